"""konkyo build over a folder whose files somebody damaged, or a newer konkyo wrote: it says so, and goes on."""

import json
import os
import shutil
from pathlib import Path

import pytest

from konkyo.loaders.build.pipeline import build_store
from konkyo.loaders.build.record_store import RecordError, RecordStore
from konkyo.loaders.build.workers import find_files
from konkyo.loaders.record import RECORD_VERSION, Record

NOT_JSON, NOT_UTF_8 = b'{"document": {"tit', b'{"document": "\x93\xfa\x96{"}'


@pytest.fixture(scope="module")
def sound(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with the two shortest of the real documents, and the graph built from it."""
    documents, graph = tmp_path_factory.mktemp("in"), tmp_path_factory.mktemp("sound") / "graph"
    for path in sorted(seeds.glob("*.txt"), key=lambda path: path.stat().st_size)[:2]:
        shutil.copy(path, documents)
    assert not build_store(find_files([documents]), graph).failed
    return documents, graph


@pytest.fixture
def two(sound: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """The two documents, and a copy of the graph that may be damaged."""
    return sound[0], Path(shutil.copytree(sound[1], tmp_path / "graph"))


@pytest.mark.parametrize("content", [NOT_JSON, NOT_UTF_8, b"[]", b'{"a.json": "b.txt"}', b""])
def test_a_damaged_list_of_sources_is_made_again(konkyo, two: tuple[Path, Path], content: bytes) -> None:
    documents, graph = two
    before = (graph / "sources.json").read_bytes()
    (graph / "sources.json").write_bytes(content)
    ran = konkyo("build", documents, "--into", graph)
    assert (ran.code, "0 new or changed, 2 unchanged, 0 failed" in ran.out) == (0, True), ran.err
    assert f"{graph / 'sources.json'}: the list of which document" in ran.err
    assert (graph / "sources.json").read_bytes() == before
    assert (graph / "sources.damaged").read_bytes() == content, "nothing is deleted"
    assert "was damaged" not in konkyo("build", documents, "--into", graph).err


def newer(path: Path) -> bytes:
    """The record in ``path`` as a newer konkyo might write it."""
    said = json.loads(path.read_bytes()) | {"record_version": RECORD_VERSION + 1, "risks": ["漏えい"]}
    return json.dumps(said, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (NOT_JSON, "it is not JSON"),
        (NOT_UTF_8, "it is not UTF-8 (at byte 15)"),
        (b"{}", "does not fit the schema in 3 places, first “document”"),
        (None, f"record version {RECORD_VERSION + 1}; this konkyo reads up to {RECORD_VERSION}"),
    ],
)
@pytest.mark.parametrize("again", [("--rebuild",), ("other",)])
def test_a_record_that_cannot_be_read_is_named_and_the_others_go_on(
    konkyo, two: tuple[Path, Path], content: bytes | None, why: str, again: tuple[str]
) -> None:
    graph = two[1]
    bad, _ = sorted((graph / "records").iterdir())
    content = newer(bad) if content is None else content
    sources = json.loads((graph / "sources.json").read_text(encoding="utf-8"))
    (other,) = next(read for name, read in sources.items() if name != bad.name)
    bad.write_bytes(content)
    ran = konkyo("build", other if again == ("other",) else "--rebuild", "--into", graph)
    assert (ran.code, "graph: 1 evaluations" in ran.out) == (1, True), ran.err
    assert f"{bad}: " in ran.err
    assert why in ran.err
    assert ran.err.count("  → ") == 1
    assert "Traceback" not in ran.err
    assert bad.read_bytes() == content, "nothing is deleted"
    assert "1 row" in konkyo("documents", "--from", graph).err


def test_reading_the_document_again_mends_a_damaged_record_but_not_a_newer_one(konkyo, two: tuple[Path, Path]) -> None:
    documents, graph = two
    damaged, of_newer = sorted((graph / "records").iterdir())
    whole, written = damaged.read_bytes(), newer(of_newer)
    damaged.write_bytes(NOT_UTF_8)
    of_newer.write_bytes(written)
    ran = konkyo("build", documents, "--into", graph)
    assert (ran.code, "1 new or changed, 0 unchanged, 1 failed" in ran.out) == (1, True), ran.err
    assert "update konkyo, or move this file away" in ran.err
    assert damaged.read_bytes() == whole
    assert of_newer.read_bytes() == written
    of_newer.rename(graph / "newer.json")
    ran = konkyo("build", documents, "--into", graph)
    assert (ran.code, "graph: 2 evaluations" in ran.out) == (0, True), ran.err


def test_records_of_the_time_before_versions_are_read(two: tuple[Path, Path]) -> None:
    for path in (two[1] / "records").iterdir():
        said = json.loads(path.read_bytes())
        assert said.pop("record_version") == RECORD_VERSION
        assert Record.model_validate(said).record_version == RECORD_VERSION


def test_a_pipe_is_not_read(konkyo, two: tuple[Path, Path], tmp_path: Path) -> None:
    documents, graph = tmp_path / "in", two[1]
    shutil.copytree(two[0], documents)
    os.mkfifo(documents / "p.txt")
    assert find_files([documents]).passed_over == (documents / "p.txt",)
    ran = konkyo("build", documents, "--into", graph)
    assert (ran.code, str(documents / "p.txt") in ran.err) == (0, True)
    os.mkfifo(graph / "records" / "p.json")
    with pytest.raises(RecordError, match=r"p\.json"):
        RecordStore(graph).load("p.json")
