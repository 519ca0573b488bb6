"""Workbooks of Excel 97–2003 (.xls), read like .xlsx but without text boxes, which the library does not give."""

import os
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TextIO, cast

import xlrd
from xlrd.formula import oREF

from konkyo.loaders import limits
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.grid import GridBox
from konkyo.loaders.readers.left_out import LeftOut, Run, left_out_notes, living
from konkyo.loaders.readers.number_formats import (
    BUILT_IN,
    is_date,
    moment,
    shown_date,
    shown_number,
    whole_date,
    whole_date_notes,
)
from konkyo.loaders.readers.sheet_pages import PrintArea, WorkbookSheet, cell_error, workbook_pages
from konkyo.loaders.readers.sniff import damaged, encrypted
from konkyo.loaders.record import ILLEGIBLE, At, Note

_PRINT_AREA = ("Print_Area", "_xlnm.Print_Area")  # of Excel and of LibreOffice
_WHITE = (1, 9)  # indexes of colours
_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read_xls(data: bytes) -> Pages:
    """Read the bytes of a workbook. Raises KonkyoError for one that is encrypted, damaged or beyond the limits."""
    book = opened_xls(data)
    return workbook_pages((xls_sheet(book, sheet) for sheet in book.sheets()), data, "xls", _notes(data))


def opened_xls(data: bytes) -> xlrd.Book:
    """Return the workbook of these bytes. Raises KonkyoError for one that is encrypted or damaged."""
    try:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 (the library prints remarks on odd files)
            return xlrd.open_workbook(
                file_contents=data, formatting_info=True, ragged_rows=True, logfile=cast(TextIO, nowhere)
            )
    except xlrd.XLRDError as error:
        raise (encrypted() if "ncrypt" in str(error) else damaged(str(error))) from None
    except Exception as error:  # xlrd passes on any error of its parts for a truncated file
        raise damaged(f"{type(error).__name__}: {error}") from None


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


def xls_sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> WorkbookSheet:
    """Return what one sheet of a workbook shows."""
    limits.CELLS.check(sum(sheet.row_len(row) for row in range(sheet.nrows)), sheet.name)
    merged = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    boxes, notes, whole_dates = list[GridBox](), list[Note](), list[str]()
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            rows, columns = merged.get((row, column), (1, 1))
            runs = _runs(book, sheet, (row, column), whole_dates)
            text, at, name = living(runs).strip("\n"), At(line=row + 1, start=0, end=0), xlrd.cellname(row, column)
            notes += left_out_notes(runs, at, name)
            if sheet.cell_type(row, column) == xlrd.XL_CELL_ERROR:
                value = sheet.cell_value(row, column)
                notes.append(cell_error(str(xlrd.error_text_from_code.get(value, "")), (row, column), name))
            if text or (row, column) in merged:
                boxes.append(GridBox(row, column, text, rows, columns))
    return WorkbookSheet(
        name=sheet.name,
        boxes=boxes,
        hidden_rows={number for number, row in sheet.rowinfo_map.items() if row.hidden or row.height == 0},
        hidden_columns={number for number, column in sheet.colinfo_map.items() if column.hidden or not column.width},
        hidden=sheet.visibility != 0,
        notes=[*notes, *whole_date_notes(whole_dates)],
        print_areas=list(_print_areas(book, sheet)),
    )


def _print_areas(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Iterator[PrintArea]:
    for name in book.name_obj_list:
        if name.name in _PRINT_AREA and name.scope == sheet.number and name.result:
            for area in name.result.value if name.result.kind == oREF and name.result.value else ():
                _, _, top, bottom, left, right = area.coords
                yield PrintArea(top, left, bottom - 1, right - 1)


def _runs(book: xlrd.Book, sheet: xlrd.sheet.Sheet, place: tuple[int, int], whole_dates: list[str]) -> list[Run]:
    """Return the text that a cell shows, and what its fonts hide of it; ``whole_dates`` is that of ``_text``."""
    row, column = place
    text, style = _text(book, sheet, row, column, whole_dates), _named(book.xf_list, sheet.cell_xf_index(row, column))
    changes = sheet.rich_text_runlist_map.get((row, column), [])
    starts = [(0, style.font_index), *changes, (len(text), 0)]
    on_white = not style.background.fill_pattern or style.background.pattern_colour_index in _WHITE
    return [
        Run(text[start:end], _left_out(_named(book.font_list, font), on_white=on_white))
        for (start, font), (end, _) in pairwise(starts)
        if start < end
    ]


def _named(table: Any, number: int) -> Any:
    """Return what a cell or style names by ``number``. Raises KonkyoError where the workbook has no such entry."""
    try:
        return table[number]
    except LookupError:
        raise damaged(f"style {number}") from None


def _left_out(font: xlrd.formatting.Font, *, on_white: bool) -> LeftOut | None:
    if font.struck_out:
        return LeftOut.STRUCK
    return LeftOut.WHITE if on_white and font.colour_index in _WHITE else None


def _text(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int, whole_dates: list[str]) -> str:
    """Return the text that a cell shows; its name goes to ``whole_dates`` if that is a part of its date only."""
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind == xlrd.XL_CELL_ERROR:
        return ILLEGIBLE
    if kind == xlrd.XL_CELL_BOOLEAN:
        return str(bool(value)).upper()
    if kind not in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return str(value).replace("\r\n", "\n")
    key = _named(book.xf_list, sheet.cell_xf_index(row, column)).format_key
    number_format = BUILT_IN.get(key) or _named(book.format_map, key).format_str
    when = moment(value, from_1904=book.datemode == 1) if is_date(number_format) else None
    if when is None:
        return shown_number(value, number_format)
    whole = whole_date(when, number_format)
    if whole:
        whole_dates.append(xlrd.cellname(row, column))
    return whole or shown_date(when, number_format)
