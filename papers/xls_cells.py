"""A workbook of Excel 97–2003 (.xls) by way of its cells: a new .xlsx that shows the same texts in the same places.

What is copied: texts as they are shown, merged cells, rules, fonts, widths and heights, what is hidden, print areas.
"""

import io
from typing import Literal

import xlrd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.loaders.readers.grid import GridBox
from konkyo.loaders.readers.sheet_pages import WorkbookSheet
from konkyo.loaders.readers.xls import opened_xls, xls_sheet
from konkyo.viz.excel_cells import allowed

_TWENTIETHS, _WIDTH = 20, 256  # of a point, and of a character, in which an .xls measures
_Rule = Literal["thin", "medium", "dashed", "dotted", "thick", "double", "hair"]
_RULES: dict[int, _Rule] = {1: "thin", 2: "medium", 3: "dashed", 4: "dotted", 5: "thick", 6: "double", 7: "hair"}


def workbook_of_xls(data: bytes) -> bytes:
    """Return the bytes of an .xlsx with the cells of the .xls ``data``. Raises KonkyoError where that is damaged."""
    old, new = opened_xls(data), Workbook()
    new.remove(new.worksheets[0])
    for sheet in old.sheets():
        _copy(old, sheet, xls_sheet(old, sheet), new.create_sheet(sheet.name))
    target = io.BytesIO()
    new.save(target)
    return target.getvalue()


def _copy(book: xlrd.Book, sheet: xlrd.sheet.Sheet, shown: WorkbookSheet, page: Worksheet) -> None:
    for box in shown.boxes:
        page.cell(box.row + 1, box.column + 1).value = allowed(box.text) or None
        page.cell(box.row + 1, box.column + 1).data_type = "s" if box.text else "n"
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            _style(book, sheet, row, column, page)
    for box in shown.boxes:
        if box.rows > 1 or box.columns > 1:
            page.merged_cells.add(_area(box))
    for number, info in sheet.rowinfo_map.items():
        page.row_dimensions[number + 1].height = info.height / _TWENTIETHS
        page.row_dimensions[number + 1].hidden = number in shown.hidden_rows
    for number, info in sheet.colinfo_map.items():
        letter = get_column_letter(number + 1)
        page.column_dimensions[letter].width = max(info.width / _WIDTH, 0.1)
        page.column_dimensions[letter].hidden = number in shown.hidden_columns
    if shown.hidden:
        page.sheet_state = "hidden"
    if shown.print_areas:
        page.print_area = ",".join(
            _area(GridBox(one.top, one.left, "", one.bottom - one.top + 1, one.right - one.left + 1))
            for one in shown.print_areas
        )


def _style(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int, page: Worksheet) -> None:
    look = book.xf_list[sheet.cell_xf_index(row, column)]
    font, cell = book.font_list[look.font_index], page.cell(row + 1, column + 1)
    cell.font = Font(name=font.name, size=font.height / _TWENTIETHS, bold=bool(font.bold))
    cell.alignment = Alignment(wrap_text=bool(look.alignment.text_wrapped), vertical="top")
    rules = look.border
    cell.border = Border(
        left=_side(rules.left_line_style),
        right=_side(rules.right_line_style),
        top=_side(rules.top_line_style),
        bottom=_side(rules.bottom_line_style),
    )


def _side(rule: int) -> Side:
    return Side(style=_RULES.get(rule, "thin") if rule else None)


def _area(box: GridBox) -> str:
    first = f"{get_column_letter(box.column + 1)}{box.row + 1}"
    return f"{first}:{get_column_letter(box.column + box.columns)}{box.row + box.rows}"
