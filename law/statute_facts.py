"""The facts of one law in time: which provision was at which address from which day on.

They contain no sentences of statutes. A digest of the wording shows whether it was the same on two days.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from hashlib import blake2b
from typing import Any

from konkyo.law.address import Address
from konkyo.law.statute_version import UNREAD_TEXT, ProvisionText
from konkyo.law.table_cells import information_kinds, party_name

DELETED_DIGEST = "-"
"""The digest of 「削除」: only the number is left."""
UNREAD_DIGEST = "?"
"""The digest of an article that is known to have existed, but whose text is not available."""

_PARTS = tuple(one.name for one in fields(Address))


@dataclass(frozen=True, slots=True)
class Permit:
    """One line of a table: who may receive which kinds of information from whom, by their names in the statute."""

    requester: str
    work: str
    """digest of the work (事務)"""
    provider: str | None = None
    """None if the table names none (別表第一, 別表)"""
    information: tuple[str, ...] = ()

    def is_for(self, work: str) -> bool:
        """Return whether its work is exactly this text."""
        return self.work == _digest(work)


@dataclass(frozen=True, slots=True)
class AddressState:
    """What is at an address from a day on."""

    since: date
    """the first day; if it is not known exactly, a likely day within ``between``"""
    digest: str | None
    """None if nothing is there. Equal digests mean equal wording"""
    caption: str | None = None
    permits: tuple[Permit, ...] = ()
    between: tuple[date, date] | None = None
    """the first and the last possible first day, if the available texts do not show the day"""
    fills: Address | None = None
    """of an article of an order: the row of a table that it implements (see ``law/statutes/delegation.py``)"""

    @property
    def stands(self) -> bool:
        """Whether there is a provision, not only its number."""
        return self.digest not in (None, DELETED_DIGEST)


def _digest(said: str) -> str:
    """Return a digest of a text, twelve characters."""
    return blake2b(said.encode(), digest_size=6).hexdigest()


def state(provision: ProvisionText | None, since: date) -> AddressState:
    """Return the state of an address with this provision, or without any (None)."""
    if provision is None:
        return AddressState(since, None)
    if provision.deleted:
        return AddressState(since, DELETED_DIGEST)
    if provision.text == UNREAD_TEXT:
        return AddressState(since, UNREAD_DIGEST, provision.caption)
    if not provision.links:
        return AddressState(since, _digest(provision.text), provision.caption)
    permits = {
        Permit(
            party_name(one.requester),
            _digest(one.work),
            one.provider and party_name(one.provider),
            information_kinds(one.information or ""),
        )
        for one in provision.links
    }
    cells = sorted("|".join(filter(None, (one.provider, one.information))) for one in provision.links)
    said = "|".join([provision.links[0].requester, provision.links[0].work, *cells])
    return AddressState(since, _digest(said), None, tuple(sorted(permits, key=repr)))


def address_json(address: Address, law: str) -> dict[str, str]:
    """Return an address as JSON: its parts that are not None, and its law if that is not ``law``."""
    parts = {part: value for part in _PARTS if (value := getattr(address, part)) is not None}
    if address.law == law:
        del parts["law"]
    return parts


def address_from(written: dict[str, str], law: str) -> Address:
    """Return the address that :func:`address_json` wrote."""
    return Address(**{"law": law, **written})


def state_json(one: AddressState, law: str) -> dict[str, Any]:
    """Return a state as JSON, without empty fields."""
    written = {
        "since": str(one.since),
        "digest": one.digest,
        "caption": one.caption,
        "permits": [dict(_permit_json(permit)) for permit in one.permits],
        "between": [str(day) for day in one.between or ()],
        "fills": address_json(one.fills, law) if one.fills else None,
    }
    return {name: value for name, value in written.items() if value or name == "digest"}


def state_from(written: dict[str, Any], law: str) -> AddressState:
    """Return the state that :func:`state_json` wrote."""
    permits = written.get("permits", ())
    bounds = [date.fromisoformat(day) for day in written.get("between", ())]
    return AddressState(
        date.fromisoformat(written["since"]),
        written["digest"],
        written.get("caption"),
        tuple(Permit(**{**one, "information": tuple(one.get("information", ()))}) for one in permits),
        (bounds[0], bounds[1]) if bounds else None,
        address_from(written["fills"], law) if "fills" in written else None,
    )


def _permit_json(permit: Permit) -> Iterator[tuple[str, Any]]:
    yield from (("requester", permit.requester), ("work", permit.work))
    if permit.provider is not None:
        yield from (("provider", permit.provider), ("information", permit.information))
