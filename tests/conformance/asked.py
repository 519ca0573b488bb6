"""What every question of the project is asked with: parameters that a store itself offers, chosen by a fixed seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from konkyo.graph.store import Store
from konkyo.queries.binding import bind, values
from konkyo.queries.question import Parameter, Question


@dataclass(frozen=True)
class Both:
    """The embedded store and Neo4j, which hold the same documents."""

    embedded: Store
    neo4j: Store


CASES = 3
"""Times that one question is asked of one store: first with as little as it takes, then with what comes."""


def cases(store: Store, question: Question, most: int = CASES) -> Iterator[dict[str, Any]]:
    """Yield parameters for the query, up to ``most`` times; none where the store offers nothing for one it needs."""
    chance = random.Random(question.id)
    offered = {each.name: _offered(store, question, each) for each in question.parameters}
    if any(not offered[each.name] for each in question.parameters if not each.optional):
        return
    for number in range(most if question.parameters else 1):
        given = {
            each.name: None
            if each.optional and (number == 0 or not offered[each.name] or chance.random() < 0.5)
            else _drawn(each, offered[each.name], chance)
            for each in question.parameters
        }
        yield bind(store, question, given)


def _drawn(parameter: Parameter, offered: list[str], chance: random.Random) -> str | list[str] | None:
    """Return one of what is offered; of a parameter that takes several, two, or none where there are not so many."""
    if parameter.many:
        return chance.sample(offered, 2) if len(offered) > 1 else None
    return chance.choice(offered)


def _offered(store: Store, question: Question, parameter: Parameter) -> list[str]:
    if parameter.type == "boolean":
        return ["yes", "no"]
    if parameter.type == "date":
        return ["2020-06-01", "2022-06-01", "2026-01-01"]
    return values(store, question.id, parameter.name) or ([parameter.example] if parameter.type == "string" else [])
