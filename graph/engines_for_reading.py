"""The engines that this process has open for reading: one for each folder, however many stores read it."""

from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

import jpype  # type: ignore[import-untyped]
from arcadedb_embedded import Database

GUARD = RLock()
"""Held while an engine is opened or closed."""


@dataclass(slots=True)
class _Engine:
    database: Database
    edition: Any


_OPEN: dict[Path, _Engine] = {}


def engine_at(folder: Path, edition: Any) -> Database | None:
    """Return the engine that is open on ``folder``, or None where it is not, or on another ``edition`` of the files."""
    found = _OPEN.get(folder)
    return found.database if found and found.edition == edition else None


def open_engine(folder: Path, path: Path, edition: Any) -> Database:
    """Open the engine's files at ``path`` for reading only. Raises what the engine raises."""
    close_engine(folder)
    factory = jpype.JClass("com.arcadedb.database.DatabaseFactory")(str(path))
    mode = jpype.JClass("com.arcadedb.engine.ComponentFile").MODE.READ_ONLY
    database = Database(factory.open(mode))
    _OPEN[folder] = _Engine(database, edition)
    return database


def close_engine(folder: Path) -> None:
    """Close the engine that is open on ``folder``, if there is one."""
    with GUARD:
        found = _OPEN.pop(folder, None)
        if found is not None:
            found.database.close()
