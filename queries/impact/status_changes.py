"""What new facts of law change for the citations in a store: their status, and what has become of what they mean."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.law.address import Address
from konkyo.law.dates import first_possible_day
from konkyo.law.descent_line import Descent
from konkyo.law.timeline import Timeline
from konkyo.queries.evaluations import written_on
from konkyo.queries.impact.fates import Fates
from konkyo.queries.impact.proposed_text import cited_address
from konkyo.queries.impact.scope import Scope

_CITED_LAWS = "MATCH (:Passage)-[:CITES]->(provision:Provision) RETURN DISTINCT provision.law AS law ORDER BY law"
_FIRST_DAY = "MATCH (evaluation:Evaluation) RETURN min(evaluation.published) AS first"
_OF_LAWS = """MATCH (evaluation:Evaluation {current: true})-[:HAS]->(passage:Passage)
MATCH (passage)-[cites:CITES]->(provision:Provision)
WHERE provision.law IN $laws
"""
_OF_PROVISIONS = """MATCH (provision:Provision) WHERE provision.key IN $keys
MATCH (passage:Passage)-[cites:CITES]->(provision)
MATCH (evaluation:Evaluation {key: passage.evaluation}) WHERE evaluation.current
"""
_CITATIONS = """RETURN DISTINCT
       evaluation.body AS body, evaluation.title AS document, evaluation.published AS published,
       passage.section AS section, passage.label_text AS label, passage.line AS line, cites.quote AS quote,
       cites.status AS status, provision.valid_from AS valid_from, provision.valid_to AS valid_to,
       provision.address AS name, provision.law AS law, provision.article AS article,
       provision.paragraph AS paragraph, provision.item AS item, provision.table AS table, provision.row AS row,
       cites.start AS start, cites.end AS end, passage.key AS passage, evaluation.key AS evaluation
ORDER BY body, document, published, line, start, name"""

STATUS_CHANGE_COLUMNS = (
    *("body", "document", "published", "section", "label", "line", "quote", "provision"),
    *("status_before", "status", "kind", "to", "on", "start", "end", "passage", "evaluation"),
)


@dataclass(frozen=True, slots=True)
class CitationChanges:
    """What changed for citations in evaluations that no newer version replaces."""

    rows: tuple[ResultRow, ...]
    """with ``STATUS_CHANGE_COLUMNS``: citations that are not, or no longer, right as they stand; one row for each thing
    that the provision has become by the last day"""
    statuses: Counter[tuple[str, str]]
    """(status before, status now) → number of citations whose status on the day of their document is another one"""


def cited_laws(store: Store) -> list[str]:
    """Return the laws that passages in a store cite, in order."""
    return [row["law"] for row in store.read(Own(_CITED_LAWS)) if row["law"]]


def first_published(store: Store) -> date | None:
    """Return the first day on which an evaluation in a store was published; None if no evaluation has a date."""
    (row,) = store.read(Own(_FIRST_DAY))
    return first_possible_day(row["first"])


def citations(store: Store, laws: Iterable[str]) -> list[ResultRow]:
    """Return a row for each citation of these laws, as it is stored."""
    return store.read(Own(_OF_LAWS + _CITATIONS), {"laws": sorted(laws)})


def citations_of(store: Store, keys: Iterable[str]) -> list[ResultRow]:
    """Return the same rows for each citation of the provisions with these keys."""
    return store.read(Own(_OF_PROVISIONS + _CITATIONS), {"keys": sorted(keys)})


def citation_changes(
    store: Store, stored_before: Collection[ResultRow], before: Timeline, after: Timeline, on: date
) -> CitationChanges:
    """Return what is another now in ``store``, which rests on ``after``, than in the rows ``stored_before``.

    Those are the rows of :func:`citations` when the store rested on ``before``. ``on`` is the day of today.
    """
    known: dict[tuple[object, ...], str] = {_place(row): row["status"] for row in stored_before}
    now = citations(store, {row["law"] for row in stored_before})
    days = written_on(store)
    olds, news = (Fates(timeline, Scope(on)) for timeline in (before, after))
    rows: list[ResultRow] = []
    statuses: Counter[tuple[str, str]] = Counter()
    for row in now:
        status_before = known.get(_place(row)) or str(row["status"])
        if status_before != row["status"]:
            statuses[status_before, row["status"]] += 1
        address, day = cited_address(row), days[row["evaluation"]]
        then, since = (() if day is None else _became(of, address, min(day, on)) for of in (olds, news))
        if since != then or (status_before != row["status"] and row["status"] != "valid"):
            rows += [_row(row, status_before, line) for line in since or (None,)]
    return CitationChanges(tuple(rows), statuses)


def _place(row: ResultRow) -> tuple[object, ...]:
    return (row["passage"], row["start"], row["end"], row["name"])


def _became(fates: Fates, cited: Address, day: date) -> tuple[Descent, ...]:
    fate = fates.since(cited, day)
    return (*fate.lines, *fate.parts)


def _row(row: ResultRow, status_before: str | None, line: Descent | None) -> ResultRow:
    told = {
        "provision": row["name"],
        "status_before": status_before,
        "kind": str(line.kind) if line else None,
        "to": str(line.to) if line and line.to else None,
        "on": str(line.on) if line else None,
    }
    return {name: told[name] if name in told else row[name] for name in STATUS_CHANGE_COLUMNS}
