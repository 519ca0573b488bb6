"""The work of a row of a table, compared word for word with what documents write."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from konkyo.law.address import Address
from konkyo.law.network import TABLES, table
from konkyo.law.row_work import days_of_work, has_work
from konkyo.law.timeline import law_in_time
from konkyo.loaders.read_document import read_file


@pytest.mark.parametrize(
    ("name", "day", "agree", "differ"),
    [
        # By eye: of the rows 8, 11 and 26 the form has an older work.
        ("002_*", date(2020, 3, 29), 17, ["提供先12", "提供先6", "提供先8"]),
        # Of the three rows that changed that day it has two in the new words.
        ("001_*", date(2025, 4, 1), 59, ["別紙2 項番112"]),
        ("001_*", date(2025, 3, 31), 58, ["別紙2 項番110", "別紙2 項番155"]),
    ],
)
def test_real_documents_copy_the_words_of_rows(
    seeds: Path, name: str, day: date, agree: int, differ: list[str]
) -> None:
    [path] = seeds.glob(name)
    found: Counter[bool] = Counter()
    unlike = []
    for flow in read_file(path).flows:
        rows = [Address(one.law, table=one.table, row=one.row) for one in flow.legal_basis if one.row]
        if flow.kind == "provision" and flow.purpose and rows and table(rows[0]) in TABLES:
            same = has_work(rows[0], flow.purpose, day, law_in_time())
            found[same] += 1
            unlike += [] if same else [flow.label]
    assert (found[True], sorted(unlike)) == (agree, differ)


def test_no_row_has_words_that_nobody_wrote() -> None:
    row = Address("番号法", table="別表第二", row="2")
    assert days_of_work(row, "灯台の保守に関する事務であって主務省令で定めるもの", law_in_time()) == []
    assert not has_work(row, "", date(2020, 3, 29), law_in_time())
