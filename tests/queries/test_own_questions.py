"""The page about one's own questions: its example is a question that has an answer and a map."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.store import STORE
from konkyo.queries.answer import answer
from konkyo.queries.binding import values
from konkyo.queries.columns import COLUMNS, technical
from konkyo.queries.question import GROUPS, OWN, Question, QuestionFileError
from konkyo.queries.question_file import parse_question
from konkyo.queries.unknown_names import unknown_names

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "own-questions.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def store(built: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(built / STORE) as opened:
        yield opened


@pytest.fixture(scope="module")
def example() -> Question:
    text, *_ = re.findall(r"```cypher\n(.*?)```", PAGE, re.S)
    (name,) = re.findall(r"`my-questions/(\w+\.cypher)`", PAGE)
    return parse_question(text, name)


def test_the_example_is_asked_and_drawn(store: EmbeddedStore, example: Question) -> None:
    assert f"konkyo ask {example.id} --explain" in PAGE
    assert unknown_names(example.cypher) == []
    for names in (["band"], ["band", "body"]):
        given = {each.name: each.example for each in example.parameters if each.name in names}
        answered = answer(store, example, given)
        assert answered.rows
        assert answered.arrows()
        assert {row["band"] for row in answered.rows} == {given["band"]}
    assert example.parameters[0].example in values(store, example, "band")


def test_the_example_of_a_walk_is_walked(store: EmbeddedStore) -> None:
    _, text, _ = re.findall(r"```cypher\n(.*?)```", PAGE, re.S)
    walk = parse_question(text, "reach.cypher")
    assert unknown_names(walk.cypher) == []
    name = walk.parameters[0].example
    assert {row["step"] for row in answer(store, walk, {"name": name, "steps": 1}).rows} <= {1}
    assert answer(store, walk, {"name": name, "through_shared": "yes"}).rows


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("walk: forwards", "walk: sideways", "sideways"),
        ("walk: forwards", "walk: between", "origin"),
        ("// walk: forwards\n", "", "found"),
    ],
)
def test_a_walk_that_cannot_be_walked_is_refused(old: str, new: str, told: str) -> None:
    _, text, _ = re.findall(r"```cypher\n(.*?)```", PAGE, re.S)
    with pytest.raises(QuestionFileError, match=told):
        parse_question(text.replace(old, new), "reach.cypher")


def test_the_example_for_contributors_is_a_question_of_ours(fictional: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "contributing.md").read_text(encoding="utf-8")
    (text,) = re.findall(r"```cypher\n(.*?)```", page, re.S)
    asked = parse_question(text, "departments.cypher", ours=True)
    assert asked.group in set(GROUPS) - {OWN}
    assert all((asked.ask.ja, asked.ask.en, asked.not_meant.ja, asked.not_meant.en))
    assert {column for column in asked.columns if not technical(column)} <= set(COLUMNS), (
        "it needs no heading of its own"
    )
    with EmbeddedStore(fictional / STORE) as city:
        answered = answer(city, asked, {"body": asked.parameters[0].example})
    # tomosaka_juminzei_2022, II-2-⑥
    assert ("個人住民税ファイル", "税務部市民税課") in {(row["file"], row["department"]) for row in answered.rows}
    assert answered.arrows()


def test_the_page_names_every_group_and_only_labels_and_values_that_there_are() -> None:
    assert all(f"`{group}`" in PAGE for group in GROUPS if group != OWN)
    types = re.findall(r"`((?:name|value):[\w./]+)`", PAGE)
    assert len(types) >= 4
    for each in types:
        parse_question(
            f"// en: x\n// param: x {each} | x | x | x\nMATCH (n) WHERE n.key IN $x RETURN n.key AS key", "x.cypher"
        )
