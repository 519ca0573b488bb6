"""What a citation means on a day, and what that provision has become by another day.

An address does not identify a norm: 番号法第19条第7号 of 2020 and 第19条第8号 of 2022 are the same one. A citation is
resolved on the date of its document: to the provision at its address on that day, or to the reason why there is none.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from konkyo.law.address import Address
from konkyo.law.dates import lies_in
from konkyo.law.descent_composition import between
from konkyo.law.descent_line import Descent
from konkyo.law.law_facts import LawFacts, law_facts
from konkyo.law.law_lines import LawLines
from konkyo.law.rows_then import RowsThen
from konkyo.law.statute_facts import AddressState, Permit
from konkyo.law.statute_head import StatuteHead

_DAY = timedelta(days=1)


class Status(StrEnum):
    """The status of a citation on a day."""

    VALID = "valid"
    STALE = "stale"
    """its provision existed before that day, but no longer"""
    FUTURE = "future"
    """its provision did not exist yet"""
    UNKNOWN = "unknown"
    """the law has no such address on any known day"""
    UNVERSIONED = "unversioned"
    """konkyo has no text of the law"""


class TextBasis(StrEnum):
    """How well the available texts support an answer."""

    KNOWN = "known"
    BETWEEN_TEXTS = "between_texts"
    """the answer changes on an unknown day between two texts, and the day asked for is between them"""
    BEFORE_FIRST_TEXT = "before_first_text"
    """the day is before the first text, which is used for the answer"""
    AFTER_LAST_TEXT = "after_last_text"
    """the day is after all that is known; the last text is used for the answer"""


@dataclass(frozen=True, slots=True)
class Provision:
    """A norm while it is at one address. A change of wording does not end it; another number does.

    It is identified by ``address`` and ``valid_from``.
    """

    address: Address
    valid_from: date
    valid_to: date | None
    """the first day on which it is no longer there; None if no end is known"""
    caption: str | None = None
    begins_before: bool = False
    """whether it is older: ``valid_from`` is only the day of the first text"""

    def holds(self, on: date) -> bool:
        """Return whether it is at its address on the day ``on``."""
        return lies_in(on, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The meaning of a citation on a day."""

    status: Status
    address: Address
    """as in the statute: 第1項 of an article of one paragraph is the article"""
    on: date
    basis: TextBasis = TextBasis.KNOWN
    provision: Provision | None = None
    """the one at the address; for a stale citation the last one, for a future citation the first one"""
    became: tuple[Descent, ...] = ()
    """for a stale citation: what its provision has become by that day"""
    between: tuple[date, date] | None = None
    """if the basis is ``BETWEEN_TEXTS``: the first and the last possible day of the change"""


