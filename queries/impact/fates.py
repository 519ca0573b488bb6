"""What became of a cited provision: in a span of time, or as an amendment file states it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from konkyo.law.address import Address
from konkyo.law.descent_composition import between
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.timeline import Status, Timeline
from konkyo.law.titles import Renaming, renaming
from konkyo.queries.impact.scope import ADDRESS_STEPS, DAY, Scope, is_within


class Concern(StrEnum):
    """What an officer has to check."""

    NUMBER = "number"
    """only the number changed"""
    SUBSTANCE = "substance"
    """the content of the provision changed as well"""
    REQUESTER = "requester"
    """the row is for another requester now"""
    INFORMATION = "information"
    """the row names more or less of the information that the passage, or a flow based on it, rests on"""
    NAME = "name"
    """its caption changed, or the title of its law"""
    UNFIT = "unfit"
    """the cited row no longer names a kind of information that the passage, or a flow based on it, names"""
    SPLIT = "split"
    MERGED = "merged"
    PARTS = "parts"
    """it kept its number, but parts of it moved"""
    ABOLISHED = "abolished"
    UNDECIDABLE = "undecidable"
    FORMER = "former"
    """nothing happened to it, but another provision had its number before: an old number may have been left"""
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
    renaming: Renaming | None = None
    """the change of the title of its law since the citation"""
    captions: tuple[str, str] | None = None
    """its caption when it was cited and now, if it has another one"""

    @property
    def mere_number(self) -> bool:
        """Whether only its number changed."""
        moved = (DescentKind.RENUMBERED, DescentKind.MOVED)
        return not self.parts and all(line.kind in moved and not line.differs for line in self.lines)

    @property
    def stays(self) -> bool:
        """Whether the citation stays as it is, and nothing is to be chosen."""
        return self.targets is None and not self.choices

    @property
    def targets(self) -> tuple[Address, ...] | None:
        """What to write instead: one address, several, or none if it is gone; None if the citation may stay.

        It also stays where a person must choose (``choices``).
        """
        if self.gone or any(line.kind is DescentKind.ABOLISHED for line in self.lines):
            return ()
        news = tuple(dict.fromkeys(line.to for line in self.lines if line.to is not None))
        return None if self.choices or news in ((), (self.meant,)) else news

    @property
    def choices(self) -> tuple[Address, ...]:
        """Those among which a person must choose, because no text tells which one a citation means now; () for none."""
        if any(line.kind is DescentKind.UNDECIDABLE for line in self.lines):
            return tuple(dict.fromkeys(line.to for line in self.lines if line.to is not None))
        went = [Address(line.to.law, line.to.article) for line in self.parts if line.to is not None]
        return tuple(dict.fromkeys((self.meant, *went))) if went else ()


class Fates:
    """What became of cited provisions. Each address and day is computed once."""

    def __init__(self, timeline: Timeline, scope: Scope) -> None:
        self.timeline, self.scope = timeline, scope
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
        return cited.law in self.timeline.facts.laws

    def before(self, fate: Fate) -> list[Descent]:
        """Return what became of the provision that had the number of the one meant before it; [] if none had."""
        eve = fate.valid_from - DAY if fate.valid_from else None
        if eve is None or self.timeline.resolve(fate.meant, eve).status is not Status.VALID:
            return []
        return [line for line in self.timeline.became(fate.meant, eve, self.scope.last) if line.to != fate.meant]

    def of_row(self, line: Descent) -> Descent | None:
        """Return what became of the row that an article of an order implements; None if nothing, or for no such one."""
        row = self.timeline.fills(line.address, line.on - DAY) if line.address and line.to else None
        found = self.timeline.became(row, line.on - DAY, self.scope.last) if row else []
        return found[0] if len(found) == 1 else None

    def fills_row(self, line: Descent) -> bool:
        """Tell whether a line is of an article of an order that implements a row."""
        return line.address is not None and self.timeline.fills(line.address, line.on - DAY) is not None

    def permitted(self, line: Descent) -> set[str]:
        """Return the kinds of information that the row ``line`` leads to names on the last day."""
        permits = self.timeline.permits(line.to, self.scope.last) if line.to else ()
        return {kind for permit in permits for kind in permit.information}

    def _find(self, cited: Address, day: date) -> tuple[Fate, bool]:
        if (cited, day) in self._known:
            return self._known[cited, day]
        first, last = self.scope.first, self.scope.last
        meant, since, stood = self._meant(cited, day)
        lines = self._became(meant, stood, last) if stood < last else []
        parts = self._parts(meant, stood) if stood < last and not _leaves(lines) else []
        asked = first is None or stood <= first
        touched = asked and bool(lines or parts) and (first in (None, stood) or self._touched(meant, stood, first))
        renamed = renaming(str(meant.law), stood, last) if stood < last else None
        fate = Fate(
            meant,
            since,
            tuple(lines),
            tuple(parts),
            since is None and self._is_abolished(cited.law),
            renamed,
            self._captions(meant, stood, lines),
        )
        newly = renamed is not None and asked and (first is None or renamed.new.since > first)
        named = first is None and (bool(self.scope.provisions) or fate.gone)
        known = self._known[cited, day] = fate, touched or newly or named
        return known

    def _captions(self, meant: Address, stood: date, lines: Sequence[Descent]) -> tuple[str, str] | None:
        """Return the captions of a provision before and after, if they differ."""
        if not any("caption" in line.differs for line in lines):
            return None
        old = self.timeline.caption(meant, stood)
        new = self.timeline.caption(lines[0].to or meant, self.scope.last)
        return (old, new) if old and new and old != new else None

    def _is_abolished(self, law: str | None) -> bool:
        held = self.timeline.facts.laws.get(law or "")
        return held is not None and held.repealed is not None and held.repealed <= self.scope.last

    def _meant(self, cited: Address, day: date) -> tuple[Address, date | None, date]:
        """Return the provision that a citation means, its first day, and the day nearest to ``day`` on which it stood.

        A stale citation means the last provision that stood there; a citation of a future address means the first one.
        """
        found = self.timeline.resolve(cited, day)
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
            self._became(one, first, self.scope.last) or self._parts(one, first) for one in now if one is not None
        )

    def _became(self, meant: Address, first: date, last: date) -> list[Descent]:
        stated = self.scope.stated
        if not stated:
            return self.timeline.became(meant, first, last)
        days = sorted({line.on for line in stated if line.on <= last})
        lines = self.timeline.became(meant, first, max(first, days[0] - DAY if days else last))
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
            for one in self.timeline.facts.addresses(str(meant.law))
            if one != meant and is_within(one, meant)
            for line in self._became(one, day, self.scope.last)
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
    return sum(getattr(one, step) is not None for step in ADDRESS_STEPS)


def _carried(now: Address, line: Descent) -> Descent:
    """Return the line of a provision, rewritten for a part of it."""
    if line.to is None or line.address == now:
        return replace(line, address=now)
    own = {
        step: getattr(now, step)
        for step in ADDRESS_STEPS
        if getattr(now, step) is not None and getattr(line.address, step) is None
    }
    return replace(line, address=now, to=replace(line.to, **own))


@dataclass(frozen=True, slots=True)
class Relied:
    """What a passage rests on: the kinds of information that it and its flows name, and who provides them."""

    said: frozenset[str]
    provider: str | None
    """None if it is not known"""

    def touches(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """Tell whether one of the pairs (provider, kind of information) is what the passage rests on."""
        own = [kind for by, kind in pairs if self.provider is None or self.provider in by]
        return bool(self.said.intersection(own) if self.said else own)


def concern(line: Descent, relied: Relied, permitted: Collection[str], row: Descent | None, of_row: bool) -> Concern:
    """Return what is to be looked at.

    ``permitted`` are the kinds of information that the row cited names from then on. ``of_row`` tells that the line is
    of an article that implements a row; ``row`` is what became of that row, None for nothing.
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
    if {kind for _, kind in line.lost} & relied.said - set(permitted):
        return Concern.UNFIT
    if line.differs == ("caption",):
        return Concern.NAME
    if of_row or (line.address and line.address.row):
        # The work of a row is worded anew with every renumbering; who receives what from whom is what matters.
        told = row if of_row else line
        return _of_row(told, relied) if told else Concern.NUMBER
    return Concern.SUBSTANCE if line.differs or line.kind is DescentKind.CHANGED else Concern.NUMBER


def _of_row(line: Descent, relied: Relied) -> Concern:
    if line.ground is Ground.STATED:
        return Concern.SUBSTANCE if line.differs else Concern.NUMBER
    if "requester" in line.differs:
        return Concern.REQUESTER
    return Concern.INFORMATION if relied.touches((*line.lost, *line.gained)) else Concern.NUMBER
