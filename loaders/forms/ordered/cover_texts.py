"""The texts of a cover before they are given to its labels: running values parted, page numbers left out.

- values of several labels in one text: 「5 税に関する事務 灯坂市は、…宣言する。 灯坂市長 令和2年3月29日」
- the numbers that a viewer puts before each page: 「1 特定個人情報保護評価書（…）」 … 「2 項目一覧」
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from konkyo.law.variants import unified
from konkyo.loaders.forms.cover_kinds import BODY, DATE, DECLARATION, LOST, NUMBER, REMARKS, TITLE, looks_like, may_be
from konkyo.loaders.forms.furniture import STAMP, TITLE_OF_FORM
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell

_DAY = r"(?:平成|令和)\s?[\d０-９元]{1,2}\s?年\s?[\d０-９]{1,2}\s?月\s?[\d０-９]{1,2}\s?日"
_END = r"宣言(?:する|します|いたします|致します)。?|項目評価書(?:[(（]素?案[)）])?"
_WORD = re.compile(rf"{_DAY}|(?:(?!{_DAY})\S)*?(?:{_END})|(?:(?!{_DAY})\S)+")
_HOLDER = re.compile(r"(?:[都道府県市区町村]長|知事|大臣|管理者|理事長|連合長)$")
_NOTHING = re.compile(r"(?:特に)?[な無]し。?")
_VERSION = re.compile(
    r"(?:\s*(?:基礎|重点|全)項目評価書)?(?:\s*[(（]\s*素?\s?案\s*[)）]|\s*【[^【】]*】)*(?!\S)"
)  # 「税に関する事務 基礎項目評価書（案）」
_LONGEST = {TITLE: 6, BODY: 4, DATE: 8}  # words
_FEWEST_VALUES = 2
_HALF_NAME = re.compile(r"[一-鿿々ヶぁ-んァ-ヶー\s]{2,20}")
_FIRST_TEXTS = 12
_CONTENTS = "項目一覧"
_FIRST_PAGE = re.compile(r"1\s+(?=[\d０-９]{1,8}\s)")
_SECOND_PAGE = re.compile(r"(?:^|\s+)2\s*$")

_Piece = tuple[str, int, int]
"""Meaning ("" for an unknown text), first word, word behind the last."""


def parted(cell: Cell, labels: Sequence[str]) -> list[Cell]:
    """Return the values that stand one behind the other in ``cell``; the cell itself where it holds no two values.

    ``labels``: what the labels beside it ask for; none where no label stands there.
    """
    wanted = {kind for kind in (NUMBER, TITLE, BODY, DATE) if kind in labels or not labels}
    words = list(_WORD.finditer(cell.text))
    pieces = _pieces(cell.text, words, wanted)
    values = [kind for kind, _, _ in pieces if kind in wanted]
    declared = any(kind == DECLARATION for kind, _, _ in pieces)
    if len(values) + declared < _FEWEST_VALUES or len(set(values)) < len(values):
        return [cell]
    return [_part(cell, words[first].start(), words[end - 1].end()) for _, first, end in pieces]


def _pieces(text: str, words: Sequence[re.Match[str]], wanted: set[str]) -> list[_Piece]:
    found: list[_Piece] = []
    at = 0
    while at < len(words):
        kind, end = _value_at(text, words, at, wanted)
        if not kind and found and not found[-1][0]:
            found[-1] = ("", found[-1][1], end)
        else:
            found.append((kind, at, end))
        at = end
    return found


def _value_at(text: str, words: Sequence[re.Match[str]], at: int, wanted: set[str]) -> tuple[str, int]:
    """Return what stands from a word on, and the word behind it; "" and the next word where it is no value."""

    def upto(end: int) -> str:
        return text[words[at].start() : words[end - 1].end()]

    def ends(meaning: str) -> list[int]:
        last = min(len(words), at + _LONGEST[meaning]) if meaning in wanted else at
        return [end for end in range(at + 1, last + 1) if looks_like(meaning, upto(end))]

    first = fold_label(upto(at + 1))
    if dates := ends(DATE):
        return DATE, dates[-1]
    if NUMBER in wanted and looks_like(NUMBER, first):
        return NUMBER, at + 1
    if looks_like(REMARKS, first) or is_nothing(first):
        return REMARKS, at + 1
    dated = next((end for end in range(at + 1, len(words)) if looks_like(DATE, words[end][0])), len(words))
    bodies = [end for end in ends(BODY) if end <= dated]
    if titles := [] if bodies and _HOLDER.search(first) else ends(TITLE):
        version = _VERSION.match(text, words[titles[0] - 1].end())
        last = version.end() if version else 0
        return TITLE, max([titles[0], *(end for end in range(at + 1, len(words) + 1) if words[end - 1].end() <= last)])
    if bodies:
        return BODY, bodies[-1]
    for end in range(at + 1, len(words) + 1):
        last_word = fold_label(words[end - 1][0])
        if len(last_word) > 1 and looks_like(DECLARATION, last_word):
            return DECLARATION, end
    return "", at + 1


def _part(cell: Cell, start: int, end: int) -> Cell:
    at = cell.at.model_copy(update={"start": cell.at.start + start})
    return replace(cell, text=cell.text[start:end], at=at)


def without_page_numbers(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a cover without the numbers of pages: 「1」 before the form's title, 「2」 behind the cover.

    「1 5 税に関する事務 …」 is page 1 of evaluation 5 if 「2」 follows.
    """
    kept = list(cells)
    alone = {n for n, (cell, after) in enumerate(pairwise(kept)) if cell.text.strip() == "1" and is_heading(after)}
    first = {n: found for n, cell in enumerate(kept) if (found := _FIRST_PAGE.match(cell.text))}
    ends = [n for n, cell in enumerate(kept) if n and _CONTENTS in cell.text] or [len(kept)]
    second = _SECOND_PAGE.search(kept[ends[0] - 1].text) if kept else None
    if second and not alone and not first:
        # Values may stand before the form's title: 「1⏎A-01⏎税に関する事務 …」.
        alone = {n for n, cell in enumerate(kept[:_FIRST_TEXTS]) if cell.text.strip() == "1"}
    if second and (alone or first):
        last = kept[ends[0] - 1]
        kept[ends[0] - 1] = _part(last, 0, second.start())
        for place, found in first.items():
            kept[place] = _part(kept[place], found.end(), len(kept[place].text))
    return [cell for place, cell in enumerate(kept) if place not in alone and cell.text]


