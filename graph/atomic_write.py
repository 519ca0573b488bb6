"""Write a file so that it is there complete or not at all, and make folders."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from konkyo.i18n import KonkyoError, Words


@contextmanager
def atomic_write(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``. It replaces ``path`` when the block ends without an error.

    Missing folders are made. Raises KonkyoError where nothing can be written there.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except OSError as error:
        raise _refused(Words(ja="書き出せません", en="It cannot be written"), path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def folder_made(folder: Path) -> Path:
    """Make ``folder`` if it does not exist, and return it. Raises KonkyoError if it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(Words(ja="フォルダーを作れません", en="The folder cannot be made"), folder, error) from error
    return folder


def removed(path: Path) -> None:
    """Remove the file ``path`` if there is one. Raises KonkyoError if it cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(Words(ja="ファイルを消せません", en="The file cannot be removed"), path, error) from error


def _refused(what: Words, path: Path, error: OSError) -> KonkyoError:
    return KonkyoError(
        what,
        where=str(path),
        why=Words.same(error),
        cure=Words(ja="書ける場所を指定してください", en="Name a place that can be written to"),
    )
