"""Every part of a record leads to the characters that say it, in the passage and in the source."""

import re
from pathlib import Path

import pytest

from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Part, Record


@pytest.fixture(scope="module", params=["000", "002", "003", "004"])
def document(request: pytest.FixtureRequest, seeds: Path) -> tuple[Record, str]:
    [path] = seeds.glob(f"{request.param}_*")
    return read_file(path), path.read_text(encoding="utf-8")


def squeeze(text: str) -> str:
    return "".join(character for character in text if not character.isspace() and character not in "☐☑◯◉◌")


def test_evidence_quotes_the_value(document: tuple[Record, str]) -> None:
    record, _ = document
    texts = {passage.id: passage.text for passage in record.passages}
    checked = 0
    for part in (record.document, record.office_work, *record.systems, *record.files, *record.flows, *record.changes):
        for field, evidence in part.evidence.items():
            if field == "label":
                continue  # the answer that makes it a flow (「再委託する」), not the flow's heading
            said = texts[evidence.passage][evidence.start : evidence.end]
            value = getattr(part, field)
            whole = (evidence.start, evidence.end) == (0, len(texts[evidence.passage]))
            if isinstance(value, str) and (not whole or squeeze(said) == squeeze(value)):
                assert squeeze(said) == squeeze(value), (field, evidence)
                checked += 1
    assert checked > 50


def test_pieces_quote_the_elements_of_a_list(document: tuple[Record, str]) -> None:
    record, _ = document
    texts = {passage.id: passage.text for passage in record.passages}

    def said(part: Part, field: str) -> list[str]:
        return [squeeze(texts[piece.passage][piece.start : piece.end]) for piece in part.pieces.get(field, ())]

    for system in record.systems:
        assert said(system, "connections") == list(map(squeeze, system.connections))
        assert said(system, "other_connections") == list(map(squeeze, system.other_connections))
    for file in record.files:
        assert said(file, "record_items") == list(map(squeeze, file.record_items))
    for flow in record.flows:
        methods = flow.methods if isinstance(flow.methods, tuple) else ()
        assert said(flow, "methods") == [squeeze(method.detail or method.name) for method in methods]
        if "information" in flow.pieces:
            assert "、".join(said(flow, "information")) == flow.information


def test_citations_quote_their_passage(document: tuple[Record, str]) -> None:
    record, _ = document
    texts = {passage.id: passage.text for passage in record.passages}
    every = [*record.citations]
    for change in record.changes:
        every += [*change.before_citations, *change.after_citations]
    assert every
    for citation in every:
        assert texts[citation.section][citation.start : citation.end] == citation.quote


def test_passages_stand_in_the_source(document: tuple[Record, str]) -> None:
    record, source = document
    assert len({passage.id for passage in record.passages}) == len(record.passages)
    for passage in record.passages:
        printed = re.sub(r"</?[a-z]+[^>]*>", "", source[passage.at.start : passage.at.end])
        words = [word for word in passage.text.replace("☐", " ").replace("☑", " ").split() if len(word) > 3]
        # Tags may stand between words; entities and marks are decoded, so the longest plain word must be there.
        longest = max((w for w in words if not set(w) & set("<>&◯◉")), key=len, default="")
        assert longest in printed or passage.label == "全ての記録項目"
        assert source.count("\n", 0, passage.at.start) + 1 == passage.at.line


def test_flow_citations_are_citations_of_the_document(document: tuple[Record, str]) -> None:
    record, _ = document
    cited = {(c.section, c.start, c.end, c.row, c.item) for c in record.citations}
    for flow in record.flows:
        assert {(c.section, c.start, c.end, c.row, c.item) for c in flow.legal_basis} <= cited
