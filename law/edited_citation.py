"""A citation of a passage that is edited, and the numbers that are written for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from konkyo.law.address import Address
from konkyo.law.spelling import UNITS

_LEVELS = (*UNITS, "row")

Became = Mapping[Address, tuple[Address, ...]]
"""Old address → new addresses: one; several if it was split; none if it is gone."""

Numbering = tuple[str | None, str | None]
"""A law and the name of one of its tables, or None for its articles."""


@dataclass(slots=True)
class EditedCitation:
    """A citation at ``[start, end)`` of the folded text, and the addresses to write for it."""

    address: Address
    start: int
    end: int
    targets: tuple[Address, ...] | None
    """None if it stays unchanged"""
    table: re.Match[str] | None = None
    """the name of its table, if its span contains it"""
    components: dict[str, re.Match[str]] | None = None
    """those of its numbers that its span contains"""

    @property
    def result(self) -> Address:
        """The address that is written; of several the first."""
        return self.targets[0] if self.targets else self.address

    @property
    def numbering(self) -> Numbering:
        """What its number counts in: its law, and its table if it is a row."""
        return self.address.law, self.address.table


def new_numbers(members: Sequence[EditedCitation]) -> list[str]:
    """Return the new number of each member of a range, at the level at which the range counts."""
    level = levels_of(members[-1].address)[-1]
    return [one.result.number_at(level) for one in members]


def levels_of(one: Address) -> list[str]:
    """Return the levels at which an address has a number, from the article down to the row."""
    return [level for level in _LEVELS if getattr(one, level)]
