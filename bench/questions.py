"""Measure every stored question with drawn parameters, over stores of 100 and of 1,000 documents.

Run: python bench/questions.py measure --store PLACE --documents N [--draws 8] [--question ID ...]   # or konkyo.impact
     python bench/questions.py short [--documents 100]     # writes, builds and asks them, beside the kept figures
     python bench/questions.py table                       # the kept figures, for docs/questions-at-scale.md

PLACE is the folder that konkyo build made, or the address of a Neo4j (its password in NEO4J_PASSWORD). The parameters
are drawn with a fixed seed, the same for both stores of the same documents (``question_draws.py``). For each question
the store is opened anew, so that konkyo remembers nothing of it. Each draw is asked once before it is measured, so that
caches are warm; that first time is ``cold``. Java goes on compiling for some asks, so that the figure of a draw is the
median of --asks further ones. ``first``: the first 50 rows; ``all``: the whole answer, once, unless --no-whole.
``konkyo.impact`` is no stored question and has no pages: its first rows are all.
Besides the elapsed time there is the CPU time of this process, in which the embedded engine runs, and with --server
PID that of Neo4j, because the elapsed time depends on other work of the machine. On a busy machine the CPU time of
the same work grows, too: two processes share a core and its caches. So that of a fixed loop is measured right before
each ask (``loop``), and ``loops`` is how many of them the first rows took. In the table they are milliseconds again,
those of the quickest loop there is in the figures: what the CPU time would be on the machine at rest. Figures are
added to bench/questions.jsonl, one line for each question, store, size and what the draws are about (``ABOUT``); a
later line replaces an earlier one.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from growth import KONKYO, written
from question_draws import Draws, Given, impact_draws

import konkyo
from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError
from konkyo.opening import opened
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import catalogue
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import Question

KEPT = Path(__file__).with_name("questions.jsonl")
PAGE = RowsWanted(50)

LOOP = 100_000
"""Rounds of the loop that is measured beside the questions."""

ABOUT = {"one": 100, "all": 300, "walk": 50, "shared": 300, "provision": 200, "day": 200}
"""What a draw is about, and within how many milliseconds its first rows are to be there.

