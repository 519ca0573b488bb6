"""The pipeline reads in a document's texts what its parts read without spaCy."""

import re

import pytest

import konkyo
from konkyo import law
from konkyo.loaders.names.definitions import name_definitions
from konkyo.loaders.names.printed_names import listed_names
from konkyo.loaders.names.text_pipeline import read_citations, read_definitions, read_names

EXAMPLES = sorted(konkyo.EXAMPLES.glob("*.txt"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_passages_cite_what_the_law_package_reads(path) -> None:
    names, found = law.DocumentNames(), 0
    for text in re.split(r"[\t\n]", path.read_text(encoding="utf-8")):
        reading = read_citations(text, names)
        assert reading == law.read_passage(text, names)
        names, found = reading.context, found + len(reading.citations)
    assert found > 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_passages_define_what_their_text_defines(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read_definitions(text) == name_definitions(text)


@pytest.mark.parametrize("content", ["parties", "departments", "information", "systems", "system"])
def test_names_are_those_that_the_list_holds(content) -> None:
    short = {"機構": "地方公共団体情報システム機構"}
    for text in ("国税庁、機構", "市民課・各支所", "住民票関係情報", "ＬＧＷＡＮ ", "", "未定"):
        assert read_names(text, content, short) == listed_names(text, content, short)
