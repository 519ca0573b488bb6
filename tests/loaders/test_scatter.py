"""Documents whose truth is known, with their reading order destroyed: what is then asserted is still true."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from scatter import scattered

from konkyo.loaders.forms.detect import form_of
from konkyo.loaders.forms.labels import BASIC
from konkyo.loaders.forms.scattered import is_scattered
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import read_pages
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.record import ILLEGIBLE, Record

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
REAL = ("000", "002", "003", "004")
Fact = tuple[object, ...]


@pytest.fixture(scope="module")
def documents(seeds: Path) -> list[tuple[str, Pages, set[Fact]]]:
    """Name, pages and truth of every document but those of 様式2: its labels are too few to be seen to step back."""
    paths = [*(path for name in REAL for path in seeds.glob(f"{name}_*")), *EXAMPLES]
    read = [(path.name, read_text(path.read_bytes())) for path in paths]
    return [(name, pages, facts(read_pages(pages))) for name, pages in read if form_of(pages) != BASIC]


def flat(value: object) -> str:
    return "".join(str(value).split())


def said(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    return ((name, flat(value)) for name, value in values.items() if value and value != ILLEGIBLE)


def facts(record: Record) -> set[Fact]:
    """What a record asserts: every value, and every tick that is set."""
    found: list[Fact] = []
    document = record.document
    found += [("document", *pair) for pair in said({k: getattr(document, k) for k in (
        "number", "title", "form", "body", "published", "threshold", "evaluated")})]  # fmt: skip
    if record.office_work:
        work = {"name": record.office_work.name, "band": record.office_work.subjects_band}
        found += [("work", *pair) for pair in said(work)]
    for system in record.systems:
        found.append(("system", system.ordinal, flat(system.name)))
        found += [("connection", system.ordinal, flat(o)) for o, tick in system.connections.items() if tick is True]
        found += [("other connection", system.ordinal, flat(name)) for name in system.other_connections]
    for file in record.files:
        fields = ("kind", "subjects_band", "record_items_band", "department", "held_since", "use_started")
        found += [("file", flat(file.name), *pair) for pair in said({k: getattr(file, k) for k in fields})]
        found += [("item", flat(file.name), flat(item)) for item in file.record_items]
    for flow in record.flows:
        key = (flat(flow.file), flow.kind, flat(flow.label))
        found.append(("flow", *key))
        texts = ("counterparty", "information", "purpose", "frequency", "subjects_band", "legal_basis_text", "matter")
        found += [("flow text", *key, *pair) for pair in said({k: getattr(flow, k) for k in texts})]
        if flow.methods and flow.methods != ILLEGIBLE:
            found += [("method", *key, flat(method)) for method in flow.methods]
    for change in record.changes:
        if change.item != ILLEGIBLE:
            row = (change.no, change.date, flat(change.item))
            found.append(("change", *row))
            cells = {k: getattr(change, k) for k in ("before", "after", "timing", "reason")}
            found += [("change text", *row, *pair) for pair in said(cells)]
    for risk in record.risks:
        key = (flat(risk.file), risk.section, flat(risk.risk))
        if ILLEGIBLE not in key:
            answers = {f"answer {label}": said for label, said in risk.answers.items()}
            found += [("risk", *key, *pair) for pair in said({"rating": risk.rating, **answers})]
            boxes = (risk.measure or "").split("\n")
            found += [("measure", *key, flat(box)) for box in boxes if box]
    return set(found)


def is_piece(fact: Fact, truth: set[Fact]) -> bool:
    """Tell whether a text is a piece of one in ``truth``: the sheets cut a cell in two."""
    return any(other[:-1] == fact[:-1] and str(fact[-1]) in str(other[-1]) for other in truth)


@pytest.mark.parametrize(("way", "seed"), [("halves", 0), ("reversed", 1)])
def test_what_is_asserted_after_the_order_is_destroyed_is_true(
    documents: list[tuple[str, Pages, set[Fact]]], way: str, seed: int
) -> None:
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for name, pages, truth in documents:
        destroyed = read_text(scattered(pages, seed, way))
        assert is_scattered(destroyed), name
        found = facts(read_pages(destroyed))
        found -= {fact for fact in found if fact[0] == "measure" and is_piece(fact, truth)}
        assert not found - truth, (name, sorted(map(str, found - truth)))
        wanted.update(str(fact[0]) for fact in truth)
        right.update(str(fact[0]) for fact in found)
    # Not to assert anything would be true as well.
    for kind, least in {"document": 0.6, "system": 0.6, "file": 0.6, "flow": 0.55, "flow text": 0.2}.items():
        assert right[kind] >= least * wanted[kind], (kind, right[kind], wanted[kind])
