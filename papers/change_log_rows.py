"""Rows to add to a document's own 変更箇所, and the table they go to."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from konkyo.law.dates import day_like
from konkyo.law.spelling import NumberStyle
from konkyo.loaders.forms.log_columns import columns
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell, Pages, Row
from konkyo.loaders.record import Record
from konkyo.papers.item_words import in_columns

_KIND = fold_label("変更区分")
_CHANGED = "変更"
_MAY_LACK = {"item": "項目", "date": "変更日", "timing": "提出時期", "reason": "提出時期に係る説明"}


@dataclass(frozen=True, slots=True)
class LogRow:
    """One row: 項目 from the part of the form to the field, the texts, 提出時期 and its reason; ``on`` is 変更日."""

    item: tuple[str, ...]
    before: str
    after: str
    timing: str
    reason: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class LogColumn:
    """One column of the table: what it holds ("" where that is not known), and the cell of its heading.

    That may stand in an earlier row than the last one of the head, and be merged down to it.
    """

    meaning: str
    heading: Cell


@dataclass(frozen=True, slots=True)
class LogTable:
    """The table of a document: its columns, and its last entries as ``lines`` of ``page``, on which rows are added.

    Its head is ``head_line`` of ``head_page``: of an earlier sheet where the table goes on on another one.

    ``last_no`` is the number of the last entry, "" where the table has no numbers; ``shown_day`` its day, or that of an
    earlier one, as the document shows it.
    """

    columns: tuple[LogColumn, ...]
    page: int | None
    head_page: int | None
    head_line: int
    lines: tuple[int, ...]
    last_no: str
    shown_day: str = ""

    @property
    def last_line(self) -> int:
        """The line of its last entry; of its head where it has none yet."""
        return max(self.lines, default=self.head_line)

    @property
    def lacks(self) -> tuple[str, ...]:
        """The official columns that the table does not have, by their headings: a form may print five of them."""
        meanings = {column.meaning for column in self.columns}
        return tuple(heading for meaning, heading in _MAY_LACK.items() if meaning not in meanings)

    def kept(self, row: LogRow) -> LogRow:
        """Return what the table has columns for of ``row``."""
        has = {column.meaning for column in self.columns}
        return replace(
            row,
            item=row.item if "item" in has else (),
            on=row.on if "date" in has else None,
            timing=row.timing if "timing" in has else "",
            reason=row.reason if "reason" in has else "",
        )

    def texts(self, row: LogRow, number: int) -> list[str]:
        """Return what each column says of ``row``, which is the ``number``-th to be added, from 1."""
        places = [n for n, column in enumerate(self.columns) if column.meaning == "item"]
        items = dict(zip(places, in_columns(row.item, len(places)), strict=True))
        said = {
            "no": self._number(number),
            "date": NumberStyle.of(self.shown_day).write(day_like(row.on, self.shown_day)) if row.on else "",
            "before": row.before,
            "after": row.after,
            "timing": row.timing,
            "reason": row.reason,
        }
        return [
            items.get(place, said.get(column.meaning, _CHANGED if _names_kind(column) else ""))
            for place, column in enumerate(self.columns)
        ]

    def _number(self, number: int) -> str:
        last = self.last_no or "0"
        return NumberStyle.of(last).write(str(int(last) + number)) if last.isdecimal() else ""


def _names_kind(column: LogColumn) -> bool:
    return fold_label(column.heading.text).startswith(_KIND)


def log_table(pages: Pages, record: Record) -> LogTable | None:
    """Return the table 変更箇所 to which rows are added: that of the last entry. None where there is none."""
    entries = [(change, change.at) for change in record.changes if change.at]
    heads = [(row, names) for row in pages.rows() if (names := columns(row))]
    last = entries[-1][1] if entries else None
    if last:
        heads = [one for one in heads if one[0].cells[0].at.start < last.start]
    if not heads:
        return None
    row, names = heads[-1]
    head = row.cells[0].at
    page = last.page if last else head.page
    return LogTable(
        tuple(LogColumn(name, cell) for name, cell in zip(names, _headings(row, pages), strict=True) if cell),
        page,
        head.page,
        head.line,
        tuple(at.line for _, at in entries if at.page == page and (page != head.page or at.line > head.line)),
        (entries[-1][0].no or "") if entries else "",
        _shown_day(record),
    )


def _headings(row: Row, pages: Pages) -> list[Cell | None]:
    """Return the heading of each column of ``row``: of a blank cell, the one merged down over it."""
    start = row.cells[0].at.start
    above = [cell for each in pages.rows() for cell in each.cells if cell.at.start < start]
    return [cell if cell.text.strip() else _merged_down(cell, above) for cell in row.cells]


def _shown_day(record: Record) -> str:
    """Return the day of the last entry that has one, as it is printed; "" where none has."""
    texts = {passage.id: passage.text for passage in record.passages}
    told = [change.evidence["date"].passage for change in record.changes if "date" in change.evidence]
    return texts.get(told[-1], "") if told else ""


def _merged_down(blank: Cell, above: Sequence[Cell]) -> Cell | None:
    """Return the cell that reaches down over a ``blank`` one; None where none does."""
    holding = (one for one in reversed(above) if one.at.page == blank.at.page and one.text == blank.merged)
    return next(holding, None) if blank.merged.strip() else None


def rows_of_log(table: LogTable, rows: Sequence[LogRow]) -> list[list[str]]:
    """Return the texts of all rows to add, a list for each."""
    return [table.texts(row, number) for number, row in enumerate(rows, start=1)]
