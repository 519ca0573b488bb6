"""What happens in the time of a provision: what its row permits from when until when, and which amendments touch it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from konkyo.law.descent import DescentKind
from konkyo.law.statute_facts import UNREAD_DIGEST, AddressState, Permit
from konkyo.law.timeline import Provision, Timeline


@dataclass(frozen=True, slots=True)
class Permitted:
    """That a row lets a requester be given kinds of information by a provider, by their names in the statute."""

    requester: str
    provider: str
    information: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    """the first day on which the row no longer said so or no longer stood there; None: as far as known it still does"""


@dataclass(frozen=True, slots=True)
class Made:
    """That an amendment did something to a provision."""

    by: str
    """e-Gov's id of the amending law"""
    on: date
    kind: DescentKind
    """NEW and CHANGED (its wording); otherwise what ended it"""


def permitted(timeline: Timeline, provision: Provision) -> Iterator[Permitted]:
    """Yield what a row of a table permitted while it stood at its address, each as long as it said just that.

    Nothing for what is no such row, and for rows that name no provider (別表第一, 別表).
    """
    began: dict[tuple[str, str, tuple[str, ...]], date] = {}
    for state in _states(timeline, provision):
        now = _lines(state.permits)
        for line in [line for line in began if line not in now]:
            yield Permitted(*line, began.pop(line), state.since)
        for line in now:
            began.setdefault(line, state.since)
    for line, since in began.items():
        yield Permitted(*line, since, provision.valid_to)


def made(timeline: Timeline, provision: Provision) -> Iterator[Made]:
    """Yield what amendments did to a provision in order of their days: brought it in, changed its wording, ended it.

    Only where the day is known, and just one law amended the statute on it (see :meth:`law.facts.Held.amended_by`).
    """
    address = provision.address
    held = timeline.facts.laws[address.law or ""]
    for before, state in pairwise((None, *timeline.facts.states(address))):
        by = held.amended_by(state.since) if state and not state.between else None
        if state is None or by is None:
            continue
        if state.since == provision.valid_from:
            kinds = {DescentKind.NEW} if timeline.is_new(address, state.since) else set()
        elif state.since == provision.valid_to:
            kinds = {line.kind for line in timeline.leaving(address, state.since)} - {
                DescentKind.CHANGED,
                DescentKind.UNDECIDABLE,
            }
        else:
            inside = _holds(provision, state.since) and before is not None and _reworded(before, state)
            kinds = {DescentKind.CHANGED} if inside else set()
        for kind in sorted(kinds):
            yield Made(by, state.since, kind)


def _states(timeline: Timeline, provision: Provision) -> Iterator[AddressState]:
    states = timeline.facts.states(provision.address)
    return (one for one in states if _holds(provision, one.since))


def _holds(provision: Provision, day: date) -> bool:
    return provision.valid_from <= day and (provision.valid_to is None or day < provision.valid_to)


def _lines(permits: tuple[Permit, ...]) -> dict[tuple[str, str, tuple[str, ...]], None]:
    """Return (requester, provider, information) of each pair of parties, in order; a row may name several works."""
    pairs: dict[tuple[str, str], dict[str, None]] = {}
    for permit in permits:
        if permit.provider is not None:
            pairs.setdefault((permit.requester, permit.provider), {}).update(dict.fromkeys(permit.information))
    return {(*pair, tuple(information)): None for pair, information in pairs.items()}


def _reworded(before: AddressState, after: AddressState) -> bool:
    """Tell whether the wording is known of both and another."""
    known = UNREAD_DIGEST not in (before.digest, after.digest)
    return known and (before.digest, before.caption) != (after.digest, after.caption)
