"""What the graph has instead where an answer is empty: another name, a row that would permit it, what was not found."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words, name_list
from konkyo.law.network import bare, may_provide
from konkyo.queries.joined_information import joined_information
from konkyo.queries.postprocess.permit_days import permitted_on
from konkyo.queries.question import Parameter, Question
from konkyo.queries.remembered import remembered, remembered_rows

_CARRIED = Own("""UNWIND $evaluations AS stating
MATCH (flow:Flow {evaluation: stating})-[:CARRIES]->(information:Information)
RETURN information.name AS name, count(DISTINCT flow) AS flows ORDER BY flows DESC, name""")
_REACHED = Own("""UNWIND $evaluations AS stating
MATCH (flow:Flow {evaluation: stating})
OPTIONAL MATCH (flow)-[:DELIVERS]->(receiver)
RETURN stating AS evaluation, collect(DISTINCT receiver.key) AS receivers""")
"""The evaluations that have flows, and whom these reach: asked for from the flows, for many bodies share a receiver."""
_PERMITTED = Own("""MATCH (row)-[permits:PERMITS]->(requester) WHERE permits.evaluation IN $evaluations
WITH row, permits, requester WHERE requester.name IN $names
RETURN DISTINCT permits.evaluation AS evaluation, row.key AS row, row.address AS address, requester.name AS requester,
       requester.key AS requester_key, permits.provider AS provider, permits.information AS kinds,
       permits.valid_from AS valid_from, permits.valid_to AS valid_to""")
_CITED = Own("""UNWIND $permitting AS one
MATCH (evaluation:Evaluation {key: one.evaluation})-[:HAS]->(passage:Passage)-[:CITES]->(row:Provision)
WHERE passage.change_row IS NULL AND row.key IN one.rows
WITH DISTINCT evaluation, passage.section AS section, row.key AS row
MATCH (body:Body)-[:PUBLISHES]->(evaluation)
RETURN evaluation.key AS evaluation, row, section, body.name AS body, evaluation.title AS document,
       coalesce(evaluation.published, evaluation.written) AS day""")
"""Where an evaluation names a row: asked for once an evaluation, for each has many passages to go through."""
_DECLARED = Own("""UNWIND $evaluations AS stating
MATCH (evaluation:Evaluation {key: stating})-[:ASSESSES]->(:Work)-[keeps:KEEPS {evaluation: stating}]->(file:File)
UNWIND [{kind: 'entrustment', declared: keeps.declared_entrustments},
        {kind: 'provision', declared: keeps.declared_provisions},
        {kind: 'transfer', declared: keeps.declared_transfers}] AS asked
