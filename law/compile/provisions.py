"""Make ``law/data/provisions.json`` from dated texts of laws and from histories of their parts.

    python -m konkyo.law.compile.provisions TEXT_FOLDER 2026-07-01 > law/data/provisions.json

The day is that on which the collection of texts was last brought up to date. What the file holds is told in
:mod:`konkyo.law.shipped_facts`; what the folder must hold, in :mod:`konkyo.law.statutes.dated` and
:mod:`konkyo.law.statutes.histories`.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

from konkyo.law.address import Address
from konkyo.law.fold import fold
from konkyo.law.mentions import NUMBER, by_number
from konkyo.law.shipped_facts import FORMAT, UNREAD_DIGEST, AddressState, Permit, key, state
from konkyo.law.statute_version import ProvisionText, Version
from konkyo.law.statutes.dated import Dated, read_folder
from konkyo.law.statutes.delegation import rows_filled_in
from konkyo.law.statutes.histories import Span, amending_laws, amendments, articles, dated_parts
from konkyo.law.statutes.revision import Revision

_REPEALS = re.compile(r"(?:は、|を)廃止する。?$")
Spans = dict[Address, list[tuple[Span, str]]]


class History:
    """All states of one law's provisions, put together from its texts and the histories of its parts."""

    def __init__(self, texts: Dated, parts: list[Dated], captions: Spans, made: tuple[Revision, ...]) -> None:
        self.texts, self.captions = texts, captions
        self.days = [one.valid_from for one in made]
        self.fills = {one.valid_from: rows_filled_in(one) for one in texts.versions}
        self.states: dict[Address, list[AddressState]] = {}
        exact = {address: part for part in parts for version in part.versions for address in _addresses(version)}
        for address in dict.fromkeys([*self._order(), *exact]):
            part = exact.get(address)
            found = self._read(part.versions) if part else self._windows
            self.states[address] = _merged(found(address))
        for address in captions:
            if address not in self.states:
                self.states[address] = _merged(self._captioned(address))

    def end(self, on: date) -> None:
        """Let everything end on a day."""
        for states in self.states.values():
            if states[-1].digest is not None:
                states.append(AddressState(on, None))

    def _order(self) -> list[Address]:
        """Return the addresses of the texts; the order is that of the first text each stands in."""
        return list(dict.fromkeys(address for version in self.texts.versions for address in _addresses(version)))

    @staticmethod
    def _read(versions: tuple[Version, ...]) -> Callable[[Address], Iterator[AddressState]]:
        """Return the reader of an address whose every change has a version of its own."""
        return lambda address: (state(version.at(address), version.valid_from) for version in versions)

    def _windows(self, address: Address) -> Iterator[AddressState]:
        """Yield the states that full texts tell, where the day of a change may lie between two of them."""
        first, *_ = versions = self.texts.versions
        opening = self.fills[first.valid_from].get(address)
        yield replace(state(first.at(address), first.valid_from), fills=opening)
        for before, after in pairwise(versions):
            old, new = before.at(address), after.at(address)
            row = self.fills[after.valid_from].get(address)
            if old == new and row == self.fills[before.valid_from].get(address):
                continue
            days = [day for day in self.days if before.valid_from < day <= after.valid_from]
            # Without a list of amendments it may have been any day.
            first_day = days[0] if days else before.valid_from + timedelta(1)
            since, known = self._day(address, old, new, before.valid_from, after.valid_from)
            bounds = None if known or first_day == after.valid_from else (first_day, after.valid_from)
            yield replace(state(new, since), between=bounds, fills=row)

    def _day(
        self, address: Address, old: ProvisionText | None, new: ProvisionText | None, after: date, until: date
    ) -> tuple[date, bool]:
        """Return the likeliest day of a change in (after, until], and whether it is certain.

        The history of articles and captions gives the day on which an article came, went or was exchanged.
        """
        article = Address(address.law, address.article)
        days = {day for span, _ in self.captions.get(article, ()) for day in (span.valid_from, span.valid_to) if day}
        inside = sorted(day for day in days if after < day <= until)
        if not inside:
            return until, False
        own = address == article and (old is None or new is None or old.caption != new.caption)
        return inside[-1], own and len(inside) == 1

    def _captioned(self, address: Address) -> Iterator[AddressState]:
        """Yield the states of an article that stood only between two texts."""
        for span, caption in self.captions[address]:
            yield AddressState(span.valid_from, UNREAD_DIGEST, caption or None)
            if span.valid_to:
                yield AddressState(span.valid_to, None)


