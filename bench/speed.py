"""Measure what konkyo costs, in one run, each figure beside that of a baseline which is measured in turns with it.

Run: python bench/speed.py [--documents 100] [--rounds 5] [--neo4j URI --server PID] [--only NAME …]
     python bench/speed.py short     # what takes seconds, beside the kept figures: faster or slower
     python bench/speed.py page      # docs/speed.md and speed.ja.md from the kept figures

All times are CPU seconds, with those of the processes that were started, because the elapsed time depends on other
work of the machine. A ratio is the median of the ratios of the rounds. The whole run adds one line of JSON with its
day to bench/speed.jsonl. SudachiPy and its dictionary are needed for some (pip install sudachipy sudachidict-core);
without them these are named and left out.
"""

import argparse
import datetime
import json
import os
import platform
import statistics
import sys
from pathlib import Path

from speed_measures import GROUPS
from speed_page import write_pages
from speed_workplace import Measure, MissingPartError, Workplace

KEPT = Path(__file__).with_name("speed.jsonl")
SLOWER = 1.25
"""From here on the short form calls a ratio slower than the kept one, and below its inverse faster."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("whole", "short", "page"), default="whole")
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--neo4j", metavar="URI")
    parser.add_argument("--server", type=int, metavar="PID")
    parser.add_argument("--only", nargs="*", metavar="NAME")
    parser.add_argument("--work", type=Path, default=Path("out/speed"))
    options = parser.parse_args(arguments)
    if options.what == "short":
        return short(Workplace(options.work, options.documents))
    if options.what == "whole":
        place = Workplace(options.work, options.documents, options.neo4j, options.server)
        figures = {}
        for group in GROUPS:
            for one in group(place):
                if options.only is None or one.name in options.only:
                    figures[one.name] = figure(one, one.rounds or options.rounds)
                    print(one.name, figures[one.name], file=sys.stderr)
        keep(figures, options)
    write_pages(last_run())
    return 0


def figure(one: Measure, rounds: int) -> dict[str, float] | None:
    """Return median seconds of the work and its baseline, and the median of their ratios; None if a part is missing."""
    try:
        # Once unmeasured: caches of the system and of the process are filled for both alike.
        pairs = [(one.work(), one.baseline()) for _ in range(rounds + one.warm)][one.warm :]
    except MissingPartError as missing:
        print(f"{one.name}: {missing}", file=sys.stderr)
        return None
    works, baselines = zip(*pairs, strict=True)
    ratio = statistics.median(work / baseline for work, baseline in pairs)
    found = {"work": statistics.median(works), "baseline": statistics.median(baselines), "ratio": ratio}
    return {name: float(f"{value:.4g}") for name, value in found.items()}


def keep(figures: dict[str, dict[str, float] | None], options: argparse.Namespace) -> None:
    """Add the run to the kept ones. What was not measured in it keeps the figure it had."""
    before = last_run()["figures"] if KEPT.exists() else {}
    day = datetime.date.today().isoformat()
    new = {name: one | {"day": day} for name, one in figures.items() if one}
    run = {
        "day": day, "python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine(),
        "load": round(os.getloadavg()[0], 1), "documents": options.documents, "figures": before | new,
    }  # fmt: skip
    with KEPT.open("a", encoding="utf-8") as file:
        file.write(json.dumps(run, ensure_ascii=False) + "\n")


def last_run() -> dict:
    """Return the newest kept run."""
    return json.loads(KEPT.read_text(encoding="utf-8").splitlines()[-1])


def short(place: Workplace) -> int:
    """Measure the quick ones three times, and print each ratio beside the kept one."""
    kept = last_run()["figures"]
    for group in GROUPS:
        for one in group(place):
            if one.quick:
                now, was = figure(one, 3), kept.get(one.name)
                if now and was:
                    change = now["ratio"] / was["ratio"]
                    verdict = "slower" if change > SLOWER else "faster" if change < 1 / SLOWER else "as before"
                    print(f"{one.name}: {now['ratio']:.2f} times its baseline (was {was['ratio']:.2f}): {verdict}")
                else:
                    print(f"{one.name}: {now['ratio']:.2f} times its baseline (not kept)" if now else one.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
