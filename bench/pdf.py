"""Measure how long reading a PDF of 100 pages takes, compared with the PDF library alone extracting its words.

Run: python bench/pdf.py [PAGES]. Chromium prints the PDF from an example document, repeated to fill the pages. Each
figure is the best of three runs in this process. "words" is the library: it opens the file and extracts the words of
each page. "pages" is the reader, up to rows and cells. "record" is everything, up to the evaluation record.
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
"""The time that konkyo may take, as a multiple of "words"."""


def words(data: bytes) -> None:
    """Extract the words of every page with the library alone."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_words()
            page.close()


def least(work: Callable[[], object]) -> float:
    """Return the least seconds that ``work`` takes."""
    took = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        took.append(time.perf_counter() - started)
    return min(took)


def document(pages: int) -> bytes:
    """Return a PDF of at least ``pages`` pages, made of repetitions of the example."""
    sheets = printed.sheets(EXAMPLE.read_text("utf-8"))
    with chromium() as browser:
        once = read_pdf(printed.pdf(browser, sheets))
        return printed.pdf(browser, sheets * -(-pages // len(once.pages)))


def main() -> None:
    """Measure and print a table. The exit code is 1 where reading takes longer than ``LIMIT`` allows."""
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
