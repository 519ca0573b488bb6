"""Labels that a PDF tool prints twice in pieces, as bold letters are drawn twice.

「個人のプライバ 個人のプライバシー等の権利利 シー等の権利利益の保護の宣言 益の保護の宣言」: each letter of the
label stands there twice.
"""

import re
from dataclasses import replace
from functools import lru_cache

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell, Page, Pages, Row

_LETTERS = re.compile(r"[\W\d_①-⑳]")
_NUMERAL = re.compile(r"\s*(?:[①-⑳]|[\dⅠ-Ⅶ０-９]{1,2}\s*[.．、]?)\s*")
_SHORTEST, _LONGEST = 8, 140


def single(pages: Pages, edition: FormEdition) -> Pages:
    """Return ``pages`` with each label once that fills a cell twice, in pieces."""
    doubled = _doubled(edition)

    def cell(one: Cell) -> Cell:
        if not _SHORTEST <= len(one.text) <= _LONGEST or len(one.text.split()) < 2:
            return one
        name = doubled.get(_letters(one.text))
        if name is None:
            return one
        numeral = _NUMERAL.match(one.text)
        return replace(one, text=f"{numeral[0].strip() if numeral else ''}{name}")

    rows = (Page(page.number, tuple(Row(tuple(map(cell, row.cells))) for row in page.rows)) for page in pages.pages)
    return replace(pages, pages=tuple(rows))


@lru_cache(maxsize=16)
def _doubled(edition: FormEdition) -> dict[str, str]:
    return {_letters(label * 2): entries[0].name for label, entries in edition.by_label.items()}


def _letters(text: str) -> str:
    """Return the letters of ``text`` in the order of their codes."""
    return "".join(sorted(_LETTERS.sub("", fold_label(text))))
