"""The draft of 変更箇所 that an officer decides on: an Excel workbook in the official layout, with a column 採否."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.papers.draft_places import DraftRow, by_document
from konkyo.papers.follow_ups import COUNT, changes_rows
from konkyo.papers.sheet_layout import CUT, add_framed_row, print_on_a4, set_widths, sheet_title
from konkyo.viz.excel_cells import save_workbook, text_cell

HEADINGS = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
"""The columns of the official table 変更箇所."""
DECISION = "採否"
OWN_WORDS = "修正後の文（「修正」のとき）"
_JUDGE, _RELIES = "確かめること", "この欄に拠る流れ"
KEYS = ("konkyo:section", "konkyo:sha256", "konkyo:evaluation")
"""Hidden columns: which passage of which document a row is about."""
DRAFT_COLUMNS = (*HEADINGS, DECISION, OWN_WORDS, _JUDGE, _RELIES, *KEYS)
ACCEPT, AMEND, DECLINE = "採用", "修正", "見送り"
_NOTICE = (
    "konkyo による案です。一行ずつ原文と法令に当たって確かめ、採否を選んでください（採用・修正・見送り）。"
    "採否のない行は書き込まれません。重要な変更かは様式の※だけで見ており、規則・指針の例外は人が判断します。"
)
_WIDTHS = (11, 26, 38, 38, 8, 26, 8, 30, 26, 22)
_NO_NUMBERS = "案：番号だけの変更"
_CONTENT = "案：内容の変更などを確かめること"


def write_draft(rows: Iterable[DraftRow], path: Path) -> None:
    """Write a workbook to ``path`` with one sheet for each evaluation. Every row is a proposal to decide on."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, of_document in enumerate(by_document(rows), 1):
        one = of_document[0].proposal
        _fill(book.create_sheet(sheet_title(number, f"{one.body or ''} {one.document or ''}".strip())), of_document)
    if not book.worksheets:
        _fill(book.create_sheet("変更箇所"), [])
    save_workbook(book, path)


def _fill(sheet: Worksheet, rows: Sequence[DraftRow]) -> None:
    notice = text_cell(sheet, _NOTICE, CUT)
    notice.font = Font(bold=True, color="9C0006")
    sheet.append([notice])
    for number, texts in enumerate([DRAFT_COLUMNS, *map(_texts, rows)]):
        cells = add_framed_row(sheet, texts, _WIDTHS, bold=number == 0)
        if number:
            for cell in cells[len(HEADINGS) : -len(KEYS)]:
                cell.fill = PatternFill("solid", fgColor="FFF2CC")
    last = max(len(rows), 1) + 2
    for letter, choices in (("E", "事前,事後"), ("G", f"{ACCEPT},{AMEND},{DECLINE}")):
        listed = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
        listed.add(f"{letter}3:{letter}{last}")
        sheet.add_data_validation(listed)
    set_widths(sheet, _WIDTHS)
    for number in range(len(_WIDTHS) + 1, len(DRAFT_COLUMNS) + 1):
        sheet.column_dimensions[get_column_letter(number)].hidden = True
    sheet.freeze_panes = "A3"
    print_on_a4(sheet, heads=2)


def _texts(row: DraftRow) -> tuple[str, ...]:
    one, said = row.proposal, row.submission
    kind = _NO_NUMBERS if one.settled else _CONTENT
    counts = COUNT.ja if changes_rows(one.before, one.after) else ""
    judge = "\n".join(filter(None, (kind, said.judge, counts, *(choice.ja for choice in one.apart))))
    return (
        *("", " ".join(row.item), one.before, one.after, said.timing, said.reason),
        *("", "", judge, "\n".join(row.relies)),
        *(one.section, row.sha256, one.evaluation),
    )
