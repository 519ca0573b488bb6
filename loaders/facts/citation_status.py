"""What a citation is on the day on which its document says it: which provision stood at its address then.

The document's own day decides: the date of publication; for the change log the date of the entry, and for the text
before the change the day before it. Where the document gives no day, nothing is looked up.
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
"""The status of a citation of which the document does not say when it was made."""

Days = tuple[date, date] | None
"""The first and the last day that a date printed as a day, a month or a year may mean; None where there is none."""


@dataclass(frozen=True, slots=True)
class CitationStatus:
    """The status of one citation. ``provision`` is the one it points to, None where an address is all it gives."""

    status: str
    address: Address
    """as the statute counts"""
    provision: Provision | None = None
    basis: str | None = None
    """how the texts held fail to bear the status out; None where they do"""


def days(printed: IsoDate | None) -> Days:
    """Return the days that a printed date may mean; a date that no calendar has means none."""
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


def standing(cited: Cited, on: Days) -> CitationStatus:
    """Return what ``cited`` is on ``on``; if a month or year does not decide it, it is undated."""
    address = Address(cited.law, cited.article, cited.paragraph, cited.item, cited.table, cited.row)
    first, last = (_resolved(law_in_time(), address, day) for day in on) if on else (None, None)
    return first if first is not None and first == last else CitationStatus(UNDATED, address)


@lru_cache(maxsize=1 << 16)
def _resolved(law: Timeline, address: Address, on: date) -> CitationStatus:
    found = law.resolve(address, on)
    known = found.provision if found.status is not Status.UNVERSIONED else None
    basis = None if found.basis is TextBasis.KNOWN or found.status is Status.UNVERSIONED else str(found.basis)
    return CitationStatus(str(found.status), known.address if known else found.address, known, basis)
