"""Characters that print nothing, and letters in two pieces: the text of every cell is freed of them first.

Viewers and PDF tools put zero-width spaces into words, and macOS stores 「ガ」 as 「カ」 and a mark. Such text looks
like the printed one, so it is read as the printed one. The place of a cell in the source stays the same.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from konkyo.loaders.pages import Page, Pages, Row
from konkyo.loaders.record import Note

# Soft hyphen, zero-width characters, marks of direction, BOM, variation selectors.
_UNPRINTED = re.compile(
    "[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_IN_PIECES = re.compile("[^\\s][\u0300-\u036f\u3099\u309a]+")
_KANJI = "[\u3400-\u9fff\uf900-\ufaff々〆]"
_PAIR = re.compile(f"(?<={_KANJI})[ \u3000]?(?={_KANJI})")
_GAP = re.compile(f"(?<={_KANJI}) (?={_KANJI})")
_KANA = "[\u3041-\u30ff]"
_KANA_PAIR = re.compile(f"(?<={_KANA})[ \u3000]?(?={_KANA})")
_KANA_GAP = re.compile(f"(?<={_KANA}) (?={_KANA})")
_ANY = "[\u3001-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_ANY_GAP = re.compile(f"(?<={_ANY}) (?={_ANY})")
_FEWEST_GAPS = 40
_SPACED = 0.6  # of all pairs of kanji: names in two parts (「福祉課 給付係」) make far fewer


def plain_characters(pages: Pages) -> Pages:
    """Return ``pages`` without characters that print nothing, and a note if there were any."""
    texts = (text for row in pages.rows() for cell in row.cells for text in (cell.text, cell.merged))
    if not any(_UNPRINTED.search(text) or _IN_PIECES.search(text) for text in texts):
        return pages
    return replace(_each(pages, printable), notes=(*pages.notes, _UNPRINTED_NOTE))


def is_spaced(pages: Pages) -> bool:
    """Tell whether most kanji of ``pages`` stand apart: 「提 供 先 2 教 育 委 員 会」."""
    return _stand_apart(pages, _GAP, _PAIR)


def close_kanji(pages: Pages) -> Pages:
    """Return ``pages`` without the spaces between kanji, with a note. Labels must be cut off their values before.

    Where most kana stand apart too, the spaces beside them go as well.
    """
    gap = _ANY_GAP if _stand_apart(pages, _KANA_GAP, _KANA_PAIR) else _GAP
    return replace(_each(pages, lambda text: gap.sub("", text)), notes=(*pages.notes, _SPACED_NOTE), joined=True)


def _stand_apart(pages: Pages, gap: re.Pattern[str], pair: re.Pattern[str]) -> bool:
    text = "\n".join(cell.text for row in pages.rows() for cell in row.cells)
    gaps = len(gap.findall(text))
    return gaps >= _FEWEST_GAPS and gaps >= _SPACED * len(pair.findall(text))


def _each(pages: Pages, change: Callable[[str], str]) -> Pages:
    def row(one: Row) -> Row:
        return Row(tuple(replace(c, text=change(c.text), merged=change(c.merged)) for c in one.cells))

    return replace(pages, pages=tuple(Page(page.number, tuple(map(row, page.rows))) for page in pages.pages))


def printable(text: str) -> str:
    """Return ``text`` without characters that print nothing, and with each letter in one piece."""
    if text.isascii():
        return text
    return _IN_PIECES.sub(lambda pieces: unicodedata.normalize("NFC", pieces[0]), _UNPRINTED.sub("", text))


_UNPRINTED_NOTE = Note(
    code="unprinted-characters",
    ja="印字されない文字（幅のない空白・異体字の指定など）と、分かれた濁点を除いて読んだ",
    en="characters that print nothing (zero-width spaces, variation selectors) were left out, marks joined to letters",
)
_SPACED_NOTE = Note(
    code="spaced-kanji",
    ja="漢字の間に空白が入っているので、除いて読んだ",
    en="the kanji stand apart; the spaces between them were left out",
)
