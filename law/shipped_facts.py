"""The shipped facts of the law in time: what stood at which address from which day on.

``law/data/provisions.json`` holds no sentence of any statute: of what a provision says there is a digest, which tells
whether two days had the same wording. It is made by :mod:`konkyo.law.compile.provisions`.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from konkyo.law.address import Address
from konkyo.law.statute_version import ProvisionText
from konkyo.law.statutes.revision import ENACTMENT
from konkyo.law.table_cells import kinds, party

FORMAT = 2
FILE = "provisions.json"
DELETED_DIGEST = "-"
"""Stands for 「削除」: the number is kept, and nothing is said."""
UNREAD_DIGEST = "?"
"""Stands for an article that is known to have stood, though no text that holds it is at hand."""

_PARTS = [one.name for one in fields(Address) if one.name != "law"]


@dataclass(frozen=True, slots=True)
class Permit:
    """One line of a table: who may be given which kinds of information by whom, by their names in the statute."""

    requester: str
    work: str
    """digest of the work (事務)"""
    provider: str | None = None
    """None where the table names none (別表第一, 別表)"""
    information: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddressState:
    """What stood at an address from a day on."""

    since: date
    """the first day; where the exact day is not known, a day on which it was so, and ``between`` holds it"""
    digest: str | None
    """None: nothing. Equal digests, equal wording"""
    caption: str | None = None
    permits: tuple[Permit, ...] = ()
    between: tuple[date, date] | None = None
    """the first and the last day on which it may have begun, where the texts at hand do not tell the day"""
    fills: Address | None = None
    """of an article of an order: the row of a table whose details it sets (see ``law/statutes/delegation.py``)"""

    @property
    def stands(self) -> bool:
        """Tell whether there is a provision, not only its number."""
        return self.digest not in (None, DELETED_DIGEST)


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of one law."""

    law: str
    law_id: str
    texts: tuple[date, ...]
    """the days of effect of the full texts read"""
    amendments: tuple[tuple[date, tuple[str, ...]], ...]
    """every day of effect known, with the ids of the amending laws; the last made the version in force"""
    listed: bool
    """whether these are all; otherwise only those that made the texts"""
    enacted: bool
    """whether the first text is the law as enacted; otherwise it stood before, in a wording not held"""
    known_until: date
    """the day from which on nothing is known; later days are answered as if nothing had changed"""
    repealed: date | None
    states: dict[str, list[list[Any]]]
    """by address in one string (see :func:`key`), as in the file"""

    def amended_by(self, on: date) -> str | None:
        """Return the id of the law that amended this one on a day.

        None where none did, and where it cannot be told: several did, and nobody says which of them did what; parts of
        the law as enacted took effect only then; or amendments may be lacking here.
        """
        ids = dict(self.amendments).get(on, ())
        return ids[0] if self.listed and len(ids) == 1 and ids[0] not in (ENACTMENT, self.law_id) else None


def key(address: Address) -> str:
    """Return an address without its law as one string: 19||8||."""
    return "|".join(getattr(address, part) or "" for part in _PARTS)


def address(law: str, written: str) -> Address:
    """Return the address that :func:`key` wrote."""
    parts = (part or None for part in written.split("|"))
    return Address(law, **dict(zip(_PARTS, parts, strict=True)))


def digest(said: str) -> str:
    """Return twelve characters that stand for a text."""
    return blake2b(said.encode(), digest_size=6).hexdigest()


def state(provision: ProvisionText | None, since: date) -> AddressState:
    """Return the state of an address whose provision reads so (None: there is none)."""
    if provision is None:
        return AddressState(since, None)
    if provision.deleted:
        return AddressState(since, DELETED_DIGEST)
    if not provision.links:
        return AddressState(since, digest(provision.text), provision.caption)
    permits = {
        Permit(
            party(one.requester), digest(one.work), one.provider and party(one.provider), kinds(one.information or "")
        )
        for one in provision.links
    }
    cells = sorted("|".join(filter(None, (one.provider, one.information))) for one in provision.links)
    said = "|".join([provision.links[0].requester, provision.links[0].work, *cells])
    return AddressState(since, digest(said), None, tuple(sorted(permits, key=repr)))


class LawFacts:
    """The file, read. States become objects when they are asked for: most questions need few of them.

    Raises ValueError for the content of a file of another format.
    """

    def __init__(self, content: dict[str, Any]) -> None:
        if content.get("format") != FORMAT:
            raise ValueError(f"facts of format {content.get('format')!r} are not those of format {FORMAT}")
        self.taken = date.fromisoformat(content["taken"])
        self.made_from: list[list[str]] = content["made_from"]
        self._names: list[str] = content["names"]
        self.laws = {
            one["law"]: Held(
                one["law"],
                one["id"],
                tuple(map(date.fromisoformat, one["texts"])),
                tuple((date.fromisoformat(on), tuple(ids)) for on, *ids in one["amendments"]),
                one["listed"],
                one["enacted"],
                date.fromisoformat(one["known_until"]),
                date.fromisoformat(one["repealed"]) if one["repealed"] else None,
                one["provisions"],
            )
            for one in content["laws"]
        }

    def states(self, address: Address) -> tuple[AddressState, ...]:
        """Return what stood at an address, in order; () where nothing ever did."""
        held = self.laws.get(address.law or "")
        return tuple(map(self._state, held.states.get(key(address), ()))) if held else ()

    def addresses(self, law: str) -> Iterator[Address]:
        """Yield every address at which anything ever stood, in the order of the texts."""
        held = self.laws.get(law)
        yield from (address(law, written) for written in (held.states if held else ()))

    def _state(self, written: list[Any]) -> AddressState:
        since, digest, *more = written
        known = dict(zip(("caption", "permits", "between", "fills"), more, strict=False))
        first_last, row = known.get("between"), known.get("fills")
        return AddressState(
            date.fromisoformat(since),
            digest,
            known.get("caption"),
            tuple(map(self._permit, known.get("permits") or ())),
            (date.fromisoformat(first_last[0]), date.fromisoformat(first_last[1])) if first_last else None,
            Address(row[0], table=row[1], row=row[2]) if row else None,
        )

    def _permit(self, written: list[Any]) -> Permit:
        requester, work, *more = written
        provider = self._names[more[0]] if more else None
        return Permit(self._names[requester], work, provider, tuple(self._names[kind] for kind in more[1:]))


@cache
def shipped_facts() -> LawFacts:
    """Read the shipped file, once a process."""
    return LawFacts(json.loads((files("konkyo.law") / "data" / FILE).read_text(encoding="utf-8")))
