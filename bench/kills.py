"""Kill builds at random moments, finish them, and compare what they made with what an undisturbed build makes.

Run: python bench/kills.py [--kills 100] [--seed 1] [--documents 12] [--store URI] [--work FOLDER]

A round begins with nothing. Builds of the same documents are ended by SIGKILL after a random part of the time that an
undisturbed one takes: all processes of a build at once, as when the power fails, or one of its workers alone, after
which the command has to end by itself. Each next one goes on with what was left. A build that is done before its moment
comes, or the one after five kills, ends the round: it must end with the exit code of the undisturbed build, and its
records and its exported graph must be the same. Without ``--store`` the graph is in the embedded store, else in the
Neo4j at that address, whose data are deleted (its password in NEO4J_PASSWORD). The same seed makes the same choices;
the moments differ with the load of the machine. The exit code is 1 if a round ended otherwise.
"""

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from compare_builds import differences, graph, records
from growth import KONKYO, written

IN_A_ROUND = 5
"""Builds that are killed one after the other before one is left alone."""
WHOLE_SECONDS = 600
"""After this time a build that nothing kills hangs."""


@dataclass(frozen=True)
class Bench:
    """What is built, and where."""

    texts: Path
    store: str | None

    def command(self, into: Path) -> list[str]:
        """Return the command that builds into ``into``."""
        where = ["--store", self.store] if self.store else []
        return [*KONKYO, "build", str(self.texts), "--into", str(into), *where]

    def whole(self, into: Path) -> tuple[int, float]:
        """Build without disturbing it; return the exit code and the seconds it took."""
        start = time.monotonic()
        done = subprocess.run(self.command(into), capture_output=True, text=True, timeout=WHOLE_SECONDS)
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            print(done.stderr, file=sys.stderr)
        return done.returncode, time.monotonic() - start

    def disturbed(self, into: Path, seconds: float, chance: random.Random) -> str | int:
        """Start a build and kill all or one of its processes after ``seconds``.

        Return what was killed, or the exit code of a build that was done before.
        """
        process = subprocess.Popen(
            self.command(into), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(seconds)
        workers = children(process.pid)
        one = bool(workers) and chance.random() < 0.25
        if one:
            os.kill(chance.choice(workers), signal.SIGKILL)
            # The command must notice it by itself, and end.
            process.wait(WHOLE_SECONDS)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return "a worker" if one else "all"

    def things(self, into: Path) -> dict:
        """Return the records and the graph of ``into``."""
        file = into.with_suffix(".json")
        where = self.store or str(into)
        subprocess.run([*KONKYO, "export", str(file), "--store", where], check=True, capture_output=True)
        return records(into / "records") | graph(file)

    def emptied(self, into: Path) -> Path:
        """Return ``into`` without anything in it; of a Neo4j nothing is left either."""
        shutil.rmtree(into, ignore_errors=True)
        if self.store:
            delete = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
            _in_server(self.store, delete)
        return into


def _in_server(address: str, statement: str) -> None:
    from neo4j import GraphDatabase

    auth = (os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ["NEO4J_PASSWORD"])
    with GraphDatabase.driver(address, auth=auth) as driver, driver.session() as session:
        session.run(statement).consume()


def children(pid: int) -> list[int]:
    """Return the processes that the process ``pid`` started; none if it has ended."""
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=12)
    parser.add_argument("--store", metavar="URI")
    parser.add_argument("--work", type=Path, default=Path("out/kills"))
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    bench = Bench(written(options.work / str(options.documents), "nation", options.documents), options.store)
    calm = bench.emptied(options.work / "calm")
    code, seconds = bench.whole(calm)
    expected = bench.things(calm)
    done, wrong = 0, 0
    while done < options.kills:
        into, killed = bench.emptied(options.work / "killed"), list[str]()
        ended: str | int = ""
        while isinstance(ended, str) and len(killed) < min(IN_A_ROUND, options.kills - done):
            ended = bench.disturbed(into, chance.uniform(0.02, 1) * seconds, chance)
            killed += [ended] if isinstance(ended, str) else []
        done += len(killed)
        if isinstance(ended, str):
            ended, _ = bench.whole(into)
        differs = differences(expected, bench.things(into))
        right = ended == code and not differs
        wrong += not right
        print(json.dumps({"kills": done, "killed": killed, "exit": ended, "same": not differs}), file=sys.stderr)
        for kind, change in differs.items():
            print(f"{change.count:>7,}  {kind}{change}")
    print(f"{done} kills, {wrong} rounds that ended otherwise than an undisturbed build (seed {options.seed})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
