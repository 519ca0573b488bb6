"""How central each system is in the network that the connections make, by networkx."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from konkyo.graph.store import ResultRow


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each system, the most central first."""
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
    between = nx.betweenness_centrality(network)
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


def _named(names: Mapping[str, tuple[str, str | None]], keys: Sequence[str]) -> list[str]:
    """Return the names of systems, with the body of those whose name another of them has."""
    count = Counter(names[key][0] for key in keys)
    return [f"{name}（{body}）" if body and count[name] > 1 else name for name, body in map(names.__getitem__, keys)]


def cut_off(network: "nx.Graph[str]", key: str) -> list[str]:
    """Return the nodes that are cut off from the largest remaining part of their component when ``key`` is removed."""
    part = nx.node_connected_component(network, key) - {key}
    pieces = sorted(nx.connected_components(network.subgraph(part)), key=lambda piece: (-len(piece), min(piece)))
    return sorted(one for piece in pieces[1:] for one in piece)
