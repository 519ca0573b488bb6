"""The time for which the texts held tell what a law was, and what a span of days has outside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from konkyo.law.statute_head import StatuteHead


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A law of which something is not known within a span of days."""

    law: str
    known_from: date | None
    """what changed up to this day is not known; None if the span begins later"""
    known_until: date | None
    """what changed from this day on is not known; None if the span ends earlier. Without both days nothing is known."""


def time_limits(held: Iterable[StatuteHead], first: date, last: date) -> list[TimeLimit]:
    """Return the laws of which changes after ``first``, up to and on ``last``, may be unknown."""
    found = []
    for head in held:
        early = head.texts[0] if not head.enacted and first < head.texts[0] else None
        ended = head.repealed is not None and first >= head.repealed
        late = head.known_until if last >= head.known_until and not ended else None
        if early or late:
            found.append(TimeLimit(head.law, early, late))
    return found
