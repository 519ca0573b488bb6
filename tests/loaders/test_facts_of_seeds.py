"""Record → graph facts → store, on the real documents."""

from pathlib import Path

import pytest

from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.schema import EDGE_TYPES
from konkyo.loaders.facts import facts
from konkyo.loaders.record import Record


@pytest.fixture(scope="module")
def found(seed_records: dict[str, Record]) -> dict[str, DocumentFacts]:
    """The facts of each document, by the number its file name starts with."""
    return {number: facts(record) for number, record in seed_records.items()}


def ends(found: DocumentFacts, kind: str, label: str) -> set[str]:
    """The names at the ``label`` side of the edges of ``kind``."""
    names = {(n.label, n.key): str(n.properties.get("name")) for n in found.nodes}
    return {names[end] for e in found.edges if e.type == kind for end in (e.start, e.end) if end[0] == label}


def test_every_edge_quotes_its_passage(found: dict[str, DocumentFacts]) -> None:
    assert len(found) == 5
    for document in found.values():
        texts = {n.key: str(n.properties["text"]) for n in document.nodes if n.label == "Passage"}
        for edge in (edge for edge in document.edges if not EDGE_TYPES[edge.type].derived):
            said = edge.properties
            assert said["quote"] == texts[str(said["passage"])][int(said["start"]) : int(said["end"])]  # type: ignore[arg-type]


def test_nothing_of_the_real_documents_is_left_out(found: dict[str, DocumentFacts]) -> None:
    for document in found.values():
        evaluation = next(n for n in document.nodes if n.label == "Evaluation")
        assert not [n for n in evaluation.properties.get("notes_en", []) if "left out of the graph" in str(n)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("number", "body"), [("000", "呉市"), ("001", "墨田区"), ("002", "花巻市"), ("003", "倉敷市"), ("004", "川口市")]
)
def test_bodies(found: dict[str, DocumentFacts], number: str, body: str) -> None:
    assert ends(found[number], "PUBLISHES", "Body") == {body}


def test_names_that_the_documents_join(found: dict[str, DocumentFacts]) -> None:
    assert "地方公共団体情報システム機構" in ends(found["000"], "DELIVERS", "Party")
    assert "地方公共団体情報システム機構" in ends(found["001"], "DELIVERS", "Party")
    for number in ("000", "001"):
        assert not {"機構", "J-LIS"} & ends(found[number], "DELIVERS", "Party")
    assert ends(found["000"], "HOLDS", "Department") == {"市民部市民窓口課"}
    assert "住民基本台帳システム" in ends(found["000"], "VIA", "System")
    assert "住基システム" not in ends(found["000"], "VIA", "System")


def test_names_that_stay_whole_or_apart(found: dict[str, DocumentFacts]) -> None:
    delivered = ends(found["002"], "DELIVERS", "Party")
    assert {"日本私立学校振興・共済事業団", "厚生労働大臣", "共済組合等", "都道府県知事等"} <= delivered
    assert "公営住宅第2条第16号に規定する事業主体である都道府県知事又は市町村長" in delivered
    assert {"給与支払者", "公的年金支払者(日本年金機構を除く)"} <= ends(found["002"], "SENDS", "Party")
    assert "児島・水島・玉島・真備支所市民課" in ends(found["003"], "DELIVERS", "Department")


def test_the_store_holds_them_all(found: dict[str, DocumentFacts], tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "store") as store:
        store.replace(found.values())
        store.replace([found["003"]])
        for label in ("Evaluation", "Passage", "Flow", "Party", "Provision"):
            keys = {n.key for document in found.values() for n in document.nodes if n.label == label}
            [row] = store.read(f"MATCH (n:{label}) RETURN count(n) AS n")
            assert row["n"] == len(keys)
        edges = {edge.key for document in found.values() for edge in document.edges}
        [row] = store.read("MATCH ()-[e]->() RETURN count(e) AS n")
        assert row["n"] == len(edges)
