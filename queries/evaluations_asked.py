"""Which evaluations an answer rests on: what is missing in one of them may be missing in the answer."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow, Store
from konkyo.queries.evaluations import evaluations_of_bodies, stored_evaluations
from konkyo.queries.question import Question


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
    keys = evaluations_of_bodies(store, bodies) if bodies else None
    return [row for row in stored_evaluations(store) if row["current"] and (keys is None or row["key"] in keys)]


def narrowed(asked: Question, bound: Mapping[str, Any]) -> bool:
    """Tell whether a document or a body was named, so that the answer is about some evaluations only."""
    return any(bound.get(each.name) for each in asked.parameters if each.type == "document" or each.labels == ("Body",))
