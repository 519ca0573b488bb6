"""Parts of the measures of bench/speed.py: a pair of works, the files they work on, and two ways to time them."""

import importlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from growth import KONKYO, cpu_of, written

from konkyo.i18n import Words
from konkyo.loaders.pages import Pages
from konkyo.loaders.read_document import pages_of, read_pages
from konkyo.loaders.record import Record

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"


class MissingPartError(Exception):
    """Something that a measure needs is not there; its text says what to do."""


@dataclass(frozen=True)
class Measure:
    """One pair. ``quick``: the short form measures it, too. ``goal``: what its ratio should be at most, if anything."""

    name: str
    what: Words
    against: Words
    work: Callable[[], float]
    baseline: Callable[[], float]
    goal: float | None = None
    quick: bool = False
    rounds: int | None = None
    """How often it is measured; None for as often as the others."""
    warm: int = 1
    """How often before that, without being counted."""


class Workplace:
    """What the measures work on; each thing is made when it is first asked for."""

    def __init__(self, folder: Path, documents: int, neo4j: str | None = None, server: int | None = None) -> None:
        self.folder, self.documents, self.neo4j, self.server = folder, documents, neo4j, server

    @cached_property
    def text(self) -> str:
        """All examples, one behind the other."""
        return "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt")))

    @cached_property
    def bytes(self) -> list[bytes]:
        """The examples, as files."""
        return [path.read_bytes() for path in sorted(EXAMPLES.glob("*.txt"))]

    @cached_property
    def pages(self) -> list[Pages]:
        """Their pages."""
        return [pages_of(one, ".txt") for one in self.bytes]

    @cached_property
    def records(self) -> list[Record]:
        """Their records."""
        return [read_pages(one) for one in self.pages]

    @cached_property
    def tokenize(self) -> Callable[[str], object]:
        """SudachiPy for texts of any length."""
        try:
            dictionary = importlib.import_module("sudachipy.dictionary")
        except ImportError:
            raise MissingPartError("pip install sudachipy sudachidict-core") from None
        one = dictionary.Dictionary().create()
        return lambda text: [one.tokenize(line) for line in text.splitlines()]

    @cached_property
    def drawn(self) -> dict[str, bytes]:
        """One drawn document in each format that tests/forms can write."""
        sys.path[:0] = [str(ROOT / "tests" / "forms")]
        batches, render = importlib.import_module("batches"), importlib.import_module("render")
        record, style = max(batches.drawn(6), key=lambda pair: len(pair[0].passages))
        return {name: render.render(record, style, name) for name in render.FORMATS}

    @cached_property
    def printed(self) -> bytes:
        """An example as a PDF, printed by Chromium."""
        pdf = importlib.import_module("pdf")
        return pdf.document(1)

    @cached_property
    def texts(self) -> Path:
        """A folder of synthetic documents."""
        return written(self.folder / str(self.documents), "nation", self.documents)

    @cached_property
    def graph(self) -> Path:
        """Their graph in the embedded store."""
        return self.built(self.folder / str(self.documents) / "graph")

    def built(self, into: Path) -> Path:
        """Build their graph anew and return its folder."""
        shutil.rmtree(into, ignore_errors=True)
        started([*KONKYO, "build", str(self.texts), "--into", str(into)])
        return into


def here(work: Callable[[], object], times: int = 1) -> float:
    """Return the CPU seconds of this process for doing ``work`` once, the mean of so many times."""
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times


def started(command: list[str], server: int | None = None) -> float:
    """Return the CPU seconds of a command with all processes it started, and of the server while it ran."""
    before, served = getrusage(RUSAGE_CHILDREN), cpu_of(server) if server else 0.0
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    if done.returncode not in (0, 1):
        # 1: some of the documents are damaged on purpose, and were refused.
        raise SystemExit(f"{' '.join(command)}: {done.stderr}")
    after = getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used + (cpu_of(server) - served if server else 0.0)
