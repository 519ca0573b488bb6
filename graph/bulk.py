"""Filling an empty embedded store: the engine's own bulk loader, several times as fast as statements.

It writes the nodes of many documents and then their edges, without the engine's journal, so a load cut short leaves
halves of documents behind. Therefore only a store that holds nothing is filled like this, and ``konkyo.graph.embedded``
takes one whose filling was cut short for unusable: it is made again from the records.
"""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from arcadedb_embedded import Database

from konkyo.graph import versions, write_statements
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.schema import NODE_TYPES
from konkyo.graph.store import ResultRow, RunStatement
from konkyo.graph.writing import EdgeKind, edge_rows, node_rows, replace, without_ends

ROWS_AT_ONCE = 120_000
"""Nodes and edges that are written at once, of as many documents as that takes."""

_LIMITS = {"batch_size": 20_000, "max_deferred_incoming_edges": 100_000, "chunk_cache_capacity": 100_000}
"""The loader's own limits would need more than the heap that ``konkyo.graph.jvm`` allows."""

_End = tuple[str, str]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep Python from looking for cycles meanwhile.

    Rows have none, and are so many that it would look often, each time through all of them; and JPype has Java collect
    its own garbage after Python's. That was up to half of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def fill(database: Database, run: RunStatement, documents: Iterable[DocumentFacts], whole: Callable[[], None]) -> None:
    """Write ``documents`` into ``database``, which holds none; of two with one evaluation the later one stays.

    Not inside a transaction: the loader makes its own. ``whole`` is called when each document taken is there wholly,
    which is also so where ``documents`` fails, or an edge lacks an end (KonkyoError): then those before it are there.
    """
    repeats: list[DocumentFacts] = []
    seen: set[str] = set()
    filling = _Filling(database)
    try:
        for facts in documents:
            if facts.evaluation in seen:
                repeats.append(facts)
                continue
            seen.add(facts.evaluation)
            filling.take(facts)
    finally:
        filling.close()
        if not filling.torn:
            with database.transaction():
                filling.complete(run)
            # Without a journal, what is not yet on the disk when the process is killed would be missing.
            engine = database.get_java_database()
            engine.getPageManager().waitAllPagesOfDatabaseAreFlushed(engine)
            whole()
    for facts in repeats:
        with database.transaction():
            replace(run, [facts])


class _Filling:
    """Runs of the loader, with what has to be remembered of the nodes that documents share."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.torn = False
        """Whether it was stopped while it wrote, so that halves of documents are there."""
        self._nodes: dict[str, list[ResultRow]] = defaultdict(list)
        self._edges: dict[EdgeKind, list[ResultRow]] = defaultdict(list)
        self._waiting = 0
        self._ids: dict[_End, str] = {}
        """Record ids of the shared nodes written, and of the nodes of the documents being written."""
        self._said: dict[_End, int] = {}
        """Shared node → hash of the properties last said of it; so much less than the properties of a nation."""
        self._later: dict[str, list[ResultRow]] = defaultdict(list)
        """Label → properties that a shared node got after it was first named."""
        self._series: set[str] = set()

    def take(self, facts: DocumentFacts) -> None:
        """Take one document; it is written when enough have come together."""
        nodes, edges = node_rows(facts), edge_rows(facts)
        self._check_ends(facts, nodes, edges)
        for label, rows in nodes.items():
            self._nodes[label] += rows if NODE_TYPES[label].owned else self._unsaid(label, rows)
        for kind, rows in edges.items():
            self._edges[kind] += rows
        self._series |= {row["properties"]["series"] for row in nodes["Evaluation"]}
        self._waiting += len(facts.nodes) + len(facts.edges)
        if self._waiting >= ROWS_AT_ONCE:
            self._write()

    def close(self) -> None:
        """Write what is left."""
        if not self.torn:
            self._write()

    def complete(self, run: RunStatement) -> None:
        """Write what can be written only when all documents are there."""
        for label, rows in sorted(self._later.items()):
            run(write_statements.merge_nodes(label), {"rows": rows})
        for series in sorted(self._series):
            versions.link(run, series)

    def _check_ends(
        self, facts: DocumentFacts, nodes: dict[str, list[ResultRow]], edges: dict[EdgeKind, list[ResultRow]]
    ) -> None:
        known = {(label, row["key"]) for label, rows in nodes.items() for row in rows}
        for kind, rows in edges.items():
            _, *labels = kind
            pairs = (zip(labels, (row["start"], row["end"]), strict=True) for row in rows)
            missing = sum(any(end not in known and end not in self._said for end in pair) for pair in pairs)
            if missing:
                raise without_ends(facts, kind, rows, missing)

    def _unsaid(self, label: str, rows: list[ResultRow]) -> Iterator[ResultRow]:
        """Yield those of the shared nodes ``rows`` that are not there yet; note what is new about the others."""
        for row in rows:
            said = hash(tuple(sorted((name, str(value)) for name, value in row["properties"].items())))
            before = self._said.get((label, row["key"]))
            self._said[label, row["key"]] = said
            if before is None:
                yield row
            elif before != said:
                self._later[label].append(row)

    def _write(self) -> None:
        self.torn = True
        owned: list[_End] = []
        # A loader remembers something of every row until it is closed: half a million rows would not fit into the heap.
        with _no_collection(), self._database.graph_batch(**_LIMITS) as batch:
            for label, rows in self._nodes.items():
                ids = batch.create_vertices(label, [{"key": row["key"], **row["properties"]} for row in rows])
                ends = [(label, row["key"]) for row in rows]
                self._ids.update(zip(ends, ids, strict=True))
                if NODE_TYPES[label].owned:
                    owned += ends
            for (name, start, end), rows in self._edges.items():
                batch.new_edges(
                    [self._ids[start, row["start"]] for row in rows],
                    name,
                    [self._ids[end, row["end"]] for row in rows],
                    [{"key": row["key"], **row["properties"]} for row in rows],
                )
        for node in owned:
            del self._ids[node]
        self._nodes.clear()
        self._edges.clear()
        self._waiting = 0
        self.torn = False
