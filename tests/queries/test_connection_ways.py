"""The shortest ways between systems: those that networkx finds, in a fixed order, each found when it is asked for."""

from itertools import islice, pairwise, product

import networkx as nx
import pytest

from konkyo.queries.by_connection import shortest


@pytest.mark.parametrize("seed", range(40))
def test_the_ways_are_those_of_networkx(seed: int) -> None:
    drawn = nx.gnm_random_graph(14, 22, seed)
    network = nx.relabel_nodes(drawn, {node: f"{node:02}" for node in drawn})
    nodes = sorted(network)
    # Some systems are at both ends: one name can be that of several.
    origins, goals = nodes[:4], nodes[3 : 3 + seed % 4]
    pairs = [
        (one, other) for one, other in product(origins, goals) if one != other and nx.has_path(network, one, other)
    ]
    ways = [way for one, other in pairs for way in nx.all_shortest_paths(network, one, other)]
    least = min(map(len, ways), default=0)
    found = list(shortest(network, origins, goals))
    assert found == sorted(way for way in ways if len(way) == least)


def test_of_very_many_ways_the_first_come_at_once() -> None:
    layers = [["a"], *([f"{layer:02}-{one}" for one in range(9)] for layer in range(30)), ["z"]]
    network = nx.Graph([pair for one, other in pairwise(layers) for pair in product(one, other)])
    assert [len(way) for way in islice(shortest(network, ["a"], ["z"]), 3)] == [32, 32, 32]
