"""The text of a field with its lines joined: where they are broken within words, names are found all the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import Match, Pattern

from konkyo.queries.checks.evaluation_view import Field
from konkyo.queries.checks.finding import FindingEvidence

_LINE_END = re.compile(r"(?<=\S)(\n)(?=\S)")
"""A line end that may stand within a word; with blanks around it, it parts words."""


@dataclass(frozen=True, slots=True)
class CompactText:
    """``text`` is the field's text without single line ends; its characters have their places in the field."""

    field: Field
    text: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, field: Field) -> "CompactText":
        """Return the text of ``field`` with its lines joined."""
        broken = {found.start(1) for found in _LINE_END.finditer(field.text)}
        kept = [(place, sign) for place, sign in enumerate(field.text) if place not in broken]
        return cls(field, "".join(sign for _, sign in kept), tuple(place for place, _ in kept))

    def finditer(self, pattern: Pattern[str]) -> Iterator[tuple[Match[str], FindingEvidence]]:
        """Yield what matches ``pattern``, with the characters as the field prints them."""
        for found in pattern.finditer(self.text):
            if found[0]:
                yield found, self.at(*found.span())

    def at(self, first: int, last: int) -> FindingEvidence:
        """Return the characters from ``first`` to ``last`` (one past it) of ``text`` as evidence."""
        return self.field.found(self.places[first], self.places[last - 1] + 1)
