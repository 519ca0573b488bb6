"""The history of a law as a whole: on which days it changed, how many provisions, and under which title."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konkyo.law.descent_line import DescentKind
from konkyo.law.timeline import Timeline
from konkyo.law.titles import titles


@dataclass(frozen=True, slots=True)
class LawDay:
    """A day on which a law changed, or from which there is a text of it."""

    on: date
    """``NOT_FIXED`` for what is enacted without a day"""
    has_text: bool
    """whether a text of that day was read"""
    title: str | None
    """the short name by its title, where that changed on the day"""
    amended_by: tuple[str, ...]
    """the ids of the amending laws, as far as they are known"""
    changes: Counter[DescentKind]
    """how many provisions of it became what they are from then on"""


def law_history(timeline: Timeline, law: str) -> Iterator[LawDay]:
    """Yield the days of a law that is held, in order."""
    held = timeline.facts.laws[law]
    changes: dict[date, Counter[DescentKind]] = {}
    for line in timeline.facts.leaving(law):
        changes.setdefault(line.on, Counter())[line.kind] += 1
    named = {one.since: one.short for one in titles(law) if one.since != date.min}
    amending = dict(held.amendments)
    for on in sorted({*held.texts, *changes, *named}):
        yield LawDay(on, on in held.texts, named.get(on), amending.get(on, ()), changes.get(on, Counter()))
