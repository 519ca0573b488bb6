"""The document of a body that is revised, as it lies on the disk."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import pages_of, read_pages, source
from konkyo.loaders.record import Record
from konkyo.papers.ooxml_package import is_protected
from konkyo.papers.xls_cells import workbook_of_xls

_EDITABLE = ("xlsx", "docx")
_WORKBOOK = ".xlsx"
_SEEN_ONLY_THERE = ("hidden", "tracked-changes")
"""notes of the reader on what an officer sees in the document, and konkyo does not read"""
_LOST = Words(
    ja="古い形式（.xls）なので、セルの文字・結合・罫線・幅だけを新しい .xlsx に写した。図・部品・マクロは写らない",
    en="of the older format .xls only the cells (texts, merges, rules, widths) were copied to a new .xlsx; drawings, "
    "controls and macros were not",
)
_OPEN = Words(
    ja="元の文書は、ほかのソフトで開かれているらしい。保存していない変更は、書き出す文書に入らない",
    en="another program seems to have the document open; what is not saved there is not in the new one",
)
_PROTECTED = Words(
    ja="編集を制限する保護（シートの保護・文書の保護）がある。写しにも書き込み、保護はそのまま残した",
    en="it is protected against editing (its sheets, or the document); the copy is written all the same, and is as "
    "protected",
)


@dataclass(frozen=True, slots=True)
class OwnDocument:
    """A document: its bytes (of an .xls, those of the workbook its cells were copied to), and what was read of them.

    ``sha256`` is that of the file; ``suffix`` of what can be written of it; ``notes`` are for the officer.
    """

    data: bytes
    suffix: str
    sha256: str
    pages: Pages
    record: Record
    editable: bool
    notes: tuple[Words, ...]


def own_document(path: Path) -> OwnDocument:
    """Read the file ``path``. Raises KonkyoError, naming it, where it is no evaluation that can be read."""
    try:
        data = source(path)
        pages = pages_of(data, path.suffix)
        sha256, suffix = hashlib.sha256(data).hexdigest(), path.suffix.lower()
        notes = [_OPEN] if is_open(path) else []
        if pages.source.format == "xls":
            data, suffix = workbook_of_xls(data), _WORKBOOK
            pages = pages_of(data, suffix)
            notes.append(_LOST)
        record = read_pages(pages)
        notes += [Words(ja=note.ja, en=note.en) for note in record.notes if note.code in _SEEN_ONLY_THERE]
        notes += [_PROTECTED] if pages.source.format in _EDITABLE and is_protected(data) else []
    except KonkyoError as error:
        raise error.at(str(path)) from None
    editable = pages.source.format in _EDITABLE
    return OwnDocument(data, suffix if editable else _WORKBOOK, sha256, pages, record, editable, tuple(notes))


def is_open(path: Path) -> bool:
    """Tell whether Excel, Word or LibreOffice left the file beside ``path`` that says that they have it open."""
    return any(
        path.with_name(name).exists() for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    )


def check_target(path: Path, out: Path, *others: Path) -> None:
    """Raise UsageError where ``out`` is what the new document is made from: the document, or one of ``others``."""
    for given in (path, *others):
        if out.exists() and given.exists() and out.samefile(given):
            raise UsageError(
                Words(ja="元のファイルには上書きしません", en="the file itself is never written over"),
                where=str(out),
                cure=Words(ja="--out に別の名を指定してください", en="name another file with --out"),
            )


def check_not_open(*outs: Path) -> None:
    """Raise UsageError where another program has one of ``outs`` open: saving it there would undo what is written."""
    for out in outs:
        if out.exists() and is_open(out):
            raise UsageError(
                Words(ja="ほかのソフトで開かれているらしい", en="another program seems to have it open"),
                where=str(out),
                cure=Words(ja="閉じてから、もう一度実行してください", en="close it there, and try again"),
            )


def check_not_there(*outs: Path) -> None:
    """Raise UsageError where one of ``outs`` exists: what an officer went on with is not lost to a second run."""
    for out in outs:
        if out.exists():
            raise UsageError(
                Words(ja="その名のファイルがすでにあります", en="a file of this name is there already"),
                where=str(out),
                cure=Words(
                    ja="別の名を指定するか、置き換えるなら --replace を付けてください",
                    en="name another file, or add --replace to replace it",
                ),
            )


def check_suffix(own: OwnDocument, out: Path) -> None:
    """Raise UsageError where ``out`` has the suffix of another format than can be written."""
    if out.suffix.lower() != own.suffix:
        raise UsageError(
            Words(ja=f"--out の拡張子は {own.suffix} です", en=f"the suffix of --out must be {own.suffix}"),
            where=str(out),
            cure=Words(ja=f"例: {out.with_suffix(own.suffix).name}", en=f"such as {out.with_suffix(own.suffix).name}"),
        )
