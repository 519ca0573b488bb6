"""One document file → its evaluation record."""

import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders import limits
from konkyo.loaders.assemble import assemble
from konkyo.loaders.characters import close_kanji, is_spaced, plain_characters
from konkyo.loaders.forms.no_evaluation import refuse
from konkyo.loaders.forms.ordered.fill_in_order import fill_ordered
from konkyo.loaders.forms.run_on_rows import cut_rows
from konkyo.loaders.forms.scattered import fill_scattered, is_scattered
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.docx import read_docx
from konkyo.loaders.readers.html import read_html
from konkyo.loaders.readers.pdf import read_pdf
from konkyo.loaders.readers.sniff import format_of
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.readers.xls import read_xls
from konkyo.loaders.readers.xlsx import read_xlsx
from konkyo.loaders.record import Note, Record


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: the ``name`` that ``sniff`` gives it, the suffixes it goes by, its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Pages]


FORMATS = (
    Format("text", (".txt", ".md"), read_text),
    Format("html", (".html", ".htm"), read_html),
    Format("xlsx", (".xlsx", ".xlsm"), read_xlsx),
    Format("xls", (".xls",), read_xls),
    Format("docx", (".docx", ".docm"), read_docx),
    Format("pdf", (".pdf",), read_pdf),
)
"""A new format is one module in loaders/readers, its sign in ``sniff`` and one row here."""

SUFFIXES = frozenset(suffix for one in FORMATS for suffix in one.suffixes)


def read_file(path: Path) -> Record:
    """Read one document. Raises KonkyoError, naming the file and place, for anything that cannot be read as one."""
    try:
        return read_pages(pages_of(source(path), path.suffix))
    except KonkyoError as error:
        raise error.at(str(path)) from None


def source(path: Path) -> bytes:
    """Return the bytes of the file ``path``. Raises KonkyoError where it is no file, too large or not to be opened."""
    limits.BYTES.check(_size(path))
    return _bytes(path)


def pages_of(data: bytes, suffix: str) -> Pages:
    """Return the pages that ``data`` holds. What they are decides over ``suffix`` (".xlsx"), and that is noted.

    Raises KonkyoError for a format that is not read, and for what the reader of the format raises.
    """
    by_suffix = next((one for one in FORMATS if suffix.lower() in one.suffixes), None)
    seen = format_of(data)
    by_content = next((one for one in FORMATS if one.name == seen), None)
    if seen is None and by_suffix and by_suffix.name not in ("text", "html"):
        by_content = next(one for one in FORMATS if one.name == "text")
    chosen = by_content or by_suffix
    if chosen is None:
        raise _unknown_format(suffix)
    pages = chosen.read(data)
    return pages if chosen is by_suffix else replace(pages, notes=(_other_suffix(suffix, chosen.name), *pages.notes))


def read_pages(pages: Pages) -> Record:
    """Return the record of pages that a reader made. Raises KonkyoError if they hold no evaluation."""
    printed = plain_characters(pages)
    spaced = is_spaced(printed)
    printed = cut_rows(printed, every=spaced)
    if spaced:
        printed = close_kanji(printed)
    filled = fill_scattered(printed) if is_scattered(printed) else fill_ordered(printed)
    refuse(filled, printed)
    return assemble(filled, printed)


def _size(path: Path) -> int:
    try:
        status = path.stat()
    except OSError as error:
        raise _unopened(error) from None
    if not stat.S_ISREG(status.st_mode):
        raise _no_file()
    return status.st_size


def _bytes(path: Path) -> bytes:
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


def _other_suffix(suffix: str, name: str) -> Note:
    return Note(
        code="suffix",
        ja=f"拡張子は「{suffix}」だが中身は {name} なので、{name} として読んだ",
        en=f"the suffix is “{suffix}”, but the content is {name}, as which it was read",
    )


def _unknown_format(suffix: str) -> KonkyoError:
    known = " ".join(sorted(SUFFIXES))
    return KonkyoError(
        Words(
            f"この形式は読めません：{suffix or '拡張子なし'}", f"this format cannot be read: {suffix or 'no suffix'}"
        ),
        cure=Words(f"読める形式（{known}）に書き出してください", f"export it to a format that can be read ({known})"),
    )
