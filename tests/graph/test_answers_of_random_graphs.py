"""Cypher's answers on random graphs, held against networkx: cycles, parallel edges, self-loops, Japanese, nulls."""

from collections import Counter
from collections.abc import Iterator

import networkx as nx
from documents import edge, evaluation, flow, stored
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from konkyo.graph.document_facts import DocumentFacts, Edge, Node
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.identity import NodeId
from konkyo.graph.networkx_graph import networkx_graph

HOPS = 8
NAMES = ("大臣", "市町村長", "本人", "ファイル'\"`\\", "台帳")


@st.composite
def facts(draw: st.DrawFn) -> DocumentFacts:
    """A document whose flows join a few parties, departments and files anyhow, and whose systems join each other."""
    ends = st.tuples(st.sampled_from(("Party", "Department", "File")), st.sampled_from(NAMES))
    flows = [f"流れ{number}" for number in range(draw(st.integers(0, 5)))]
    purposes = {key: draw(st.none() | st.sampled_from(("税", "福祉"))) for key in flows}
    nodes: dict[NodeId, Node] = {("Evaluation", "e"): evaluation("e")}
    nodes |= {
        ("Flow", key): flow(key, "e", **({} if why is None else {"purpose": why})) for key, why in purposes.items()
    }
    edges: list[Edge] = []
    for key in flows:
        for kind, others in (
            ("SENDS", draw(st.lists(ends, max_size=4))),
            ("DELIVERS", draw(st.lists(ends, max_size=4))),
        ):
            for place, other in enumerate(others):
                pair = (other, ("Flow", key)) if kind == "SENDS" else (("Flow", key), other)
                edges.append(edge(kind, *pair, "e", start=place))
    systems = st.sampled_from(("甲", "乙", "丙"))
    for place, (one, other) in enumerate(draw(st.lists(st.tuples(systems, systems), max_size=4))):
        edges.append(edge("CONNECTS_TO", ("System", one), ("System", other), "e", start=place))
    for label, key in {end for item in edges for end in (item.start, item.end)} - set(nodes):
        more = {"work": "税"} if label == "File" else {}
        nodes[label, key] = Node(label, key, {"name": key, **more})
    return DocumentFacts("e", tuple(nodes.values()), tuple(edges))


def reference(given_facts: DocumentFacts) -> "nx.MultiDiGraph[NodeId]":
    graph: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    graph.add_nodes_from(stored(given_facts).items())
    for item in given_facts.edges:
        graph.add_edge(item.start, item.end, item.key)
        graph.edges[item.start, item.end, item.key].update(item.properties, type=item.type)
    return graph


def lineage(graph: "nx.MultiDiGraph[NodeId]") -> "nx.MultiDiGraph[NodeId]":
    kept = [item for item in graph.edges(keys=True) if graph.edges[item]["type"] in ("SENDS", "DELIVERS")]
    return nx.MultiDiGraph(graph.edge_subgraph(kept))


def trails(graph: "nx.MultiDiGraph[NodeId]", start: NodeId, hops: int) -> Iterator[NodeId]:
    """The last node of each way of 1 to ``hops`` edges that takes no edge twice, as Cypher follows them."""

    def onwards(node: NodeId, used: frozenset[tuple[NodeId, NodeId, str]]) -> Iterator[NodeId]:
        for item in graph.out_edges(node, keys=True) if node in graph else ():
            if item not in used:
                yield item[1]
                if len(used) + 1 < hops:
                    yield from onwards(item[1], used | {item})

    yield from onwards(start, frozenset())


def reachable(graph: "nx.MultiDiGraph[NodeId]", start: NodeId, hops: int) -> set[NodeId]:
    found: set[NodeId] = set()
    edge_of_it = {start}
    for _ in range(hops):
        edge_of_it = {after for node in edge_of_it if node in graph for after in graph.successors(node)}
        found |= edge_of_it
    return found


def ids(rows: list[dict], label: str = "label", key: str = "key") -> list[NodeId]:
    return [(row[label], row[key]) for row in rows]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_facts=facts())
