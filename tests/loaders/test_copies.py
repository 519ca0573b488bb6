"""Several files of one evaluation: what makes them copies, which one is stored, and what is said of the others."""

from pathlib import Path
from typing import Any

import pytest

from konkyo.i18n import KonkyoError
from konkyo.loaders.build.duplicates import compared, differences, faithful_first
from konkyo.loaders.read_document import read_file
from konkyo.loaders.record import Note, Record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def record() -> Record:
    return read_file(EXAMPLES / "tomosaka_juminzei_2022.txt")


def flows_with(record: Record, **changed: Any) -> Record:
    first, *rest = record.flows
    return record.model_copy(update={"flows": (first.model_copy(update=changed), *rest)})


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"counterparty": "別の相手"}, "flows[0].counterparty"),
        ({"methods": None}, "flows[0].methods"),
        ({"subjects_band": "1万人未満"}, "flows[0].subjects_band"),
    ],
)
def test_every_fact_that_differs_is_named(record: Record, changed: dict[str, Any], said: str) -> None:
    assert [place.split(":")[0] for place in differences(record, flows_with(record, **changed))] == [said]


def test_a_fact_that_one_lacks_differs(record: Record) -> None:
    fewer = record.model_copy(update={"flows": record.flows[1:]})
    assert differences(record, fewer) == [f"flows: {len(record.flows)} ≠ {len(record.flows) - 1}"]


def test_where_and_how_a_thing_was_found_is_no_fact(record: Record) -> None:
    moved = record.model_copy(update={"passages": (), "notes": (Note(code="x", ja="x", en="x"),)})
    assert differences(record, flows_with(moved, at=None, evidence={})) == []
    first, *rest = record.systems
    option = next(iter(first.connections))
    reasoned = first.model_copy(update={"connections_inferred": {option: Note(code="x", ja="x", en="x")}})
    assert differences(record, record.model_copy(update={"systems": (reasoned, *rest)})) == []


def test_white_space_and_width_differ_between_formats_only_if_asked(record: Record) -> None:
    printed = record.document.title or ""
    wide = record.model_copy(
        update={"document": record.document.model_copy(update={"title": f"{printed[:3]} {printed[3:]}"})}
    )
    assert differences(record, wide, exact=False) == []
    assert len(differences(record, wide)) == 1


def test_the_format_that_tells_cells_best_comes_first() -> None:
    names = ["a.txt", "a.pdf", "b.docx", "a.xlsx", "c.xls", "b.txt"]
    assert [str(path) for path in faithful_first(map(Path, names))] == [
        "a.xlsx", "c.xls", "b.docx", "a.pdf", "a.txt", "b.txt",
    ]  # fmt: skip


def test_another_format_that_reads_otherwise_is_a_copy_and_says_where(record: Record) -> None:
    source = record.source.model_copy(update={"format": "pdf"})
    other = flows_with(record, counterparty="別の相手").model_copy(update={"source": source})
    copy = compared(Path("b.pdf"), other, Path("a.txt"), record)
    assert (copy.path, copy.of) == (Path("b.pdf"), Path("a.txt"))
    assert len(copy.differs) == 1


def test_two_of_one_format_that_differ_cannot_both_be_right(record: Record) -> None:
    with pytest.raises(KonkyoError) as raised:
        compared(Path("b.txt"), flows_with(record, counterparty="別の相手"), Path("a.txt"), record)
    assert "a.txt" in raised.value.why.en
    assert "flows[0].counterparty" in raised.value.why.en
