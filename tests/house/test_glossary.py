"""docs/glossary.md explains every name of the graph, and gives each term one meaning."""

import re
from collections import Counter

import pytest
from repository import ROOT

from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES
from konkyo.law.timeline import Status

GLOSSARY = ROOT / "docs" / "glossary.md"


def rows() -> list[tuple[str, ...]]:
    """The rows of its tables: Japanese, English, meaning in Japanese, meaning in English."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] not in ("日本語", "---")]


ROWS = rows()
NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[1])]


@pytest.mark.parametrize("name", [*NODE_TYPES, *EDGE_TYPES, *map(str, Status)])
def test_names_of_the_graph_are_explained(name: str) -> None:
    assert NAMES.count(name) == 1, f"explain {name} in one row of docs/glossary.md"


def test_a_term_has_one_meaning() -> None:
    japanese = Counter(row[0] for row in ROWS)
    english = Counter(row[1] for row in ROWS)
    assert [term for terms in (japanese, english, Counter(NAMES)) for term, count in terms.items() if count > 1] == []


def test_every_term_is_explained_in_both_languages() -> None:
    assert [row for row in ROWS if len(row) != 4 or not all(row)] == []
