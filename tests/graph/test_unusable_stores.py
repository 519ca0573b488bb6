"""A store that is damaged or of another version says so when it is opened, and can be made again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import document

from konkyo.graph.embedded import EmbeddedStore, discard
from konkyo.graph.store import StoreUnusableError
from konkyo.i18n import KonkyoError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with one document in it, closed; and a file that is not the store's."""
    (tmp_path / "記録.json").write_text("{}")
    with EmbeddedStore(tmp_path) as store:
        store.replace([document("一", ("本人",))])
    return tmp_path


def other_engine(folder: Path) -> None:
    mark = json.loads((folder / "konkyo-store.json").read_text())
    (folder / "konkyo-store.json").write_text(json.dumps({**mark, "engine": "arcadedb-embedded 25.1.1"}))


def other_schema(folder: Path) -> None:
    mark = json.loads((folder / "konkyo-store.json").read_text())
    (folder / "konkyo-store.json").write_text(json.dumps({**mark, "schema": "0" * 16}))


def making_cut_short(folder: Path) -> None:
    (folder / "konkyo-store.json").unlink()


def garbage_for_a_mark(folder: Path) -> None:
    (folder / "konkyo-store.json").write_bytes(b"\xff\x00{")


def lost_file(folder: Path) -> None:
    next(folder.glob("arcadedb/Party_0.*.bucket")).unlink()


def cut_file(folder: Path) -> None:
    path = next(folder.glob("arcadedb/Party_0.*.bucket"))
    path.write_bytes(path.read_bytes()[:100])


def lost_types_after_a_crash(folder: Path) -> None:
    (folder / "konkyo-closed.json").unlink()
    for path in folder.glob("arcadedb/schema*.json"):
        path.unlink()


def lost_dictionary_after_a_crash(folder: Path) -> None:
    (folder / "konkyo-closed.json").unlink()
    next(folder.glob("arcadedb/dictionary*")).unlink()


def lost_engine(folder: Path) -> None:
    for path in folder.glob("arcadedb/*"):
        path.unlink()
    (folder / "arcadedb").rmdir()


@pytest.mark.parametrize(
    ("harm", "why"),
    [
        (other_engine, "made by another version: {'engine': 'arcadedb-embedded 25.1.1'"),
        (other_schema, "made by another version"),
        (making_cut_short, "not finished"),
        (garbage_for_a_mark, "konkyo-store.json cannot be read"),
        (lost_file, "missing or damaged"),
        (cut_file, "missing or damaged"),
        (lost_types_after_a_crash, "types is damaged"),
        (lost_dictionary_after_a_crash, "Dictionary file not found"),
        (lost_engine, "missing or damaged"),
    ],
)
def test_a_harmed_store_is_refused_and_can_be_made_again(folder: Path, harm: Callable[[Path], None], why: str) -> None:
    harm(folder)
    for _ in range(2):
        with pytest.raises(StoreUnusableError) as raised:
            EmbeddedStore(folder)
        assert raised.value.why is not None
        assert why in raised.value.why.en
        assert raised.value.where == str(folder)
    discard(folder)
    assert [path.name for path in folder.iterdir()] == ["記録.json"]
    with EmbeddedStore(folder) as store:
        assert store.read("MATCH (n) RETURN n") == []


def test_a_sound_store_opens_again_and_again(folder: Path) -> None:
    for _ in range(3):
        with EmbeddedStore(folder) as store:
            assert store.read("MATCH (p:Party) RETURN p.name AS name") == [{"name": "本人"}]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KonkyoError) as raised:
        EmbeddedStore(tmp_path / "file" / "store")
    assert raised.value.where == str(tmp_path / "file" / "store")
