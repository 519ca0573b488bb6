"""The life of a provision: what its row permits in which period, and which amendments affect it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from konkyo.law.descent_line import DescentKind
from konkyo.law.statute_facts import UNREAD_DIGEST, AddressState, Permit
from konkyo.law.statute_version import fixed_day
from konkyo.law.timeline import Provision, Timeline


@dataclass(frozen=True, slots=True)
class PermitPeriod:
    """A period in which a row lets a provider give information to a requester, by their names in the statute."""

    requester: str
    provider: str
    information: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    """the first day on which the row no longer permits it or no longer exists; None if no end is known"""


@dataclass(frozen=True, slots=True)
class AmendmentEffect:
    """The effect of an amendment on a provision."""

    by: str
    """e-Gov's id of the amending law"""
    on: date
    kind: DescentKind
    """NEW, CHANGED (the wording), or the kind of change that ended it"""


def permit_periods(timeline: Timeline, provision: Provision) -> Iterator[PermitPeriod]:
    """Yield what a row of a table permitted while it was at its address, one entry for each unchanged period.

    Yields nothing for other provisions, and for rows that name no provider (別表第一, 別表). What begins or ends on a
    day that is not fixed has not begun or ended.
    """
    began: dict[tuple[str, str, tuple[str, ...]], date] = {}
    for state in _states(timeline, provision):
        now = _lines(state.permits)
        for line in [line for line in began if line not in now]:
            yield PermitPeriod(*line, began.pop(line), state.since)
        for line in now:
            began.setdefault(line, state.since)
    for line, since in began.items():
        yield PermitPeriod(*line, since, fixed_day(provision.valid_to))


def amendment_effects(timeline: Timeline, provision: Provision) -> Iterator[AmendmentEffect]:
    """Yield the amendments that created a provision, changed its wording or ended it, in order of their days.

    Only amendments on known days on which a single law amended the statute (see :meth:`StatuteHead.amended_by`).
    """
    address = provision.address
    held = timeline.facts.laws[address.law or ""]
    for before, state in pairwise((None, *timeline.facts.states(address))):
        by = held.amended_by(state.since) if state and not state.between and fixed_day(state.since) else None
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
            inside = provision.holds(state.since) and before is not None and _reworded(before, state)
            kinds = {DescentKind.CHANGED} if inside else set()
        for kind in sorted(kinds):
            yield AmendmentEffect(by, state.since, kind)


def _states(timeline: Timeline, provision: Provision) -> Iterator[AddressState]:
    states = timeline.facts.states(provision.address)
    return (one for one in states if provision.holds(one.since) and fixed_day(one.since))


def _lines(permits: tuple[Permit, ...]) -> dict[tuple[str, str, tuple[str, ...]], None]:
    """Return (requester, provider, information) for each pair of parties, in order; a row may have several works."""
    pairs: dict[tuple[str, str], dict[str, None]] = {}
    for permit in permits:
        if permit.provider is not None:
            pairs.setdefault((permit.requester, permit.provider), {}).update(dict.fromkeys(permit.information))
    return {(*pair, tuple(information)): None for pair, information in pairs.items()}


def _reworded(before: AddressState, after: AddressState) -> bool:
    """Return whether both wordings are known and differ."""
    known = UNREAD_DIGEST not in (before.digest, after.digest)
    return known and (before.digest, before.caption) != (after.digest, after.caption)
