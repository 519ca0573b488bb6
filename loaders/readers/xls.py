"""Workbooks of Excel 97–2003 (.xls), read like .xlsx but without text boxes, which the library does not give."""

import os
from typing import TextIO, cast

import xlrd

from konkyo.loaders import limits
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.grid import GridBox
from konkyo.loaders.readers.number_formats import (
    BUILT_IN,
    is_date,
    moment,
    shown_date,
    shown_number,
    whole_date,
    whole_date_notes,
)
from konkyo.loaders.readers.sheet_pages import WorkbookSheet, pages_of
from konkyo.loaders.readers.sniff import damaged, encrypted
from konkyo.loaders.record import Note

_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read_xls(data: bytes) -> Pages:
    """Read the bytes of a workbook. Raises KonkyoError for one that is encrypted, damaged or beyond the limits."""
    try:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (the library prints remarks on odd files)
            book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=cast(TextIO, nowhere)
            )
    except xlrd.XLRDError as error:
        raise (encrypted() if "ncrypt" in str(error) else damaged(str(error))) from None
    except Exception as error:  # xlrd passes on any error of its parts for a truncated file
        raise damaged(f"{type(error).__name__}: {error}") from None
    return pages_of((_sheet(book, sheet) for sheet in book.sheets()), data, "xls", _notes(data))


def _notes(data: bytes) -> list[Note]:
    if _MACROS not in data:
        return []
    return [
        Note(
            code="macros",
            ja="マクロを含むブックなので、保存されている値だけを読み、マクロは実行していない",
            en="the workbook holds macros: only its stored values were read, nothing was run",
        )
    ]


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> WorkbookSheet:
    limits.CELLS.check(sum(sheet.row_len(row) for row in range(sheet.nrows)), sheet.name)
    merged = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    boxes = []
    whole_dates: list[str] = []
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            rows, columns = merged.get((row, column), (1, 1))
            text = _text(book, sheet, row, column, whole_dates)
            if text or (row, column) in merged:
                boxes.append(GridBox(row, column, text, rows, columns))
    return WorkbookSheet(
        name=sheet.name,
        boxes=boxes,
        hidden_rows={number for number, row in sheet.rowinfo_map.items() if row.hidden or row.height == 0},
        hidden_columns={number for number, column in sheet.colinfo_map.items() if column.hidden or not column.width},
        hidden=sheet.visibility != 0,
        notes=list(whole_date_notes(whole_dates)),
    )


def _text(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int, whole_dates: list[str]) -> str:
    """Return the text that a cell shows; its name goes to ``whole_dates`` if that is a part of its date only."""
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, ""))
    if kind == xlrd.XL_CELL_BOOLEAN:
        return str(bool(value)).upper()
    if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return str(value).replace("\r\n", "\n").strip("\n")
    key = book.xf_list[sheet.cell_xf_index(row, column)].format_key
    number_format = BUILT_IN.get(key) or book.format_map[key].format_str
    when = moment(value, from_1904=book.datemode == 1) if is_date(number_format) else None
    if when is None:
        return shown_number(value, number_format)
    whole = whole_date(when, number_format)
    if whole:
        whole_dates.append(xlrd.cellname(row, column))
    return whole or shown_date(when, number_format)
