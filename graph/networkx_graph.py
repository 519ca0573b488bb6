"""The whole store as a networkx graph: for exports, and as a reference for tests of answers."""

import networkx as nx

from konkyo.graph.ddl import EDGE_NAMES, NODE_LABELS
from konkyo.graph.identity import NodeId
from konkyo.graph.store import Own, Store


def networkx_graph(store: Store) -> "nx.MultiDiGraph[NodeId]":
    """Return the graph of ``store``, in a fixed order: nodes by (label, key), edges by (type, key).

    The id of a node is (label, key); its attributes are ``label`` and its properties. The id of an edge is its key; its
    attributes are ``type`` and its properties. ``key`` is no attribute.
    """
    graph: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    for label in NODE_LABELS:
        # Sorted here, because the embedded engine refuses to order more than half a million rows.
        nodes = (row["n"] for row in store.read(Own(f"MATCH (n:`{label}`) RETURN n")))
        for node in sorted(nodes, key=lambda node: str(node["key"])):
            properties = {name: value for name, value in node.items() if name not in ("_labels", "key")}
            graph.add_node((label, node["key"]), label=label, **properties)
    for name in EDGE_NAMES:
        rows = store.read(
            Own(
                f"MATCH (a)-[e:`{name}`]->(b) RETURN e, labels(a)[0] AS start_label, a.key AS start, "
                "labels(b)[0] AS end_label, b.key AS end"
            )
        )
        for row in sorted(rows, key=lambda row: str(row["e"]["key"])):
            properties = {key: value for key, value in row["e"].items() if key not in ("_type", "key")}
            start, end = (row["start_label"], row["start"]), (row["end_label"], row["end"])
            # Not as keyword arguments: properties may have the names of parameters of add_edge.
            graph.add_edge(start, end, row["e"]["key"])
            graph.edges[start, end, row["e"]["key"]].update(properties, type=name)
    return graph
