"""On which day an evaluation was written: its date or, where it bears none, what is known of it."""

from collections.abc import Iterable
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.law.timeline import Timeline

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
    found: dict[str, date | None] = {key: first_possible_day(on) for key, on in published.items() if on}
    for row in store.read(Own(_CLUES), {"evaluations": undated}) if undated else ():
        days = [first_possible_day(on) for on in (row["evaluated"], row["changed"]) if on]
        held = [timeline.facts.laws[name] for name in row["laws"] if name in timeline.facts.laws]
        days += [law.texts[0] for law in held if law.enacted]
        found[row["key"]] = max((day for day in days if day), default=None)
    return found


def first_possible_day(printed: str) -> date | None:
    """Return the first day that a date printed as a day, a month or a year may mean; None for one no calendar has."""
    year, month, day = (*map(int, printed.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None
