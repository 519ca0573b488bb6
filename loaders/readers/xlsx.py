"""Excel workbooks (.xlsx, and .xlsm whose macros are never run): what their cells and text boxes show."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from warnings import catch_warnings, simplefilter

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OpenCell
from openpyxl.worksheet.worksheet import Worksheet

from i18n import KonkyoError
from loaders import limits
from loaders.pages import Pages
from loaders.readers.archive import Archive
from loaders.readers.drawing import text_boxes
from loaders.readers.grid import Box
from loaders.readers.shown import JAPANESE, is_date, moment, shown_date, shown_number
from loaders.readers.sniff import damaged
from loaders.readers.workbook import Sheet, pages_of, with_text_boxes
from loaders.record import Note

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"


def read_xlsx(data: bytes) -> Pages:
    """Read the bytes of a workbook: values as stored (nothing is calculated, run or fetched).

    Raises KonkyoError for a file that is damaged or beyond the limits.
    """
    archive = Archive(data)
    parts = _parts(archive)
    unread = {name: _measure(archive, part) for name, part in parts.items()}
    try:
        with catch_warnings():
            simplefilter("ignore")  # of what it does not read: printer settings, drop-down lists
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except KonkyoError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on what it does not expect
        raise damaged(f"{type(error).__name__}: {error}") from None
    from_1904 = book.epoch.year == 1904
    sheets = (
        _sheet(sheet, archive, parts.get(sheet.title, ""), unread.get(sheet.title, []), from_1904)
        for sheet in book.worksheets
    )
    return pages_of(sheets, data, "xlsx", _notes(archive))


def _notes(archive: Archive) -> Iterator[Note]:
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        yield Note(
            code="macros",
            ja="マクロを含むブックなので、保存されている値だけを読み、マクロは実行していない",
            en="the workbook holds macros: only its stored values were read, nothing was run",
        )
    if any(name.startswith("xl/externalLinks/") for name in archive.names):
        yield Note(
            code="external-links",
            ja="ほかのブックを参照しているが、開いていない（保存されている値を読んだ）",
            en="it refers to other workbooks, which were not opened (stored values were read)",
        )


def _parts(archive: Archive) -> dict[str, str]:
    """Return name of a sheet → its part of the archive."""
    targets = {key: target for key, _, target, _ in archive.related(_WORKBOOK)}
    sheets = archive.tree(_WORKBOOK).iter(f"{_MAIN}sheet")
    named = {sheet.get("name", ""): targets.get(sheet.get(_ID, ""), "") for sheet in sheets}
    return {name: part for name, part in named.items() if part in archive.names}


def _measure(archive: Archive, part: str) -> list[str]:
    """Refuse a sheet with too many cells, before it is loaded; return the cells whose formula has no stored value."""
    unread = []
    found = archive.elements(part, f"{_MAIN}c", f"{_MAIN}row", f"{_MAIN}mergeCell")
    for count, element in enumerate(found, start=1):
        limits.CELLS.check(count, part)
        if element.find(f"{_MAIN}f") is not None and element.find(f"{_MAIN}v") is None:
            unread.append(element.get("r", ""))
    return unread


def _sheet(sheet: Worksheet, archive: Archive, part: str, unread: list[str], from_1904: bool) -> Sheet:
    merged = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    boxes = []
    for (row, column), area in merged.items():
        text = _text(sheet.cell(row, column), from_1904)
        boxes.append(Box(row - 1, column - 1, text, area.max_row - row + 1, area.max_col - column + 1))
    # The cells that are stored, not the rectangle around them: one stray cell may make that as large as Excel allows.
    for (row, column), cell in sorted(sheet._cells.items()):
        if (row, column) not in merged and (text := _text(cell, from_1904)):
            boxes.append(Box(row - 1, column - 1, text))
    drawings = [target for _, kind, target, external in archive.related(part) if kind == "drawing" and not external]
    floating = [box for drawing in drawings if drawing in archive.names for box in text_boxes(archive.tree(drawing))]
    return Sheet(
        name=sheet.title,
        boxes=with_text_boxes(boxes, floating),
        hidden_rows=_hidden_rows(sheet),
        hidden_columns=_hidden_columns(sheet),
        hidden=sheet.sheet_state != "visible",
        notes=[*_unread(unread), *_controls(archive, part)],
    )


def _hidden_rows(sheet: Worksheet) -> set[int]:
    dimensions = sheet.row_dimensions
    hidden = {number - 1 for number, row in dimensions.items() if row.hidden or row.height == 0}
    if sheet.sheet_format.zeroHeight:
        rows = {row for row, _ in sheet._cells}
        hidden |= {row - 1 for row in rows if row not in dimensions}
    return hidden


def _hidden_columns(sheet: Worksheet) -> set[int]:
    hidden: set[int] = set()
    for column in sheet.column_dimensions.values():
        if (column.hidden or column.width == 0) and column.min and column.max:
            hidden.update(range(column.min - 1, column.max))
    return hidden


def _text(cell: Any, from_1904: bool) -> str:
    """Return what a cell shows."""
    value = getattr(cell, "value", None)
    if value is None or not isinstance(cell, OpenCell):
        return ""
    # openpyxl knows the formats that are numbered alike everywhere; those of Japanese Excel it takes for General.
    style: Any = cell
    number_format = JAPANESE.get(style._style.numFmtId) or cell.number_format
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return shown_date(value, number_format)
    if isinstance(value, date | time):
        return str(value)
    if isinstance(value, int | float):
        when = moment(value, from_1904=from_1904) if is_date(number_format) else None
        return shown_date(when, number_format) if when else shown_number(value, number_format)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip("\n")


def _unread(cells: list[str]) -> Iterator[Note]:
    if cells:
        named = "・".join(cells[:5]) + ("…" if len(cells) > 5 else "")
        yield Note(
            code="formula",
            ja=f"計算結果が保存されていない式 {len(cells)} 個（{named}）は読めない。Excel で開いて保存し直すと読める",
            en=f"{len(cells)} formulas without a stored result ({named}) cannot be read; open and save it in Excel",
        )


def _controls(archive: Archive, part: str) -> Iterator[Note]:
    controls = [kind for _, kind, _, _ in archive.related(part) if kind == "ctrlProp"]
    if controls:
        yield Note(
            code="controls",
            ja=f"フォームの部品（チェックボックスなど）{len(controls)} 個の印は読んでいない",
            en=f"the marks of {len(controls)} form controls (checkboxes and such) were not read",
        )
