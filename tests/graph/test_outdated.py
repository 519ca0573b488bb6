"""A store says which evaluations rest on other facts of law than are held now."""

from pathlib import Path

import pytest
from documents import AT, document

from konkyo.graph.document_facts import DocumentFacts, Edge, Node
from konkyo.graph.store import Store
from konkyo.law.added_folder import VARIABLE
from konkyo.law.statute_head import SHIPPED


def citing(key: str, *laws: str) -> DocumentFacts:
    """A document that cites a provision of each of ``laws``."""
    whole = document(key, ())
    nodes = [Node("Passage", f"{key}|I-1", {"evaluation": key, "section": "I-1", "text": "法", "label_text": "法"})]
    nodes += [Node("Provision", law, {"law": law, "address": law}) for law in laws]
    cites = [
        Edge("CITES", ("Passage", f"{key}|I-1"), ("Provision", law), {**AT, "evaluation": key, "as_written": law,
                                                                      "status": "unversioned"})
        for law in laws
    ]  # fmt: skip
    return DocumentFacts(key, (*whole.nodes, *nodes), (*whole.edges, *cites))


@pytest.fixture
def added(tmp_path: Path) -> Path:
    """A folder in which something else is known of 住民基本台帳法."""
    name = "342AC0000000081.jsonl"
    text = (SHIPPED / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text.replace('"since": "2017-04-01"', '"since": "2017-04-02"', 1), encoding="utf-8")
    return tmp_path


def test_those_that_cite_a_law_of_which_something_else_is_known(
    either: Store, added: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "")
    either.note_law()
    either.replace([citing("一", "番号法"), citing("二", "番号法", "住民基本台帳法"), citing("三", "地方税法")])
    assert either.outdated() == []
    monkeypatch.setenv(VARIABLE, str(added))
    assert either.outdated() == ["二"]
    either.note_law()
    assert either.outdated() == []
    monkeypatch.setenv(VARIABLE, "")
    assert either.outdated() == ["二"]
    either.note_law()
