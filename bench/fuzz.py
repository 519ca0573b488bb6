"""Read many files with something wrong in them: each must give a record or a clear error, within time and memory.

Run: python bench/fuzz.py [--inputs N] [--seed N] [--from FOLDER] [--into FOLDER] [--processes N]

Drawn documents in every format are changed (``mutated``), and so are the files of ``--from``; every tenth input is a
text for the grammar of citations alone. What ends otherwise (a crash: any other exception; held: more than 10 seconds
of CPU; memory: more than 1 GiB; died: its process is gone) is told with its seed and kept in ``--into``; the exit code
is then 1. The same seed draws the same inputs, so that a found one can be made again: ``--seed`` and ``--inputs 1``.
"""

import argparse
import io
import multiprocessing
import os
import re
import signal
import sys
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import FrameType

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "forms"), str(ROOT / "tests" / "readers"), str(ROOT / "tests")]

from batches import drawn  # noqa: E402
from files import word_file, workbook  # noqa: E402
from mutated import mutated, packed, parts_of, wrong_text  # noqa: E402
from pdf_pages import pdf, words  # noqa: E402
from render import FORMATS, render  # noqa: E402

from konkyo import find_citations  # noqa: E402
from konkyo.i18n import KonkyoError  # noqa: E402
from konkyo.loaders import limits  # noqa: E402
from konkyo.loaders.build.reading_limits import limit_memory  # noqa: E402
from konkyo.loaders.facts import facts  # noqa: E402
from konkyo.loaders.read_document import SUFFIXES, pages_of, read_pages  # noqa: E402

SECONDS = 10
MEGABYTES = 1024
_AT_ONCE = 500
BAD = ("crash", "held", "memory", "died")
DRAWN = 3
LAWFUL = "番号法第19条第8号（別表第二の27の項）、同法第9条第1項及び灯坂市個人番号利用条例（平成27年条例第40号）第3条"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.]+Z")


@dataclass(frozen=True)
class Outcome:
    """How reading one input ended; ``told`` is the traceback of a crash."""

    seed: int
    suffix: str
    how: str
    told: str = ""


class _HeldError(BaseException):
    """No Exception, because libraries catch those."""


@cache
def originals(folder: Path | None) -> tuple[tuple[str, bytes], ...]:
    """Return (suffix, bytes) of the whole files that inputs are made of."""
    made = [(f".{name}", render(record, style, name)) for record, style in drawn(DRAWN) for name in FORMATS]
    made += [(".xlsx", workbook()), (".docx", word_file()), (".pdf", pdf(words("3", 20, 200), objects=("<< >>",)))]
    given = () if folder is None else sorted(folder.rglob("*"))
    made = [(suffix, _timeless(data)) for suffix, data in made]
    return (*made, *((one.suffix, one.read_bytes()) for one in given if one.suffix.lower() in SUFFIXES))


def _timeless(data: bytes) -> bytes:
    """Return a package without the moment at which it was made, so that it is the same in each run."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data
    return packed({name: _MOMENT.sub(b"2026-01-01T00:00:00Z", part) for name, part in parts_of(data).items()})


def made(seed: int, folder: Path | None) -> tuple[str, bytes]:
    """Return (suffix, bytes) of the input of this ``seed``; the suffix is empty for a text of citations."""
    random = Random(seed)
    if seed % 10 == 0:
        text = LAWFUL
        for _ in range(random.randint(1, 8)):
            text = wrong_text(text, random)
        return "", text.encode("utf-8", "surrogatepass")
    suffix, data = random.choice(originals(folder))
    return suffix, mutated(data, random)


def outcome(seed: int, folder: Path | None) -> Outcome:
    """Read the input of ``seed`` up to its facts, and tell how that ended."""
    suffix, data = made(seed, folder)
    signal.signal(signal.SIGPROF, _held)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        if not suffix:
            find_citations(data.decode("utf-8", "surrogatepass"))
            return Outcome(seed, suffix, "citations")
        record = read_pages(pages_of(data, suffix))
        facts(record)
        record.model_dump_json()
        return Outcome(seed, suffix, "record")
    except KonkyoError:
        return Outcome(seed, suffix, "error")
    except _HeldError:
        return Outcome(seed, suffix, "held", traceback.format_exc())
    except MemoryError:
        return Outcome(seed, suffix, "memory")
    except Exception:
        return Outcome(seed, suffix, "crash", traceback.format_exc())
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def outcomes(first: int, count: int, folder: Path | None, processes: int) -> Iterator[Outcome]:
    """Yield how each of ``count`` inputs ended, read in ``processes`` of their own."""
    # Made before the processes are, so that all have them.
    originals(folder)
    context = multiprocessing.get_context("fork")
    seeds = range(first, first + count)
    for start in range(0, count, _AT_ONCE):
        some = seeds[start : start + _AT_ONCE]
        with ProcessPoolExecutor(processes, context, limit_memory) as pool:
            reading = {pool.submit(outcome, seed, folder): seed for seed in some}
            for done in as_completed(reading):
                yield _died(reading[done], folder) if done.exception() else done.result()


def _died(seed: int, folder: Path | None) -> Outcome:
    """Tell of an input that was being read, or waited, when a process died: each is to be tried alone."""
    return Outcome(seed, made(seed, folder)[0], "died")


def _held(number: int, frame: FrameType | None) -> None:
    raise _HeldError


def main() -> None:
    """Read the inputs, print what ended badly at once and the counts last."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=2_000, metavar="N")
    options.add_argument("--seed", type=int, default=1, metavar="N", help="the first seed")
    options.add_argument("--from", dest="folder", type=Path, metavar="FOLDER")
    options.add_argument("--into", type=Path, metavar="FOLDER")
    options.add_argument("--processes", type=int, default=2, metavar="N")
    chosen = options.parse_args()
    os.environ[limits.MEGABYTES.variable] = str(MEGABYTES)
    counts: Counter[tuple[str, str]] = Counter()
    for one in outcomes(chosen.seed, chosen.inputs, chosen.folder, chosen.processes):
        counts[one.suffix or "citations", one.how] += 1
        if one.how in BAD:
            sys.stderr.write(f"seed {one.seed} ({one.suffix or 'citations'}): {one.how}\n{one.told}\n")
            if chosen.into:
                chosen.into.mkdir(parents=True, exist_ok=True)
                (chosen.into / f"{one.seed}{one.suffix or '.txt'}").write_bytes(made(one.seed, chosen.folder)[1])
    for (suffix, how), count in sorted(counts.items()):
        print(f"{suffix}\t{how}\t{count}")
    if any(how in BAD for _, how in counts):
        sys.exit(1)


if __name__ == "__main__":
    main()
