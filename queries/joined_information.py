"""Kinds of information that are one by the law, though a body gives them another name.

The rows of the table of the 情報提供ネットワークシステム name kinds of information (地方税関係情報). A body may call
what it provides under these rows otherwise (住民税関係情報). Where all the rows under which it provides something of a
name have just one kind in common that the body may provide, the two names are joined. No document says so: it is
inferred.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words
from konkyo.law.network import bare, may_provide
from konkyo.queries.postprocess.permit_days import permitted_on
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_STATED = Own("""MATCH (flow:Flow) WHERE flow.kind = 'provision' AND flow.current
MATCH (flow)-[:CARRIES]->(information:Information)
MATCH (flow)-[based:BASED_ON {status: 'valid'}]->(provision:Provision)
MATCH (evaluation:Evaluation {key: flow.evaluation})
MATCH (body:Body)-[:PUBLISHES]->(evaluation)
RETURN DISTINCT information.name AS name, body.name AS body, evaluation.key AS evaluation, provision.key AS row,
       provision.address AS address, coalesce(evaluation.published, evaluation.written) AS day
ORDER BY name, body, evaluation, row""")
_PERMITTED = Own("""MATCH (provision)-[permits:PERMITS]->(requester) WHERE permits.evaluation IN $evaluations
RETURN DISTINCT provision.key AS row, permits.provider AS provider, permits.information AS kinds,
       permits.valid_from AS valid_from, permits.valid_to AS valid_to""")
_ROWS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class JoinedInformation:
    """``name``, as ``body`` calls it in ``evaluation``, stands for ``kind``, as the law calls it, by its ``rows``."""

    name: str
    kind: str
    body: str
    evaluation: str
    rows: tuple[str, ...]

    @property
    def inferred(self) -> Words:
        """Why the two are held to be one."""
        rows, more = "、".join(self.rows[:_ROWS_SHOWN]), len(self.rows) - _ROWS_SHOWN
        return Words(
            ja=f"{self.body}の「{self.name}」の提供が根拠に挙げる{rows}{f'ほか{more}項' if more > 0 else ''}に共通し、"
            f"{self.body}が提供できる情報は「{self.kind}」だけなので、同じものとみた",
            en=f"what {self.body} provides as {self.name} rests on {rows}{f' and {more} more' if more > 0 else ''}; "
            f"the only kind that all these rows let it provide is {self.kind}, so the two are taken as one",
        )


def joined_information(store: Store) -> tuple[JoinedInformation, ...]:
    """Return the names that stand for a kind of information of the law by another name, in the order of the names."""
    return remembered(store, _joined)


def _joined(store: Store) -> tuple[JoinedInformation, ...]:
    provided = store.read(_STATED)
    permits: dict[str, list[ResultRow]] = defaultdict(list)
    for row in store.read(_PERMITTED, {"evaluations": _citing(provided)}):
        permits[row["row"]].append(row)
    stated: dict[tuple[str, str, str], list[ResultRow]] = defaultdict(list)
    for row in provided:
        if row["row"] in permits:
            stated[row["name"], row["body"], row["evaluation"]].append(row)
    found = []
    for (name, body, evaluation), rows in stated.items():
        common = frozenset.intersection(*(_kinds(permits[row["row"]], body, row["day"]) for row in rows))
        if len(common) == 1 and bare(name) not in (kind := next(iter(common)), bare(kind)):
            addresses = tuple(dict.fromkeys(row["address"] for row in rows))
            found.append(JoinedInformation(name, kind, body, evaluation, addresses))
    return tuple(found)


def _citing(provided: list[ResultRow]) -> list[str]:
    """Return some evaluations that cite all the rows between them: with each, the graph has all that a row permits."""
    rows: dict[str, set[str]] = defaultdict(set)
    for row in provided:
        rows[row["evaluation"]].add(row["row"])
    left: set[str] = set().union(*rows.values())
    citing = []
    for evaluation in sorted(rows, key=lambda one: (-len(rows[one]), one)):
        if rows[evaluation] & left:
            citing.append(evaluation)
            left -= rows[evaluation]
    return citing


def _kinds(permits: list[ResultRow], body: str, day: str | None) -> frozenset[str]:
    """Return the kinds of information of a row that ``body`` may provide on ``day``."""
    return frozenset(
        kind
        for permit in permits
        if permitted_on(permit, day)
        if may_provide(body, permit["provider"]) is True
        for kind in permit["kinds"]
    )


def with_joined_names(
    store: Store, asked: Question, bound: Mapping[str, Any], rows: list[ResultRow]
) -> list[ResultRow]:
    """Return ``rows``; those that are there by another name than the one asked for say under ``inferred`` why.

    There, ``rows`` have texts in both languages, as the store gives them.
    """
    wanted = {name for each in asked.parameters if "Information" in each.labels for name in bound.get(each.name) or ()}
    joined = {one.name: one for one in joined_information(store) if {one.kind, one.name} <= wanted} if wanted else {}
    if not joined or not {"information", "inferred"} <= set(asked.columns):
        return rows
    return [
        row | {"inferred": _with_reason(row["inferred"], joined[row["information"]].inferred)}
        if row["information"] in joined
        else row
        for row in rows
    ]


def _with_reason(said: Mapping[str, list[str] | None] | None, reason: Words) -> dict[str, list[str]]:
    return {code: [*((said or {}).get(code) or ()), reason.in_(code)] for code in ("ja", "en")}
