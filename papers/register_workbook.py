"""The register of a body as an Excel workbook: a table of contents, and a sheet for each evaluation."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.i18n import Words
from konkyo.papers.register_cells import RegisterTable
from konkyo.papers.register_content import Register, RegisterChapter
from konkyo.papers.sheet_layout import CUT, add_framed_row, print_on_a4, set_height, set_widths, sheet_title
from konkyo.viz.excel_cells import allowed, save_workbook, text_cell

_WIDTHS = (20, 30, 34, 30, 26, 18, 24, 18, 22)
_HEAD = "E7E6E6"
_SIZES = {1: 14, 2: 12}
_CONTENTS = Words(ja="目次", en="Contents")


def write_register_workbook(register: Register, path: Path) -> None:
    """Write the workbook to ``path``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    contents = book.create_sheet(str(_CONTENTS))
    contents.append([allowed(register.title)])
    contents["A1"].font = Font(bold=True, size=16)
    contents.append([allowed(register.notice)])
    contents["A2"].alignment = Alignment(wrap_text=True, vertical="top")
    set_widths(contents, (110,))
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
    save_workbook(book, path)


def _fill(sheet: Worksheet, chapter: RegisterChapter) -> int:
    """Write a chapter below what the sheet has, and return the row of its heading."""
    if sheet.max_row > 1 or sheet["A1"].value:
        sheet.append([])
    _heading(sheet, chapter.title, _SIZES[chapter.level])
    row = sheet.max_row
    for table in chapter.tables:
        _heading(sheet, table.title, 11)
        _rows(sheet, table)
    return row


def _heading(sheet: Worksheet, text: str, size: int) -> None:
    cell = text_cell(sheet, text, CUT)
    cell.font = Font(bold=True, size=size)
    sheet.append([cell])


def _rows(sheet: Worksheet, table: RegisterTable) -> None:
    """Write a table over all columns of the sheet: the one with the longest text has those that are over."""
    if not table.rows:
        add_framed_row(sheet, (str(Words(ja="（なし）", en="(none)")),), _WIDTHS)
        return
    lengths = [max(len(row[column]) for row in table.rows) for column in range(len(table.heads) - 1)]
    wide, over = lengths.index(max(lengths)), len(_WIDTHS) - len(table.heads)
    widths = [*_WIDTHS[:wide], sum(_WIDTHS[wide : wide + over + 1]), *_WIDTHS[wide + over + 1 :]]
    for number, texts in enumerate([table.heads, *table.rows]):
        spread = [*texts[: wide + 1], *[""] * over, *texts[wide + 1 :]]
        cells = add_framed_row(sheet, spread, _WIDTHS, bold=number == 0)
        if number == 0:
            for cell in cells:
                cell.fill = PatternFill("solid", fgColor=_HEAD)
        row = sheet.max_row
        if over:
            sheet.merge_cells(start_row=row, end_row=row, start_column=wide + 1, end_column=wide + over + 1)
        set_height(sheet, row, texts, widths)


def _link(contents: Worksheet, chapter: RegisterChapter, title: str, row: int) -> None:
    contents.append([allowed("　" * (chapter.level - 1) + chapter.title)])
    cell = contents.cell(contents.max_row, 1)
    place = title.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{place}'!A{row}")
    cell.font = Font(underline="single", color="0B5394")
