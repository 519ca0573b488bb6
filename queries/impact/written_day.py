"""On which day an evaluation was written: its date or, where it bears none, what is known of it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.law.address import Address
from konkyo.law.timeline import Status, Timeline

_CLUES = """MATCH (evaluation:Evaluation) WHERE evaluation.key IN $evaluations
OPTIONAL MATCH (change:Change {evaluation: evaluation.key}) WHERE change.date IS NOT NULL
WITH evaluation, max(change.date) AS changed
OPTIONAL MATCH (:Passage {evaluation: evaluation.key})-[:CITES]->(provision:Provision)
RETURN evaluation.key AS key, evaluation.evaluated AS evaluated, changed, collect(DISTINCT provision.law) AS laws"""


def written_on(store: Store, rows: Iterable[ResultRow], timeline: Timeline) -> dict[str, date | None]:
    """Return a day for each evaluation of the ``rows`` of impact.cypher; None where nothing is known.

    An evaluation without a date is not older than the last date in it, nor than the youngest law it cites.
    """
    published = {row["evaluation"]: row["published"] for row in rows}
    undated = [key for key, on in published.items() if not on]
    found: dict[str, date | None] = {key: _first_day(on) for key, on in published.items() if on}
    for row in store.read(Own(_CLUES), {"evaluations": undated}) if undated else ():
        days = [_first_day(on) for on in (row["evaluated"], row["changed"]) if on]
        held = [timeline.facts.laws[name] for name in row["laws"] if name in timeline.facts.laws]
        days += [law.texts[0] for law in held if law.enacted]
        found[row["key"]] = max((day for day in days if day), default=None)
    return found


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


def _first_day(printed: str) -> date | None:
    """Return the first day that a date printed as a day, a month or a year may mean; None for one no calendar has."""
    year, month, day = (*map(int, printed.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None
