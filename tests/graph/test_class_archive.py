"""The archive of the engine's classes: made once, used at each start, and never in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from konkyo.graph import class_archive
from konkyo.graph.jvm import OPTIONS

_ASKING = """
import sys
from pathlib import Path
from konkyo.graph import jvm
from konkyo.graph.class_archive import archive_options
from konkyo.graph.embedded import EmbeddedStore
jvm.start_java((*archive_options(jvm.OPTIONS), "-Xlog:class+load:file=" + sys.argv[1] + "/classes.log"))
with EmbeddedStore(Path(sys.argv[1]) / "store") as store:
    print(store.read("MATCH (e:Evaluation) RETURN count(e) AS n")[0]["n"])
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(class_archive.CACHE_VARIABLE, str(cache))


def _asked(folder: Path) -> tuple[str, str]:
    """Return what was printed, and the log of the classes of the engine, by a process that asks in ``folder``."""
    done = subprocess.run(
        [sys.executable, "-c", _ASKING, str(folder)], capture_output=True, text=True, encoding="utf-8", check=False
    )
    log = (folder / "classes.log").read_text(encoding="utf-8")
    return done.stdout + done.stderr, "\n".join(line for line in log.splitlines() if "com.arcadedb" in line)


def test_it_is_made_once_and_holds_the_classes_of_the_engine(cache: Path, tmp_path: Path) -> None:
    assert class_archive.archive_missing(OPTIONS)
    assert class_archive.archive_options(OPTIONS) == ()
    assert class_archive.make_archive(OPTIONS)
    assert not class_archive.archive_missing(OPTIONS)
    # What the making needed besides is gone.
    assert list(cache.iterdir()) == [class_archive.archive_file(OPTIONS)]
    printed, classes = _asked(tmp_path)
    assert printed == "0\n"
    assert classes.count("shared objects file") > 0.9 * len(classes.splitlines()) > 100


@pytest.mark.parametrize("content", [b"", b"no archive", bytes(100_000)], ids=["empty", "text", "zeros"])
def test_a_damaged_archive_is_passed_over_without_a_word(cache: Path, tmp_path: Path, content: bytes) -> None:
    archive = class_archive.archive_file(OPTIONS)
    assert archive is not None
    archive.write_bytes(content)
    printed, classes = _asked(tmp_path)
    assert printed == "0\n"
    assert "shared objects file" not in classes


def test_other_options_have_another_archive() -> None:
    assert class_archive.archive_file(OPTIONS) != class_archive.archive_file(("-Xint", *OPTIONS))


def test_an_empty_variable_wants_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(class_archive.CACHE_VARIABLE, "")
    assert class_archive.archive_file(OPTIONS) is None
    assert class_archive.archive_options(OPTIONS) == ()
    assert not class_archive.archive_missing(OPTIONS)
    assert not class_archive.make_archive(OPTIONS)


def test_a_folder_that_cannot_be_made_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(class_archive.CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    assert not class_archive.make_archive(OPTIONS)
