"""Write tables as an Excel workbook: an answer and the passages it rests on, with links between the sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.i18n import Words
from konkyo.i18n.visible_text import direction_shown
from konkyo.viz.excel_cells import LONGEST, save_workbook, text_cell

_NARROWEST, _WIDEST = 8, 60
"""Limits of the column width, in half-width characters."""

_CUT = Words(ja="…（Excel の上限のため以下略）", en="… (cut: more than Excel holds)")
_HEAD = PatternFill("solid", fgColor="E7EDF3")
_LINK = "0B5394"

ExcelValue = str | int | float | date
CellPlace = tuple[int, int]
"""Row and column of a cell, both from 0; the headings are not counted."""


@dataclass(frozen=True, slots=True)
class ExcelSheet:
    """One table.

    ``hidden`` are the numbers of columns that only programs need. ``links`` maps a cell to (sheet title, row number),
    or to (address, None) for a link to a file.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[ExcelValue]]
    hidden: frozenset[int] = frozenset()
    links: Mapping[CellPlace, tuple[str, int | None]] = field(default_factory=dict)


def write_workbook(sheets: Sequence[ExcelSheet], path: Path) -> int:
    """Write ``sheets`` to the workbook ``path``. Return how many cells were cut because Excel limits their length."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.title), sheet)
    save_workbook(book, path)
    return sum(len(cell) > LONGEST for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str))


def _fill(page: Worksheet, sheet: ExcelSheet) -> None:
    heads = [text_cell(page, direction_shown(heading), str(_CUT)) for heading in sheet.headings]
    for head in heads:
        head.font, head.fill = Font(bold=True), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
    page.append(heads)
    for number, row in enumerate(sheet.rows):
        cells = [_cell(page, value) for value in row]
        page.append(cells)
        for column, cell in enumerate(cells):
            if link := sheet.links.get((number, column)):
                _link(cell, *link)
    for column in range(len(sheet.headings)):
        dimension = page.column_dimensions[get_column_letter(column + 1)]
        dimension.width = _width([sheet.headings[column], *(str(row[column]) for row in sheet.rows)])
        dimension.hidden = column in sheet.hidden
    page.freeze_panes = "A2"
    if sheet.headings:
        page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.fitToHeight = 0


def _cell(page: Worksheet, value: ExcelValue) -> Cell:
    cell = text_cell(page, direction_shown(value), str(_CUT)) if isinstance(value, str) else Cell(page, 1, 1, value)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _link(cell: Cell, to: str, row: int | None) -> None:
    if row is None:
        cell.hyperlink = to
    else:
        place = f"'{to.replace(chr(39), chr(39) * 2)}'!A{row + 2}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place)
    cell.font = Font(color=_LINK, underline="single")


def _width(texts: Sequence[str]) -> int:
    longest = max(_columns(line) for text in texts for line in text.split("\n"))
    return max(_NARROWEST, min(longest + 2, _WIDEST))


def _columns(line: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in line[:_WIDEST])
