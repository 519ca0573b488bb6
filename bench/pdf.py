"""How long a PDF of 100 pages takes to read, beside what the PDF library alone needs to extract its words.

Run: python bench/pdf.py [PAGES]. The PDF is printed by Chromium from an example document, repeated to so many pages;
every figure is the least of three runs in this process. "words" opens the file and extracts the words of each page and
nothing else; "pages" is the reader, up to rows and cells; "record" is all of it, up to the evaluation record.
"""

import io
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "loaders")]

import printed  # noqa: E402
from chromium import chromium  # noqa: E402

from konkyo.loaders.read_document import read_pages  # noqa: E402
from konkyo.loaders.readers.pdf import read_pdf  # noqa: E402

EXAMPLE = ROOT / "examples" / "tomosaka_juminzei_2022.txt"
RUNS = 3
LIMIT = 3.0
"""The reader may take less than so many times what the words alone take."""


def words(data: bytes) -> None:
    """What the library needs to give the words of every page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def least(work: Callable[[], object]) -> float:
    """The least seconds that ``work`` takes."""
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took)


def document(pages: int) -> bytes:
    """A PDF of at least ``pages`` pages: the example's sheets one after another."""
    sheets = printed.sheets(EXAMPLE.read_text("utf-8"))
    with chromium() as browser:
        once = read_pdf(printed.pdf(browser, sheets))
        return printed.pdf(browser, sheets * -(-pages // len(once.pages)))


def main() -> None:
    """Measure and print a table; the exit code is 1 where the reader is slower than it may be."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    data = document(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    read = read_pdf(data)
    base = least(lambda: words(data))
    print(f"{len(read.pages)} pages, {read.source.characters:,} characters, {len(data) / 1e6:.1f} MB")
    ratios = []
    for name, seconds in (
        ("words", base),
        ("pages", least(lambda: read_pdf(data))),
        ("record", least(lambda: read_pages(read_pdf(data)))),
    ):
        ratios.append(seconds / base)
        print(f"{name:8}{seconds:8.2f} s{ratios[-1]:8.2f}")
    sys.exit(max(ratios) >= LIMIT)


if __name__ == "__main__":
    main()