OPTIONAL MATCH (file)-[:SENDS {evaluation: stating}]->(flow:Flow {kind: asked.kind}) WHERE flow.refers_to_annex IS NULL
WITH evaluation, file, asked, count(DISTINCT flow) AS found WHERE asked.declared > found
RETURN evaluation.body AS body, file.name AS file, asked.kind AS kind, asked.declared AS declared, found
ORDER BY body, file, kind""")
_ORDER = ("body", "document", "section", "address", "requester", "provider")
_SHOWN = 5
_MOST = 50
"""Look for near matches only if the answer rests on at most this many evaluations: of a thousand, none is near."""


def nearest_things(
    store: Store, asked: Question, bound: Mapping[str, Any], evaluations: Collection[str]
) -> list[Words]:
    """Return what comes nearest to an answer without rows, in ``evaluations``, given by their keys, if they are few."""
    if len(evaluations) > _MOST:
        return []
    given = {"evaluations": sorted(evaluations)}
    said: list[Words] = []
    for parameter in asked.parameters:
        names = bound.get(parameter.name)
        if parameter.type != "name" or not names:
            continue
        if "Information" in parameter.labels:
            said += _called_otherwise(store, names, given)
        if "Party" in parameter.labels and asked.walk != "forwards":
            said += _permitted(store, names, given)
    if "flow" in asked.columns and any(_narrows(each) and bound.get(each.name) for each in asked.parameters):
        rows = remembered_rows(store, _DECLARED, **given)
        said += _first([_not_found(row) for row in rows])
    return said


def _narrows(parameter: Parameter) -> bool:
    return parameter.type in ("name", "document", "value")


def _called_otherwise(store: Store, names: list[str], given: Mapping[str, Any]) -> list[Words]:
    wanted = {bare(name) for name in names}
    joined = [
        one
        for one in joined_information(store)
        if one.evaluation in given["evaluations"] and {bare(one.kind), bare(one.name)} & wanted
    ]
    if joined:
        return [
            Words(
                ja=f"{one.body}は「{one.name}」と呼ぶ（推定: {one.inferred.ja}）",
                en=f"{one.body} calls it {one.name} (inferred: {one.inferred.en})",
            )
            for one in joined
        ]
    if carried := remembered_rows(store, _CARRIED, **given):
        few, left = name_list([row["name"] for row in carried[:_SHOWN]]), len(carried) - _SHOWN
        return [
            Words(
                ja=f"これらの評価書の流れが運ぶのは、多い順に: {few.ja}{f' ほか{left}' if left > 0 else ''}",
                en=f"the flows of these evaluations carry, the most frequent first: {few.en}"
                + (f" and {left} more" if left > 0 else ""),
            )
        ]
    return []


def _permitted(store: Store, names: list[str], given: Mapping[str, Any]) -> list[Words]:
    rows = remembered(store, _permitting, tuple(names), tuple(given["evaluations"]))
    said = [
        Words(
            ja=f"{row['body']}の「{row['document']}」は{row['requester']}への流れを書いていないが、その{row['section']}に挙がる"
            f"{row['address']}は、{row['provider']}から{row['requester']}への提供（{name_list(row['kinds']).ja}）を認める",
            en=f"“{row['document']}” of {row['body']} names no flow to {row['requester']}; its {row['section']} lists "
            f"{row['address']}, which permits provision by {row['provider']} ({name_list(row['kinds']).en})",
        )
        for row in rows
    ]
    return _first(said)


def _permitting(store: Store, names: tuple[str, ...], evaluations: tuple[str, ...]) -> list[ResultRow]:
    """Return what rows that ``evaluations`` name permit to one of ``names``, where no flow of theirs goes to it."""
    asked = {"evaluations": list(evaluations)}
    reached = {row["evaluation"]: row["receivers"] for row in store.read(_REACHED, asked)}
    permitted: dict[str, dict[str, list[ResultRow]]] = defaultdict(lambda: defaultdict(list))
    for row in store.read(_PERMITTED, {"evaluations": list(reached), "names": list(names)}):
        if row["requester_key"] not in reached[row["evaluation"]]:
            permitted[row["evaluation"]][row["row"]].append(row)
    cited = [{"evaluation": evaluation, "rows": list(rows)} for evaluation, rows in permitted.items()]
    found = [
        permit | place
        for place in (store.read(_CITED, {"permitting": cited}) if cited else ())
        for permit in permitted[place["evaluation"]][place["row"]]
        if _stands(permit | place)
    ]
    return sorted(found, key=lambda row: [row[name] or "" for name in _ORDER])


def _first(said: list[Words]) -> list[Words]:
    """Return the first few of ``said``, and how many others there are."""
    if (left := len(said) - _SHOWN) <= 0:
        return said
    return [*said[:_SHOWN], Words(ja=f"同様のものが、ほかに{left}件", en=f"and {left} more like these")]


def _stands(row: ResultRow) -> bool:
    """Tell whether the row permitted it on the evaluation's day, and to a provider that the body may be."""
    return permitted_on(row, row["day"]) and may_provide(row["body"], row["provider"]) is not False


def _not_found(row: ResultRow) -> Words:
    kind = {
        "entrustment": Words(ja="委託", en="entrustments"),
        "provision": Words(ja="提供", en="provisions"),
        "transfer": Words(ja="移転", en="transfers"),
    }[row["kind"]]
    missing = row["declared"] - row["found"]
    return Words(
        ja=f"{row['body']} {row['file']}: 様式が{row['declared']}件とする{kind.ja}のうち{missing}件は、"
        "原文に見つかっていない",
        en=f"{row['body']} {row['file']}: {missing} of the {row['declared']} {kind.en} that the form declares "
        "were not found",
    )
