"""An answer that rests on documents read in part says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import share_shown
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.queries.partly_read import PartlyRead, caveat, partly_read, partly_read_of, read_in_part_in_short

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WHOLE, PARTLY = "tomosaka_kokuho_kiso_2022.txt", "tomosaka_juminzei_2022.txt"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """Two evaluations; of one a tenth was not read."""
    whole = (EXAMPLES / WHOLE).read_text(encoding="utf-8")
    partly = (EXAMPLES / PARTLY).read_text(encoding="utf-8")
    foreign = "".join(f"審議会の資料の第{number}段で、様式の欄ではない。\n" for number in range(60))
    records = [read_pages(pages_of(text.encode(), ".txt")) for text in (whole, foreign + partly)]
    with EmbeddedStore(tmp_path_factory.mktemp("partly") / "store") as made:
        made.replace([facts(record) for record in records])
        yield made


def named(store: EmbeddedStore, title: str) -> dict[str, Any]:
    rows = store.read(
        "MATCH (e:Evaluation) WHERE e.title CONTAINS $title "
        "RETURN e.key AS evaluation, e.title AS document, e.published AS published",
        {"title": title},
    )
    return rows[0]


def test_the_document_asked_about_decides(store: EmbeddedStore) -> None:
    whole, partly = named(store, "国民健康保険"), named(store, "住民税")
    assert partly_read(store, [], whole["evaluation"]) == []
    assert [one.evaluation for one in partly_read(store, [], partly["evaluation"])] == [partly["evaluation"]]


@pytest.mark.parametrize("columns", [("evaluation",), ("document", "published")])
def test_the_documents_that_rows_name_decide(store: EmbeddedStore, columns: tuple[str, ...]) -> None:
    for title, count in (("国民健康保険", 0), ("住民税", 1)):
        row = {column: named(store, title)[column] for column in columns}
        assert len(partly_read(store, [row])) == count


def test_an_answer_without_rows_rests_on_all(store: EmbeddedStore) -> None:
    (one,) = partly_read(store, [])
    assert one.unread > 0.05
    assert f"{one.unread:.1%}" in caveat([one]).en


def test_the_graph_has_what_was_not_read(store: EmbeddedStore) -> None:
    rows = store.read("MATCH (:Evaluation)-[:HAS]->(p:Passage) WHERE p.unread RETURN p.text AS text")
    assert any("審議会の資料の第59段" in row["text"] for row in rows)


def test_an_evaluation_without_a_name_is_told_of_as_such() -> None:
    nameless = PartlyRead("k", None, None, 0.456)
    assert "名の読めない評価書（読めなかった文字 45.6%）" in caveat([nameless]).ja
    assert "one whose name was not read (45.6% not read)" in caveat([nameless]).en


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0.0%"), (0.0001, "<0.1%"), (0.0012, "0.1%"), (0.42, "42.0%"), (0.9999, ">99.9%"), (1, "100.0%")],
)
def test_a_little_that_was_not_read_is_not_shown_as_nothing(share: float, shown: str) -> None:
    assert share_shown(share) == shown
    one = PartlyRead("key", "灯坂市", "評価書", share)
    assert shown in caveat([one]).ja


DAY, PLACE = "表紙 公表日", "I-2-① システムの名称"


@pytest.mark.parametrize(
    ("share", "unfilled", "ja", "en"),
    [
        (0.42, (), "読めなかった文字 42.0%", "42.0% not read"),
        (0, (DAY,), f"値のない欄: {DAY}", f"no value for {DAY}"),
        (0.0066, (DAY,), f"値のない欄: {DAY}、読めなかった文字 0.7%", f"no value for {DAY}, 0.7% not read"),
        (0, (DAY, PLACE), f"値のない欄: {DAY}、{PLACE}", f"no value for {DAY}, {PLACE}"),
    ],
)
def test_the_reason_for_being_read_in_part_is_told(share: float, unfilled: tuple[str, ...], ja: str, en: str) -> None:
    one = PartlyRead("key", "灯坂市", "評価書", share, unfilled)
    assert f"灯坂市 評価書（{ja}）" in caveat([one]).ja
    assert f"灯坂市 評価書 ({en})" in caveat([one]).en
    if not unfilled[1:]:
        assert read_in_part_in_short([one]).ja.endswith(f"（灯坂市 {ja}）")
        assert read_in_part_in_short([one]).en.endswith(f"(灯坂市: {en})")


def test_of_several_labels_without_a_value_the_short_form_names_one() -> None:
    said = read_in_part_in_short([PartlyRead("key", "灯坂市", "評価書", 0, (DAY, PLACE))])
    assert f"{DAY} ほか1" in said.ja
    assert f"{DAY} and 1 more" in said.en


def test_a_label_without_a_value_is_named_by_its_document(tmp_path: Path) -> None:
    text = (EXAMPLES / WHOLE).read_text(encoding="utf-8")
    without = "".join(line for line in text.splitlines(keepends=True) if "令和4年2月28日" not in line)
    record = read_pages(pages_of(without.encode(), ".txt"))
    assert record.account is not None
    assert record.account.unfilled
    with EmbeddedStore(tmp_path / "store") as made:
        made.replace([facts(record)])
        (one,) = partly_read(made, [])
        assert one.unfilled == record.account.unfilled
        assert [one] == partly_read_of(made, [one.evaluation])
