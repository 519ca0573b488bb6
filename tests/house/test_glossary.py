"""The glossary explains every name of the graph, and gives each term one meaning."""

import re
from collections import Counter

import pytest

from konkyo.explorer.glossary_page import glossary_rows
from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES
from konkyo.law.timeline import Status

ROWS = [(row.term.ja, row.term.en, row.meaning.ja, row.meaning.en) for row in glossary_rows()]
NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[1])]


@pytest.mark.parametrize("name", [*NODE_TYPES, *EDGE_TYPES, *map(str, Status)])
def test_names_of_the_graph_are_explained(name: str) -> None:
    assert NAMES.count(name) == 1, f"explain {name} in one row of explorer/glossary.csv"


def test_a_term_has_one_meaning() -> None:
    japanese = Counter(row[0] for row in ROWS)
    english = Counter(row[1] for row in ROWS)
    assert [term for terms in (japanese, english, Counter(NAMES)) for term, count in terms.items() if count > 1] == []


def test_every_term_is_explained_in_both_languages() -> None:
    assert [row for row in ROWS if not all(row)] == []
