"""Lists of rows that are numbered ahead of the law on the day of their document."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from konkyo.law.address import Address
from konkyo.law.timeline import Status, Timeline


def days_ahead(cited: Iterable[Address], written: date, timeline: Timeline) -> dict[Address, date]:
    """Return the day as of which a list of rows is numbered, for the rows of lists that are ahead of the law.

    「116、117、120の項」 of a day on which the table ends with row 119 has the numbers of a later day: that on which
    the last of them came. Rows of tables whose lists are not ahead are left out.
    """
    tables: dict[Address, list[Address]] = defaultdict(list)
    for one in cited:
        if one.row:
            tables[Address(one.law, table=one.table)].append(one)
    found: dict[Address, date] = {}
    for rows in tables.values():
        resolved = [timeline.resolve(row, written) for row in rows]
        came = [one.provision.valid_from for one in resolved if one.status is Status.FUTURE and one.provision]
        day = max(came, default=written)
        if came and all(timeline.resolve(row, day).status is Status.VALID for row in rows):
            found |= dict.fromkeys(rows, day)
    return found
