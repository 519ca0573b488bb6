"""One folder read by several at once: an open notebook keeps nobody from asking, or from building."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import document

from konkyo.graph.embedded import CLOSED, EmbeddedStore
from konkyo.graph.embedded_reader import EmbeddedReader
from konkyo.graph.store import StoreInUseError
from konkyo.i18n import KonkyoError

ROOT = Path(__file__).resolve().parents[2]
KEYS = "MATCH (e:Evaluation) RETURN e.key AS key ORDER BY key"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("read") / "store"
    with EmbeddedStore(folder) as store:
        store.replace([document("一", ("本人",))])
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "store"))


@pytest.fixture
def reader(folder: Path) -> Iterator[EmbeddedReader]:
    with EmbeddedReader(folder) as opened:
        yield opened


def keys(store: EmbeddedStore) -> list[str]:
    return [row["key"] for row in store.read(KEYS)]


def test_another_process_reads_while_this_one_has_it_open(folder: Path, reader: EmbeddedReader) -> None:
    assert keys(reader) == ["一"]
    code = (
        "import sys; from pathlib import Path; from konkyo.graph.embedded_reader import EmbeddedReader\n"
        f"with EmbeddedReader(Path(sys.argv[1])) as store: print(len(store.read({KEYS!r})))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "1\n"
    assert keys(reader) == ["一"]


def test_a_folder_can_be_opened_again_in_the_same_notebook(folder: Path, reader: EmbeddedReader) -> None:
    with EmbeddedReader(folder) as again:
        assert keys(again) == keys(reader) == ["一"]
    assert keys(reader) == ["一"]


def test_what_is_built_between_two_questions_is_in_the_second_answer(folder: Path, reader: EmbeddedReader) -> None:
    before = reader.stamp
    with EmbeddedStore(folder) as store:
        store.replace([document("二", ("相手",))])
        with pytest.raises(StoreInUseError):
            keys(reader)
        with pytest.raises(StoreInUseError):
            EmbeddedReader(folder)
    assert keys(reader) == ["一", "二"]
    assert reader.stamp != before


def test_nobody_writes_while_an_answer_is_read(folder: Path, reader: EmbeddedReader) -> None:
    with reader._held(), pytest.raises(StoreInUseError):
        EmbeddedStore(folder)
    EmbeddedStore(folder).close()


def test_a_store_that_was_not_closed_is_put_in_order_first(folder: Path) -> None:
    (folder / CLOSED).unlink()
    with EmbeddedReader(folder) as store:
        assert keys(store) == ["一"]
    assert (folder / CLOSED).exists()


def test_a_reader_writes_nothing(folder: Path, reader: EmbeddedReader) -> None:
    for act in (
        lambda: reader.write("CREATE (:Party {key: '三', name: '三'})"),
        lambda: reader.replace([document("三", ("相手",))]),
        lambda: reader.remove(["一"]),
        reader.note_law,
    ):
        with pytest.raises(KonkyoError, match="writing=True"):
            act()
    with pytest.raises(KonkyoError):
        reader.read("CREATE (:Party {key: '三', name: '三'})")
    assert keys(reader) == ["一"]


def test_the_index_for_searching_is_made_once(folder: Path, reader: EmbeddedReader) -> None:
    before = reader.stamp
    reader.prepare_search()
    made = reader.stamp
    reader.prepare_search()
    assert before != made == reader.stamp
    assert keys(reader) == ["一"]


def test_closing_disturbs_nobody_who_reads_and_waits_for_nobody_who_writes(
    folder: Path, reader: EmbeddedReader
) -> None:
    other = EmbeddedReader(folder)
    with reader._held():
        other.close()
        assert [row["key"] for row in EmbeddedStore.read(reader, KEYS)] == ["一"]
    with EmbeddedStore(folder):
        reader.close()


def test_what_is_closed_says_so(reader: EmbeddedReader) -> None:
    reader.close()
    reader.close()
    with pytest.raises(KonkyoError, match=r"konkyo\.open"):
        keys(reader)