``one``: it names a document, a body or another thing; ``all``: it names nothing. ``walk``: a walk, which names where it
begins, and ``shared`` one of 4 steps through the parties that several bodies share. ``provision`` and ``day``: what
touches the documents by ``konkyo.impact`` since their days, or what took effect on a day.
"""
IMPACT = "konkyo.impact"
SLOWER = {"impact": 200}
"""Questions about one thing that have more time."""
FIRST = ("first", "first_cpu", "loops")
FIGURES = ("cold", "cold_cpu", *FIRST, "all", "all_cpu")
"""What is measured of each draw."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("measure", "short", "table"))
    parser.add_argument("--store")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--server", type=int, metavar="PID")
    parser.add_argument("--draws", type=int, default=8)
    parser.add_argument("--asks", type=int, default=5)
    parser.add_argument("--whole", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--question", action="append")
    parser.add_argument("--work", type=Path, default=Path("out/questions"))
    parser.add_argument("--figures", type=Path, default=KEPT)
    options = parser.parse_args(arguments)
    if options.what == "short":
        return short(options)
    if options.what == "measure":
        with options.figures.open("a", encoding="utf-8") as file:
            for name in options.question or (*catalogue(), IMPACT):
                for result in measured(name, options):
                    print(result, file=sys.stderr)
                    file.write(json.dumps(result, ensure_ascii=False) + "\n")
                    file.flush()
    print(table(options.figures))
    return 0


def short(options: argparse.Namespace) -> int:
    """Ask each question once, print its CPU time beside the kept one, and return how many failed."""
    options.store, options.draws, options.asks = str(built(options.work, options.documents)), 1, 1
    kept, failed = last_figures(options.figures), 0
    for name in (*catalogue(), IMPACT):
        results = list(measured(name, options))
        for one in results:
            was = kept.get((name, one["about"], one["engine"], options.documents))
            beside = f" (was {was['first_cpu_p50']:,.0f}, of several draws)" if was else ""
            found = f"{one['first_cpu_p50']:,.0f} ms of CPU{beside}, {one['rows']} rows" if one["draws"] else ""
            print("; ".join(filter(None, [f"{name}, {one['about']}: {found}", *one["failed"]])))
        failed += not results or any(one["failed"] for one in results)
    return failed


def built(work: Path, documents: int) -> Path:
    """Build the graph of so many documents, and return its place."""
    texts, graph = written(work / str(documents), "nation", documents), work / "graph"
    shutil.rmtree(graph, ignore_errors=True)
    subprocess.run([*KONKYO, "build", str(texts), "--into", str(graph)], check=True, stdout=subprocess.DEVNULL)
    return graph


@dataclass(frozen=True, slots=True)
class Found:
    """What was found at once: how many rows, whether there are more, and whether time sufficed."""

    rows: int
    more: bool = False
    complete: bool = True


Ask = Callable[[Store, Given, RowsWanted], Found]


def measured(name: str, options: argparse.Namespace) -> Iterator[dict]:
    """Yield the figures of one question over all draws that are about the same, in milliseconds."""
    asked = None if name == IMPACT else catalogue()[name]
    with opened(options.store) as store:
        drawn = list(impact_draws(store, options.draws)) if asked is None else Draws(store, asked)(options.draws)
    by_what: dict[str, list[Given]] = {}
    for given in drawn:
        by_what.setdefault(about(asked, given), []).append(given)
    ask = impact_of if asked is None else rows_of(asked)
    with opened(options.store) as store:
        for what, draws_of_it in by_what.items():
            yield {"question": name, "about": what, **figures_of(store, ask, draws_of_it, options)}


def rows_of(asked: Question) -> Ask:
    """Return how to ask a stored question."""

    def ask(store: Store, given: Given, wanted: RowsWanted) -> Found:
        found = answer(store, asked, given, wanted)
        return Found(len(found.rows), found.more, found.complete)

    return ask


def impact_of(store: Store, given: Given, _wanted: RowsWanted) -> Found:
    """Ask what an amendment or a change of a provision touches."""
    return Found(len(konkyo.impact(store, *given.values()).touches))


def about(asked: Question | None, given: Given) -> str:
    """Return what a draw is about: a key of ``ABOUT``."""
    if asked is None:
        return "day" if "day" in given else "provision"
    if asked.walk:
        return "shared" if given.get("through_shared") == "yes" else "walk"
    narrows = {each.name for each in asked.parameters if each.type in ("name", "document", "value", "string")}
    return "one" if narrows & given.keys() else "all"


def figures_of(store: Store, ask: Ask, drawn: list[Given], options: argparse.Namespace) -> dict:
    """Return the figures of what ``ask`` asks with the parameters ``drawn``."""
    figures: dict[str, list[float]] = {name: [] for name in FIGURES}
    rows: list[int] = []
    failed: list[str] = []
    loops: list[float] = []
    for given in drawn:
        try:
            cold, cold_cpu, _ = timed(store, ask, given, PAGE, options.server)
            firsts = []
            for _ in range(options.asks):
                loops.append(loop())
                first, first_cpu, page = timed(store, ask, given, PAGE, options.server)
                firsts.append((first, first_cpu, first_cpu / loops[-1]))
            taken = {"cold": cold, "cold_cpu": cold_cpu}
            taken |= {
                name: statistics.median(each) for name, each in zip(FIRST, zip(*firsts, strict=True), strict=True)
            }
            if not page.more:
                # A page that is the whole answer is not asked for again.
                taken |= {"all": taken["first"], "all_cpu": taken["first_cpu"]}
            elif options.whole:
                taken["all"], taken["all_cpu"], page = timed(store, ask, given, RowsWanted(), options.server)
        except KonkyoError as error:
            failed.append(f"{given}: {error.what.en}")
            continue
        for name, one in taken.items():
            figures[name].append(one)
        rows.append(page.rows)
        if not page.complete:
            failed.append(f"{given}: incomplete")
    engine = "neo4j" if "://" in options.store else "embedded"
    with_rows = sum(number > 0 for number in rows)
    result = {"engine": engine, "documents": options.documents, "draws": len(rows), "with_rows": with_rows}
    for name, each in figures.items():
        result |= {f"{name}_p50": quantile(each, 50), f"{name}_p95": quantile(each, 95)}
    beside = {"loop": min(loops, default=None), "load": round(os.getloadavg()[0], 1)}
    return result | {"rows": max(rows, default=0), "failed": failed} | beside


def timed(store: Store, ask: Ask, given: Given, wanted: RowsWanted, server: int | None) -> tuple[float, float, Found]:
    """Return the elapsed milliseconds of an answer, its CPU time in milliseconds, and what it found."""
    start, used = time.perf_counter(), cpu(server)
    found = ask(store, given, wanted)
    return (time.perf_counter() - start) * 1000, (cpu(server) - used) * 1000, found


def loop() -> float:
    """Return the CPU milliseconds of a fixed loop in this thread: how quick the machine is just now."""
    start, total = time.thread_time(), 0
    for number in range(LOOP):
        total += number * number % 7
    return (time.thread_time() - start) * 1000


def cpu(server: int | None) -> float:
    """Return the CPU seconds that this process has used so far, and the server."""
    # The number of the CPU clock of another process: see clock_getcpuclockid(3). /proc tells only hundredths.
    return time.process_time() + (time.clock_gettime((~server << 3) | 2) if server else 0)


def quantile(taken: list[float], percent: int) -> float | None:
    """Return the ``percent`` quantile of ``taken``; of few values, the next one above."""
    if not taken:
        return None
    if len(taken) == 1:
        return round(taken[0], 2)
    return round(statistics.quantiles(taken, n=100, method="inclusive")[percent - 1], 2)


def last_figures(figures: Path) -> dict[tuple[str, str, str, int], dict]:
    """Return the newest figures of each question, by its id, what it was about, the store and the documents."""
    lines = [json.loads(line) for line in figures.read_text(encoding="utf-8").splitlines()]
    return {(one["question"], one["about"], one["engine"], one["documents"]): one for one in lines}


def table(figures: Path) -> str:
    """Return the figures as a Markdown table: p50 / p95 in milliseconds; in bold where the goal is missed."""
    last = last_figures(figures)
    rest = min((one["loop"] for one in last.values() if one["loop"]), default=0.0)
    rows = [f"| question | about | store | documents | draws (with rows) | goal | CPU at rest ({rest:.1f} ms a loop)"
            " | CPU | elapsed | first ask, CPU | whole answer, CPU | most rows | growth | failed |",
            "| --- " * 14 + "|"]  # fmt: skip
    for (name, what, engine, documents), one in sorted(last.items()):
        small = last.get((name, what, engine, 100))
        growth = ""
        # CPU time under load and at rest must not be divided: both are held against the loop.
        if documents != 100 and small and small["loops_p50"] and one["loops_p50"]:
            growth = f"{one['loops_p50'] / small['loops_p50']:.1f}"
        goal = SLOWER.get(name, ABOUT[what])
        missed = one["loops_p95"] is not None and one["loops_p95"] * rest > goal
        rows.append(
            f"| {name} | {what} | {engine} | {documents:,} | {_draws(one)} | {f'**{goal}**' if missed else goal} "
            f"| {_both(one, 'loops', rest)} | {_both(one, 'first_cpu')} | {_both(one, 'first')} "
            f"| {_both(one, 'cold_cpu')} | {_both(one, 'all_cpu')} | {one['rows']:,} "
            f"| {growth} | {len(one['failed']) or ''} |"
        )
    return "\n".join(rows)


def _draws(one: dict) -> str:
    # Lines that were measured before the values were drawn together do not say for how many there were rows.
    return f"{one['draws']} ({one['with_rows']})" if "with_rows" in one else f"{one['draws']}"


def _both(one: dict, name: str, times: float = 1) -> str:
    if one[f"{name}_p50"] is None:
        return ""
    return f"{one[f'{name}_p50'] * times:,.0f} / {one[f'{name}_p95'] * times:,.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
