"""The citations of two real documents, against what was read from them by eye."""

import json
import re
from pathlib import Path

import pytest

from konkyo.law import DocumentNames, find, read_passage

KEYS = ("law", "article", "paragraph", "item", "table", "row")
CHANGE_LOG = re.compile(r"^.*変更日.*$", re.MULTILINE)


def read_document(seeds: Path, number: str) -> tuple[set[tuple[str | None, ...]], set[tuple[str | None, ...]]]:
    """Return the citations before and in the change log, reading cell by cell as a loader would."""
    (path,) = seeds.glob(f"{number}_*.txt")
    text = re.sub(r"<[^>]{0,60}>", "\n", path.read_text(encoding="utf-8-sig"))
    parts: list[set[tuple[str | None, ...]]] = []
    context = DocumentNames()
    for part in CHANGE_LOG.split(text, maxsplit=1):
        found = set()
        for cell in re.split(r"\t|\n(?!\s*\S{0,12}\n)", part):
            reading = read_passage(cell, context)
            context = reading.context
            found |= {tuple(getattr(one, key) for key in KEYS) for one in reading.citations}
        parts.append(found)
    return parts[0], parts[1]


def keys(citations: list[dict[str, str | None]]) -> list[tuple[str | None, ...]]:
    return [tuple(one[key] for key in KEYS) for one in citations]


@pytest.mark.parametrize("number", ["002", "003"])
def test_citations_are_those_read_by_eye(seeds: Path, gold: Path, number: str) -> None:
    facts = json.loads((gold / f"{number}.json").read_text(encoding="utf-8"))
    body, log = read_document(seeds, number)
    assert body == set(keys(facts["citations"]))
    sides = ("before_citations", "after_citations")
    assert log == {key for change in facts["changes"] for side in sides for key in keys(change[side])}


@pytest.mark.parametrize("number", ["002", "003"])
def test_legal_bases_are_those_read_by_eye(gold: Path, number: str) -> None:
    facts = json.loads((gold / f"{number}.json").read_text(encoding="utf-8"))
    bases = [flow for flow in facts["flows"] if flow.get("legal_basis_text")]
    assert bases
    for flow in bases:
        found = [tuple(getattr(one, key) for key in KEYS) for one in find(flow["legal_basis_text"])]
        assert found == keys(flow["legal_basis"])


ROWS_OF_001 = (
    "1 2 3 5 7 11 13 15 20 28 37 39 48 53 57 58 59 63 65 66 69 73 75 76 81 83 84 86 87 91 92 96 106 108 110 112 115 "
    "118 124 129 130 132 136 137 138 141 142 144 149 150 151 152 155 156 158 160 163 164 165 166"
)
ROWS_OF_000 = (
    "1 2 3 4 6 8 9 11 16 18 20 23 27 30 31 34 35 37 38 39 40 42 48 53 54 57 58 59 61 62 66 67 70 74 77 80 84 85の2 89 "
    "91 92 94 96 97 101 102 103 105 106 107 108 111 112 113 114 116 117 120"
)
ARTICLES_OF_000 = (
    "1 2 3 4 6 7 8 10 12 13 14 16 20 22 22の3 22の4 23 24 24の2 24の3 25 26の3 27 28 31 31の2 31の3 32 33 37 38 39 40 "
    "41 43 43の3 43の4 44の2 45 47 48 49 49の2 50 51 53 55 56 57 58 59 59の2 59の3"
)


def lines(seeds: Path, number: str, beginning: str, count: int) -> str:
    """Return ``count`` lines of a document from the first that begins with ``beginning``, tags removed."""
    (path,) = seeds.glob(f"{number}_*.txt")
    whole = path.read_text(encoding="utf-8-sig").splitlines()
    first = next(place for place, line in enumerate(whole) if re.sub(r"<[^>]{0,60}>", "", line).startswith(beginning))
    return re.sub(r"<[^>]{0,60}>", "\n", "\n".join(whole[first : first + count]))


def test_a_list_of_rows_with_mixed_commas_broken_over_lines(seeds: Path) -> None:
    found = find(lines(seeds, "001", "・番号法第19条第8号", 14))
    assert (found[0].law, found[0].article, found[0].item) == ("番号法", "19", "8")
    assert [one.row for one in found[1:]] == ROWS_OF_001.split()
    assert {(one.law, one.table) for one in found[1:]} == {("利用特定個人情報提供命令", "第2条の表")}


def test_rows_and_articles_far_behind_the_names_they_belong_to(seeds: Path) -> None:
    found = find(lines(seeds, "000", "②法令上の根拠\t番号法第19条第8号", 1))
    assert [one.row for one in found if one.table == "別表第二"] == ROWS_OF_000.split()
    articles = [one.article for one in found if one.law == "番号法別表第二主務省令"]
    assert articles == ARTICLES_OF_000.split()
    assert {one.law for one in found} == {"番号法", "番号法別表第二主務省令"}


def test_articles_under_the_heading_of_their_law(seeds: Path) -> None:
    by_law: dict[str | None, list[str | None]] = {}
    for one in find(lines(seeds, "001", "１．行政手続における", 18)):
        by_law.setdefault(one.law, []).append(one.article)
    assert by_law == {
        "番号法": ["7", "16", "17"],
        "住民基本台帳法": ["5", "6", "7", "8", "12", "12の4", "14", "24の2", "30の6", "30の10", "30の12"],
    }
