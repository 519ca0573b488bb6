"""Measure the time, memory and disk space of builds of more and more documents, each step in its own process.

Run: python bench/growth.py [--sizes 100,400,1000,4000] [--mix nation] [--neo4j URI --server PID] [--work FOLDER]

Steps: ``build`` reads all documents and fills the embedded store; ``rebuild`` makes the store again from the records;
``again`` builds once more with nothing changed; ``neo4j`` loads the records into an empty Neo4j (its password in
NEO4J_PASSWORD); if the process id of the server is given, its CPU time is included. Each result is written at once as
one line of JSON to FOLDER/results.jsonl. A result that is there already is not measured again, so an interrupted run
can be continued. ``--table`` only prints the tables for docs/scale.md.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from synthesis import MIXES, documents

KONKYO = (sys.executable, "-m", "konkyo.cli.main")
STEPS = ("build", "rebuild", "again", "neo4j")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,400,1000,4000")
    parser.add_argument("--mix", choices=MIXES, default="nation")
    parser.add_argument("--neo4j", metavar="URI")
    parser.add_argument("--server", type=int, metavar="PID")
    parser.add_argument("--steps", default="build,rebuild,again")
    parser.add_argument("--work", type=Path, default=Path("out/growth"))
    parser.add_argument("--table", action="store_true")
    options = parser.parse_args()
    results = Results(options.work / "results.jsonl")
    if not options.table:
        for size in map(int, options.sizes.split(",")):
            for step in (*options.steps.split(","), *(("neo4j",) if options.neo4j else ())):
                if not results.has(options.mix, size, step):
                    folder = options.work / f"{options.mix}-{size}"
                    results.add(measured(folder, options.mix, size, step, options.neo4j, options.server))
    print(results.table())


def measured(folder: Path, mix: str, size: int, step: str, uri: str | None, server: int | None) -> dict:
    """Run one step in its own process and return its figures."""
    served = cpu_of(server) if server and step == "neo4j" else None
    texts, graph = written(folder, mix, size), folder / "graph"
    what = {"rebuild": ["--rebuild"], "neo4j": ["--store", str(uri), str(texts)]}.get(step, [str(texts)])
    if step == "build":
        shutil.rmtree(graph, ignore_errors=True)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen([*KONKYO, "build", *what, "--into", str(graph)], stdout=subprocess.PIPE, text=True)
    peak = Peak(process.pid)
    while process.poll() is None:
        peak.look()
        time.sleep(0.2)
    seconds = time.perf_counter() - start
    out, after = process.stdout.read(), resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{step} of {size} ended with {process.returncode}: {out}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if server and served is not None:
        cpu += cpu_of(server) - served
    return {
        "mix": mix, "size": size, "step": step, "seconds": round(seconds, 2), "cpu": round(cpu, 2),
        "peak_mb": peak.megabytes, "characters": sum(path.stat().st_size for path in texts.iterdir()),
        "records_mb": megabytes(graph / "records"), "store_mb": megabytes(graph / "store"),
        "memory_mb": megabytes(graph / "memory.sqlite"), "said": out.splitlines()[:2], "load": os.getloadavg()[1],
    }  # fmt: skip


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def written(folder: Path, mix: str, size: int) -> Path:
    """Return the folder of the documents, after writing them if they are not there."""
    texts = folder / "texts"
    if not (folder / "written").exists():
        texts.mkdir(parents=True, exist_ok=True)
        for one in documents(size, mix=mix):
            (texts / one.name).write_text(one.text, encoding="utf-8")
        (folder / "written").touch()
    return texts


class Peak:
    """The largest memory use of a process and its children together, at the moments of ``look``."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self.megabytes = 0

    def look(self) -> None:
        """Add up the memory in use now, as proportional set sizes, so that shared pages count once."""
        used = 0
        for process in _family(self._pid):
            try:
                rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            except OSError:
                continue
            used += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        self.megabytes = max(self.megabytes, used // 1024)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(process for child in children for process in _family(int(child)))]


def megabytes(path: Path) -> float:
    """Return the size of a file or folder."""
    files = [path] if path.is_file() else path.rglob("*") if path.exists() else []
    return round(sum(file.stat().st_size for file in files if file.is_file()) / 1e6, 1)


class Results:
    """The results so far, in a file with one line of JSON for each step."""

    def __init__(self, path: Path) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        self._all = [json.loads(line) for line in lines]

    def has(self, mix: str, size: int, step: str) -> bool:
        """Return whether the step was measured."""
        return any((one["mix"], one["size"], one["step"]) == (mix, size, step) for one in self._all)

    def add(self, one: dict) -> None:
        """Add one result to the file."""
        self._all.append(one)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
        print(one, file=sys.stderr)

    def table(self) -> str:
        """Return the figures as a Markdown table."""
        rows = [f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", "",
                "| mix | documents | step | seconds | CPU s | ms each | peak MB | records kB each | store kB each |",
                "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
        for one in sorted(self._all, key=lambda one: (one["mix"], STEPS.index(one["step"]), one["size"])):
            size = one["size"]
            rows.append(
                f"| {one['mix']} | {size:,} | {one['step']} | {one['seconds']:,.0f} | {one['cpu']:,.0f} "
                f"| {one['cpu'] / size * 1000:,.0f} | {one['peak_mb']:,} | {one['records_mb'] / size * 1000:,.0f} "
                f"| {one['store_mb'] / size * 1000:,.0f} |"
            )
        return "\n".join(rows)


if __name__ == "__main__":
    main()
