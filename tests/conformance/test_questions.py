"""Every .cypher of the project and every recipe of the cookbook gives the same rows on both stores."""

import json
from collections import Counter
from typing import Any

import cookbook
import pytest
from asked import Both, cases

from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import ResultRow, Store
from konkyo.queries.answer import answer_bound, statement_parameters
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Question
from konkyo.queries.search_words import search

RECIPES = list(cookbook.recipes(cookbook.PAGE.read_text(encoding="utf-8")))


def multiset(rows: list[ResultRow], *, gathered: bool = False) -> Counter[str]:
    """The rows without their order; lists ``gathered`` for a module of ``postprocess`` have none either."""
    return Counter(
        _written({name: sorted(value, key=_written) if gathered and isinstance(value, list) else value
                  for name, value in row.items()})
        for row in rows
    )  # fmt: skip


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rows(store: Store, question: Question, bound: dict[str, Any]) -> list[ResultRow]:
    return [row for each in statement_parameters(store, question, bound) for row in store.read(question.cypher, each)]


def test_the_stores_hold_the_same(both: Both) -> None:
    one, other = networkx_graph(both.embedded), networkx_graph(both.neo4j)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.id)
def test_a_question_is_answered_alike(both: Both, question) -> None:
    for parameter in question.parameters:
        offered = [values(store, question.id, parameter.name) for store in (both.embedded, both.neo4j)]
        assert offered[0] == offered[1], parameter.name
    for bound in cases(both.embedded, question):
        one, other = (rows(store, question, bound) for store in (both.embedded, both.neo4j))
        gathered = question.postprocess is not None
        assert multiset(one, gathered=gathered) == multiset(other, gathered=gathered), bound
        if question.walk:
            stops = [answer_bound(store, question, bound).stops for store in (both.embedded, both.neo4j)]
            assert stops[0] == stops[1], bound


@pytest.mark.parametrize("words", ["地方税", "個人番号 システム", "税", "番号法19条7号", "eLTAX"])
def test_a_search_finds_the_same(both: Both, words: str) -> None:
    assert search(both.embedded, words, limit=None) == search(both.neo4j, words, limit=None)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_is_answered_alike(both: Both, recipe: cookbook.Recipe) -> None:
    assert multiset(both.embedded.read(recipe.cypher)) == multiset(both.neo4j.read(recipe.cypher))
