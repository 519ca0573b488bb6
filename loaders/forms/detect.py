"""Which official form a document is: by its title first, by its labels second, by its stamp never."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from konkyo.i18n import KonkyoError, Words
from konkyo.law.variants import unified
from konkyo.loaders.forms import change_log
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import BASIC, CHANGE_LIST, FOCUSED, FORMS, FULL, entries
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.pages import Cell, Pages
from konkyo.loaders.record import FormName

_TITLE = re.compile(r"特定個人情報保護評価書\((基礎項目|重点項目|全項目)評価書\)")
_BY_NAME: dict[str, FormName] = {"基礎項目": BASIC, "重点項目": FOCUSED, "全項目": FULL}
_STAMP = re.compile(r"[\[［]?\s*((?:平成|令和)\s*[\d０-９元]+\s*年\s*[\d０-９]+\s*月\s*様式\s*[\d０-９])\s*[\]］]?")
_LIST_TITLE = re.compile(r"^(?:(\S.*?)における)?\S*変更箇所一覧\S*$")
_PAGE_NUMBER = re.compile(
    r"[-－ー―‐–—]\s*\d{1,3}\s*[-－ー―‐–—]|\d{1,3}\s*[/／]\s*\d{1,3}\s*(?:ページ|頁)?|\d{1,3}\s*(?:ページ|頁)|[Pp]age\s*\d{1,3}:?"
)
_LONGEST_TITLE = 80  # characters
_FEWEST_PAGES = 3
_FRONT_ROWS = 40
_FEWEST_LABELS = 5


def form_of(pages: Pages) -> FormName:
    """Return the form of ``pages``. Raises KonkyoError if they hold no 評価書."""
    rows = pages.rows()
    front = "".join(fold_label(cell.text) for row in rows[:_FRONT_ROWS] for cell in row.cells)
    title = _TITLE.search(front)
    if title:
        return _BY_NAME[title[1]]
    if list_title(pages) and any(
        change_log.columns(row) or any(change_log.heads_line(cell.text) for cell in row.cells) for row in rows
    ):
        return CHANGE_LIST
    keys = {label_key(cell.text) for row in rows for cell in row.cells if len(cell.text) < 60}
    seen = {form: len(keys & entries(form).keys()) for form in FORMS}
    form = max(FORMS, key=lambda name: seen[name])
    if seen[form] < _FEWEST_LABELS:
        raise KonkyoError(
            Words("特定個人情報保護評価書ではありません", "this is no 特定個人情報保護評価書"),
            why=Words(
                f"様式の題も見出しも見つかりません（見出し {seen[form]} 個）",
                f"neither the form's title nor its labels are found ({seen[form]} labels)",
            ),
            cure=Words(
                "評価書の本文を書き出したファイルか確かめてください",
                "check that the file holds the text of an evaluation",
            ),
        )
    return form


def list_title(pages: Pages) -> list[Slot]:
    """Return the title of a bare list of changes (「…事務における変更箇所一覧」), and the work it names."""
    for row in pages.rows()[:_FRONT_ROWS]:
        for cell in row.cells:
            text = cell.text.strip()
            title = _LIST_TITLE.match(unified(text))
            if title:
                slots = [Slot("document.title", "0", "評価書名", text, cell.at)]
                work = text[: title.end(1)]
                return [*slots, Slot("work.name", "0", "事務の名称", work, cell.at)] if title[1] else slots
    return []


def is_furniture(cells: Sequence[Cell]) -> bool:
    """Tell whether a row is no part of the form's fields: its 様式 stamp, or a page's number.

    A bare number is none: it may be the 評価書番号.
    """
    text = unified(cells[0].text.strip())
    return len(cells) == 1 and bool(_STAMP.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))


def page_numbers(pages: Pages) -> frozenset[int]:
    """Return where each cell begins that is nothing but a page's number: at its end, one more than on the page before.

    A lone number elsewhere may be a value.
    """
    last = [[cell for cell in page.rows[-1].cells if cell.text] for page in pages.pages]
    ends = [(int(cells[0].text), cells[0].at.start) if _is_count(cells) else (-1, 0) for cells in last]
    counted = [pair for pair in pairwise(ends) if pair[0][0] >= 0 and pair[1][0] == pair[0][0] + 1]
    return frozenset(start for pair in counted for _, start in pair)


def _is_count(cells: Sequence[Cell]) -> bool:
    return len(cells) == 1 and bool(re.fullmatch(r"\d{1,3}", cells[0].text))


def running_titles(pages: Pages) -> frozenset[str]:
    """Return the lines that recur as a page's head or foot: 「12 個人住民税 重点項目評価書」, numbers aside."""
    alone = (cells[0].text for row in pages.rows() if len(cells := [cell for cell in row.cells if cell.text]) == 1)
    seen = Counter(_without_numbers(text) for text in alone if "評価書" in text and len(text) < _LONGEST_TITLE)
    return frozenset(text for text, times in seen.items() if times >= _FEWEST_PAGES)


def is_running(cells: Sequence[Cell], titles: frozenset[str]) -> bool:
    """Tell whether a row is nothing but a running title."""
    return len(cells) == 1 and _without_numbers(cells[0].text) in titles


def _without_numbers(text: str) -> str:
    return re.sub(r"[\d/\-]|ペ-ジ|頁", "", fold_label(text))


def stamp_of(pages: Pages) -> Slot | None:
    """Return the 様式 stamp (「[令和６年10月 様式４]」) if one is printed."""
    for row in pages.rows():
        for cell in row.cells:
            stamp = _STAMP.search(unified(cell.text))
            if stamp and len(cell.text) < 60:
                return Slot("document.stamp", "0", "様式", cell.text[slice(*stamp.span(1))], cell.at)
    return None
