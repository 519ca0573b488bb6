"""The shortest ways between two systems over their connections, by networkx."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import networkx as nx

from konkyo.graph.store import ResultRow

_KEPT = ("option", "body", "document", "published", "section", "line", "quote", "inferred")


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each statement of each connection on a shortest way, way by way."""
    network: nx.Graph[str] = nx.Graph()
    names: dict[str, str] = {}
    stated: dict[frozenset[str], list[ResultRow]] = {}
    for row in rows:
        one, other = row["sender_key"], row["receiver_key"]
        names |= {one: row["sender"], other: row["receiver"]}
        network.add_edge(one, other)
        stated.setdefault(frozenset((one, other)), []).append(row)
    ends = [sorted(key for key, name in names.items() if name in given[end]) for end in ("origin", "goal")]
    return [
        {
            "way": number,
            "step": step,
            "sender": names[one],
            "receiver": names[other],
            **{name: row[name] for name in _KEPT},
            "sender_key": one,
            "receiver_key": other,
        }
        for number, way in enumerate(shortest(network, *ends), start=1)
        for step, (one, other) in enumerate(pairwise(way), start=1)
        for row in stated[frozenset((one, other))]
    ]


def shortest(network: "nx.Graph[str]", origins: list[str], goals: list[str]) -> list[list[str]]:
    """Return every shortest way from one of ``origins`` to one of ``goals``, in a fixed order."""
    ways = [
        way
        for one in origins
        for other in goals
        if one != other and nx.has_path(network, one, other)
        for way in nx.all_shortest_paths(network, one, other)
    ]
    least = min(map(len, ways), default=0)
    return sorted(way for way in ways if len(way) == least)
