"""A question about the shortest ways between two systems over the connections that evaluations list.

Its Cypher gets as ``$connections`` those of all the ways: for each the number of the ``way``, the ``step`` on it, and
the keys of the systems ``one`` and ``other`` that it joins.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import networkx as nx

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.name_match import keys_of
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered

_JOINED = Own(
    "MATCH (one:System)-[joined:CONNECTS_TO]->(other:System) "
    "WITH joined.evaluation AS said, collect(DISTINCT {one: one.key, other: other.key}) AS pairs "
    "MATCH (evaluation:Evaluation {key: said}) WHERE evaluation.current "
    "UNWIND pairs AS pair RETURN DISTINCT pair.one AS one, pair.other AS other"
)


def portions(store: Store, _asked: Question, given: Mapping[str, Any]) -> Iterator[list[ResultRow]]:
    """Yield the connections on all shortest ways from ``origin`` to ``goal`` at once, way by way."""
    network = remembered(store, _network)
    origins, goals = (
        sorted(key for key in keys_of(store, "System", given[end]) if key in network) for end in ("origin", "goal")
    )
    found = [
        {"way": number, "step": step, "one": one, "other": other}
        for number, way in enumerate(shortest(network, origins, goals), start=1)
        for step, (one, other) in enumerate(pairwise(way), start=1)
    ]
    if found:
        yield found


def _network(store: Store) -> "nx.Graph[str]":
    return nx.Graph([(row["one"], row["other"]) for row in store.read(_JOINED)])


def shortest(network: "nx.Graph[str]", origins: list[str], goals: list[str]) -> list[list[str]]:
    """Return every shortest way from one of ``origins`` to one of ``goals``, in a fixed order."""
    least: int | None = None
    ends: list[tuple[str, str]] = []
    for one in origins:
        # No further than the shortest way found so far.
        reached = nx.single_source_shortest_path_length(network, one, cutoff=least)
        for other in goals:
            if other == one or other not in reached:
                continue
            if least is None or reached[other] < least:
                least, ends = reached[other], []
            if reached[other] == least:
                ends.append((one, other))
    return sorted(way for one, other in ends for way in nx.all_shortest_paths(network, one, other))
