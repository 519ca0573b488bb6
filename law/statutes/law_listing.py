"""What a source of dated texts offers of one law: the list of its versions, and their texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.statutes.revision import Revision


@dataclass(frozen=True, slots=True)
class ListedVersion:
    """One version in a list."""

    revision: Revision
    """its day is ``NOT_FIXED`` if the law that makes it was enacted without one"""
    name: str
    """the id by which the source names it; it may hold another day if none is fixed"""
    updated: str = ""
    """when e-Gov last corrected its text; "" if the source does not say"""
    sha256: str = ""
    """the hash of its text; "" if the source does not say"""


@dataclass(frozen=True, slots=True)
class LawListing:
    """The versions of one law, in order; there is at least one.

    Of several versions of one day only the last came, or will come, into force.
    """

    law_id: str
    versions: tuple[ListedVersion, ...]
    taken: date | None
    """the day on which the list was complete; None if it is no complete list"""
    repealed: date | None = None

    def texts(self, since: date | None = None) -> list[ListedVersion]:
        """Return the last version of each day; if ``since`` is given, from the one in force on that day on."""
        last = last_of_each_day(self.versions)
        before = [one.revision.valid_from for one in last if since and one.revision.valid_from <= since]
        return [one for one in last if not before or one.revision.valid_from >= before[-1]]

    def in_force(self) -> list[ListedVersion]:
        """Return the last version of each day that had come when the list was taken."""
        return [one for one in self.texts() if one.revision.valid_from <= (self.taken or date.max)]


def last_of_each_day(versions: Iterable[ListedVersion]) -> list[ListedVersion]:
    """Return the last version of each day, which is the one that came into force; ``versions`` are in order."""
    return list({one.revision.valid_from: one for one in versions}.values())


def in_order(versions: Iterable[ListedVersion]) -> tuple[ListedVersion, ...]:
    """Return versions in the order of their days, those without a day last."""
    return tuple(sorted(versions, key=lambda one: (one.revision.valid_from, one.revision.amended_by)))


def listed_version(revision: Revision, *, fixed: bool = True, updated: str = "", sha256: str = "") -> ListedVersion:
    """Return the version that a source names by the id of ``revision``; without a ``fixed`` day it has none."""
    name = revision.id
    if not fixed:
        revision = Revision(revision.law_id, NOT_FIXED, revision.amended_by)
    return ListedVersion(revision, name, updated, sha256)


class LawSource(Protocol):
    """Where dated texts of laws come from. All methods raise :class:`konkyo.law.law_error.LawError`."""

    @property
    def where(self) -> str:
        """The address or folder, for messages."""

    def find(self, name: str) -> str:
        """Return the e-Gov id of the law with this name or id."""

    def has(self, law_id: str) -> bool:
        """Return whether the source can be asked for this law."""

    def listing(self, law_id: str) -> LawListing:
        """Return the list of the versions of a law."""

    def text(self, version: ListedVersion) -> bytes:
        """Return the 法令XML of one version. It has been parsed, so it is complete and of this law and version."""
