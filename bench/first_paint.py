"""Measure how soon a map is painted: pages of 20, 300 and 2,000 flows in headless Chromium, opened from a file.

The last column is the ratio to the page of 20 flows, whose time is mostly that of vis-network.
Run: python bench/first_paint.py [times]
"""

import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "viz")]

from answers import many  # noqa: E402
from chromium import chromium  # noqa: E402

from konkyo.viz.flow_picture import flow_picture  # noqa: E402
from konkyo.viz.map_page import map_page  # noqa: E402

SIZES = (20, 300, 2_000)
PAINTED = """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime,
  performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd]"""
"""The first paint of anything, and the end of the scripts that draw the map, in ms from the start of loading."""


def main(times: int) -> None:
    medians: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for number in SIZES:
            file = Path(folder) / f"{number}.html"
            file.write_text(map_page(flow_picture(many(number)), "ja"), encoding="utf-8")
            found = []
            for _ in range(times):
                page = browser.new_page(viewport={"width": 1400, "height": 900})
                page.goto(file.as_uri())
                page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
                found.append(page.evaluate(PAINTED))
                page.close()
            medians[number] = tuple(statistics.median(column) for column in zip(*found, strict=True))
    print(f"{'flows':>6} {'first paint ms':>15} {'map drawn ms':>15} {'ratio':>6}")
    for number, (first, whole) in medians.items():
        print(f"{number:>6} {first:>15.0f} {whole:>13.0f} {whole / medians[SIZES[0]][1]:>6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
