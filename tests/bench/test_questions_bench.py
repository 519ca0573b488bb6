"""The kept figures of the bench of the questions. How long they take is no test."""

import pytest
from questions import KEPT, last_figures, table

from konkyo.queries.catalogue import catalogue


@pytest.mark.parametrize("documents", [100, 1_000])
@pytest.mark.parametrize("engine", ["embedded", "neo4j"])
def test_every_question_was_asked_and_answered(engine: str, documents: int) -> None:
    figures = [one for key, one in last_figures(KEPT).items() if key[2:] == (engine, documents)]
    assert {one["question"] for one in figures} >= set(catalogue())
    assert [one for one in figures if one["failed"]] == []


def test_the_table_has_a_row_for_each() -> None:
    rows = table(KEPT).splitlines()
    assert all(any(row.startswith(f"| {question} |") for row in rows) for question in catalogue())
