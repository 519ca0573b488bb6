"""Which evaluations an answer rests on: what is missing in one of them may be missing in the answer."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_OF_BODY = Own("""MATCH (body:Body)-[:PUBLISHES]->(evaluation:Evaluation)
WHERE evaluation.current AND body.name IN $bodies RETURN DISTINCT evaluation.key AS evaluation""")


def evaluations_asked(store: Store, asked: Question, bound: Mapping[str, Any]) -> list[ResultRow]:
    """Return the rows of ``documents`` that ``asked`` goes by with the parameters ``bound``.

    They are the documents given; else those of the body given; else all that no newer version replaced.
    """
    named = {bound[each.name] for each in asked.parameters if each.type == "document" and bound.get(each.name)}
    if named:
        return [row for row in stored_evaluations(store) if row["key"] in named]
    bodies = [
        name
        for each in asked.parameters
        if each.labels == ("Body",) and bound.get(each.name)
        for name in bound[each.name]
    ]
    if not bodies:
        return [row for row in stored_evaluations(store) if row["current"]]
    keys = remembered(store, _of_bodies, tuple(bodies))
    return [row for row in stored_evaluations(store) if row["key"] in keys]


def _of_bodies(store: Store, bodies: tuple[str, ...]) -> set[str]:
    return {row["evaluation"] for row in store.read(_OF_BODY, {"bodies": list(bodies)})}


def narrowed(asked: Question, bound: Mapping[str, Any]) -> bool:
    """Tell whether a document or a body was named, so that the answer is about some evaluations only."""
    return any(bound.get(each.name) for each in asked.parameters if each.type == "document" or each.labels == ("Body",))
