"""Measure the rows written per second: by konkyo, and by the engines alone with the same rows, all in one run.

Run: python bench/rates.py [--documents 120] [--mix nation] [--neo4j URI] [--rounds 3]

*Embedded*: konkyo fills an empty store (it checks the ends of edges and links versions). This is compared with the
engine's bulk loader and with batches of UNWIND in Cypher. Both get the rows of all documents at once, sorted by kind,
in a store with the same constraints and indexes. *Neo4j* (an empty one; its password in NEO4J_PASSWORD): konkyo,
compared with UNWIND of the same rows by the driver, in statements and transactions of the same size.
Reading documents and making facts is not measured; making rows from facts is, for konkyo only.
"""

import argparse
import gc
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase
from synthesis import MIXES, documents

from konkyo.graph import bulk, neo4j_store, write_statements
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jPlace, Neo4jStore
from konkyo.graph.writing import BATCH, edge_rows, node_rows
from konkyo.loaders.facts import facts
from konkyo.loaders.read_document import pages_of, read_pages

Rows = list[tuple[str, str, Any, list[dict]]]


def rows_of(all_facts: list[DocumentFacts]) -> Rows:
    """Return (statement, "node" or "edge", label or type, rows) for all documents, each node once."""
    nodes: dict[str, dict[str, dict]] = defaultdict(dict)
    edges: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
    for one in all_facts:
        for label, rows in node_rows(one).items():
            for row in rows:
                nodes[label].setdefault(row["key"], row)
        for kind, rows in edge_rows(one).items():
            edges[kind] += rows
    made: Rows = [
        (write_statements.merge_nodes(label), "node", label, list(rows.values())) for label, rows in nodes.items()
    ]
    return made + [(write_statements.create_edges(*kind), "edge", kind, rows) for kind, rows in edges.items()]


def seconds(work: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds that ``work`` takes: wall time, and CPU time of this process with the Java in it."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def by_bulk_loader(store: EmbeddedStore, rows: Rows) -> None:
    ids: dict[tuple[str, str], str] = {}
    with store._database.graph_batch(**bulk._LIMITS) as batch:
        for _, what, name, these in rows:
            if what == "node":
                made = batch.create_vertices(name, [{"key": row["key"], **row["properties"]} for row in these])
                ids.update(zip(((name, row["key"]) for row in these), made, strict=True))
            else:
                kind, start, end = name
                batch.new_edges(
                    [ids[start, row["start"]] for row in these],
                    kind,
                    [ids[end, row["end"]] for row in these],
                    [{"key": row["key"], **row["properties"]} for row in these],
                )


def by_statements(store: EmbeddedStore, rows: Rows) -> None:
    for statement, _, _, these in rows:
        for first in range(0, len(these), BATCH):
            with store._database.transaction():
                store._database.command("opencypher", statement, {"rows": these[first : first + BATCH]}).to_list()


def embedded(work: Callable[[EmbeddedStore], None]) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "store") as store:
        return seconds(lambda: work(store))


def bare(place: Neo4jPlace, rows: Rows) -> tuple[float, float]:
    """Load ``rows`` with the driver alone into a store prepared by konkyo."""
    place.discard()
    place.open().close()
    auth = (place.credentials.username, place.credentials.password)
    with GraphDatabase.driver(place.address, auth=auth) as driver, driver.session(database="neo4j") as session:

        def work() -> None:
            for statement, _, _, these in rows:
                for first in range(0, len(these), neo4j_store._TOGETHER):
                    some = these[first : first + neo4j_store._TOGETHER]
                    session.execute_write(_in_batches, statement, some)

        return seconds(work)


def _in_batches(transaction: Any, statement: str, rows: list[dict]) -> None:
    for first in range(0, len(rows), BATCH):
        transaction.run(statement, rows=rows[first : first + BATCH]).consume()


def by_konkyo(place: Neo4jPlace, all_facts: list[DocumentFacts]) -> tuple[float, float]:
    place.discard()
    with Neo4jStore(place.address, place.credentials) as store:
        return seconds(lambda: store.replace(all_facts))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=120)
    parser.add_argument("--mix", choices=MIXES, default="nation")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--neo4j", metavar="URI")
    given = parser.parse_args()
    made = documents(given.documents, mix=given.mix)
    all_facts = [facts(read_pages(pages_of(one.text.encode(), ".txt"))) for one in made]
    rows = rows_of(all_facts)
    count = sum(len(these) for *_, these in rows)
    ways: dict[str, Callable[[], tuple[float, float]]] = {
        "embedded: konkyo": lambda: embedded(lambda store: store.replace(all_facts)),
        "embedded: bulk loader": lambda: embedded(lambda store: by_bulk_loader(store, rows)),
        "embedded: UNWIND": lambda: embedded(lambda store: by_statements(store, rows)),
    }
    if given.neo4j:
        credentials = Credentials(os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
        place = Neo4jPlace(given.neo4j, credentials)
        ways["Neo4j: konkyo"] = lambda: by_konkyo(place, all_facts)
        ways["Neo4j: bare UNWIND"] = lambda: bare(place, rows)
    # The garbage collector need not look at these objects while the ways are measured.
    gc.collect()
    gc.freeze()
    took: dict[str, list[tuple[float, float]]] = defaultdict(list)
    # The first round warms up Java. The ways take turns, so that other load on the machine affects all of them alike.
    for turn in range(given.rounds + 1):
        for name, way in ways.items():
            one = way()
            if turn:
                took[name].append(one)
    print(f"{given.documents} documents ({given.mix}), {count:,} rows, {given.rounds} rounds, medians")
    print("| way | rows a second | rows a CPU second of this process | konkyo's rate / this one, by wall |")
    print("| --- | --- | --- | --- |")
    for name, times in took.items():
        own = took[f"{name.split(':')[0]}: konkyo"]
        wall, cpu = (statistics.median(one[at] for one in times) for at in (0, 1))
        ratio = statistics.median(theirs[0] / ours[0] for theirs, ours in zip(times, own, strict=True))
        print(f"| {name} | {count / wall:,.0f} | {count / cpu:,.0f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
