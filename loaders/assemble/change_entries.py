"""The rows of the change log as record entries.

A row in which only one of the two texts is left, and nothing says which, has neither; its note says so.
"""

from konkyo.law.dates import iso_date
from konkyo.loaders.assemble.passages import PassageBook, evidence
from konkyo.loaders.cell_values import clean, cut
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
    return [_change(row, book) for row in filled.changes]


def _change(row: ChangeRow, book: PassageBook) -> Change:
    values = {column: cut(text) for column, text in row.cells.items()}
    passages = {column: book.of_cell(row, column) for column in _FIELDS}

    def text(column: str) -> str | None:
        value = values.get(column)
        return value.text if value else None

    return Change(
        no=text("no"),
        date=iso_date(row.cells.get("date")),
        item=text("item"),
        before=text("before"),
        after=text("after"),
        timing=text("timing"),
        reason=text("reason"),
        before_citations=_citations(row, "before", book),
        after_citations=_citations(row, "after", book),
        at=row.at,
        evidence={column: evidence(passage, values[column]) for column, passage in passages.items() if passage},
        inferred=row.inferred,
    )


def _citations(row: ChangeRow, side: str, book: PassageBook) -> tuple[RecordCitation, ...]:
    passage = book.of_cell(row, side)
    return book.citations[passage.id] if passage else ()
