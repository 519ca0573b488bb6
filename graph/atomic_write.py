"""Files that are there whole or not at all, and the folders they lie in."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from konkyo.i18n import KonkyoError, Words


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; it takes its place when the block ends well.

    Folders that are missing are made. Raises KonkyoError where nothing can be written there.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except OSError as error:
        raise KonkyoError(
            Words(ja="書き出せません", en="It cannot be written"),
            where=str(path),
            why=Words(ja=str(error), en=str(error)),
            cure=Words(ja="書ける場所を指定してください", en="Name a place that can be written to"),
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def folder_made(folder: Path) -> Path:
    """Return ``folder``, made where it is not there yet. Raises KonkyoError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KonkyoError(
            Words(ja="フォルダーを作れません", en="The folder cannot be made"),
            where=str(folder),
            why=Words(ja=str(error), en=str(error)),
            cure=Words(ja="書ける場所を指定してください", en="Name a place that can be written to"),
        ) from error
    return folder
