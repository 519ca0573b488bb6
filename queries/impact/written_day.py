"""On which day an evaluation was written: its date or, where it bears none, the day that was inferred from it."""

from datetime import date

from konkyo.graph.store import Store
from konkyo.queries.evaluations import documents


def written_on(store: Store) -> dict[str, date | None]:
    """Return a day for each stored evaluation by its key; None where nothing tells one.

    Of a date printed as a month or a year it is the first day.
    """
    return {row["key"]: _first_day(row["published"] or row["written"]) for row in documents(store)}


def _first_day(printed: str | None) -> date | None:
    """Return the first day that a day, a month or a year may mean; None for one no calendar has."""
    if printed is None:
        return None
    year, month, day = (*map(int, printed.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None
