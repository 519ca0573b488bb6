"""Every recipe of docs/cookbook.md answers over the real documents what it prints; the Japanese page has the same."""

from pathlib import Path

import cookbook
import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE

RECIPES = list(cookbook.recipes(cookbook.PAGE.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def store(built: Path):
    with EmbeddedStore(built / STORE) as opened:
        yield opened


def test_every_recipe_of_the_page_is_found() -> None:
    assert len(RECIPES) == cookbook.PAGE.read_text(encoding="utf-8").count("```cypher") >= 20


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_answers_what_is_printed(store: EmbeddedStore, recipe: cookbook.Recipe) -> None:
    rows = store.read(recipe.cypher)
    assert rows, "a recipe that finds nothing teaches nothing"
    hint = "if the new rows are right: python tests/queries/cookbook.py FOLDER"
    assert (cookbook.printed(rows), cookbook.counted(rows)) == (recipe.rows, recipe.count), hint


def test_the_japanese_page_has_the_same_recipes() -> None:
    japanese = cookbook.recipes(cookbook.PAGES["行"].read_text(encoding="utf-8"))
    assert [(one.cypher, one.rows, one.count.replace("行", "rows")) for one in japanese] == [
        (one.cypher, one.rows, one.count) for one in RECIPES
    ]
