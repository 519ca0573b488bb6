"""Every recipe of docs/cookbook.md answers over the real documents what the page prints."""

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
