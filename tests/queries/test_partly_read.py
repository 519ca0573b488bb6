"""An answer that rests on documents read in part says so."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import share_shown
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.queries.partly_read import PartlyRead, caveat, partly_read

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
    assert "名の読めない評価書 (45.6%)" in caveat([nameless]).ja
    assert "one whose name was not read (45.6%)" in caveat([nameless]).en


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "0.0%"), (0.0001, "<0.1%"), (0.0012, "0.1%"), (0.42, "42.0%"), (0.9999, ">99.9%"), (1, "100.0%")],
)
def test_a_little_that_was_not_read_is_not_shown_as_nothing(share: float, shown: str) -> None:
    assert share_shown(share) == shown
    one = PartlyRead("key", "灯坂市", "評価書", share)
    assert shown in caveat([one]).ja
