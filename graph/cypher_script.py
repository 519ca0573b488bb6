"""The whole graph as a Cypher script for Neo4j (cypher-shell) and the embedded engine: one statement on each line.

It makes the keys unique, then merges nodes and edges by their keys. So running it twice, or on a graph that has some of
them already, makes no duplicates. The same graph gives the same bytes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from konkyo.graph import ddl
from konkyo.graph.atomic_write import atomic_write
from konkyo.graph.batches import batches
from konkyo.graph.graph_files import xml_text
from konkyo.graph.identity import NodeId

_BATCH = 200
"""How many rows one statement has: a small server still parses that quickly."""

_HEAD = "// konkyo graph: run with  cypher-shell -f FILE\n"
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"[\\'\n\r\t]")
_UNICODE = re.compile(r"\\(?=u)")
"""Neo4j 5 replaces backslash-u escapes before it parses the text, even behind another backslash."""


def write_cypher(graph: "nx.MultiDiGraph[NodeId]", path: Path) -> None:
    """Write ``graph`` as :mod:`konkyo.graph.networkx_graph` makes it to the file ``path``.

    Characters that XML does not allow (control characters) become U+FFFD.
    """
    with atomic_write(path) as partial, partial.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        file.writelines(f"{statement};\n" for statement in statements(graph))


def statements(graph: "nx.MultiDiGraph[NodeId]") -> Iterator[str]:
    """Yield the statements of the script, in order, without the semicolon and each in one line."""
    yield from ddl.schema_statements()
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (label, key), data in graph.nodes(data=True):
        nodes[label].append({"key": key, "properties": _properties(data, "label")})
    for label in sorted(nodes):
        for rows in batches(nodes[label], _BATCH):
            yield f"UNWIND {literal(rows)} AS row MERGE (n:`{label}` {{key: row.key}}) SET n += row.properties"
    edges: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for start, end, key, data in graph.edges(keys=True, data=True):
        row = {"key": key, "start": start[1], "end": end[1], "properties": _properties(data, "type")}
        edges[data["type"], start[0], end[0]].append(row)
    for (name, start_label, end_label), found in sorted(edges.items()):
        for rows in batches(sorted(found, key=lambda row: str(row["key"])), _BATCH):
            yield (
                f"UNWIND {literal(rows)} AS row MATCH (a:`{start_label}` {{key: row.start}}) "
                f"MATCH (b:`{end_label}` {{key: row.end}}) MERGE (a)-[e:`{name}` {{key: row.key}}]->(b) "
                "SET e += row.properties"
            )


def literal(value: Any) -> str:
    """Return ``value`` as it is written in Cypher: text, number, boolean, list or map."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            text = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], xml_text(value))
            return "'" + _UNICODE.sub("\\\\' + '", text) + "'"
        case Mapping():
            return "{" + ", ".join(f"`{name}`: {literal(each)}" for name, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(literal, value)) + "]"
        case _:
            return repr(value)


def _properties(data: Mapping[str, Any], leave: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != leave and value is not None}
