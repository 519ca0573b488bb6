"""Tables for ``neo4j-admin database import full``, to load the documents of a nation for the first time.

There is one table for each label, and one for each edge type with the labels it joins. The headings are in separate
files, as the importer's manual advises. ``import.args`` names all files, so that the command is one line. Headings and
types come from the schema table. Texts are quoted and absent values are empty cells, so that line breaks, quotes,
commas and empty texts are kept. The items of a list are separated by U+001F, which does not occur in readable text.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import TextIO

from konkyo.graph import versions
from konkyo.graph.atomic_write import atomic_write, folder_made
from konkyo.graph.document_facts import DocumentFacts, Edge, Value
from konkyo.graph.neo4j_mark import MARK, MARK_KEY, made_by
from konkyo.graph.schema import NODE_TYPES, VERSIONED, edge_properties, node_properties
from konkyo.graph.schema_types import Property, PropertyType
from konkyo.graph.writing import EdgeKind, edge_rows, node_rows
from konkyo.i18n import KonkyoError, Words

ARGUMENTS = "import.args"
COMMAND = f"neo4j-admin database import full neo4j --overwrite-destination @{ARGUMENTS}"
"""The command to run in the folder of the tables while the server is stopped. It replaces the database neo4j."""

_BETWEEN = "\x1f"
_TYPES: dict[PropertyType, str] = {
    "string": "string", "integer": "long", "number": "double", "boolean": "boolean", "strings": "string[]"
}  # fmt: skip


def write(documents: Iterable[DocumentFacts], folder: Path) -> tuple[int, int]:
    """Write the tables of ``documents``, one of each evaluation, into ``folder``; return the counts of nodes and edges.

    Shared nodes are held in memory until the end, because documents may state different properties of them. The file of
    arguments is written last: if it exists, the tables are complete. Raises KonkyoError if nothing can be written, or
    for a list that a table cannot hold.
    """
    folder_made(folder)
    (folder / ARGUMENTS).unlink(missing_ok=True)
    with ExitStack() as files:
        tables = _Tables(folder, files)
        for facts in documents:
            tables.take(facts)
        tables.finish()
    with atomic_write(folder / ARGUMENTS) as partial:
        partial.write_text("\n".join([*_OPTIONS, *tables.arguments(), ""]), encoding="utf-8")
    return tables.nodes, tables.edges


_OPTIONS = (
    "--id-type=string",
    "--array-delimiter=U+001F",
    "--multiline-fields=true",
    # Anything that does not fit is a fault of the tables, so the importer must not skip it.
    "--bad-tolerance=0",
    "--skip-bad-relationships=false",
    "--skip-duplicate-nodes=false",
)


class _Tables:
    """The tables of one export, opened as they are needed."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._folder, self._files = folder, files
        self._open: dict[str, TextIO] = {}
        self._kinds: dict[str, str] = {}
        """Name of a table → the importer's option for it."""
        self._shared: dict[str, dict[str, dict[str, Value]]] = defaultdict(lambda: defaultdict(dict))
        """Label → key → properties."""
        self._versions: dict[str, dict[str, str]] = defaultdict(dict)
        """Series → key of an evaluation → its day."""
        self._waiting = files.enter_context(TemporaryFile("w+", encoding="utf-8", dir=folder))  # noqa: SIM115
        """Rows of nodes with their labels: whether they are current is known only after the last document."""
        self.nodes = self.edges = 0

    def take(self, facts: DocumentFacts) -> None:
        """Write the owned nodes and the edges of one document; keep its shared nodes for the end."""
        for label, rows in node_rows(facts).items():
            for row in rows:
                if label in VERSIONED:
                    self._waiting.write(json.dumps([label, row]) + "\n")
                elif NODE_TYPES[label].owned:
                    self._node(label, row["key"], row["properties"])
                else:
                    self._shared[label][row["key"]].update(row["properties"])
                if label == "Evaluation" and row["properties"].get("published"):
                    self._versions[row["properties"]["series"]][row["key"]] = row["properties"]["published"]
        for kind, rows in edge_rows(facts).items():
            for row in rows:
                self._edge(kind, row["key"], row["start"], row["end"], row["properties"])

    def finish(self) -> None:
        """Write what depends on all documents."""
        for label, nodes in self._shared.items():
            for key, properties in nodes.items():
                self._node(label, key, properties)
        old = {key for published in self._versions.values() for key in versions.replaced(published)}
        self._waiting.seek(0)
        for label, row in map(json.loads, self._waiting):
            current = row["properties"].get("evaluation", row["key"]) not in old
            self._node(label, row["key"], {**row["properties"], "current": current})
        for published in self._versions.values():
            for edge in versions.edges(published):
                self._derived(edge)
        mark = made_by()
        headings = [f"key:ID({MARK})", *(f"{name}:string" for name in mark), "imported:boolean"]
        self._table(MARK, f"--nodes={MARK}", headings).write(_line((MARK_KEY, *mark.values(), True)))

    def arguments(self) -> list[str]:
        """Return the importer's arguments that name all tables."""
        return [f"{option}={_headings(name)},{name}.csv" for name, option in sorted(self._kinds.items())]

    def _node(self, label: str, key: str, properties: Mapping[str, Value]) -> None:
        declared = node_properties(label)
        file = self._table(label, f"--nodes={label}", [_heading(prop, label) for prop in declared])
        file.write(_line(_value(label, prop, {"key": key, **properties}) for prop in declared))
        self.nodes += 1

    def _edge(self, kind: EdgeKind, key: str, start: str, end: str, properties: Mapping[str, Value]) -> None:
        name, start_label, end_label = kind
        declared = edge_properties(name)
        headings = [f":START_ID({start_label})", f":END_ID({end_label})", *(_heading(prop) for prop in declared)]
        file = self._table(f"{name}-{start_label}-{end_label}", f"--relationships={name}", headings)
        values = (_value(name, prop, {"key": key, **properties}) for prop in declared)
        file.write(_line((start, end, *values)))
        self.edges += 1

    def _derived(self, edge: Edge) -> None:
        kind = (edge.type, edge.start[0], edge.end[0])
        self._edge(kind, edge.key, edge.start[1], edge.end[1], edge.properties)

    def _table(self, name: str, option: str, headings: list[str]) -> TextIO:
        if name not in self._open:
            self._kinds[name] = option
            with atomic_write(self._folder / _headings(name)) as partial:
                partial.write_text(",".join(headings) + "\n", encoding="utf-8")
            partial = self._files.enter_context(atomic_write(self._folder / f"{name}.csv"))
            self._open[name] = self._files.enter_context(partial.open("w", encoding="utf-8", newline=""))
        return self._open[name]


def _headings(name: str) -> str:
    return f"{name}.header.csv"


def _heading(prop: Property, id_of: str = "") -> str:
    """Return the importer's heading. Edges refer to nodes by their keys."""
    return f"{prop.name}:ID({id_of})" if id_of and prop.name == "key" else f"{prop.name}:{_TYPES[prop.type]}"


def _value(name: str, prop: Property, properties: Mapping[str, Value]) -> Value | None:
    value = properties.get(prop.name)
    # In a table, no item and one empty item would look the same.
    if isinstance(value, list) and (value in ([], [""]) or any(_BETWEEN in item for item in value)):
        raise KonkyoError(
            Words(
                ja="空か、U+001F（区切りの制御文字）を含む一覧は、取り込み用の表に書けません",
                en="a list that is empty or holds the separator U+001F cannot be written into the tables",
            ),
            where=f"{name} {properties['key']}: {prop.name}",
            cure=Words(ja="konkyo build --store で読み込んでください", en="load it with konkyo build --store"),
        )
    return value


def _line(values: Iterable[Value | None]) -> str:
    return ",".join("" if value is None else _cell(value) for value in values) + "\n"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    text = _BETWEEN.join(value) if isinstance(value, list) else value
    return '"' + text.replace('"', '""') + '"'