def name_lines(texts: Sequence[Cell]) -> list[Cell]:
    """Return the first cells that print the name of a body, which may take two lines."""
    first, second = texts[0], next(iter(texts[1:]), None)
    follows = (
        second is not None and may_be(BODY, second.text) and not is_heading(second) and not LOST.fullmatch(second.text)
    )
    return [first, second] if follows and second else [first]


def with_half_before(body: Cell, texts: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a body's name, the first line of which may stand before the one that ends as names do."""
    place = next((n for n, cell in enumerate(texts) if cell is body), 0)
    before = texts[place - 1] if place else None
    half = before is not None and _HALF_NAME.fullmatch(before.text.strip()) and not is_nothing(before.text)
    whole = f"{before.text}{body.text}" if before and half else ""
    return [before, body] if before and looks_like(BODY, whole) else [body]


def is_nothing(text: str) -> bool:
    """Tell whether ``text`` says that there is nothing to say: 「なし」."""
    return bool(_NOTHING.fullmatch(fold_label(text)))


def is_heading(cell: Cell) -> bool:
    """Tell whether a text is the form's own title or stamp."""
    text = unified(cell.text)
    return bool(TITLE_OF_FORM.search(text) or STAMP.search(text)) or fold_label(text).startswith("特定個人情報保護評価")
