"""Texts that need not be read: without certain characters no law is named and nothing cited."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo import law

NOTHING = law.CitationsRead([], [], [], law.DocumentNames())


@settings(deadline=None)  # the first text loads the tables of names
@given(st.text(alphabet="番号法⽅令条例則規程準件表第19条項、・号同前附の 　\n（以下「」という。）施行", max_size=40))
def test_a_text_that_may_not_cite_names_no_law(text: str) -> None:
    assert law.may_cite(text) or law.read_passage(text) == NOTHING


@pytest.mark.parametrize(
    ("text", "expected"),
    [(text, True) for text in ("番号法", "第9条", "27の項", "別表", "番号\uf9a8")]
    + [(text, False) for text in ("市民課", "2023年3月31日", "")],
)
def test_what_may_cite_is_told_by_its_characters(text: str, expected: bool) -> None:
    assert law.may_cite(text) is expected


def test_pieces_of_real_documents_that_may_not_cite_name_no_law(seeds: Path) -> None:
    text = "\t".join(path.read_text(encoding="utf-8-sig") for path in sorted(seeds.glob("*.txt")))
    skipped = [piece for piece in set(re.split(r"[\t\n、。]", text)) if not law.may_cite(piece)]
    assert len(skipped) > 1000
    assert [piece for piece in skipped if law.read_passage(piece) != NOTHING] == []
