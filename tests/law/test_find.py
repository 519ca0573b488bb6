"""The citations of short texts, rule by rule: tests/law/pairs/*.txt.

A line is ``text => expected``; ``\\n`` in the text is a line break. Expected is ``law:article-paragraph-item`` or
``law:table#row`` for each citation, then, where marks are tested, ``!`` with the codes of all marks.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from konkyo.law import Citation, find

PAIRS = Path(__file__).parent / "pairs"


def pairs() -> Iterator[pytest.param]:
    for path in sorted(PAIRS.glob("*.txt")):
        rule = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# "):
                rule = line[2:]
            elif line:
                text, expected = line.split(" =>", 1)
                yield pytest.param(text.replace("\\n", "\n"), expected.strip(), id=f"{path.stem}:{number} {rule}")


def written(citation: Citation) -> str:
    if citation.table:
        row = f"#{citation.row}" if citation.row else ""
        return f"{citation.law}:{citation.table}{row}"
    numbers = "-".join(number or "" for number in (citation.article, citation.paragraph, citation.item))
    return f"{citation.law}:{numbers.rstrip('-')}"


@pytest.mark.parametrize(("text", "expected"), list(pairs()))
def test_finds_what_the_text_cites(text: str, expected: str) -> None:
    provisions, *marks = re.split(r"\s*!", expected)
    found = find(text)
    assert " ".join(map(written, found)) == provisions
    if marks:
        assert sorted({mark.code for one in found for mark in one.marks}) == sorted(marks[0].split())
    for one in found:
        assert text[one.start : one.end] == one.quote


def test_there_are_three_hundred_pairs() -> None:
    assert len(list(pairs())) >= 300
