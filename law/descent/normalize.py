"""Normalizes texts for comparison: references are masked, because every renumbering changes them."""

import re
from functools import lru_cache

from konkyo.law.numerals import KANJI
from konkyo.law.table_cells import outside

_K = f"[{KANJI}]+"
REFERENCE = re.compile(
    rf"別表(?:第{_K})?(?:の?{_K}(?:の{_K})*の項)?"  # 別表第二, 別表第一の二の項
    rf"|(?:第{_K}[編章節款条項号](?:の{_K}(?![{KANJI}年月日]))*|[前次同各][二三四五六七八九十]?[編章節款条項号])+"
)
"""One reference to a provision, up to its last number: 第十九条第七号, 前項."""

_LAW_NUMBER = re.compile(r"（(?:明治|大正|昭和|平成|令和)[^（）年]{1,4}年[^（）第]{1,30}第[^（）号]{1,12}号[^（）]*）")
_DELEGATED = re.compile(r"であって[^、。（）]{1,12}で定めるもの")


# The same provisions stand in the texts of many days.
@lru_cache(maxsize=8192)
def mask_references(text: str) -> str:
    """Return ``text`` with one sign for each reference, and without law numbers in brackets."""
    return REFERENCE.sub("◆", _LAW_NUMBER.sub("", text))


@lru_cache(maxsize=4096)
def comparable_work(text: str) -> str:
    """Return the 事務 of a row without what does not distinguish it from others.

    References are masked. Brackets that define a word are removed, because they stand where the word occurs first, and
    that changes with the rows. Removed are also the clause that leaves details to an order
    (であって主務省令で定めるもの), and 「に関する事務」, in which every 事務 ends.
    """
    comparable = outside(mask_references(text), lambda bracket: "" if "以下" in bracket else bracket)
    return _DELEGATED.sub("", comparable).removesuffix("に関する事務")
