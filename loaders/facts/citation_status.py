"""The status of a citation on the day of its document: which provision had the address then.

The day is the date of publication, or the day that is inferred where there is none; in the change log it is the date of
the row, and for the text before the change the day before. Without a day the status is undated.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from konkyo.law.address import Address
from konkyo.law.timeline import Provision, Status, TextBasis, Timeline, law_in_time
from konkyo.loaders.record import CitedAddress as Cited
from konkyo.loaders.record import IsoDate

UNDATED = "undated"
"""The status of a citation in a document without a date."""

Days = tuple[date, date] | None
"""First and last day that a printed day, month or year may mean; None without a date."""


@dataclass(frozen=True, slots=True)
class CitationStatus:
    """The status of one citation. ``provision`` is what it points to, None where only the address is known."""

    status: str
    address: Address
    """the address in the statute's own numbering"""
    provision: Provision | None = None
    basis: str | None = None
    """why the texts at hand do not fully support the status; None where they do"""


def days(printed: IsoDate | None) -> Days:
    """Return the days that a printed date may mean; None for a date that does not exist."""
    if printed is None:
        return None
    year, month, day = (*map(int, printed.split("-")), None, None)[:3]
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    return first, date(year or 0, month or 12, day or monthrange(first.year, month or 12)[1])


def before(those: Days) -> Days:
    """Return the days before ``those``."""
    return those and (those[0] - timedelta(days=1), those[1] - timedelta(days=1))


def citation_status(cited: Cited, on: Days) -> CitationStatus:
    """Return the status of ``cited`` on ``on``; undated, if the status changes within the month or year."""
    address = Address(cited.law, cited.article, cited.paragraph, cited.item, cited.table, cited.row)
    first, last = (_resolved(law_in_time(), address, day) for day in on) if on else (None, None)
    return first if first is not None and first == last else CitationStatus(UNDATED, address)


@lru_cache(maxsize=1 << 16)
def _resolved(law: Timeline, address: Address, on: date) -> CitationStatus:
    found = law.resolve(address, on)
    known = found.provision if found.status is not Status.UNVERSIONED else None
    basis = None if found.basis is TextBasis.KNOWN or found.status is Status.UNVERSIONED else str(found.basis)
    return CitationStatus(str(found.status), known.address if known else found.address, known, basis)
