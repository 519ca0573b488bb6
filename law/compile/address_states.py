"""Derives the states of each address of one law from its texts and from the tables beside them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from konkyo.law.address import Address
from konkyo.law.statute_facts import UNREAD_DIGEST, AddressState, state
from konkyo.law.statute_version import ProvisionText, Version
from konkyo.law.statutes.dated import DatedVersions
from konkyo.law.statutes.delegation import rows_filled_in
from konkyo.law.statutes.history_tables import CaptionPeriods
from konkyo.law.statutes.revision import Revision


def address_states(
    texts: DatedVersions, parts: Sequence[DatedVersions], captions: CaptionPeriods, made: Sequence[Revision]
) -> dict[Address, list[AddressState]]:
    """Return address → its states in order, for one law.

    ``parts``, ``captions`` and ``made`` (the versions) are those of :class:`HistoryTables` for this law; each may be
    empty.
    """
    return _States(texts, captions, made).of_all(parts)


def end_all(states: dict[Address, list[AddressState]], on: date) -> None:
    """End all states on the day on which the law was repealed."""
    for one in states.values():
        if one[-1].digest is not None:
            one.append(AddressState(on, None))


class _States:
    def __init__(self, texts: DatedVersions, captions: CaptionPeriods, made: Sequence[Revision]) -> None:
        self.texts, self.captions = texts, captions
        self.days = [one.valid_from for one in made]
        self.fills = {one.valid_from: rows_filled_in(one) for one in texts.versions}

    def of_all(self, parts: Sequence[DatedVersions]) -> dict[Address, list[AddressState]]:
        exact = {address: part for part in parts for version in part.versions for address in _addresses(version)}
        found: dict[Address, list[AddressState]] = {}
        for address in dict.fromkeys([*self._order(), *exact]):
            part = exact.get(address)
            read = self._read(part.versions) if part else self._windows
            found[address] = _merged(read(address))
        for address in self.captions:
            if address not in found:
                found[address] = _merged(self._captioned(address))
        return found

    def _order(self) -> list[Address]:
        """Return the addresses of all texts, each in the order of the first text that has it."""
        return list(dict.fromkeys(address for version in self.texts.versions for address in _addresses(version)))

    @staticmethod
    def _read(versions: tuple[Version, ...]) -> Callable[[Address], Iterator[AddressState]]:
        """Return the function that reads the states of an address of a part that is known for every day."""
        return lambda address: (state(version.at(address), version.valid_from) for version in versions)

    def _windows(self, address: Address) -> Iterator[AddressState]:
        """Yield the states in the full texts; the day of a change may be between two texts."""
        first, *_ = versions = self.texts.versions
        opening = self.fills[first.valid_from].get(address)
        yield replace(state(first.at(address), first.valid_from), fills=opening)
        for before, after in pairwise(versions):
            old, new = before.at(address), after.at(address)
            row = self.fills[after.valid_from].get(address)
            if old == new and row == self.fills[before.valid_from].get(address):
                continue
            days = [day for day in self.days if before.valid_from < day <= after.valid_from]
            # Without a list of amendments it may be any day.
            first_day = days[0] if days else before.valid_from + timedelta(1)
            since, known = self._day(address, old, new, before.valid_from, after.valid_from)
            bounds = None if known or first_day == after.valid_from else (first_day, after.valid_from)
            yield replace(state(new, since), between=bounds, fills=row)

    def _day(
        self, address: Address, old: ProvisionText | None, new: ProvisionText | None, after: date, until: date
    ) -> tuple[date, bool]:
        """Return the most likely day of a change in (after, until], and whether it is certain.

        The table of captions has the days on which an article began, ended or was replaced.
        """
        article = Address(address.law, address.article)
        days = {day for span, _ in self.captions.get(article, ()) for day in (span.valid_from, span.valid_to) if day}
        inside = sorted(day for day in days if after < day <= until)
        if not inside:
            return until, False
        own = address == article and (old is None or new is None or old.caption != new.caption)
        return inside[-1], own and len(inside) == 1

    def _captioned(self, address: Address) -> Iterator[AddressState]:
        """Yield the states of an article that existed only between two texts."""
        for span, caption in self.captions[address]:
            yield AddressState(span.valid_from, UNREAD_DIGEST, caption or None)
            if span.valid_to:
                yield AddressState(span.valid_to, None)


def _addresses(version: Version) -> Iterator[Address]:
    return (one.address for one in version.provisions)


def _merged(states: Iterator[AddressState]) -> list[AddressState]:
    """Return the states without those equal to the one before, and without empty ones at the beginning."""
    merged: list[AddressState] = []
    for one in states:
        if (merged and _undated(merged[-1]) == _undated(one)) or (not merged and one.digest is None):
            continue
        # Of two changes on one day the later one counts.
        if merged and merged[-1].since == one.since:
            merged.pop()
        merged.append(one)
    return merged


def _undated(one: AddressState) -> AddressState:
    return replace(one, since=date.min, between=None)