class Timeline:
    """The law in time: the provision at each address on each day, and what became of it."""

    def __init__(self, facts: LawFacts) -> None:
        self.facts = facts
        self._lines: dict[str, LawLines] = {}
        self._ahead: dict[Address, tuple[Descent, ...]] = {}
        self._rows = RowsThen(self)
        self._became: dict[tuple[Address, int, int], list[Descent]] = {}
        """by a provision and which of the steps ahead of it lie within the span"""

    def resolve(self, address: Address, on: date) -> Resolution:
        """Return the meaning of a citation of ``address`` on the day ``on``."""
        held = self.facts.laws.get(address.law or "")
        if held is None:
            return Resolution(Status.UNVERSIONED, address, on)
        if address == Address(address.law):
            return self._law(held, on)
        day, basis = self._day(held, on)
        place, states = self._place(address, day)
        now, provisions = _at(states, day), list(self._provisions(held, place, states))
        basis, between = self._doubt(place, states, day, basis)
        found = next((one for one in provisions if one.holds(day)), None)
        if found and basis is TextBasis.BEFORE_FIRST_TEXT and states[now or 0].fills and self.fills(place, on) is None:
            # An article of a row that came later: there is no text of the order, but one of the table.
            return Resolution(Status.FUTURE, place, on, basis, found)
        if found:
            return Resolution(Status.VALID, place, on, basis, found, between=between)
        past = [one for one in provisions if one.valid_from <= day]
        # A number with 「削除」 in the first text had a provision before.
        if past or (now is not None and any(state.digest is not None for state in states[: now + 1])):
            last = next(reversed(past), None)
            return Resolution(Status.STALE, place, on, basis, last, self._since_its_end(last, place, day), between)
        if provisions:
            return Resolution(Status.FUTURE, place, on, basis, provisions[0], between=between)
        return Resolution(Status.UNKNOWN, place, on, basis)

    def _since_its_end(self, ended: Provision | None, place: Address, day: date) -> tuple[Descent, ...]:
        """Return what a provision that stood at ``place`` has become by ``day``."""
        return tuple(self.became(place, ended.valid_to - _DAY, day)) if ended and ended.valid_to else ()

    def became(self, address: Address, first: date, last: date) -> list[Descent]:
        """Return what the provision at ``address`` on the day ``first`` has become by ``last``; [] if nothing changed.

        One line, or one for each part of a split provision. Raises ValueError if ``last`` is before ``first``.
        """
        steps = self._steps_ahead(address)
        begin, end = (bisect_right(steps, day, key=lambda step: step.on) for day in (first, last))
        if begin >= end:
            return between((), first, last)
        span = (address, begin, end)
        if span not in self._became:
            composed = between(steps[begin:end], first, last)
            self._became[span] = [line for line in composed if line.address == address]
        return list(self._became[span])

    def _steps_ahead(self, address: Address) -> tuple[Descent, ...]:
        """Return the lines of all that the provision at ``address`` may become at any time, in order of the days."""
        if address not in self._ahead:
            steps: list[Descent] = []
            reached, ahead = {address}, [address]
            while ahead:
                for step in self._leaving(ahead.pop()):
                    steps.append(step)
                    if step.to is not None and step.to not in reached:
                        reached.add(step.to)
                        ahead.append(step.to)
            self._ahead[address] = tuple(sorted(steps, key=lambda step: step.on))
        return self._ahead[address]

    def leaving(self, address: Address, on: date) -> tuple[Descent, ...]:
        """Return the lines of what became on the day ``on`` of the provision that was at ``address`` until then."""
        return tuple(step for step in self._leaving(address) if step.on == on)

    def is_new(self, address: Address, on: date) -> bool:
        """Return whether the provision that came to ``address`` on a day is new, that is, was nowhere before."""
        return (address, on) in self._of(address).new

    def permits(self, row: Address, on: date) -> tuple[Permit, ...]:
        """Return the permits of a row of a table on a day; () if there is no such row."""
        state = self._state(row, on)
        return state.permits if state else ()

    def fills(self, article: Address, on: date) -> Address | None:
        """Return the row of a table that an article of an order implements on a day; None if it implements none."""
        state = self._state(article, on)
        if state is None or state.fills is None:
            return None
        # Where there is no text of the order, every change of the table is known all the same.
        held = self.facts.laws[article.law or ""]
        basis = self._day(held, on)[1]
        if basis is TextBasis.BEFORE_FIRST_TEXT:
            return self._rows.before(state.fills, on, held.texts[0])
        late = basis is TextBasis.AFTER_LAST_TEXT
        return self._rows.after(state.fills, held.known_until, on) if late else state.fills

    def caption(self, address: Address, on: date) -> str | None:
        """Return the caption of a provision on a day; None if it has none, or is not there."""
        state = self._state(address, on)
        return state.caption if state else None

    def standing(self, law: str, on: date) -> Iterator[Address]:
        """Yield the addresses that have a provision of ``law`` on a day, in the order of the texts."""
        for address in self.facts.addresses(law):
            state = self._state(address, on)
            if state is not None and state.stands:
                yield address

    def _leaving(self, address: Address) -> list[Descent]:
        return self._of(address).leaving.get(address, [])

    def _of(self, address: Address) -> LawLines:
        law = address.law or ""
        if law not in self._lines:
            self._lines[law] = LawLines([*self.facts.leaving(law), *self.facts.arriving(law)])
        return self._lines[law]

    def _state(self, address: Address, on: date) -> AddressState | None:
        """Return the state of exactly this address on a day."""
        held = self.facts.laws.get(address.law or "")
        states = self.facts.states(address) if held else ()
        now = _at(states, self._day(held, on)[0]) if held else None
        return None if now is None else states[now]

    def _law(self, held: StatuteHead, on: date) -> Resolution:
        day, basis = self._day(held, on)
        first = held.texts[0]
        whole = Provision(Address(held.law), first, held.repealed, None, not held.enacted)
        if held.repealed is not None and day >= held.repealed:
            return Resolution(Status.STALE, whole.address, on, basis, whole)
        status = Status.VALID if day >= first else Status.FUTURE
        return Resolution(status, whole.address, on, basis, whole)

    @staticmethod
    def _day(held: StatuteHead, on: date) -> tuple[date, TextBasis]:
        """Return the known day to use for ``on``, and the basis of an answer for it."""
        if on < held.texts[0] and not held.enacted:
            return held.texts[0], TextBasis.BEFORE_FIRST_TEXT
        ended = held.repealed is not None and on >= held.repealed
        return on, TextBasis.AFTER_LAST_TEXT if on >= held.known_until and not ended else TextBasis.KNOWN

    def _place(self, address: Address, day: date) -> tuple[Address, tuple[AddressState, ...]]:
        """Return the address as the statute has it on a day, and its states."""
        places = [address, *([replace(address, paragraph=None)] if address.paragraph == "1" else [])]
        known = [(place, self.facts.states(place)) for place in places]
        for place, states in known:
            now = _at(states, day)
            if now is not None and states[now].stands:
                return place, states
        return next((one for one in known if one[1]), known[0])

    def _provisions(self, held: StatuteHead, address: Address, states: Sequence[AddressState]) -> Iterator[Provision]:
        """Yield the norms that were at an address, one after another."""
        begin: AddressState | None = None
        caption = None
        for state in states:
            if begin is not None and (not state.stands or self._breaks_at(address, state)):
                yield self._provision(held, address, begin, state.since, caption)
                begin = None
            if state.stands:
                begin = begin or state
                caption = state.caption
        if begin is not None:
            yield self._provision(held, address, begin, None, caption)

    @staticmethod
    def _provision(
        held: StatuteHead, address: Address, begin: AddressState, end: date | None, caption: str | None
    ) -> Provision:
        before = not held.enacted and begin.since <= held.texts[0]
        return Provision(address, begin.since, end, caption, before)

    def _breaks_at(self, address: Address, state: AddressState) -> bool:
        """Return whether another norm came to ``address`` with this state."""
        return state.since in self._of(address).breaks.get(address, set())

    def _doubt(
        self, address: Address, states: Sequence[AddressState], day: date, basis: TextBasis
    ) -> tuple[TextBasis, tuple[date, date] | None]:
        """Return ``basis``, or ``BETWEEN_TEXTS`` and its two days if a norm may have come or gone before or after
        ``day``.

        A change of wording is no doubt: the norm is the same before and after it.
        """
        now = _at(states, day)
        here = -1 if now is None else now
        for place in (here, here + 1) if basis is TextBasis.KNOWN else ():
            if 0 <= place < len(states) and (bounds := states[place].between) and bounds[0] <= day < bounds[1]:
                state = states[place]
                stood = place > 0 and states[place - 1].stands
                if state.stands != stood or (state.stands and self._breaks_at(address, state)):
                    return TextBasis.BETWEEN_TEXTS, bounds
        return basis, None


def law_in_time() -> Timeline:
    """Return the timeline of all laws held (:func:`konkyo.law.law_facts.law_facts`); it is made once."""
    return _timeline(law_facts())


@cache
def _timeline(facts: LawFacts) -> Timeline:
    return Timeline(facts)


def _at(states: Sequence[AddressState], day: date) -> int | None:
    """Return the index of the state on a day; None before the first state."""
    place = bisect_right(states, day, key=lambda state: state.since)
    return place - 1 if place else None
