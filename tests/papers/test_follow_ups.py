"""What may have to follow a change: counts of the form, and the same citation in the body's other documents."""

from datetime import date
from pathlib import Path

import pytest
from own_documents import own, small_workbook

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.law.timeline import law_in_time
from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.record import Record
from konkyo.papers.follow_ups import changes_rows, citing_elsewhere, counts_to_check, perhaps_touched

OLD, NEW = "番号法第19条第8号 別表第二の27の項", "番号法第19条第8号 利用特定個人情報提供命令第2条の表の48の項"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("番号法第19条第7号", "番号法第19条第8号", False),
        (OLD, NEW, False),
        (OLD, "番号法第19条第8号 別表第二の27、28の項", True),
        (OLD, "番号法第19条第8号", True),
    ],
)
def test_another_number_of_rows_asks_for_the_counts(before: str, after: str, expected: bool) -> None:
    assert changes_rows(before, after) is expected


@pytest.fixture(scope="module")
def tax(fictional: Path) -> Record:
    kept = RecordStore(fictional)
    return next(one for name in kept.names() if (one := kept.load(name)).document.published == "2022-06-30")


def test_the_counts_of_the_file_are_named(tax: Record) -> None:
    passage = next(one for one in tax.passages if one.id == "II-5 提供先1 ①")
    found = counts_to_check(tax, [(passage, OLD, "番号法第19条第8号 別表第二の27、28の項")])
    assert [one.place.rpartition(" ")[2] for one in found] == ["委託の有無", "提供・移転の有無"]
    assert "8 ) 件" in found[1].words
    assert counts_to_check(tax, [(passage, OLD, NEW)]) == []


def test_other_documents_that_cite_it_are_named_one_by_one(fictional: Path, tax: Record) -> None:
    passage = next(one for one in tax.passages if one.id == "II-5 提供先1 ①")
    with EmbeddedStore(fictional / STORE) as store:
        found = citing_elsewhere(store, tax, tax.source.sha256, [(passage, OLD, NEW)])
        nothing = citing_elsewhere(store, tax, tax.source.sha256, [(passage, OLD, OLD)])
    assert nothing == []
    assert any("国民健康保険" in one.document and "27" in one.words for one in found)
    # Neither the document itself nor the older version of it.
    assert not any("個人住民税" in one.document for one in found)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2020, 5, 25), [("番号法第7条第1項", "between 2020-03-31 and 2020-06-05")]),
        (date(2020, 3, 30), []),
        (date(2020, 6, 5), []),
    ],
)
def test_what_changed_on_a_day_that_no_text_shows_is_named(last: date, expected: list[tuple[str, str]]) -> None:
    record = own(small_workbook(), "xlsx").record
    cited = [
        citation.model_copy(update={"article": "7", "paragraph": "1", "item": None, "quote": "番号法第7条第1項"})
        for citation in record.citations
        if citation.section == "I-5-②"
    ]
    found = perhaps_touched(record.model_copy(update={"citations": cited}), date(2020, 1, 1), last, law_in_time())
    assert [(look.words, look.why.en.partition(" day ")[2].partition(" (")[0]) for look in found] == expected
