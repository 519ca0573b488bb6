"""The rows of the change log as record entries.

A row in which only one of the two texts is left, and nothing says which, has neither; its note says so.
"""

from konkyo.law.dates import iso_date
from konkyo.loaders.assemble.passages import PassageBook, locate
from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.filled import ChangeRow, FilledForm
from konkyo.loaders.record import Change, Note, RecordCitation


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
    def text(name: str) -> str | None:
        return clean(row.cells.get(name))

    evidence = {}
    for name in ("no", "date", "item", "before", "after", "timing", "reason"):
        passage = book.of_cell(row, name)
        if passage:
            evidence[name] = locate(text(name) or "", passage)
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
        evidence=evidence,
        inferred=row.inferred,
    )


def _citations(row: ChangeRow, side: str, book: PassageBook) -> tuple[RecordCitation, ...]:
    passage = book.of_cell(row, side)
    return book.citations[passage.id] if passage else ()
