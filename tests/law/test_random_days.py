"""On random days the statuses of all citations of the real documents agree with the dated lists beside the texts."""

import csv
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from konkyo.law.address import Address
from konkyo.law.law_names import ACT, TRANSMISSION_ORDER, names
from konkyo.law.timeline import TextBasis, law_in_time
from konkyo.loaders.build.record_store import RecordStore

FIRST, LAST = date(2017, 5, 30), date(2026, 6, 30)
"""The days for which there are lists, and texts of each of the laws."""
Times = dict[Address, list[tuple[date, date]]]
"""Address → the times in which a provision stood there, each to the day after its last."""


def listed(laws: Path) -> Times:
    """Return what the dated lists say. 「削除」 stands for nothing."""
    found: Times = defaultdict(list)

    def rows(name: str) -> list[dict[str, str]]:
        with (laws / name).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def add(address: Address, line: dict[str, str], deleted: bool) -> None:
        until = line["valid_to_exclusive"]
        span = date.fromisoformat(line["valid_from"]), date.fromisoformat(until) if until else date.max
        found[address] += [] if deleted else [span]

    for line in rows("beppyo2_history.csv"):
        add(Address(ACT, table="別表第二", row=line["row"]), line, line["requester"] == "削除")
    for line in rows("meirei2_history.csv"):
        add(Address(TRANSMISSION_ORDER, table="第2条の表", row=line["row"]), line, line["requester"] == "削除")
    for line in rows("beppyo1_and_beppyo_history.csv"):
        add(Address(ACT, table=line["table"], row=line["row"]), line, line["user"] == "削除")
    for line in rows("article_titles_history.csv"):
        add(Address(names().by_id[line["law_id"].upper()], line["article"]), line, line["title"] == "削除")
    for line in rows("orders_article_to_row.csv"):
        law = names().by_id[line["law_id"].upper()]
        if law != "番号法別表第二主務省令":
            add(Address(law, line["article"]), line, line["text_head"] == "削除")
    for name, kind in (("bango_art19_items.csv", "item"), ("bango_art9_paragraphs.csv", "paragraph")):
        lines = rows(name)
        days = sorted({line["effective"] for line in lines})
        for day, following in zip(days, [*days[1:], ""], strict=True):
            for line in lines:
                if line["effective"] == day:
                    address = Address(ACT, "19" if kind == "item" else "9", **{kind: line[kind]})
                    add(address, {"valid_from": day, "valid_to_exclusive": following}, deleted=False)
    return dict(found)


def status(times: list[tuple[date, date]], day: date) -> str:
    if any(since <= day < until for since, until in times):
        return "valid"
    # A number that was always 「削除」 had a provision before the first list.
    return "stale" if not times or min(times)[0] <= day else "future"


@pytest.fixture(scope="module")
def told(laws: Path) -> Times:
    return listed(laws)


@pytest.fixture(scope="module")
def compared(built: Path, told: Times) -> Counter[Address]:
    """The addresses that the real documents cite outside their change logs and that the lists tell of, with counts."""
    records = RecordStore(built)
    cited = Counter(
        Address(one.law, one.article, one.paragraph, one.item, one.table, one.row)
        for name in records.names()
        for one in records.load(name).citations
    )
    return Counter({address: count for address, count in cited.items() if address in told})


def test_on_random_days_statuses_agree_with_the_dated_lists(compared: Counter[Address], told: Times) -> None:
    """Hypothesis draws the days, and prints the one that fails."""
    assert compared.total() > 400

    @settings(max_examples=12, deadline=None)
    @given(day=st.dates(FIRST, LAST))
    @example(day=date(2021, 8, 31))
    @example(day=date(2024, 5, 27))
    def agree(day: date) -> None:
        found = {address: law_in_time().resolve(address, day) for address in compared}
        listed_then = {address: (status(told[address], day), TextBasis.KNOWN) for address in compared}
        differing = {at for at, one in found.items() if (str(one.status), one.basis) != listed_then[at]}
        assert {str(at): (str(found[at].status), *listed_then[at]) for at in differing} == {}

    agree()
