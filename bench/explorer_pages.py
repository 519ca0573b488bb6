"""Measure every page of ``konkyo open`` over a store, and many readers at once.

Run: python bench/explorer_pages.py measure --store FOLDER --documents N [--draws 20] [--page NAME ...]
     python bench/explorer_pages.py readers --store FOLDER --documents N [--readers 100] [--seconds 60]
     python bench/explorer_pages.py table        # the kept figures, for docs/explorer-at-scale.md

FOLDER is one that konkyo build made and that nothing else has open. The server is ``konkyo open`` in a process of its
own, asked at its address as a browser asks it. What is asked is drawn with a fixed seed. Each page is asked once
before it is measured, for another draw, so that what belongs to the page is warm and what belongs to the draw is not.
Beside the elapsed milliseconds there is the CPU time of the server, because the elapsed time depends on other work of
the machine. ``readers``: so many connections ask drawn pages, one after the other without a pause, and the memory of
the server is looked at before, in each quarter of the time (of a long one each minute), and after. A later line of
bench/explorer_pages.jsonl replaces an earlier one.
"""

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from growth import KONKYO, cpu_of
from questions import quantile

from konkyo.explorer.links import page_link
from konkyo.graph.served_store import served_store
from konkyo.graph.store import Store

_COUNTED = "MATCH (f:Flow) RETURN f.kind AS kind, count(f) AS flows ORDER BY kind"
KEPT = Path(__file__).with_name("explorer_pages.jsonl")
GOALS = {"search": 100}
GOAL = 200
"""Milliseconds within which 95 of 100 pages are to be there; of pages that have another goal, that."""
WORDS = (
    "地方税関係情報",
    "厚生労働大臣",
    "住民基本台帳",
    "番号法第19条第8号",
    "特定個人情報",
    "委託 再委託",
    "バックアップ",
)
LATER = ("amendment, document", "amendment", "amendments", "start", "start, one body", "due", "findings")
"""Pages that say that they are still looking, until they know: measured last, in this order."""
Draw = Callable[[random.Random], str]


