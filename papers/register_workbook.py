"""The register of a body as an Excel workbook: a table of contents, and a sheet for each evaluation."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.i18n import Words
from konkyo.papers.register_content import Register, RegisterChapter
from konkyo.papers.sheet_layout import CUT, add_framed_row, print_on_a4, set_widths, sheet_title
from konkyo.viz.excel_cells import allowed, text_cell

_WIDTHS = (20, 30, 34, 30, 26, 18, 24, 18, 22)
_SIZES = {1: 14, 2: 12}
_CONTENTS = Words(ja="目次", en="Contents")


def write_register_workbook(register: Register, path: Path) -> None:
    """Write the workbook to ``path``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    contents = book.create_sheet(str(_CONTENTS))
    contents.append([allowed(register.title)])
    contents["A1"].font = Font(bold=True, size=16)
    set_widths(contents, (90,))
    sheet = contents
    for number, chapter in enumerate(register.chapters):
        if chapter.level == 1:
            several = sum(one.level == 1 for one in register.chapters[: number + 1])
            sheet = book.create_sheet(sheet_title(several, chapter.title))
            set_widths(sheet, _WIDTHS)
            print_on_a4(sheet, heads=1)
        row = _fill(sheet, chapter)
        _link(contents, chapter, sheet.title, row)
    print_on_a4(contents, heads=1)
    book.save(path)


def _fill(sheet: Worksheet, chapter: RegisterChapter) -> int:
    """Write a chapter below what the sheet has, and return the row of its heading."""
    if sheet.max_row > 1 or sheet["A1"].value:
        sheet.append([])
    _heading(sheet, chapter.title, _SIZES[chapter.level])
    row = sheet.max_row
    for table in chapter.tables:
        _heading(sheet, table.title, 11)
        _rows(sheet, [table.heads, *(table.rows or [(str(Words(ja="（なし）", en="(none)")),)])])
    return row


def _heading(sheet: Worksheet, text: str, size: int) -> None:
    cell = text_cell(sheet, text, CUT)
    cell.font = Font(bold=True, size=size)
    sheet.append([cell])


def _rows(sheet: Worksheet, rows: Sequence[Sequence[str]]) -> None:
    for number, texts in enumerate(rows):
        add_framed_row(sheet, texts, _WIDTHS, bold=number == 0)


def _link(contents: Worksheet, chapter: RegisterChapter, title: str, row: int) -> None:
    contents.append([allowed("　" * (chapter.level - 1) + chapter.title)])
    cell = contents.cell(contents.max_row, 1)
    place = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{place}'!A{row}")
    cell.font = Font(underline="single", color="0B5394")
