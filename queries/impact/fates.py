"""What became of a cited provision: in a span of time, or as an amendment file states it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from konkyo.law.address import Address
from konkyo.law.descent_composition import between
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.timeline import Timeline
from konkyo.queries.impact.scope import DAY, Scope, is_within

_STEPS = ("law", "article", "paragraph", "item", "table", "row")


class Concern(StrEnum):
    """What an officer has to check."""

    NUMBER = "number"
    """only the number changed"""
    SUBSTANCE = "substance"
    """the content of the provision changed as well"""
    UNFIT = "unfit"
    """the cited row no longer names a kind of information that the passage, or a flow based on it, names"""
    SPLIT = "split"
    MERGED = "merged"
    PARTS = "parts"
    """it kept its number, but parts of it moved"""
    ABOLISHED = "abolished"
    UNDECIDABLE = "undecidable"
    NONE = "none"
    """nothing happened to it"""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one cited provision: one line, or several if it was split."""

    meant: Address
    """the provision that the citation means"""
    valid_from: date | None
    """the first day on which it had this address; None if no text of the law is held"""
    lines: tuple[Descent, ...]
    parts: tuple[Descent, ...] = ()
    """the lines of its parts that moved, if no line of its own says so"""
    gone: bool = False
    """nothing had this address when it was cited, and the law is abolished by now"""

    @property
    def mere_number(self) -> bool:
        """Whether only its number changed."""
        moved = (DescentKind.RENUMBERED, DescentKind.MOVED)
        return not self.parts and all(line.kind in moved and not line.differs for line in self.lines)

    @property
    def targets(self) -> tuple[Address, ...] | None:
        """What to write instead: one address, several, or none; None if the citation may stay."""
        if self.gone or any(line.kind in (DescentKind.UNDECIDABLE, DescentKind.ABOLISHED) for line in self.lines):
            return ()
        news = tuple(dict.fromkeys(line.to for line in self.lines if line.to is not None))
        return None if news in ((), (self.meant,)) else news


