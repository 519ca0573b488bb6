"""A question about the shortest ways between two systems over the connections that evaluations list.

Its Cypher gets as ``$connections`` those of some ways after the others: for each the number of the ``way``, the
``step`` on it, and the keys of the systems ``one`` and ``other`` that it joins.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.name_match import keys_of
from konkyo.queries.portions import FIRST, sizes
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_JOINED = Own(
    "MATCH (one:System)-[joined:CONNECTS_TO]->(other:System) "
    "WITH joined.evaluation AS said, collect(DISTINCT {one: one.key, other: other.key}) AS pairs "
    "MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current "
    "UNWIND pairs AS pair RETURN DISTINCT pair.one AS one, pair.other AS other"
)


def portions(store: Store, _asked: Question, given: Mapping[str, Any]) -> Iterator[list[ResultRow]]:
    """Yield the connections on all shortest ways from ``origin`` to ``goal``, way by way."""
    network = remembered(store, _network)
    origins, goals = (
        sorted(key for key in keys_of(store, "System", given[end]) if key in network) for end in ("origin", "goal")
    )
    ways = enumerate(shortest(network, origins, goals), start=1)
    for size in sizes(FIRST):
        found = [
            {"way": number, "step": step, "one": one, "other": other}
            for number, way in islice(ways, size)
            for step, (one, other) in enumerate(pairwise(way), start=1)
        ]
        if not found:
            return
        yield found


def _network(store: Store) -> "nx.Graph[str]":
    return nx.Graph([(row["one"], row["other"]) for row in store.read(_JOINED)])


def shortest(network: "nx.Graph[str]", origins: Sequence[str], goals: Sequence[str]) -> Iterator[list[str]]:
    """Yield every shortest way from one of ``origins`` to one of ``goals``, sorted where ``origins`` are.

    Each is found when it is asked for: between systems that much lies between there can be thousands.
    """
    left = _steps_left(network, goals)
    others = {one: _steps_left(network, [goal for goal in goals if goal != one]) for one in origins if one in goals}
    from_each = {one: others.get(one, left) for one in origins}
    least = min((steps[one] for one, steps in from_each.items() if one in steps), default=None)
    for one, steps in from_each.items():
        if one in steps and steps[one] == least:
            yield from _ways(network, steps, [one])


def _steps_left(network: "nx.Graph[str]", goals: Sequence[str]) -> dict[str, int]:
    """Return how many steps it is from each node to the nearest of ``goals``."""
    return {node: steps for steps, layer in enumerate(nx.bfs_layers(network, goals)) for node in layer}


def _ways(network: "nx.Graph[str]", steps: Mapping[str, int], begun: list[str]) -> Iterator[list[str]]:
    """Yield the shortest ways that go on from those ``begun``."""
    left = steps[begun[-1]]
    if not left:
        yield begun
        return
    for node in sorted(network[begun[-1]]):
        if steps[node] == left - 1:
            yield from _ways(network, steps, [*begun, node])
