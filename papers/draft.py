"""The change log rows (変更箇所) that an amendment makes necessary, as an Excel workbook in the official layout."""

import re
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.queries.impact.touches import Proposal
from konkyo.viz.excel_cells import text_cell

HEADINGS = ("変更日", "項目", "変更前の記載", "変更後の記載", "提出時期", "提出時期に係る説明")
CHECK = "確認（提出前にこの列と1行目を消す）"
_NOTICE = "konkyo による案です。変更日を書き入れ、一行ずつ原文と法令に当たって確かめてください。"
_WIDTHS = (12, 30, 60, 60, 12, 36, 24)
_CUT = "…（以下略）"
_NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\']")


def write_draft(proposals: Iterable[Proposal], path: Path) -> None:
    """Write a workbook to ``path`` with one sheet for each evaluation. Every row is marked as a proposal to check.

    Where there are several proposals for one passage, the last one is written.
    """
    by_evaluation: dict[str, dict[str, Proposal]] = {}
    for proposal in proposals:
        by_evaluation.setdefault(proposal.evaluation, {})[proposal.section] = proposal
    book = Workbook()
    book.remove(book.worksheets[0])
    for number, by_section in enumerate(by_evaluation.values(), 1):
        rows = list(by_section.values())
        _fill(book.create_sheet(_title(number, rows[0])), rows)
    if not book.worksheets:
        _fill(book.create_sheet("変更箇所"), [])
    book.save(path)


def _fill(sheet: Worksheet, proposals: list[Proposal]) -> None:
    notice = _cell(sheet, _NOTICE)
    notice.font = Font(bold=True, color="9C0006")
    sheet.append([notice])
    edge = Side(style="thin")
    for number, texts in enumerate([(*HEADINGS, CHECK), *map(_row, proposals)]):
        cells = [_cell(sheet, text) for text in texts]
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(edge, edge, edge, edge)
            cell.font = Font(bold=number == 0)
        if number:
            cells[-1].fill = PatternFill("solid", fgColor="FFF2CC")
        sheet.append(cells)
    for column, width in zip("ABCDEFG", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A3"


def _row(proposal: Proposal) -> tuple[str, ...]:
    place = " ".join(filter(None, (proposal.section, proposal.file and f"（{proposal.file}）", proposal.label)))
    day = f"{proposal.on.year}年{proposal.on.month}月{proposal.on.day}日"
    if proposal.settled:
        timing_reason_check = ("事後", f"{day}施行の法令改正に伴う番号の変更", "案：番号だけの変更")
    else:
        timing_reason_check = ("", f"{day}施行の法令改正に伴う変更", "案：内容の変更などを確かめること")
    *others, check = timing_reason_check
    return (
        "",
        place,
        proposal.before,
        proposal.after,
        *others,
        "。".join([check, *(one.ja for one in proposal.apart)]),
    )


def _cell(sheet: Worksheet, text: str) -> Cell:
    return text_cell(sheet, text, _CUT)


def _title(number: int, proposal: Proposal) -> str:
    name = _NOT_IN_TITLE.sub("", " ".join(filter(None, (proposal.body, proposal.document))))
    return f"{number} {name}"[:31]
