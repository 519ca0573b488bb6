"""What the rows of a table were, or became, on days for which there is no text of the order that implements them."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent


class DatedRows(Protocol):
    """What tells which rows stood on a day, and what became of them."""

    def standing(self, law: str, on: date) -> Iterator[Address]:
        """Yield the addresses that stood on a day."""

    def became(self, address: Address, first: date, last: date) -> list[Descent]:
        """Return what became of a provision; [] if nothing changed."""


class RowsThen:
    """The rows of tables on other days. Each table and span of days is computed once."""

    def __init__(self, law: DatedRows) -> None:
        self._law = law
        self._known: dict[tuple[str | None, str | None, date, date], dict[Address, Address]] = {}

    def before(self, row: Address, on: date, last: date) -> Address | None:
        """Return what ``row`` of the day ``last`` was on the earlier day ``on``; None if there was no such row yet."""
        span = (row.law, row.table, on, last)
        if span not in self._known:
            then = [one for one in self._law.standing(row.law or "", on) if one.row and one.table == row.table]
            became = ((one, self._law.became(one, on, last)) for one in then)
            self._known[span] = {
                to: one for one, lines in became for to in ([line.to for line in lines] or [one]) if to is not None
            }
        return self._known[span].get(row)

    def after(self, row: Address, first: date, on: date) -> Address | None:
        """Return what ``row`` of the day ``first`` is on the later day ``on``; None if it is gone, or several rows."""
        lines = self._law.became(row, first, on)
        return row if not lines else lines[0].to if len(lines) == 1 else None
