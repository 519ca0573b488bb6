"""What is handed over beside a document, or instead of one that cannot be edited: its 変更箇所 rows, and 新旧対照.

One workbook: the rows in the official layout, the changed sentences before and after with their words marked, and
what is left to do by hand.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from konkyo.graph.atomic_write import atomic_write, removed
from konkyo.law.dates import era_date
from konkyo.papers.change_log_rows import LogRow
from konkyo.papers.document_places import DocumentPlaces
from konkyo.papers.draft import HEADINGS
from konkyo.papers.own_document import OwnDocument
from konkyo.papers.revised_document import LeftChange, PlannedChange, RevisedDocument
from konkyo.papers.sheet_layout import add_framed_row, print_on_a4, set_widths
from konkyo.viz.excel_cells import allowed, save_workbook

_RED = "FFFF0000"
_COMPARED = (34, 62, 62)
_LEFT = ("項目", "場所", "変更前", "変更後の案", "書き込まなかった理由", "次にすること")
_LEFT_WIDTHS = (26, 16, 36, 36, 30, 30)
_SIDE = "_変更箇所.xlsx"


def side_of(out: Path) -> Path:
    """Return the workbook beside the new document ``out`` in which stands what is not in it."""
    return out.with_name(f"{out.stem}{_SIDE}")


def hand_in(revision: RevisedDocument, out: Path, own: OwnDocument) -> list[Path]:
    """Write what came of a revision: the document to ``out`` and, where something is not in it, a workbook beside it.

    ``own`` is the document that was revised. Return what was written. Of a document that cannot be edited the workbook
    is all there is. A workbook beside an earlier ``out`` goes where the new one needs none: it tells of what is
    replaced. Raises KonkyoError where nothing can be written there.
    """
    written = []
    # Where one of the two cannot be written (a full disk), neither is.
    with ExitStack() as both:
        if revision.data is not None and revision.written:
            both.enter_context(atomic_write(out)).write_bytes(revision.data)
            written.append(out)
        if revision.data is None or revision.left or revision.log_left:
            side = out if revision.data is None else side_of(out)
            _write_side_paper(revision, both.enter_context(atomic_write(side)), own)
            written.append(side)
    if written == [out] and revision.data is not None:
        removed(side_of(out))
    return written


def _write_side_paper(revision: RevisedDocument, path: Path, own: OwnDocument) -> None:
    """Write the workbook to ``path``: the rows that are not in the document, and what a person must do."""
    book = Workbook()
    book.remove(book.worksheets[0])
    if revision.log_left:
        rows = [_log_row(one.row) for one in revision.written if one.row]
        _table(book.create_sheet("変更箇所"), HEADINGS, rows, (12, 30, 42, 42, 9, 30))
    compared = book.create_sheet("新旧対照")
    _table(compared, ("項目", "変更前", "変更後"), [], _COMPARED)
    for one in revision.written:
        _compare(compared, one)
    if revision.left:
        places = DocumentPlaces(own)
        _table(
            book.create_sheet("手で直すもの"), _LEFT, [_left_row(one, places) for one in revision.left], _LEFT_WIDTHS
        )
    save_workbook(book, path)


def _left_row(left: LeftChange, places: DocumentPlaces) -> tuple[str, ...]:
    change = left.change
    item, where = places.item(change.section) or change.section, places.where(change.section, change.before)
    return (item, where, change.before, change.after, left.why.ja, left.cure.ja)


def _log_row(row: LogRow) -> tuple[str, ...]:
    on = era_date(row.on) if row.on else ""
    return (on, " ".join(row.item), row.before, row.after, row.timing, row.reason)


def _table(sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
    for number, texts in enumerate([heads, *rows]):
        add_framed_row(sheet, texts, widths, bold=number == 0)
    set_widths(sheet, widths)
    print_on_a4(sheet, heads=1)


def _compare(sheet: Worksheet, one: PlannedChange) -> None:
    """Add the sentences of a change, the changed words in red and, before the change, struck through."""
    both = ["\n".join(one.passage.text[part.start : part.end] for part in one.sentences)] * 2
    add_framed_row(sheet, (" ".join(one.item), *both), _COMPARED)
    row = sheet.max_row
    sheet.cell(row, 2).value = _rich(one, old=True)
    sheet.cell(row, 3).value = _rich(one, old=False)


def _rich(one: PlannedChange, *, old: bool) -> CellRichText:
    return CellRichText([piece for piece in _marked(one, old=old) if piece])


def _marked(one: PlannedChange, *, old: bool) -> Iterator[str | TextBlock]:
    text = one.passage.text
    font = InlineFont(color=Color(_RED), strike=old)
    for number, sentence in enumerate(one.sentences):
        at = sentence.start
        if number:
            yield "\n"
        for edit in sentence.edits:
            yield allowed(text[at : edit.start])
            words = allowed(text[edit.start : edit.end] if old else edit.new)
            if words:
                yield TextBlock(font, words)
            at = edit.end
        yield allowed(text[at : sentence.end])
