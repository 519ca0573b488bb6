"""A question about what happened from day to day: the first days come first, and the later ones need not be read.

Its Cypher gets some consecutive days as ``$dated``: for each evaluation on which something is dated then, its key
``evaluation``, and these ``days``. Its rows are to be in the order of the days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.by_evaluation import evaluations_naming
from konkyo.queries.portions import in_portions, sizes
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_DATED = Own("""MATCH (change:Change) WHERE change.date IS NOT NULL
RETURN DISTINCT change.date AS day, change.evaluation AS evaluation
UNION
MATCH (evaluation:Evaluation) WHERE evaluation.published IS NOT NULL
RETURN evaluation.published AS day, evaluation.key AS evaluation""")

_MOST = 1024
"""How many days the largest portion is of: what is dated on several of them is looked up once a portion."""


def portions(store: Store, asked: Question, given: Mapping[str, Any]) -> Iterator[list[ResultRow]]:
    """Return an iterator of what is dated after the day ``since`` and up to the day ``on``, some days at a time."""
    naming = evaluations_naming(store, asked, given)
    days = (
        (day, dated)
        for day, evaluations in remembered(store, _by_day).items()
        if given["since"] < day <= given["on"]
        and (dated := [key for key in evaluations if naming is None or key in naming])
    )
    return map(_as_rows, in_portions(([each] for each in days), sizes(most=_MOST)))


def _as_rows(portion: Iterable[tuple[str, list[str]]]) -> list[ResultRow]:
    found: dict[str, list[str]] = defaultdict(list)
    for day, evaluations in portion:
        for key in evaluations:
            found[key].append(day)
    return [{"evaluation": key, "days": days} for key, days in found.items()]


def _by_day(store: Store) -> dict[str, list[str]]:
    """Return each day, in order, with the keys of the evaluations that have something of it."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in store.read(_DATED):
        found[row["day"]].append(row["evaluation"])
    return {day: sorted(found[day]) for day in sorted(found)}
