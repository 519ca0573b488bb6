"""docs/nlp.md: its examples run, and it names every component, group of spans and attribute."""

import doctest
import re
import tomllib
from pathlib import Path

from konkyo.law.spacy_component import SPAN_GROUPS
from konkyo.loaders.names import name_components, text_pipeline
from konkyo.loaders.names.printed_names import NAME_LABELS

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "nlp.md"
ENTRY_POINTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]


def test_its_examples_run() -> None:
    assert name_components  # registered, as installing konkyo does
    ran = doctest.testfile(str(PAGE), module_relative=False)
    assert (ran.failed, ran.attempted > 10) == (0, True)


def test_it_names_all_that_can_be_used() -> None:
    named = set(re.findall(r"(?<!`)`([^`\n]+)`(?!`)", PAGE.read_text(encoding="utf-8")))
    assert {*ENTRY_POINTS["spacy_factories"], *ENTRY_POINTS["spacy_tokenizers"]} <= named
    assert {*SPAN_GROUPS, "definitions", "names", *NAME_LABELS} <= named


def test_entry_points_name_what_the_pipeline_of_the_loaders_is_made_of() -> None:
    assert set(ENTRY_POINTS["spacy_factories"]) == set(text_pipeline.pipeline().pipe_names)
