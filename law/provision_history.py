"""The history of one provision: its numbers, captions and wordings by day, from where it came to what it became."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.timeline import Provision, Status, Timeline

_DAY = timedelta(days=1)


class HistoryEvent(StrEnum):
    """What happened on a day."""

    HELD = "held"
    """it is in the first text that is held; it may be older"""
    NEW = "new"
    CAME = "came"
    """it got this address: what it was before is told as well, if the texts show it"""
    CAPTION = "caption"
    """its caption is another one from then on"""
    CHANGED = "changed"
    """its wording is another one from then on"""
    ENDED = "ended"
    """nothing continues it"""
    UNDECIDED = "undecided"
    """it is there no longer, and the texts do not decide what became of it"""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One day in the history of a provision."""

    on: date
    """``NOT_FIXED`` for what is enacted without a day"""
    event: HistoryEvent
    provision: Address
    """its address from then on; for ``ENDED`` and ``UNDECIDED`` the one that it had until then"""
    caption: str | None = None
    line: Descent | None = None
    """the line of descent that says so"""
    between: tuple[date, date] | None = None
    """the first and the last possible day, if the texts do not show it"""


@dataclass(frozen=True, slots=True)
class ProvisionHistory:
    """What a provision was and became: at which addresses it was, and what happened, in the order of the days."""

    provisions: tuple[Provision, ...]
    entries: tuple[HistoryEntry, ...]


def provision_history(timeline: Timeline, cited: Address, on: date) -> ProvisionHistory | None:
    """Return the history of the provision that ``cited`` means on a day; what it was made from is part of it.

    That is the one at that address on ``on``; else the last one before it, or the first one after it. None if the law
    never had such an address, or if ``cited`` is a whole law.
    """
    found = timeline.resolve(cited, on).provision
    if found is None or cited == Address(cited.law):
        return None
    life, ahead = {(found.address, found.valid_from): found}, [found]
    while ahead:
        for near in (*_before(timeline, here := ahead.pop()), *_after(timeline, here)):
            if (near.address, near.valid_from) not in life:
                life[near.address, near.valid_from] = near
                ahead.append(near)
    entries = [entry for one in life.values() for entry in _entries(timeline, one)]
    return ProvisionHistory(
        tuple(sorted(life.values(), key=lambda one: (one.valid_from, str(one.address)))),
        tuple(sorted(entries, key=lambda one: (one.on, str(one.provision)))),
    )


def _entries(timeline: Timeline, one: Provision) -> Iterator[HistoryEntry]:
    states = [state for state in timeline.facts.states(one.address) if one.holds(state.since)]
    came = _arriving(timeline, one)
    if timeline.is_new(one.address, one.valid_from):
        event = HistoryEvent.NEW
    else:
        event = HistoryEvent.HELD if one.begins_before and not came else HistoryEvent.CAME
    first = states[0]
    yield HistoryEntry(one.valid_from, event, one.address, first.caption, came[0] if came else None, first.between)
    for before, state in pairwise(states):
        if state.caption != before.caption:
            yield HistoryEntry(state.since, HistoryEvent.CAPTION, one.address, state.caption, None, state.between)
        if state.digest != before.digest:
            yield HistoryEntry(state.since, HistoryEvent.CHANGED, one.address, state.caption, None, state.between)
    if one.valid_to is not None:
        lines = [line for line in timeline.leaving(one.address, one.valid_to) if line.kind is not DescentKind.CHANGED]
        undecided = [line for line in lines if line.kind is DescentKind.UNDECIDABLE]
        if undecided or not any(line.to for line in lines):
            event = HistoryEvent.UNDECIDED if undecided else HistoryEvent.ENDED
            yield HistoryEntry(one.valid_to, event, one.address, one.caption, next(iter(lines), None))


def _arriving(timeline: Timeline, one: Provision) -> list[Descent]:
    """Return the lines of what became this provision on its first day."""
    law = one.address.law or ""
    lines = (*timeline.facts.leaving(law), *timeline.facts.arriving(law))
    return [line for line in lines if line.to == one.address and line.on == one.valid_from and line.address]


def _before(timeline: Timeline, one: Provision) -> Iterator[Provision]:
    for line in _arriving(timeline, one):
        if line.address is not None and line.address != one.address:
            yield from _standing(timeline, line.address, line.on - _DAY)


def _after(timeline: Timeline, one: Provision) -> Iterator[Provision]:
    for line in timeline.leaving(one.address, one.valid_to) if one.valid_to else ():
        if line.to is not None and line.kind is not DescentKind.UNDECIDABLE:
            yield from _standing(timeline, line.to, line.on)


def _standing(timeline: Timeline, address: Address, on: date) -> Iterator[Provision]:
    found = timeline.resolve(address, on)
    if found.status is Status.VALID and found.provision is not None:
        yield found.provision
