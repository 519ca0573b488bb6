"""What is made once in a test run, by whichever process needs it first, and read by all."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from konkyo.loaders.record import Record


def once(name: str, make: Callable[[Path], object], temporary: pytest.TempPathFactory) -> Path:
    """Return the folder ``name`` that ``make`` filled, once in a run. It is everybody's: only read there."""
    mine = temporary.getbasetemp()
    everybodys = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    folder = everybodys / f"once-{name}"
    with _alone(everybodys / f"once-{name}.lock"):
        if not folder.exists():
            begun = everybodys / f"once-{name}.begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            make(begun)
            begun.rename(folder)
    return folder


def built_once(name: str, documents: Path, temporary: pytest.TempPathFactory) -> Path:
    """Return a folder into which ``documents`` were built, once in a run: a copy of this process's own, as only one
    process may open an embedded store."""
    from konkyo.loaders.build.pipeline import build_store
    from konkyo.loaders.build.workers import find_files

    def make(folder: Path) -> None:
        summary = build_store(find_files([documents]), folder)
        assert not summary.failed, summary.failed

    return Path(shutil.copytree(once(name, make, temporary), temporary.mktemp("built") / name))


def records_in(folder: Path) -> dict[str, "Record"]:
    """Return what was read of each document that was built into ``folder``, by the name of its file."""
    from konkyo.loaders.build.record_store import RecordStore

    library = RecordStore(folder)
    return {Path(path).name: library.load(name) for name, paths in library.sources().items() for path in paths}


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Hold off the other processes; the system lets them in again should this one die."""
    connection = sqlite3.connect(file, timeout=1800, isolation_level=None)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()
