"""Fill an empty embedded store with the engine's bulk loader, which is several times as fast as statements.

The loader writes the nodes of many documents, then their edges, and keeps no journal. If it is interrupted, some
documents are stored only in part. Therefore only an empty store is filled like this, and ``konkyo.graph.embedded``
refuses to open a store whose filling was interrupted; the store is then made again from the records.
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
"""How many nodes and edges of documents are collected before they are written."""

_LIMITS = {"batch_size": 20_000, "max_deferred_incoming_edges": 100_000, "chunk_cache_capacity": 100_000}
"""The loader's own limits would need more than the heap that ``konkyo.graph.jvm`` allows."""

_End = tuple[str, str]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Switch Python's garbage collector off during the block.

    It would run often, because there are many rows, and find nothing, because they have no reference cycles. After each
    of its runs JPype lets Java collect its garbage too. That took up to half of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def fill(database: Database, run: RunStatement, documents: Iterable[DocumentFacts], whole: Callable[[], None]) -> None:
    """Write ``documents`` into the empty ``database``; of two documents of one evaluation the later one is kept.

    Call it outside transactions: the loader makes its own. ``whole`` is called once all documents taken so far are
    stored completely. That also happens if ``documents`` raises, or if an edge lacks one of its nodes (KonkyoError):
    the documents before the error are then stored.
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
            # There is no journal: what is not on the disk yet would be lost if the process were killed.
            engine = database.get_java_database()
            engine.getPageManager().waitAllPagesOfDatabaseAreFlushed(engine)
            whole()
    for facts in repeats:
        with database.transaction():
            replace(run, [facts])


class _Filling:
    """The runs of the loader, and what it must know about the shared nodes between them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.torn = False
        """Whether it was interrupted while it wrote, so that documents may be stored in part."""
        self._nodes: dict[str, list[ResultRow]] = defaultdict(list)
        self._edges: dict[EdgeKind, list[ResultRow]] = defaultdict(list)
        self._waiting = 0
        self._ids: dict[_End, str] = {}
        """Record ids of the shared nodes written, and of the nodes of the documents being written."""
        self._said: dict[_End, int] = {}
        """Shared node → hash of its last properties. The properties themselves would take too much memory."""
        self._later: dict[str, list[ResultRow]] = defaultdict(list)
        """Label → rows of shared nodes whose properties changed after they were written."""
        self._series: set[str] = set()

    def take(self, facts: DocumentFacts) -> None:
        """Add one document. Documents are written together, once there are enough rows."""
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
        """Write what depends on all documents: changed properties of shared nodes, and the links between versions."""
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
        """Yield the rows of the shared nodes that were not written yet; remember changed properties of the others."""
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
        # A loader keeps data of every row until it is closed: half a million rows would not fit into the heap.
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
