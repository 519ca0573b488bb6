"""Ruled cells → a workbook, as bodies fill the official one in."""

import datetime
import io
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from layout import Ruled, Sheet, column_width
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from style import Style

_FORMATS = {
    "和暦": '[$-411]ggge"年"m"月"d"日";@',
    "全角": '[$-411]ggge"年"m"月"d"日"',
    "西暦": 'yyyy"年"m"月"d"日"',
    "スラッシュ": "yyyy/m/d",
}


def workbook(sheets: Sequence[Sheet], style: Style) -> bytes:
    """Return the bytes of an .xlsx file of these sheets."""
    book = Workbook()
    book.remove(book.active)
    for number, sheet in enumerate(sheets, start=1):
        _fill(book.create_sheet(f"様式{number}"), sheet, style)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(page: Worksheet, sheet: Sheet, style: Style) -> None:
    for column in range(1, style.margin + style.columns + 1):
        page.column_dimensions[get_column_letter(column)].width = column_width(style) + 0.7
    for row, lines in enumerate(sheet.heights, start=1):
        page.row_dimensions[row].height = min(lines * style.size * 1.45 + 4, 400)
    for cell in sheet.cells:
        _write(page, cell, style)
    for (row, column), sides in _rules(sheet).items():
        page.cell(row + 1, column + 1).border = _border(sides)
    page.page_setup.orientation = "landscape" if style.landscape else "portrait"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.oddFooter.center.text = "&P"


def _write(page: Worksheet, cell: Ruled, style: Style) -> None:
    place = page.cell(cell.row + 1, cell.column + 1)
    place.value = cell.text or None
    if style.real_dates and cell.date.count("-") == 2:
        place.value = datetime.datetime.fromisoformat(cell.date)
        place.number_format = _FORMATS[style.dates]
    elif style.real_dates and cell.text.isdecimal() and cell.text.isascii():
        place.value = float(cell.text)
    place.font, place.alignment = _font(style.font, style.size), _alignment(cell.upright)
    if cell.rows > 1 or cell.columns > 1:
        # Not ``merge_cells``: it would redo the rules of every merged cell, which takes seconds a form.
        first, last = place.coordinate, f"{get_column_letter(cell.column + cell.columns)}{cell.row + cell.rows}"
        page.merged_cells.add(f"{first}:{last}")


@cache
def _font(name: str, size: int) -> Font:
    return Font(name=name, size=size)


@cache
def _alignment(upright: bool) -> Alignment:
    vertical, rotation = ("center", 255) if upright else ("top", 0)
    return Alignment(wrap_text=True, horizontal="left", vertical=vertical, text_rotation=rotation)


def _rules(sheet: Sheet) -> dict[tuple[int, int], frozenset[str]]:
    """Return (row, column) → the sides on which rules run, of every cell around a ruled rectangle."""
    sides: dict[tuple[int, int], set[str]] = defaultdict(set)
    ruled = [(cell.row, cell.column, cell.rows, cell.columns) for cell in sheet.cells if cell.ruled]
    for row, column, rows, columns in (*ruled, *sheet.outlines):
        for r in range(row, row + rows):
            sides[r, column].add("left")
            sides[r, column + columns - 1].add("right")
        for c in range(column, column + columns):
            sides[row, c].add("top")
            sides[row + rows - 1, c].add("bottom")
    return {place: frozenset(names) for place, names in sides.items()}


@cache
def _border(sides: frozenset[str]) -> Border:
    return Border(**dict.fromkeys(sides, Side(style="thin")))
