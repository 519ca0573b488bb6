"""Marks that the source lost: how many of what a question asks about cannot be told, beside what can."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from konkyo.graph.store import Own, Store
from konkyo.i18n import Words
from konkyo.queries.remembered import remembered_rows

METHODS, CONNECTIONS, RATINGS = "methods", "connections", "ratings"

_COUNTED: Mapping[str, Own] = {
    METHODS: Own("""UNWIND $evaluations AS stating
MATCH (flow:Flow {evaluation: stating}) WHERE flow.methods IS NOT NULL OR flow.methods_illegible
MATCH (evaluation:Evaluation {key: stating})
WITH evaluation, count(flow) AS whole, sum(CASE WHEN flow.methods_illegible THEN 1 ELSE 0 END) AS lost
WHERE lost > 0 RETURN evaluation.body AS body, lost, whole ORDER BY body, lost"""),
    CONNECTIONS: Own("""UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})-[:ASSESSES]->(:Work)-[runs:RUNS_ON {evaluation: stating}]->(system:System)
WITH evaluation, count(system) AS whole,
     sum(CASE WHEN runs.connections_illegible IS NULL THEN 0 ELSE 1 END) AS lost
WHERE lost > 0 RETURN evaluation.body AS body, lost, whole ORDER BY body, lost"""),
    RATINGS: Own("""UNWIND $evaluations AS stating
MATCH (risk:Risk {evaluation: stating}) WHERE risk.rating IS NOT NULL OR risk.rating_illegible
MATCH (evaluation:Evaluation {key: stating})
WITH evaluation, count(risk) AS whole, sum(CASE WHEN risk.rating_illegible THEN 1 ELSE 0 END) AS lost
WHERE lost > 0 RETURN evaluation.body AS body, lost, whole ORDER BY body, lost"""),
}
"""What a question's header may name → a row for each evaluation in which such marks are lost."""

LOST_MARKS = tuple(_COUNTED)
_SAID: Mapping[str, Words] = {
    METHODS: Words(ja="方法の印が原文で失われた流れ", en="flows whose marks of the method are lost in the source"),
    CONNECTIONS: Words(
        ja="接続の印が原文で失われたシステム", en="systems with marks of connections that are lost in the source"
    ),
    RATINGS: Words(ja="評価の印が原文で失われたリスク", en="risks whose mark of the rating is lost in the source"),
}
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class LostMarks:
    """Of ``whole`` flows (or systems, or risks) of one evaluation of ``body``, the marks of ``lost`` are lost."""

    what: str
    body: str | None
    lost: int
    whole: int


def lost_marks(store: Store, what: Collection[str], evaluations: Collection[str]) -> list[LostMarks]:
    """Return the marks of the kinds ``what`` that are lost in ``evaluations``, given by their keys."""
    keys = sorted(evaluations)
    return [LostMarks(kind, **row) for kind in what for row in remembered_rows(store, _COUNTED[kind], evaluations=keys)]


def lost_marks_said(lost: Collection[LostMarks]) -> list[Words]:
    """Return a sentence for each kind of marks: how many are lost, and where."""
    said = []
    for kind, of_kind in _by_kind(lost):
        where = [f"{one.body or '?'} {one.lost}/{one.whole}" for one in of_kind[:_SHOWN]]
        where += ["…"] if of_kind[_SHOWN:] else []
        count, whole = _sums(of_kind)
        said.append(
            Words(
                ja=f"{_SAID[kind].ja}: これらの評価書の{whole}件のうち{count}件（{'、'.join(where)}）",
                en=f"{_SAID[kind].en}: {count} of the {whole} in these evaluations ({', '.join(where)})",
            )
        )
    return said


def lost_marks_in_short(lost: Collection[LostMarks]) -> list[Words]:
    """Return the same without the places."""
    return [
        Words(ja=f"{_SAID[kind].ja} {count}/{whole}", en=f"{_SAID[kind].en}: {count} of {whole}")
        for kind, of_kind in _by_kind(lost)
        for count, whole in [_sums(of_kind)]
    ]


def _by_kind(lost: Collection[LostMarks]) -> Iterator[tuple[str, list[LostMarks]]]:
    for kind in LOST_MARKS:
        if of_kind := [one for one in lost if one.what == kind]:
            yield kind, of_kind


def _sums(lost: Collection[LostMarks]) -> tuple[int, int]:
    return sum(one.lost for one in lost), sum(one.whole for one in lost)
