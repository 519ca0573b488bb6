"""The formats of files that are read, and what a file's bytes are."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.decode import NoTextError
from konkyo.loaders.readers.docx import read_docx
from konkyo.loaders.readers.html import read_html
from konkyo.loaders.readers.pdf import read_pdf
from konkyo.loaders.readers.sniff import damaged, format_of
from konkyo.loaders.readers.text import read_text
from konkyo.loaders.readers.xls import read_xls
from konkyo.loaders.readers.xlsx import read_xlsx
from konkyo.loaders.record import Note


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that is read: the ``name`` that ``sniff`` gives it, the suffixes it goes by, its reader."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Pages]


FORMATS = (
    FileFormat("text", (".txt", ".md"), read_text),
    FileFormat("html", (".html", ".htm"), read_html),
    FileFormat("xlsx", (".xlsx", ".xlsm"), read_xlsx),
    FileFormat("xls", (".xls",), read_xls),
    FileFormat("docx", (".docx", ".docm"), read_docx),
    FileFormat("pdf", (".pdf",), read_pdf),
)
"""A new format is one module in loaders/readers, its sign in ``sniff`` and one row here."""

SUFFIXES = frozenset(suffix for one in FORMATS for suffix in one.suffixes)


def pages_of(data: bytes, suffix: str) -> Pages:
    """Return the pages that ``data`` holds. What they are decides over ``suffix`` (".xlsx"), and that is noted.

    Raises KonkyoError for a format that is not read, and for what the reader of the format raises.
    """
    by_suffix = next((one for one in FORMATS if suffix.lower() in one.suffixes), None)
    seen = format_of(data)
    by_content = next((one for one in FORMATS if one.name == seen), None)
    other_than_text = seen is None and by_suffix is not None and by_suffix.name not in ("text", "html")
    if other_than_text:
        by_content = next(one for one in FORMATS if one.name == "text")
    chosen = by_content or by_suffix
    if chosen is None:
        raise _unknown_format(suffix)
    try:
        pages = chosen.read(data)
    except NoTextError:
        if not other_than_text:
            raise
        # It is neither what the suffix says nor text, so how to save a text would not help.
        raise damaged() from None
    return pages if chosen is by_suffix else replace(pages, notes=(_other_suffix(suffix, chosen.name), *pages.notes))


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
