"""Lineage answers on random flows, with cycles and hubs, held against networkx, whichever the store."""

import random
from collections.abc import Iterator

import networkx as nx
from hand import Document, Stated

from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import Store
from konkyo.notebook import downstream, path_between, upstream
from konkyo.queries.answer import Answer

STEPS = 4
FILES = [f"File:台帳{number}" for number in range(4)]
OTHERS = [f"Party:相手{number}" for number in range(4)] + [f"Department:課{number}" for number in range(3)]


def documents(seed: int) -> Iterator[Document]:
    """Two cities of two documents each, one of them with an older version."""
    chance = random.Random(seed)
    for body in ("甲市", "乙市"):
        for title, published in (("事務1", "2020-01-01"), ("事務1", "2022-01-01"), ("事務2", "2021-01-01")):
            flows = []
            for number in range(chance.randint(3, 9)):
                file, other = chance.choice(FILES), "+".join(chance.sample(OTHERS, chance.choice((1, 1, 2, 3))))
                inward = chance.random() < 0.5
                flows.append(
                    Stated(other if inward else file, "acquisition" if inward else "provision",
                           file if inward else other, f"流れ{number}")
                )  # fmt: skip
            yield Document(body, title, published, tuple(flows))


def current(store: Store) -> "nx.DiGraph[tuple[str, ...]]":
    """What SENDS and DELIVERS join, without the flows of replaced versions."""
    whole = networkx_graph(store)
    replaced = {end[1] for _, end, data in whole.edges(data=True) if data["type"] == "REPLACES"}
    kept = [node for node, data in whole.nodes(data=True) if data.get("evaluation") not in replaced]
    joins = [(one, other) for one, other, data in whole.subgraph(kept).edges(data=True)
             if data["type"] in ("SENDS", "DELIVERS")]  # fmt: skip
    return nx.DiGraph(joins)


def within_bodies(store: Store, graph: "nx.DiGraph[tuple[str, ...]]") -> "nx.DiGraph[tuple[str, ...]]":
    """The same with a party of its own for each body: so no way leads through it from one body to another."""
    rows = store.read("MATCH (b:Body)-[:PUBLISHES]->(e:Evaluation) RETURN b.name AS body, e.key AS key")
    body_of = {row["key"]: row["body"] for row in rows}
    flows = store.read("MATCH (f:Flow) RETURN f.key AS key, f.evaluation AS evaluation")
    stating = {("Flow", row["key"]): body_of[row["evaluation"]] for row in flows}

    def apart(node: tuple[str, ...], flow: tuple[str, ...]) -> tuple[str, ...]:
        return (*node, stating[flow]) if node[0] == "Party" else node

    return nx.DiGraph(
        (apart(one, other), other) if other[0] == "Flow" else (one, apart(other, one)) for one, other in graph.edges
    )


def named(graph: "nx.DiGraph[tuple[str, ...]]", name: str) -> set[tuple[str, ...]]:
    return {node for node in graph if node[0] != "Flow" and name_of(node) == name}


Rows = set[tuple[str, int, str | None, str | None]]
"""(flow, step, sender, receiver)"""


def rows(answered: Answer) -> Rows:
    return {(row["flow"], row["step"], row["sender"], row["receiver"]) for row in answered.rows}


def name_of(node: tuple[str, ...]) -> str:
    return node[1].split("|")[-1]


def rows_on_the_way(graph: "nx.DiGraph[tuple[str, ...]]", targets: set[tuple[str, ...]]) -> Rows:
    """What upstream must answer: each flow's receivers only where they are on a shortest way to a target."""
    lengths = nx.multi_source_dijkstra_path_length(graph.reverse(), targets, cutoff=2 * STEPS) if targets else {}
    return {
        (node[1], length // 2 + 1, name_of(sender), name_of(receiver))
        for node, length in lengths.items()
        if node[0] == "Flow" and length // 2 < STEPS
        for sender in graph.predecessors(node)
        for receiver in graph.successors(node)
        if lengths.get(receiver) == length - 1
    }


def rows_between(
    graph: "nx.DiGraph[tuple[str, ...]]", sources: set[tuple[str, ...]], targets: set[tuple[str, ...]]
) -> Rows:
    """What path_between must answer, by listing every shortest way."""
    ways = [way for one in sources for other in targets if nx.has_path(graph, one, other)
            for way in nx.all_shortest_paths(graph, one, other)]  # fmt: skip
    shortest = min(map(len, ways), default=0)
    return {
        (way[at][1], (at + 1) // 2, name_of(way[at - 1]), name_of(way[at + 1]))
        for way in ways
        if len(way) == shortest <= 2 * STEPS + 1
        for at in range(1, len(way), 2)
    }


def check(store: Store) -> None:
    """Ask for everything that is named in ``store``, and compare."""
    whole = current(store)
    for through_shared, graph in ((True, whole), (False, within_bodies(store, whole))):
        _check(store, graph, through_shared)


def _check(store: Store, graph: "nx.DiGraph[tuple[str, ...]]", through_shared: bool) -> None:
    names = sorted({name_of(node) for node in graph if node[0] != "Flow"})
    assert names
    for name in names:
        targets = named(graph, name)
        assert rows(upstream(store, name, through_shared=through_shared)) == rows_on_the_way(graph, targets), name
        swapped = {(flow, step, one, other) for flow, step, other, one in
                   rows_on_the_way(graph.reverse(), targets)}  # fmt: skip
        assert rows(downstream(store, name, through_shared=through_shared)) == swapped, name
    for origin, goal in zip(names, reversed(names), strict=True):
        if origin == goal:
            continue
        wanted = rows_between(graph, named(graph, origin), named(graph, goal))
        assert rows(path_between(store, origin, goal, through_shared=through_shared)) == wanted, (origin, goal)
