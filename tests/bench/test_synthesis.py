"""The synthetic nation: what was put into a document comes out of it, where nothing damaged it."""

import re
from collections import Counter
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import synthesis
from synthesis import MIXES, Document, documents
from synthesis.damage import KINDS

from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import ILLEGIBLE, Flow, Record, RecordCitation

SAMPLE = 24


def read(document: Document) -> Record:
    return read_pages(pages_of(document.text.encode(), ".txt"))


def address(citation: RecordCitation) -> tuple[str | None, ...]:
    return (citation.law, citation.article, citation.item, citation.table, citation.row)


def stated(flow: Flow, name: str) -> object:
    """A field of ``flow``, its methods as they are printed."""
    value = getattr(flow, name)
    return tuple(method.printed for method in value) if name == "methods" and isinstance(value, tuple) else value


def said(record: Record, truth: dict[str, Any]) -> dict[str, Any]:
    """What ``record`` says of those things that ``truth`` tells, in the words of ``truth``."""
    found: dict[str, Any] = {"document": {name: getattr(record.document, name) for name in truth["document"]}}
    for part in ("systems", "files", "changes"):
        if part in truth:
            names = list(truth[part][0]) if truth[part] else []
            found[part] = [{name: getattr(one, name) for name in names} for one in getattr(record, part)]
    for one in found.get("files", ()):
        one["record_items"] = list(one["record_items"])
    if "flows" in truth:
        found["flows"] = [
            {name: stated(flow, name) for name in wanted} | {"legal_basis": [address(c) for c in flow.legal_basis]}
            for flow, wanted in zip(record.flows, truth["flows"], strict=True)
        ]
    if "rows" in truth:
        cited = {citation.row for citation in record.citations if citation.table == "別表第二"}
        found["rows"] = truth["rows"] & cited
    if "declared_counts" in truth:
        found["declared_counts"] = {name: counts.model_dump() for name, counts in record.declared_counts.items()}
    return found


def wanted(truth: dict[str, Any]) -> dict[str, Any]:
    return truth | ({"flows": [{"legal_basis": [], **flow} for flow in truth["flows"]]} if "flows" in truth else {})


@pytest.mark.parametrize("mix", MIXES)
def test_what_was_put_in_comes_out(mix: str) -> None:
    forms = Counter()
    for document in documents(SAMPLE if mix == "nation" else SAMPLE // 3, mix=mix, damaged=False):
        record = read(document)
        assert said(record, document.truth) == wanted(document.truth), document.name
        assert record.gaps == (), document.name
        forms[record.document.form] += 1
    assert set(forms) <= set(MIXES[mix])
    assert len(forms) > 2


def test_damage_costs_what_it_hit_and_nothing_else() -> None:
    seen = set()
    for document in (*documents(12, seed=5), *documents(8, seed=5, mix="long")):
        record = read(document)
        assert facts(record).nodes
        seen |= set(document.damage)
        if set(document.damage) - {"odd marks", "boxes alike"}:
            continue
        found, truth = said(record, document.truth), wanted(document.truth)
        for mine, theirs in zip(found.get("flows", ()), truth.get("flows", ()), strict=True):
            if "legal_basis_text" in mine:
                mine["legal_basis_text"] = normalize("NFKC", mine["legal_basis_text"])
            if mine.get("methods") == ILLEGIBLE and "boxes alike" in document.damage:
                mine["methods"] = theirs["methods"]
        assert found == truth, document.name
    assert seen == {kind for kind, *_ in KINDS}


def test_the_same_seed_gives_the_same_bytes_and_another_one_others() -> None:
    one, again, other = ([d.text for d in documents(6, seed)] for seed in (1, 1, 2))
    assert one == again
    assert all(a != b for a, b in zip(one, other, strict=True))
    assert len({document.text for document in documents(60)}) == 60


def test_bodies_parties_and_provisions_are_shared_and_versions_follow_each_other() -> None:
    # Of two bodies with 24 works each: documents 48 and 57 are earlier versions of 0 and 9.
    records = [read(synthesis.document(number, 2, 1, "nation")) for number in (0, 9, 18, 27, 48, 57)]
    bodies = Counter(record.document.body for record in records if record.document.body)
    assert len(bodies) == 2
    stated = [facts(record) for record in records]
    assert len({one.evaluation for one in stated}) == len(stated), "each document is an evaluation of its own"
    parties = Counter(node.key for one in stated for node in one.nodes if node.label == "Party")
    assert parties.most_common(1)[0][1] > 3


def test_no_sentence_is_one_of_the_real_documents(seeds: Path) -> None:
    real = "".join(re.sub(r"\s", "", path.read_text(encoding="utf-8")) for path in seeds.glob("*.txt"))
    # The words of the official forms stand on their own; a sentence ends in 。.
    sentences = {
        part for d in documents(20, mix="long") for part in re.findall(r"[^。<>()（）\s]{12,}。(?![)）])", d.text)
    }
    assert len(sentences) > 1000
    assert [sentence for sentence in sentences if sentence in real] == []
