"""The whole graph as a file: JSON (all of it), GraphML (for graph tools), CSV (for spreadsheets).

The same graph gives the same bytes. A file appears only when it is complete: it is written under another name first.

JSON: ``{"format": "konkyo-graph-1", "nodes": [{"label", "key", "properties"}], "edges": [{"type", "key",
"start": {"label", "key"}, "end": {"label", "key"}, "properties"}]}``, nodes by label and key, edges by type and key.
GraphML: a node's id is ``label:key``, an edge's its key; ``label`` is what graph tools write beside them: a node's
caption, an edge's type; a node's own label is ``labels``. CSV: ``nodes.csv`` and ``edges.csv`` in one folder, one
column for every property the schema declares. GraphML and CSV have no lists: there a list is its JSON text.
"""

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import networkx as nx

from konkyo.graph.atomic_write import atomic_write
from konkyo.graph.flat_values import safe_cell, scalar
from konkyo.graph.identity import NodeId
from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NODE_HEAD = ("label", "key")
_EDGE_HEAD = ("start_label", "start_key", "type", "end_label", "end_key", "key")


def write_json(graph: "nx.MultiDiGraph[NodeId]", path: Path) -> None:
    """Write ``graph`` as :mod:`konkyo.graph.networkx_graph` makes it to the file ``path``."""
    nodes = [
        {"label": label, "key": key, "properties": _without(data, "label")}
        for (label, key), data in graph.nodes(data=True)
    ]
    edges = [
        {
            "type": data["type"],
            "key": key,
            "start": dict(zip(_NODE_HEAD, start, strict=True)),
            "end": dict(zip(_NODE_HEAD, end, strict=True)),
            "properties": _without(data, "type"),
        }
        for start, end, key, data in _edges(graph)
    ]
    with atomic_write(path) as partial:
        text = json.dumps({"format": "konkyo-graph-1", "nodes": nodes, "edges": edges}, ensure_ascii=False, indent=1)
        partial.write_text(text + "\n", encoding="utf-8")


def write_graphml(graph: "nx.MultiDiGraph[NodeId]", path: Path) -> None:
    """Write ``graph`` to the file ``path``. Characters that XML does not allow become U+FFFD."""
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        flat.add_node(xml_text(":".join(node)))
        shown = {**data, "labels": data["label"], "label": data["caption"]}
        flat.nodes[xml_text(":".join(node))].update(_flat(shown))
    for start, end, key, data in _edges(graph):
        ends = xml_text(":".join(start)), xml_text(":".join(end))
        flat.add_edge(*ends, key)
        flat.edges[*ends, key].update(_flat({**_without(data, "type"), "label": data["type"]}))
    with atomic_write(path) as partial:
        nx.write_graphml(flat, partial)


def write_csv(graph: "nx.MultiDiGraph[NodeId]", folder: Path) -> None:
    """Write ``nodes.csv`` and ``edges.csv`` into ``folder``: UTF-8 with a byte order mark, as Excel needs it."""
    names = {prop.name for node in NODES for prop in node_properties(node.label)} - {"key"}
    rows = ({"label": label, "key": key, **_without(data, "label")} for (label, key), data in graph.nodes(data=True))
    _write_table(folder / "nodes.csv", [*_NODE_HEAD, *sorted(names)], rows)

    names = {prop.name for edge in EDGES for prop in edge_properties(edge.type)} - {"key"}
    rows = (
        {**data, "start_label": start[0], "start_key": start[1], "end_label": end[0], "end_key": end[1], "key": key}
        for start, end, key, data in _edges(graph)
    )
    _write_table(folder / "edges.csv", [*_EDGE_HEAD, *sorted(names)], rows)


def _write_table(path: Path, columns: list[str], rows: Iterable[dict[str, Any]]) -> None:
    with atomic_write(path) as partial, partial.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(columns)
        table.writerows([safe_cell(row.get(column)) for column in columns] for row in rows)


def _edges(graph: "nx.MultiDiGraph[NodeId]") -> list[tuple[NodeId, NodeId, str, dict[str, Any]]]:
    # networkx lists edges by their nodes; the order of the file is by type and key.
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: (edge[3]["type"], edge[2]))


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}


def _flat(data: dict[str, Any]) -> dict[str, str | int | float | bool]:
    return {
        name: scalar(value) if not isinstance(value, str) else xml_text(value)
        for name, value in data.items()
        if value is not None
    }


def xml_text(text: str) -> str:
    """Return ``text`` with U+FFFD for every character that XML does not allow."""
    return _NO_XML.sub("\ufffd", text)
