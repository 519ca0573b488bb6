"""When an evaluation is to be looked through again, and assessed again, by the days that it prints."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from konkyo.graph.store import ResultRow

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
"""A day, month or year as ISO writes it."""
_YEARS = {"review": 1, "assessment": 5}


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return two rows for each evaluation: its review and its assessment, and whether their days are past on ``on``."""
    return [answer for row in rows for answer in _duties(row, given["on"])]


def _duties(row: ResultRow, on: str) -> Iterator[ResultRow]:
    kept = {name: row[name] for name in ("body", "document", "published", "evaluated", "evaluation")}
    newest = max(filter(None, (row["published"], row["changed"])), default=None)
    for duty, since in (("review", newest), ("assessment", row["published"])):
        # A graph that others filled may hold a text there that is no day.
        due = _years_later(since, _YEARS[duty]) if since and _DAY.fullmatch(since) else None
        yield {"duty": duty, "state": _state(due, on), "since": since, "due": due, **kept}


def _years_later(day: str, years: int) -> str:
    """Return an ISO day, month or year so many years later; the 29th of February becomes the 28th."""
    later = f"{int(day[:4]) + years:04}{day[4:]}"
    leap = int(later[:4]) % 4 == 0
    return later[:-2] + "28" if later.endswith("-02-29") and not leap else later


def _state(due: str | None, on: str) -> str:
    """Tell how a day, or a month or year of which the day is not known, stands to the day ``on``."""
    if due is None or (len(due) < len(on) and on.startswith(due)):
        return "unknown"
    return "past" if on[: len(due)] > due else "ahead"
