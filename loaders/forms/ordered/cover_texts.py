"""The texts of a cover before they are given to its labels: running values parted, page numbers left out.

- values of several labels in one text: 「5 税に関する事務 灯坂市は、…宣言する。 灯坂市長 令和2年3月29日」
- the numbers that a viewer puts before each page: 「1 特定個人情報保護評価書（…）」 … 「2 項目一覧」
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from konkyo.law.variants import unified
from konkyo.loaders.forms.cover_kinds import (
    APPROVED,
    BODY,
    DATE,
    DECLARATION,
    LOST,
    NUMBER,
    REMARKS,
    TITLE,
    looks_like,
    may_be,
)
from konkyo.loaders.forms.furniture import PAGE_NUMBER, STAMP, TITLE_OF_FORM
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
_PAGE_BEHIND = re.compile(rf"(?<=\S)\s+(?:{PAGE_NUMBER.pattern})\s*$")  # 「税に関する事務 基礎項目評価書 1 ページ」
_FIRST_PAGE = re.compile(r"1\s+(?=[\d０-９]{1,8}\s)")
_SECOND_PAGE = re.compile(r"(?:^|\s+)2\s*$")

_Piece = tuple[str, int, int]
"""Meaning ("" for an unknown text), first word, word behind the last."""


def parted(cell: Cell, labels: Sequence[str]) -> list[Cell]:
    """Return the values that stand one behind the other in ``cell``; the cell itself where it holds no two values.

    ``labels``: what the labels beside it ask for; none where no label stands there.
    """
    wanted = {kind for kind in (NUMBER, TITLE, BODY, DATE) if kind in labels or not labels}
    words = _Words(cell.text, wanted)
    pieces = words.pieces()
    values = [kind for kind, _, _ in pieces if kind in wanted]
    declared = any(kind == DECLARATION for kind, _, _ in pieces)
    days = 2 if APPROVED in labels else 1
    doubled = any(values.count(kind) > (days if kind == DATE else 1) for kind in set(values))
    if len(values) + declared < _FEWEST_VALUES or doubled:
        return [cell]
    return [_part(cell, *words.span(first, end)) for _, first, end in pieces]


class _Words:
    """The words of a text, and the values of ``wanted`` kinds that begin with one of them."""

    def __init__(self, text: str, wanted: set[str]) -> None:
        self._text, self._wanted = text, wanted
        self._found = list(_WORD.finditer(text))

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return where the words from ``first`` to before ``end`` stand in the text."""
        return self._found[first].start(), self._found[end - 1].end()

    def pieces(self) -> list[_Piece]:
        """Return the values in order, and what stands between them as one piece each."""
        pieces: list[_Piece] = []
        at = 0
        while at < len(self._found):
            kind, end = self._short(at) or self._name(at) or self._declaration(at) or ("", at + 1)
            if not kind and pieces and not pieces[-1][0]:
                pieces[-1] = ("", pieces[-1][1], end)
            else:
                pieces.append((kind, at, end))
            at = end
        return pieces

    def _upto(self, first: int, end: int) -> str:
        return self._text[slice(*self.span(first, end))]

    def _ends(self, meaning: str, at: int) -> list[int]:
        last = min(len(self._found), at + _LONGEST[meaning]) if meaning in self._wanted else at
        return [end for end in range(at + 1, last + 1) if looks_like(meaning, self._upto(at, end))]

    def _short(self, at: int) -> tuple[str, int] | None:
        """Return the date, the number or the 「なし」 that begins with a word, and the word behind it."""
        word = self._found[at][0]
        if dates := self._ends(DATE, at):
            return DATE, dates[-1]
        if NUMBER in self._wanted and looks_like(NUMBER, word):
            return NUMBER, at + 1
        return (REMARKS, at + 1) if looks_like(REMARKS, word) or is_nothing(word) else None

    def _name(self, at: int) -> tuple[str, int] | None:
        """Return the title or the body that begins with a word, and the word behind it."""
        later = range(at + 1, len(self._found))
        dated = next((end for end in later if looks_like(DATE, self._found[end][0])), len(self._found))
        bodies = [end for end in self._ends(BODY, at) if end <= dated]
        if bodies and _HOLDER.search(fold_label(self._found[at][0])):
            return BODY, bodies[-1]
        if titles := self._ends(TITLE, at):
            version = _VERSION.match(self._text, self._found[titles[0] - 1].end())
            last = version.end() if version else 0
            return TITLE, max([titles[0], *(place + 1 for place in later if self._found[place].end() <= last)])
        return (BODY, bodies[-1]) if bodies else None

    def _declaration(self, at: int) -> tuple[str, int] | None:
        for end in range(at + 1, len(self._found) + 1):
            word = fold_label(self._found[end - 1][0])
            if len(word) > 1 and looks_like(DECLARATION, word):
                return DECLARATION, end
        return None


def _part(cell: Cell, start: int, end: int) -> Cell:
    at = cell.at.model_copy(update={"start": cell.at.start + start})
    return replace(cell, text=cell.text[start:end], at=at)


def without_page_numbers(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a cover without the numbers of pages: 「1」 before the form's title, 「2」 behind the cover.

    「1 5 税に関する事務 …」 is page 1 of evaluation 5 if 「2」 follows.
    """
    kept = [_part(cell, 0, found.start()) if (found := _PAGE_BEHIND.search(cell.text)) else cell for cell in cells]
    last = next((n for n, cell in enumerate(kept) if n and _CONTENTS in cell.text), len(kept)) - 1
    second = _SECOND_PAGE.search(kept[last].text) if kept else None
    first, alone = _numbers_of_first_page(kept, turned=second is not None)
    if second and (alone or first):
        kept[last] = _part(kept[last], 0, second.start())
        kept = [_part(cell, first.get(n, 0), len(cell.text)) for n, cell in enumerate(kept)]
    return [cell for place, cell in enumerate(kept) if place not in alone and cell.text]


def _numbers_of_first_page(cells: Sequence[Cell], *, turned: bool) -> tuple[dict[int, int], set[int]]:
    """Return where the number of the first page may end, by cell, and the cells that are nothing else.

    ``turned``: the number of the second page stands behind the cover.
    """
    ones = [n for n, cell in enumerate(cells[:_FIRST_TEXTS]) if cell.text.strip() == "1"]
    alone = {n for n, (cell, after) in enumerate(pairwise(cells)) if cell.text.strip() == "1" and is_heading(after)}
    first = {n: found.end() for n, cell in enumerate(cells) if (found := _FIRST_PAGE.match(cell.text))}
    # Values may stand before the form's title: 「1⏎A-01⏎税に関する事務 …」.
    return first, alone or (set(ones) if turned and not first else set())


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


def behind_sentence(cell: Cell) -> Iterator[Cell]:
    """Yield the words behind the last sentence of a cell: 「…を宣言します。 令和3年11月8日 若鮎市長」."""
    sentences, stop, tail = cell.text.rpartition("。")
    if stop and sentences:
        for word in tail.split():
            yield replace(cell, text=word)


def is_nothing(text: str) -> bool:
    """Tell whether ``text`` says that there is nothing to say: 「なし」."""
    return bool(_NOTHING.fullmatch(fold_label(text)))


def is_heading(cell: Cell) -> bool:
    """Tell whether a text is the form's own title or stamp."""
    text = unified(cell.text)
    return bool(TITLE_OF_FORM.search(text) or STAMP.search(text)) or fold_label(text).startswith("特定個人情報保護評価")
