"""What is printed on the pages of a form but belongs to none of its fields: stamp, page numbers, running titles."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from konkyo.law.variants import unified
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import COVER_PAGE
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell, Pages

# Of a run of blanks only the first may begin a match: else each of them would be tried.
STAMP = re.compile(
    r"(?:[\[［]\s*|(?<!\s)\s+)?((?:平\s?成|令\s?和)\s*[\d０-９元]+\s*年\s*[\d０-９]+\s*月\s*様\s?式\s*[\d０-９])\s*[\]］]?"
)
TITLE_OF_FORM = re.compile(
    r"特\s?定\s?個\s?人\s?情\s?報\s?保\s?護\s?評\s?価\s?書\s*[(（]\s*(?:基\s?礎|重\s?点|全)\s?項\s?目\s?評\s?価\s?書\s*[)）]"
)
PAGE_NUMBER = re.compile(
    r"[-－ー―‐–—]\s*\d{1,3}\s*[-－ー―‐–—]|\d{1,3}\s*[/／]\s*\d{1,3}\s*(?:ページ|頁)?|\d{1,3}\s*(?:ページ|頁)|[Pp]age\s*\d{1,3}:?"
)
_LONGEST_TITLE = 80  # characters
_LONGEST_STAMPED = 60  # characters of a cell that holds a stamp
_FEWEST_PAGES = 3


def is_furniture(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is nothing but the stamp of the form or a page number.

    A bare number is not taken for a page number: it may be the 評価書番号.
    """
    text = unified(cells[0].text.strip())
    return len(cells) == 1 and bool(STAMP.fullmatch(text) or PAGE_NUMBER.fullmatch(text))


def page_numbers(pages: Pages) -> frozenset[int]:
    """Return the start of each cell that is a bare page number: at the end of a page, one more than on the last."""
    last = [[cell for cell in page.rows[-1].cells if cell.text] for page in pages.pages]
    ends = [(int(cells[0].text), cells[0].at.start) if _is_count(cells) else (-1, 0) for cells in last]
    counted = [pair for pair in pairwise(ends) if pair[0][0] >= 0 and pair[1][0] == pair[0][0] + 1]
    return frozenset(start for pair in counted for _, start in pair)


def _is_count(cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and bool(re.fullmatch(r"\d{1,3}", cells[0].text))


def running_titles(pages: Pages) -> frozenset[str]:
    """Return the lines that recur at the top or bottom of pages, without numbers: 「12 個人住民税 重点項目評価書」."""
    alone = (cells[0].text for row in pages.rows() if len(cells := [cell for cell in row.cells if cell.text]) == 1)
    seen = Counter(_without_numbers(text) for text in alone if "評価書" in text and len(text) < _LONGEST_TITLE)
    return frozenset(text for text, times in seen.items() if times >= _FEWEST_PAGES)


def is_running(cells: Sequence[Cell], titles: frozenset[str]) -> bool:
    """Tell whether a row is one of the running ``titles``."""
    return len(cells) == 1 and _without_numbers(cells[0].text) in titles


def _without_numbers(text: str) -> str:
    return re.sub(r"[\d/\-]|ペ-ジ|頁", "", fold_label(text))


def stamp_of(pages: Pages) -> Slot | None:
    """Return the first stamp of the form that is printed (「[令和６年10月 様式４]」), or None."""
    for row in pages.rows():
        for cell in row.cells:
            stamp = STAMP.search(unified(cell.text))
            if stamp and len(cell.text) < _LONGEST_STAMPED:
                return Slot("document", "stamp", COVER_PAGE, "様式", cell.text[slice(*stamp.span(1))], cell.at)
    return None