@dataclass(frozen=True)
class OpenServer:
    """A running ``konkyo open``: its process, where it listens, and its token."""

    pid: int
    host: str
    port: int
    token: str
    folder: Path

    def connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.host, self.port, timeout=120)

    def get(self, connection: http.client.HTTPConnection, path: str) -> tuple[int, int]:
        """Return the status of a page and its length."""
        connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
        answer = connection.getresponse()
        return answer.status, len(answer.read())

    def memory(self) -> float:
        """Return the MB of memory that the server has now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return round(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("measure", "readers", "table"))
    parser.add_argument("--store", type=Path)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--draws", type=int, default=20)
    parser.add_argument("--page", action="append")
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    if options.what != "table":
        with opened(options.store) as server:
            results = measured(server, options) if options.what == "measure" else [read_at_once(server, options)]
            for result in results:
                print(result, file=sys.stderr)
                with KEPT.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(result, ensure_ascii=False) + "\n")
    print(table())


@contextmanager
def opened(folder: Path) -> Iterator[OpenServer]:
    """Run ``konkyo open`` on ``folder``."""
    command = [*KONKYO, "open", str(folder), "--no-browser", "--read-only"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout is not None, "its output is piped"
        try:
            said = next(line for line in running.stdout if line.startswith("http"))
            at = urlsplit(said.strip())
            yield OpenServer(running.pid, str(at.hostname), int(at.port or 0), parse_qs(at.query)["token"][0], folder)
        finally:
            running.terminate()


def pages_of(store: Store) -> dict[str, Draw]:
    """Return for each page how an address of it is drawn."""

    def column(cypher: str) -> list[str]:
        return [str(row["it"]) for row in store.read(cypher)]

    documents = column("MATCH (e:Evaluation {current: true}) RETURN e.key AS it ORDER BY it")
    named = {
        label: column(f"MATCH (n:{label}) RETURN n.key AS it ORDER BY it LIMIT 400")
        for label in ("File", "System", "Department", "Party", "Information", "Body")
    }
    bodies = column("MATCH (b:Body) RETURN b.name AS it ORDER BY it")
    provisions = column("MATCH (p:Provision) RETURN DISTINCT p.address AS it ORDER BY it")

    def document(**more: str) -> Draw:
        return lambda chance: page_link("/document", key=chance.choice(documents), **more)

    def thing(label: str) -> Draw:
        return lambda chance: page_link("/thing", label=label, key=chance.choice(named[label]))

    return {
        "start": lambda _: "/",
        "start, one body": lambda chance: page_link("/", body=chance.choice(bodies)),
        "due": lambda _: "/due",
        "findings": lambda _: "/findings",
        "search": lambda chance: page_link("/search", q=chance.choice(WORDS)),
        "document": document(),
        **{f"document, {tab}": document(tab=tab) for tab in ("flows", "risks", "changes", "versions", "account")},
        "document, map itself": lambda chance: page_link("/document/map", key=chance.choice(documents)),
        **{f"thing, {label}": thing(label) for label in named},
        "provision": lambda chance: page_link("/provision", of=chance.choice(provisions)),
        "ask, questions": lambda _: "/ask",
        "ask, recipients": lambda chance: page_link("/ask/recipients", ask="yes", body=chance.choice(bodies)),
        "completion": lambda _: page_link("/complete", question="downstream", parameter="name", begun="住民"),
        "console": lambda _: page_link("/console", cypher=_COUNTED),
        "compare": lambda chance: page_link(
            "/compare", document=chance.choice(documents), other=chance.choice(documents)
        ),
        "amendments": lambda _: "/amendments",
        "amendment": lambda _: page_link("/amendments/case", day="2024-05-27"),
        "amendment, document": lambda chance: page_link(
            "/amendments/case", day="2024-05-27", evaluation=chance.choice(documents)
        ),
        "terms": lambda _: "/terms",
    }  # fmt: skip


def measured(server: OpenServer, options: argparse.Namespace) -> Iterator[dict]:
    """Yield the figures of each page; last of those for which the server begins to look for something."""
    connection = server.connection()
    drawn = _drawn_pages(server.folder)
    for name, draw in sorted(drawn.items(), key=lambda one: LATER.index(one[0]) if one[0] in LATER else -1):
        if options.page and name not in options.page:
            continue
        chance = random.Random(name)
        taken, used, sizes, failed = [], [], [], []
        cold = 0.0
        for number in range(options.draws + 1):
            address = draw(chance)
            begun, cpu = time.perf_counter(), cpu_of(server.pid)
            status, size = server.get(connection, address)
            elapsed = (time.perf_counter() - begun) * 1000
            if status != 200:
                failed.append(f"{status} {address}")
            elif number == 0:
                cold = round(elapsed, 1)
            else:
                taken.append(elapsed)
                used.append((cpu_of(server.pid) - cpu) * 1000)
                sizes.append(size)
        yield {
            "page": name, "documents": options.documents, "draws": len(taken), "cold": cold,
            "p50": quantile(taken, 50), "p95": quantile(taken, 95),
            "cpu_p50": quantile(used, 50), "cpu_p95": quantile(used, 95),
            "kb": round(max(sizes, default=0) / 1000), "failed": failed, "load": round(os.getloadavg()[0], 1),
        }  # fmt: skip


def _drawn_pages(folder: Path) -> dict[str, Draw]:
    while (store := served_store(folder)) is None:
        # It has only just begun, on a machine that does other work.
        time.sleep(1)
    return pages_of(store)


def read_at_once(server: OpenServer, options: argparse.Namespace) -> dict:
    """Return how many pages so many readers got, how long they waited, what failed, and the memory of the server."""
    draws = _drawn_pages(server.folder)
    connection = server.connection()
    for name, draw in draws.items():
        server.get(connection, draw(random.Random(name)))
    memory, statuses, waited = [server.memory()], Counter[str](), list[float]()
    end = time.monotonic() + options.seconds
    names = sorted(draws)

    def reader(number: int) -> None:
        chance, own = random.Random(number), server.connection()
        while time.monotonic() < end:
            address, begun = draws[chance.choice(names)](chance), time.perf_counter()
            try:
                status = str(server.get(own, address)[0])
            except (OSError, http.client.HTTPException) as error:
                status, own = f"{type(error).__name__}", server.connection()
            waited.append((time.perf_counter() - begun) * 1000)
            statuses[status] += 1

    readers = [threading.Thread(target=reader, args=(number,)) for number in range(options.readers)]
    for one in readers:
        one.start()
    while (left := end - time.monotonic()) > 0:
        time.sleep(min(left, 60, options.seconds / 4))
        memory.append(server.memory())
    for one in readers:
        one.join()
    return {
        "page": "readers", "documents": options.documents, "readers": options.readers, "seconds": options.seconds,
        "statuses": dict(statuses), "p50": quantile(waited, 50), "p95": quantile(waited, 95), "memory_mb": memory,
        "load": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def table() -> str:
    """Return the figures as Markdown tables: milliseconds; in bold where a page by itself misses the goal."""
    lines = [json.loads(line) for line in KEPT.read_text(encoding="utf-8").splitlines()]
    last = {(one["page"], one["documents"]): one for one in lines}
    rows = [
        "| page | documents | by itself p50 / p95 | goal | draws | p50 / p95 | CPU p50 / p95 | first | largest |",
        "| --- " * 9 + "|",
    ]
    for (name, documents), one in last.items():
        if "cold" not in one:
            continue
        goal, itself = GOALS.get(name, GOAL), last.get((f"{name}, by itself", documents))
        own = f"{itself['p50']:,.0f} / {itself['p95']:,.0f}" if itself else ""
        rows.append(
            f"| {name} | {documents:,} | {f'**{own}**' if itself and itself['p95'] > goal else own} | {goal} "
            f"| {one['draws']} | {one['p50']:,.0f} / {one['p95']:,.0f} "
            f"| {one['cpu_p50']:,.0f} / {one['cpu_p95']:,.0f} | {one['cold']:,.0f} | {one['kb']:,} KB |"
        )
    rows += ["", "| readers | seconds | documents | answers | p50 / p95 | memory, MB |", "| --- " * 6 + "|"]
    for (name, documents), one in last.items():
        if name == "readers":
            answers = ", ".join(f"{count:,} × {status}" for status, count in sorted(one["statuses"].items()))
            rows.append(
                f"| {one['readers']} | {one['seconds']} | {documents:,} | {answers} "
                f"| {one['p50']:,.0f} / {one['p95']:,.0f} | {' → '.join(f'{mb:,.0f}' for mb in one['memory_mb'])} |"
            )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
