"""Derives the states of each address of one law from its series and from the tables beside its texts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from konkyo.law.address import Address
from konkyo.law.compile.law_series import LawSeries
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.statute_facts import AddressState, state
from konkyo.law.statute_version import Version
from konkyo.law.statutes.dated import DatedVersions

_Ends = Mapping[tuple[Address, date], Sequence[Descent]]


def address_states(
    series: LawSeries, parts: Sequence[DatedVersions], lines: Iterable[Descent]
) -> dict[Address, list[AddressState]]:
    """Return address → its states in order, for one law.

    ``parts`` are those of its tables and articles that are known for every day; ``lines`` are the lines of descent,
    which tell on which days norms came and went. Each may be empty.
    """
    versions = series.dated.versions
    exact = {address: part.versions for part in parts for version in part.versions for address in _addresses(version)}
    reader = _Reader(series, _by_end(lines))
    found = {}
    for address in dict.fromkeys([*(at for version in versions for at in _addresses(version)), *exact]):
        if states := reader.states(address, exact.get(address)):
            found[address] = states
    return found


def _by_end(lines: Iterable[Descent]) -> _Ends:
    """Return the lines by each of their addresses and their day, without those that are not certain."""
    ends: dict[tuple[Address, date], list[Descent]] = defaultdict(list)
    for line in lines:
        for end in {line.address, line.to} if line.kind is not DescentKind.UNDECIDABLE else ():
            if end is not None:
                ends[end, line.on].append(line)
    return ends


@dataclass(frozen=True)
class _Reader:
    series: LawSeries
    ends: _Ends

    def states(self, address: Address, exact: Sequence[Version] | None) -> list[AddressState]:
        """Return the states of an address, from the versions of an ``exact`` part if it belongs to one."""
        states: list[AddressState] = []
        last = AddressState(date.min, None)
        first, *_ = self.series.dated.versions
        for version in exact or self.series.dated.versions:
            undated = replace(state(version.at(address), date.min), fills=version.fills.get(address))
            if undated == last:
                continue
            last, new = undated, replace(undated, since=version.valid_from)
            if exact is None and version is not first:
                new = replace(new, between=self._between(address, states[-1] if states else None, new))
            states.append(new)
        return states

    def _between(self, address: Address, before: AddressState | None, after: AddressState) -> tuple[date, date] | None:
        """Return the bounds of the day of a state: those of the lines of descent at its address."""
        lines = self.ends.get((address, after.since), ())
        if lines:
            return None if any(line.between is None for line in lines) else lines[0].between
        # Lists of articles tell the days of new captions and of new rows.
        worded = before is None or before.digest != after.digest
        return self.series.bounds(after.since, before.since if before else date.min) if worded else None


def end_all(states: dict[Address, list[AddressState]], on: date) -> None:
    """End all states on the day on which the law was repealed."""
    for one in states.values():
        if one[-1].digest is not None:
            one.append(AddressState(on, None))


def _addresses(version: Version) -> Iterable[Address]:
    return (one.address for one in version.provisions)
