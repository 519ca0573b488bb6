"""Compare two ways to call the embedded engine: inside the process, and over its Bolt port with the neo4j driver.

Each way runs in its own process, on the same graph with the same queries. The last column is the ratio of the times.
Run: python bench/embedded_call.py [flows]
"""

import json
import random
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from konkyo.graph import ddl, jvm, write_statements
from konkyo.graph.embedded import EmbeddedStore

WAYS = ("in process", "Bolt")
ONE_HOP = "MATCH (:Party {key: $key})-[:SENDS]->(f:Flow) RETURN f.key AS key"
FOUR_HOPS = "MATCH (:Party {key: $key})-[:SENDS|DELIVERS*1..4]->(x) RETURN count(DISTINCT x) AS reached"
NODES = "MATCH (f:File) RETURN f LIMIT 200"


def facts(flows: int) -> list[tuple[str, list[dict]]]:
    """Return (statement, rows) that write ``flows`` flows from parties to files and from files to parties."""
    rng = random.Random(1)
    parties, files = [f"相手{n}" for n in range(flows // 10)], [f"ファイル{n}" for n in range(flows // 10)]
    rows = {"Party": parties, "File": files, "Flow": [f"流れ{n}" for n in range(flows)]}
    ends: dict[tuple[str, str, str], list[dict]] = {}
    for number, flow in enumerate(rows["Flow"]):
        inward = number % 2 == 0
        sides = [("Party", rng.choice(parties)), ("File", rng.choice(files))]
        source, target = sides if inward else sides[::-1]
        for kind, start, end in (("SENDS", source, ("Flow", flow)), ("DELIVERS", ("Flow", flow), target)):
            row = {"key": f"{kind}{number}", "start": start[1], "end": end[1], "properties": {"evaluation": "e"}}
            ends.setdefault((kind, start[0], end[0]), []).append(row)
    nodes = [(write_statements.merge_nodes(label), [{"key": key, "properties": {"name": key}} for key in keys])
             for label, keys in rows.items()]  # fmt: skip
    return nodes + [(write_statements.create_edges(*kind), edges) for kind, edges in ends.items()]


def in_process(folder: Path) -> tuple[Callable, Callable, Callable]:
    store = EmbeddedStore(folder)
    return store.read, store.write, store.close


def bolt(folder: Path) -> tuple[Callable, Callable, Callable]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    jvm.start_java()
    from arcadedb_embedded import create_server

    word = secrets.token_urlsafe(16)
    config = {"server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin", "bolt_port": port, "host": "127.0.0.1"}
    server = create_server(str(folder), root_password=word, config=config)
    server.start()
    server.create_database("bench")
    from neo4j import GraphDatabase

    driver = GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("root", word))
    session = driver.session(database="bench")

    def run(text: str, parameters: dict | None = None) -> list[dict]:
        return session.run(text, parameters or {}).data()

    for statement in ddl.schema_statements():
        run(statement)

    def close() -> None:
        session.close()
        driver.close()
        server.stop()

    return run, run, close


def measure(way: str, flows: int) -> dict[str, float]:
    """Return the seconds of each step of ``way``; for a query the median of 100 runs."""
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        started = time.perf_counter()
        read, write, close = (in_process if way == WAYS[0] else bolt)(Path(name) / "store")
        try:
            read("MATCH (n) RETURN count(n) AS nodes")
            took["start, schema, first question"] = time.perf_counter() - started
            started = time.perf_counter()
            for statement, rows in facts(flows):
                for first in range(0, len(rows), 1000):
                    write(statement, {"rows": rows[first : first + 1000]})
            took[f"load, {flows} flows"] = time.perf_counter() - started
            for label, text in (("1 hop", ONE_HOP), ("4 hops", FOUR_HOPS), ("200 nodes", NODES)):
                times = []
                for number in range(120):
                    started = time.perf_counter()
                    read(text, {"key": f"相手{number * 7 % (flows // 10)}"})
                    times.append(time.perf_counter() - started)
                took[label] = statistics.median(times[20:])
        finally:
            started = time.perf_counter()
            close()
            took["close"] = time.perf_counter() - started
    return took


def main() -> None:
    flows = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    if len(sys.argv) > 2:
        print(json.dumps(measure(sys.argv[2], flows)))
        return
    results = []
    for way in WAYS:
        done = subprocess.run([sys.executable, __file__, str(flows), way], capture_output=True, text=True, check=True)
        results.append(json.loads(done.stdout.splitlines()[-1]))
    print(f"{'':32}{WAYS[0]:>12}{WAYS[1]:>12}{'ratio':>8}")
    for step, seconds in results[0].items():
        other = results[1][step]
        print(f"{step:32}{seconds * 1000:>9.2f} ms{other * 1000:>9.2f} ms{other / seconds:>8.1f}")


if __name__ == "__main__":
    main()
