"""How the sheets look that are written for officers: ruled cells as high as their texts, printed on A4 landscape."""

import math
import re
import unicodedata
from collections.abc import Sequence

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.viz.excel_cells import text_cell

CUT = "…（以下略）"
"""What a text ends in of which Excel cannot hold all."""
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")
_A4 = 9
_LINE, _EDGE, _HIGHEST = 15.0, 3.0, 409.0  # points: a line, the room around, the highest row that Excel has


def framed_cells(sheet: Worksheet, texts: Sequence[str], *, bold: bool) -> list[Cell]:
    """Return the cells of a row: wrapped, with rules around them."""
    edge = Side(style="thin")
    cells = [text_cell(sheet, text, CUT) for text in texts]
    for cell in cells:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(edge, edge, edge, edge)
        cell.font = Font(bold=bold)
    return cells


def set_widths(sheet: Worksheet, widths: Sequence[float]) -> None:
    """Set the widths of the first columns."""
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def print_on_a4(sheet: Worksheet, heads: int) -> None:
    """Let the sheet be printed on A4 landscape, as wide as the page, with the first ``heads`` rows on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"1:{heads}"
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "&P / &N"


def add_framed_row(
    sheet: Worksheet, texts: Sequence[str], widths: Sequence[float], *, bold: bool = False
) -> list[Cell]:
    """Add a row of framed cells, as high as ``texts`` need in columns of ``widths``: not every program sees to that."""
    cells = framed_cells(sheet, texts, bold=bold)
    sheet.append(cells)
    set_height(sheet, sheet.max_row, texts, widths)
    return cells


def set_height(sheet: Worksheet, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
    """Make a row as high as ``texts`` need in cells of ``widths``."""
    lines = max(sum(max(1, math.ceil(digits_wide(line) / width)) for line in text.split("\n"))
                for text, width in zip(texts, widths, strict=False))  # fmt: skip
    sheet.row_dimensions[row].height = min(lines * _LINE + _EDGE, _HIGHEST)


def digits_wide(text: str) -> float:
    """Return the width of a line in digits: a Japanese character takes two, and a little."""
    return sum(2.1 if unicodedata.east_asian_width(one) in "WFA" else 1.1 for one in text)


def sheet_title(number: int, name: str) -> str:
    """Return a title for the ``number``-th sheet that Excel allows, as much of ``name`` as it has room for."""
    return f"{number} {_NOT_IN_TITLE.sub('', name)}"[:31]