def test_answers_agree_with_networkx(store: EmbeddedStore, given_facts: DocumentFacts) -> None:
    store.replace([given_facts])
    graph, flows = reference(given_facts), lineage(reference(given_facts))

    stored = networkx_graph(store)
    assert dict(stored.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(stored.edges(keys=True, data=True)) == sorted(graph.edges(keys=True, data=True))

    far = "labels(b)[0] AS label, b.key AS key"
    for start in graph:
        label, key = start
        where = {"key": key}
        for hops in (1, 3, HOPS):
            asked = f"MATCH (a:`{label}` {{key: $key}})-[:SENDS|DELIVERS*1..{hops}]->(b) RETURN DISTINCT {far}"
            assert set(ids(store.read(asked, where))) == reachable(flows, start, hops)
        asked = f"MATCH (a:`{label}` {{key: $key}})-[:SENDS|DELIVERS*1..3]->(b) RETURN {far}"
        assert Counter(ids(store.read(asked, where))) == Counter(trails(flows, start, 3))
        for end in graph:
            if end != start:
                asked = (
                    f"MATCH p = shortestPath((a:`{label}` {{key: $key}})-[:SENDS|DELIVERS*1..{HOPS}]->"
                    f"(b:`{end[0]}` {{key: $end}})) RETURN length(p) AS hops, nodes(p) AS nodes, p AS path"
                )
                rows = store.read(asked, {**where, "end": end[1]})
                known = start in flows and end in flows and nx.has_path(flows, start, end)
                expected = nx.shortest_path_length(flows, start, end) if known else HOPS + 1
                assert [row["hops"] for row in rows] == [expected] * (expected <= HOPS)
                for row in rows:
                    assert row["path"][::2] == row["nodes"]
                    assert {step["_type"] for step in row["path"][1::2]} <= {"SENDS", "DELIVERS"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_facts=facts())
def test_optional_exists_and_aggregates_agree_with_networkx(store: EmbeddedStore, given_facts: DocumentFacts) -> None:
    store.replace([given_facts])
    graph = reference(given_facts)
    flows = [node for node in graph if node[0] == "Flow"]

    rows = store.read(
        "MATCH (f:Flow) OPTIONAL MATCH (f)-[:DELIVERS]->(r) "
        "RETURN f.key AS flow, f.purpose AS why, labels(r) AS r, r.key AS to"
    )
    expected = Counter()
    for node in flows:
        receivers = [end for _, end in graph.out_edges(node)] or [(None, None)]
        expected.update((node[1], graph.nodes[node].get("purpose"), label, key) for label, key in receivers)
    assert Counter((row["flow"], row["why"], row["r"] and row["r"][0], row["to"]) for row in rows) == expected

    rows = store.read(
        "MATCH (f:File) WHERE EXISTS { MATCH (:Party)-[:SENDS]->(:Flow)-[:DELIVERS]->(f) } RETURN f.key AS key"
    )
    fed = {
        end[1]
        for node in flows
        if any(sender[0] == "Party" for sender, _ in graph.in_edges(node))
        for _, end in graph.out_edges(node)
        if end[0] == "File"
    }
    assert sorted(row["key"] for row in rows) == sorted(fed)

    rows = store.read(
        "MATCH (s)-[e:SENDS]->(f:Flow) RETURN labels(s)[0] AS label, s.key AS key, count(e) AS edges, "
        "count(DISTINCT f) AS flows, count(f.purpose) AS purposes, max(e.start) AS last"
    )
    senders = {start for start, _, data in graph.edges(data=True) if data["type"] == "SENDS"}
    assert {(row["label"], row["key"]): (row["edges"], row["flows"], row["purposes"], row["last"]) for row in rows} == {
        sender: (
            graph.out_degree(sender),
            len(set(graph.successors(sender))),
            sum("purpose" in graph.nodes[node] for _, node in graph.out_edges(sender)),
            max(data["start"] for _, _, data in graph.out_edges(sender, data=True)),
        )
        for sender in senders
    }

    rows = store.read("MATCH (a:System)-[:CONNECTS_TO]-(b:System) RETURN a.key AS a, b.key AS b")
    expected = Counter()
    for (_, one), (_, other), data in graph.edges(data=True):
        if data["type"] == "CONNECTS_TO":
            # A self-loop is met once, any other edge from both its ends.
            expected.update({(one, other), (other, one)})
    assert Counter((row["a"], row["b"]) for row in rows) == expected