class Fates:
    """What became of cited provisions. Each address and day is computed once."""

    def __init__(self, timeline: Timeline, scope: Scope) -> None:
        self._timeline, self._scope = timeline, scope
        self._known: dict[tuple[Address, date], tuple[Fate, bool]] = {}

    def of(self, cited: Address, day: date) -> Fate | None:
        """Return what became of ``cited`` as cited on ``day``; None if nothing happened in the time of the scope."""
        fate, touched = self._find(cited, day)
        return fate if touched else None

    def since(self, cited: Address, day: date) -> Fate:
        """Return what became of ``cited`` from ``day`` to the last day of the scope, also before its first day."""
        return self._find(cited, day)[0]

    def are_known_of(self, cited: Address) -> bool:
        """Tell whether texts of the law are held."""
        return cited.law in self._timeline.facts.laws

    def permitted(self, line: Descent) -> set[str]:
        """Return the kinds of information that the row ``line`` leads to names on the last day."""
        permits = self._timeline.permits(line.to, self._scope.last) if line.to else ()
        return {kind for permit in permits for kind in permit.information}

    def _find(self, cited: Address, day: date) -> tuple[Fate, bool]:
        if (cited, day) in self._known:
            return self._known[cited, day]
        first, last = self._scope.first, self._scope.last
        meant, since, stood = self._meant(cited, day)
        lines = self._became(meant, stood, last) if stood < last else []
        parts = self._parts(meant, stood) if stood < last and not _leaves(lines) else []
        asked = first is None or stood <= first
        touched = asked and bool(lines or parts) and (first in (None, stood) or self._touched(meant, stood, first))
        fate = Fate(meant, since, tuple(lines), tuple(parts), since is None and self._is_abolished(cited.law))
        known = self._known[cited, day] = fate, touched or first is None
        return known

    def _is_abolished(self, law: str | None) -> bool:
        held = self._timeline.facts.laws.get(law or "")
        return held is not None and held.repealed is not None and held.repealed <= self._scope.last

    def _meant(self, cited: Address, day: date) -> tuple[Address, date | None, date]:
        """Return the provision that a citation means, its first day, and the day nearest to ``day`` on which it stood.

        A stale citation means the last provision that stood there; a citation of a future address means the first one.
        """
        found = self._timeline.resolve(cited, day)
        stood = found.provision
        if stood is None:
            return found.address, None, day
        if stood.valid_to is not None and day >= stood.valid_to:
            day = stood.valid_to - DAY
        return stood.address, stood.valid_from, max(day, stood.valid_from)

    def _touched(self, meant: Address, day: date, first: date | None) -> bool:
        """Tell whether anything happened after ``first`` to what ``meant`` had become by then."""
        if first is None:
            return True
        now = [line.to for line in self._became(meant, day, first)] or [meant]
        return any(
            self._became(one, first, self._scope.last) or self._parts(one, first) for one in now if one is not None
        )

    def _became(self, meant: Address, first: date, last: date) -> list[Descent]:
        stated = self._scope.stated
        if not stated:
            return self._timeline.became(meant, first, last)
        days = sorted({line.on for line in stated if line.on <= last})
        lines = self._timeline.became(meant, first, max(first, days[0] - DAY if days else last))
        steps = [*lines]
        now = {line.to for line in lines if line.to is not None} or {meant}
        for day in days:
            made = [step for one in sorted(now, key=str) for step in _stated(one, day, stated)]
            steps += made
            now = {step.to for step in made if step.to} | {one for one in now if not _stated(one, day, stated)}
        return [line for line in between(steps, first, last) if line.address == meant]

    def _parts(self, meant: Address, day: date) -> list[Descent]:
        """Return the lines of the parts that left an article."""
        if meant.article is None or not self.are_known_of(meant):
            return []
        found = [
            line
            for one in self._timeline.facts.addresses(str(meant.law))
            if one != meant and is_within(one, meant)
            for line in self._became(one, day, self._scope.last)
        ]
        return [line for line in found if line.to is not None and not is_within(line.to, meant)]


def _leaves(lines: Iterable[Descent]) -> bool:
    return any(line.to != line.address for line in lines)


def _stated(now: Address, day: date, stated: Iterable[Descent]) -> list[Descent]:
    """Return what is stated of ``now`` on ``day``, or else of the smallest provision that it is part of."""
    wholes = [line for line in stated if line.on == day and line.address is not None and is_within(now, line.address)]
    nearest = max((_depth(line.address) for line in wholes), default=0)
    return [_carried(now, line) for line in wholes if _depth(line.address) == nearest]


def _depth(one: Address | None) -> int:
    return sum(getattr(one, step) is not None for step in _STEPS)


def _carried(now: Address, line: Descent) -> Descent:
    """Return the line of a provision, rewritten for a part of it."""
    if line.to is None or line.address == now:
        return replace(line, address=now)
    own = {
        step: getattr(now, step)
        for step in _STEPS
        if getattr(now, step) is not None and getattr(line.address, step) is None
    }
    return replace(line, address=now, to=replace(line.to, **own))


def concern(line: Descent, said: Collection[str], permitted: Collection[str]) -> Concern:
    """Return what is to be looked at.

    ``said`` are the kinds of information that the citing passage and its flows name, ``permitted`` those that the row
    cited names from then on.
    """
    match line.kind:
        case DescentKind.SPLIT:
            return Concern.SPLIT
        case DescentKind.MERGED:
            return Concern.MERGED
        case DescentKind.ABOLISHED:
            return Concern.ABOLISHED
        case DescentKind.UNDECIDABLE:
            return Concern.UNDECIDABLE
    if {kind for _, kind in line.lost} & set(said) - set(permitted):
        return Concern.UNFIT
    return Concern.SUBSTANCE if line.differs or line.kind is DescentKind.CHANGED else Concern.NUMBER
