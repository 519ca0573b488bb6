"""The same document as workbook, PDF, web page and text: the same facts each time, and one document in the graph."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from batches import drawn
from office import convert
from render import render

from konkyo.loaders.build.duplicates import differences
from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.build.workers import find_files
from konkyo.loaders.forms.labels import BASIC
from konkyo.loaders.read_document import read_file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    record, style = next((r, s) for r, s in drawn(12) if r.document.form != BASIC and r.document.published)
    style = replace(style, apart=False, broken=0)
    made = tmp_path_factory.mktemp("one")
    for name in ("xlsx", "html", "txt"):
        (made / f"document.{name}").write_bytes(render(record, style, name))
    (pdf,) = convert([made / "document.xlsx"], "pdf", tmp_path_factory.mktemp("converted"))
    shutil.copy(pdf, made)
    return made


def test_every_format_says_the_same(folder: Path) -> None:
    workbook = read_file(folder / "document.xlsx")
    assert workbook.flows
    for name in ("pdf", "html", "txt"):
        assert differences(workbook, read_file(folder / f"document.{name}")) == [], name


def test_they_are_one_document_in_the_graph_and_its_copies_are_named(folder: Path, tmp_path: Path) -> None:
    summary = build_store(find_files([folder]), tmp_path / "graph", jobs=1)
    assert not summary.failed
    assert len(summary.read) == 1
    stored = folder / "document.xlsx"
    assert {copy.path.name: (copy.of, copy.differs) for copy in summary.copies} == {
        f"document.{name}": (stored, ()) for name in ("html", "pdf", "txt")
    }
    assert summary.counts.nodes["Evaluation"] == 1
    library = RecordStore(tmp_path / "graph")
    (record,) = map(library.load, library.names())
    assert record.source.format == "xlsx"
    assert [sorted(map(str, folder.iterdir()))] == list(library.sources().values())
    again = build_store(find_files([folder]), tmp_path / "graph", jobs=1)
    assert len(again.unchanged) == 1
    assert not again.read
