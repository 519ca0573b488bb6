"""Workbooks and Word files made by hand, with what the libraries that write them do not write."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook

from konkyo.loaders.pages import Pages

FORM = (
    ("特定個人情報保護評価書（基礎項目評価書）",),
    ("評価書番号", "評価書名"),
    ("3", "国民健康保険に関する事務"),
    ("評価実施機関名",),
    ("灯坂市長",),
    ("公表日",),
    ("令和4年2月28日",),
    ("Ⅰ 関連情報",),
    ("①事務の名称", "国民健康保険に関する事務"),
    ("③システムの名称", "国民健康保険システム"),
    ("2．特定個人情報ファイル名",),
    ("国民健康保険ファイル",),
)
"""The shortest form that is recognised as one."""


def workbook(rows: Iterable[Sequence[Any]] = FORM, change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """Return an .xlsx file with these rows on its first sheet, after ``change`` was made to it."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def word_file(rows: Iterable[Sequence[str]] = FORM) -> bytes:
    """Return a .docx file with one table a row."""
    document = Document()
    for row in rows:
        for cell, text in zip(document.add_table(1, len(row)).rows[0].cells, row, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes] = {}, replace: Mapping[str, Mapping[str, str]] = {}) -> bytes:
    """Return a zip with further parts, and with texts replaced in those it has: {part: {old: new}}."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            for one, other in replace.get(name, {}).items():
                assert one.encode() in content, f"{one} is not in {name}"
                content = content.replace(one.encode(), other.encode())
            new.writestr(name, content)
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def texts(pages: Pages) -> list[list[str]]:
    """Return the texts of all cells, row by row, without the empty ones."""
    return [[cell.text for cell in row.cells if cell.text] for row in pages.rows()]


def codes(pages: Pages) -> list[str]:
    """Return the codes of the pages' notes."""
    return [note.code for note in pages.notes]
