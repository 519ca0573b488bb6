"""One document file → its evaluation record."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from i18n import KonkyoError, Words
from loaders.assemble import assemble
from loaders.forms.ordered import fill_ordered
from loaders.forms.scattered import fill_scattered, is_scattered
from loaders.pages import Pages
from loaders.readers.text import read_text
from loaders.record import Record

READERS: dict[str, Callable[[bytes], Pages]] = {".txt": read_text, ".md": read_text}
"""Suffix → reader. A new format is one module in loaders/readers and one row here."""

SUFFIXES = frozenset(READERS)

DEFAULT_LIMIT = 32 * 1024 * 1024
"""Largest file that is read, in bytes; KONKYO_MAX_BYTES overrides it. The longest real ones are about 1 MB of text."""


def read_file(path: Path) -> Record:
    """Read one document. Raises KonkyoError, naming the file and place, for anything that cannot be read as one."""
    try:
        size = _size(path)
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            raise _unknown_format(path.suffix)
        return read_pages(reader(_bytes(path, size)))
    except KonkyoError as error:
        raise error.at(str(path)) from None


def read_pages(pages: Pages) -> Record:
    """Return the record of pages that a reader made. Raises KonkyoError if they hold no evaluation."""
    filled = fill_scattered(pages) if is_scattered(pages) else fill_ordered(pages)
    return assemble(filled, pages)


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise _unopened(error) from None
    if not stat.S_ISREG(status.st_mode):
        raise _no_file()
    return status.st_size


def _bytes(path: Path, size: int) -> bytes:
    limit = int(os.environ.get("KONKYO_MAX_BYTES") or DEFAULT_LIMIT)
    if size > limit:
        raise _too_large(size, limit)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(error) from None


def _unopened(error: OSError) -> KonkyoError:
    if isinstance(error, FileNotFoundError):
        why = Words("その名のファイルもフォルダーもありません", "there is no file or folder of that name")
    else:
        why = Words(error.strerror or str(error), error.strerror or str(error))
    return KonkyoError(
        Words("ファイルを開けません", "the file cannot be opened"),
        why=why,
        cure=Words("名前と読む権限を確かめてください", "check its name and your right to read it"),
    )


def _no_file() -> KonkyoError:
    return KonkyoError(
        Words("ファイルではありません", "this is no file"),
        why=Words("フォルダー・パイプ・装置は読みません", "folders, pipes and devices are not read"),
        cure=Words("評価書のファイルを指定してください", "name the file of an evaluation"),
    )


def _too_large(size: int, limit: int) -> KonkyoError:
    return KonkyoError(
        Words(f"ファイルが大きすぎます（{size:,} バイト）", f"the file is too large ({size:,} bytes)"),
        why=Words(f"上限は {limit:,} バイトです", f"the limit is {limit:,} bytes"),
        cure=Words(
            "評価書だけを含むファイルか確かめ、そうなら環境変数 KONKYO_MAX_BYTES で上限を上げてください",
            "check that it holds one evaluation only; if so, raise the limit with the variable KONKYO_MAX_BYTES",
        ),
    )


def _unknown_format(suffix: str) -> KonkyoError:
    known = " ".join(sorted(SUFFIXES))
    return KonkyoError(
        Words(
            f"この形式は読めません：{suffix or '拡張子なし'}", f"this format cannot be read: {suffix or 'no suffix'}"
        ),
        cure=Words(f"読める形式（{known}）に書き出してください", f"export it to a format that can be read ({known})"),
    )
