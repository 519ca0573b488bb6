"""Characters that look like another one count as that one in comparisons, and stay where they are printed."""

import unicodedata

import pytest

from konkyo.law import find
from konkyo.law.variants import VARIANTS, unified


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("第⼗九条第⼋号", "第十九条第八号"),
        ("⽇本年⾦機構", "日本年金機構"),
        ("市⺠課⻑", "市民課長"),
        ("⼾籍", "戸籍"),
        ("神⼾", "神戸"),
    ],
)
def test_a_variant_counts_as_the_character_it_looks_like(printed: str, meant: str) -> None:
    assert unified(printed) == meant


def test_every_place_stays_and_what_is_no_variant_stays_itself() -> None:
    printed = "".join(map(chr, VARIANTS))
    assert len(unified(printed)) == len(printed)
    assert unified("①Ⅱ㈱﨑髙") == "①Ⅱ㈱﨑髙"
    assert all(unicodedata.category(char) == "Lo" and unified(char) == char for char in VARIANTS.values())


def test_a_citation_in_variants_is_found_and_quoted_as_printed() -> None:
    text = "番号法第⼗九条第⼋号　別表第⼆の⼆⼗七の項"
    found = find(text)
    assert [(one.article, one.item, one.table, one.row) for one in found] == [
        ("19", "8", None, None),
        (None, None, "別表第二", "27"),
    ]
    assert all(text[one.start : one.end] == one.quote for one in found)
