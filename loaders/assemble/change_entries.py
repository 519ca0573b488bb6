"""The rows of the change log as record entries.

A row in which only one of the two texts is left, and nothing says which, has neither; its note says so.
"""

from konkyo.law.dates import iso_date
from konkyo.loaders.assemble.passages import PassageBook, evidence
from konkyo.loaders.assemble.printed_dates import fails_as_date, unread_date
from konkyo.loaders.cell_values import clean, cut
from konkyo.loaders.forms.change_log import says_same
from konkyo.loaders.forms.filled import ChangeRow, FilledForm
from konkyo.loaders.record import Change, Note, RecordCitation

_FIELDS = ("no", "date", "item", "before", "after", "timing", "reason")


def changes(filled: FilledForm, book: PassageBook, notes: list[Note]) -> list[Change]:
    """Return one Change a row; cells that the source leaves blank are None."""
    for row in filled.changes:
        if "either" in row.cells:
            item = clean(row.cells.get("item"))
            notes.append(
                Note(
                    code="before-or-after",
                    at=row.at,
                    ja=f"変更箇所「{item}」の前後の記載が一つの欄になっていて分けられない",
                    en=f"before and after of the change 「{item}」 stand in one cell and cannot be told apart",
                )
            )
    found: list[Change] = []
    above = None
    for row in filled.changes:
        found.append(_change(row, book, above))
        printed = row.cells.get("date", "")
        above = found[-1].date or above
        if found[-1].date is None and fails_as_date(printed):
            notes.append(unread_date(printed, row.at))
    return found


def _change(row: ChangeRow, book: PassageBook, above: str | None) -> Change:
    """Return the entry of one row; ``above`` is the date printed last above it."""
    date, why = _date(row, above)
    values = {column: cut(text) for column, text in row.cells.items()}
    passages = {column: book.of_cell(row, column) for column in _FIELDS}

    def text(column: str) -> str | None:
        value = values.get(column)
        return value.text if value else None

    return Change(
        no=text("no"),
        date=date,
        item=text("item"),
        before=text("before"),
        after=text("after"),
        timing=text("timing"),
        reason=text("reason"),
        before_citations=_citations(row, "before", book),
        after_citations=_citations(row, "after", book),
        at=row.at,
        evidence={column: evidence(passage, values[column]) for column, passage in passages.items() if passage},
        inferred=row.inferred | ({"date": why} if why else {}),
    )


def _date(row: ChangeRow, above: str | None) -> tuple[str | None, Note | None]:
    """Return the date of a row, and why where it is told only by the date above it: 「同上」, 「6月30日」."""
    printed = row.cells.get("date", "")
    if date := iso_date(printed):
        return date, None
    date = above if says_same(printed) else iso_date(printed, above)
    return date, _by_row_above(row) if date else None


def _by_row_above(row: ChangeRow) -> Note:
    return Note(
        code="date-by-row-above",
        ja=f"変更日「{row.cells['date'].strip()}」を、上の行の日付によって読んだ",
        en=f"the date 「{row.cells['date'].strip()}」 is read by the date of a row above",
        at=row.at,
    )


def _citations(row: ChangeRow, side: str, book: PassageBook) -> tuple[RecordCitation, ...]:
    passage = book.of_cell(row, side)
    return book.citations[passage.id] if passage else ()
