"""Drawn documents with changes to accept, for the tests of what is written into them."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from batches import drawn
from docx import Document
from render import render

from konkyo.loaders.forms.labels import BASIC, FORMS
from konkyo.loaders.record import Record
from konkyo.papers.own_document import OwnDocument, own_document
from konkyo.papers.revised_document import AcceptedChange

DRAWN = 8
_RENUMBERED = (("第8号", "第10号"), ("第7号", "第8号"), ("の27の項", "の28の項、29の項"))


@cache
def documents(name: str) -> tuple[bytes, ...]:
    """A drawn document of each form in the format ``name``, those with provisions first; each in another layout."""
    found: dict[str, bytes] = {}
    for record, style in drawn(DRAWN):
        if record.document.form == BASIC or (any(flow.legal_basis for flow in record.flows) and record.changes):
            found.setdefault(record.document.form, render(record, style, name))
    assert set(found) == set(FORMS)
    return tuple(data for form, data in sorted(found.items(), key=lambda one: one[0] == BASIC))


@cache
def dated(day: str, name: str, *, real_dates: bool = False) -> bytes:
    """A drawn document with provisions in the format ``name``, published on ``day``: as a text, or as a number."""
    record, style = next((r, s) for r, s in drawn(DRAWN) if any(flow.legal_basis for flow in r.flows) and r.changes)
    document = record.document.model_copy(update={"published": day})
    return render(record.model_copy(update={"document": document}), replace(style, real_dates=real_dates), name)


@cache
def own(data: bytes, name: str) -> OwnDocument:
    """The document ``data`` as a file of the format ``name``. It is read once, for nothing can change what is read."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"own.{name}"
        path.write_bytes(data)
        return own_document(path)


def renumbered(text: str) -> str:
    for old, new in _RENUMBERED:
        text = text.replace(old, new)
    return text


def changes(record: Record) -> list[AcceptedChange]:
    """A change of every field that cites a provision with one of the numbers above; of 様式2, of the work's outline."""
    if record.document.form == BASIC:
        outline = next(one for one in record.passages if one.meaning == "work.outline")
        return [AcceptedChange(outline.id, outline.text, f"{outline.text}（改正後）", "事後", "法令改正に伴う変更")]
    cited = {citation.section for citation in record.citations}
    return [
        AcceptedChange(one.id, one.text, renumbered(one.text), "事後", "法令改正に伴う変更")
        for one in record.passages
        if one.id in cited and renumbered(one.text) != one.text
    ]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with one more part, or with another content of a part."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, old in parts(data).items():
            if part != name:
                archive.writestr(part, old)
        archive.writestr(name, content)
    return target.getvalue()


def cells(data: bytes) -> Iterator[tuple[str, str, object, str]]:
    """Sheet, place, value and looks of every cell of a workbook."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield (
                    sheet.title,
                    cell.coordinate,
                    cell.value,
                    repr((cell.font, cell.border, cell.fill, cell.alignment)),
                )


TWICE = "番号法第19条第7号の提供、番号法第19条第7号の照会"
BASIS = "番号法第19条第7号　別表第二の1の項"
SIX = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
FIVE = SIX[:5]
LOGGED = ("令和2年4月1日", "Ⅰ 6.②所属長の役職名", "保険課長", "保険年金課長", "事後", "組織改正")
COVER = (
    "特定個人情報保護評価書（重点項目評価書）",
    "評価実施機関名",
    "灯坂市長",
    "公表日",
    "令和3年6月1日",
    "[平成30年5月　様式3]",
)
FIRST = (
    ("Ⅰ　基本情報",), ("１．特定個人情報ファイルを取り扱う事務",), ("①事務の名称", "国民健康保険に関する事務"),
    ("５．情報提供ネットワークシステムによる情報連携　※",), ("②法令上の根拠", TWICE),
)  # fmt: skip
SECOND = (
    ("Ⅱ　特定個人情報ファイルの概要",), ("１．特定個人情報ファイル名",), ("国民健康保険資格ファイル",),
    ("５．特定個人情報の提供・移転（委託に伴うものを除く。）",), ("提供先1", "厚生労働大臣"), ("①法令上の根拠", BASIS),
    ("提供先2", "国税庁長官"), ("①法令上の根拠", "番号法第19条第8号"),
)  # fmt: skip


def small_workbook(published: object = COVER[4], number_format: str = "General", log: Sequence[str] = SIX) -> bytes:
    """The form by hand, in four sheets: what a body writes that used no file of ours."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for rows in ([(text,) for text in COVER], FIRST, SECOND, (("（別添２）変更箇所",), log, LOGGED[: len(log)])):
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    cell = book.worksheets[0]["A5"]
    cell.value, cell.number_format = published, number_format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def small_word_file() -> bytes:
    """The same in paragraphs, whose label and value a tab parts, with a change log of five columns."""
    document = Document()
    for row in (*((text,) for text in COVER), *FIRST, *SECOND, ("（別添２）変更箇所",)):
        document.add_paragraph("\t".join(row))
    table = document.add_table(0, len(FIVE))
    for texts in (FIVE, LOGGED[:5]):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
