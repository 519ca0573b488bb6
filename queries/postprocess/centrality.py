"""How central each system is in the network that the connections make, by networkx."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from konkyo.graph.deadline import Deadline
from konkyo.graph.refusals import took_too_long
from konkyo.graph.store import ResultRow

_AT_ONCE = 64
"""From how many systems the shortest ways are followed before the time is looked at."""


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each system, the most central first. Raises TookTooLongError where time is over."""
    network: nx.Graph[str] = nx.Graph()
    names: dict[str, tuple[str, str | None]] = {}
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    flows: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        ends = [(row["system_key"], row["system"], row["owner"])]
        if row["connected_key"] is not None:
            ends.append((row["connected_key"], row["connected"], row["connected_owner"]))
            network.add_edge(row["system_key"], row["connected_key"])
        for key, name, owner in ends:
            network.add_node(key)
            names[key] = (name, owner)
            told[key]["bodies"].add(row["body"])
        if row["flows"]:
            # By evaluation, for one that several bodies publish has a row for each of them.
            flows[row["system_key"]][row["said"]] = row["flows"]
        if row["work"] is not None:
            told[row["system_key"]]["work"].add(row["work"])
    network.remove_edges_from(list(nx.selfloop_edges(network)))
    between = betweenness(network, Deadline())
    cutting = set(nx.articulation_points(network))
    order = sorted(network, key=lambda key: (-between[key], -network.degree(key), key))
    return [
        {
            "system": names[key][0],
            "body": names[key][1],
            "connections": network.degree(key),
            "betweenness": round(between[key], 4),
            "articulation": key in cutting,
            "cut_off": _named(names, cut_off(network, key)) if key in cutting else [],
            "flows": sum(flows[key].values()),
            "works": sorted(told[key]["work"]),
            "bodies": sorted(told[key]["bodies"]),
            "connected": _named(names, sorted(network[key])),
            "system_key": key,
            "connected_key": sorted(network[key]),
        }
        for key in order
    ]


def betweenness(network: "nx.Graph[str]", deadline: Deadline) -> dict[str, float]:
    """Return what ``nx.betweenness_centrality`` does. Raises TookTooLongError where time is over before it is done.

    It grows with the square of the network, so it is summed up over some origins of the ways after the others.
    """
    systems = list(network)
    total = dict.fromkeys(systems, 0.0)
    for start in range(0, len(systems), _AT_ONCE):
        if deadline.over:
            raise took_too_long()
        some = nx.betweenness_centrality_subset(network, systems[start : start + _AT_ONCE], systems)
        total = {key: total[key] + some[key] for key in systems}
    # Each pair of two others counts once.
    pairs = (len(systems) - 1) * (len(systems) - 2) / 2
    return {key: counted / pairs if pairs else 0.0 for key, counted in total.items()}


def _named(names: Mapping[str, tuple[str, str | None]], keys: Sequence[str]) -> list[str]:
    """Return the names of systems, with the body of those whose name another of them has."""
    count = Counter(names[key][0] for key in keys)
    return [f"{name}（{body}）" if body and count[name] > 1 else name for name, body in map(names.__getitem__, keys)]


def cut_off(network: "nx.Graph[str]", key: str) -> list[str]:
    """Return the nodes that are cut off from the largest remaining part of their component when ``key`` is removed."""
    part = nx.node_connected_component(network, key) - {key}
    pieces = sorted(nx.connected_components(network.subgraph(part)), key=lambda piece: (-len(piece), min(piece)))
    return sorted(one for piece in pieces[1:] for one in piece)
