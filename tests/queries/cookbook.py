"""The recipes of docs/cookbook.md and cookbook.ja.md: what each asks, its Cypher, and the rows it prints.

``python tests/queries/cookbook.py FOLDER`` prints the rows anew from the folder into which the documents were built.
"""

import csv
import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE, ResultRow

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"rows": DOCS / "cookbook.md", "行": DOCS / "cookbook.ja.md"}
"""What the page calls rows → the page."""
PAGE = PAGES["rows"]
SHOWN = 5
_RECIPE = re.compile(
    r"^## (?P<title>.+?)\n.*?```cypher\n(?P<cypher>.+?)```\n\n```csv\n(?P<rows>.*?)```\n\n(?P<count>.+?)\n", re.S | re.M
)


@dataclass(frozen=True)
class Recipe:
    """One recipe as the page prints it."""

    title: str
    cypher: str
    rows: str
    count: str


def recipes(page: str) -> Iterator[Recipe]:
    """Every recipe of the page."""
    return (Recipe(*match.group("title", "cypher", "rows", "count")) for match in _RECIPE.finditer(page))


def printed(rows: list[ResultRow]) -> str:
    """The first rows as the page prints them."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(rows[0] if rows else ())
    table.writerows([_cell(value) for value in row.values()] for row in rows[:SHOWN])
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def counted(rows: list[ResultRow], name: str = "rows") -> str:
    """What stands below them; ``name`` is what the page calls them."""
    return f"{len(rows)} {name}"


def renewed(page: str, store: EmbeddedStore, name: str) -> str:
    """The page with the rows that ``store`` answers."""
    for recipe in recipes(page):
        rows = store.read(recipe.cypher)
        before = f"{recipe.cypher}```\n\n```csv\n{recipe.rows}```\n\n{recipe.count}\n"
        page = page.replace(before, f"{recipe.cypher}```\n\n```csv\n{printed(rows)}```\n\n{counted(rows, name)}\n")
    return page


if __name__ == "__main__":
    with EmbeddedStore(Path(sys.argv[1]) / STORE) as opened:
        for rows_called, file in PAGES.items():
            file.write_text(renewed(file.read_text(encoding="utf-8"), opened, rows_called), encoding="utf-8")