def _addresses(version: Version) -> Iterator[Address]:
    return (one.address for one in version.provisions)


def _merged(states: Iterator[AddressState]) -> list[AddressState]:
    """Leave out states that say what the one before them says, and nothing before the first something."""
    merged: list[AddressState] = []
    for one in states:
        if (merged and _said(merged[-1]) == _said(one)) or (not merged and one.digest is None):
            continue
        # Of two changes on one day the later text is right.
        if merged and merged[-1].since == one.since:
            merged.pop()
        merged.append(one)
    return merged


def _said(one: AddressState) -> AddressState:
    return replace(one, since=date.min, between=None)


def repeals(texts: dict[str, Dated]) -> dict[str, date]:
    """Return the laws held that the 附則 of another law, as enacted, repeals, and the day of that."""
    found: dict[str, date] = {}
    for dated in texts.values():
        first = dated.versions[0]
        if Revision.parse(first.revision_id).enacts:
            for one in first.provisions:
                if (one.address.article or "").startswith("附則") and _REPEALS.search(one.text):
                    named = (by_number(number[0]) for number in NUMBER.finditer(fold(one.text).text))
                    found |= {law: first.valid_from for law in named if law in texts}
    return found


def content(folder: Path, taken: date) -> dict[str, Any]:
    """Return the content of the file. Raises :class:`konkyo.law.law_error.LawError` where a text cannot be read."""
    texts, made = read_folder(folder), amendments(folder)
    captions, parts, amending = articles(folder), dated_parts(folder), amending_laws(folder)
    gone = repeals(texts)
    names: dict[str, int] = {}
    laws = []
    for law, dated in texts.items():
        revisions = made.get(law, ())
        own = {address: spans for address, spans in captions.items() if address.law == law}
        history = History(dated, [part for part in parts if part.law == law], own, revisions)
        last = dated.versions[-1]
        later = [one.valid_from for one in revisions if one.valid_from > last.valid_from]
        known_until = min(later, default=taken) if revisions else last.valid_from
        if law in gone:
            history.end(gone[law])
        known = amending.get(law) or {one.valid_from: (one.amended_by,) for one in dated.versions}
        laws.append(
            {
                "law": law,
                "id": last.law_id,
                "texts": [str(one.valid_from) for one in dated.versions],
                "amendments": [[str(on), *ids] for on, ids in sorted(known.items())],
                "listed": law in amending,
                "enacted": Revision.parse(dated.versions[0].revision_id).enacts,
                "known_until": str(known_until),
                "repealed": str(gone[law]) if law in gone else None,
                "provisions": {
                    key(address): [_written(one, names) for one in states] for address, states in history.states.items()
                },
            }
        )
    return {
        "format": FORMAT,
        "taken": str(taken),
        "made_from": [[path.name, sha256(path.read_bytes()).hexdigest()] for path in _sources(folder)],
        "names": list(names),
        "laws": laws,
    }


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".xml", ".csv") and "_" in path.name)


def _written(one: AddressState, names: dict[str, int]) -> list[Any]:
    permits = [_permit(permit, names) for permit in one.permits]
    between = [str(day) for day in one.between] if one.between else None
    row = [one.fills.law, one.fills.table, one.fills.row] if one.fills else None
    written = [str(one.since), one.digest, one.caption, permits or None, between, row]
    while written[-1] is None and len(written) > 2:
        written.pop()
    return written


def _permit(permit: Permit, names: dict[str, int]) -> list[Any]:
    def number(name: str) -> int:
        return names.setdefault(name, len(names))

    row = [number(permit.requester), permit.work]
    return row if permit.provider is None else [*row, number(permit.provider), *map(number, permit.information)]


def main() -> None:
    """Write the file to standard output, one provision a line."""
    folder, taken = Path(sys.argv[1]), date.fromisoformat(sys.argv[2])
    made = content(folder, taken)
    short: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
    laws = made.pop("laws")
    head = ",\n".join(f"{json.dumps(name)}:{json.dumps(value, **short)}" for name, value in made.items())
    written = []
    for law in laws:
        provisions = law.pop("provisions")
        lines = (f"{json.dumps(at, **short)}:{json.dumps(states, **short)}" for at, states in provisions.items())
        written.append(json.dumps(law, **short)[:-1] + ',"provisions":{\n' + ",\n".join(lines) + "}}")
    sys.stdout.write("{" + head + ',\n"laws":[\n' + ",\n".join(written) + "]}\n")


if __name__ == "__main__":
    main()
