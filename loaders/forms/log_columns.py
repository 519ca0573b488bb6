"""The columns of the table 変更箇所: what its head names, or, where no head is printed, what a row of it shows."""

import re
from collections.abc import Sequence
from functools import lru_cache

from konkyo.law.dates import iso_date
from konkyo.loaders.forms.editions import options_of
from konkyo.loaders.forms.labels import CHANGE_LIST
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Row

_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("no", ("項目番号", "項番", "番号", "No", "NO")),
    ("date", ("変更日", "変更年月日")),
    ("place", ("ページ数・位置", "位置")),
    ("page", ("ページ", "頁")),
    ("item", ("項目",)),
    ("before", ("変更前",)),
    ("after", ("変更後",)),
    ("reason", ("提出時期に係る説明", "概要", "摘要", "説明")),
    ("timing", ("提出時期",)),
)
_FOLDED = tuple((meaning, tuple(map(fold_label, labels))) for meaning, labels in _COLUMNS)
_HEAD = 60  # characters of a cell in which the name of its column stands, with spaces between them
_MOST_WORDS = 12
_LONGEST_NAME = 24  # characters: 「変更前（公表済みの評価書の記載）」
_FEWEST_NAMED = 3  # columns whose names are known, of a head that has others too
_FEWEST_BEFORE_TIMING = 4  # columns from the date on: 変更日, 項目, 変更前, 変更後
_LONGEST_DATE = 14  # characters: 「令和　６年１２月２７日」
_NUMBER = re.compile(r"\d{1,4}")
_HIRAGANA = re.compile("[ぁ-ゖ]")
TIMINGS = (*options_of(CHANGE_LIST, "change.timing"), "修正")  # 修正: in lists that print it in the same column
"""What stands in the column 提出時期."""


def columns(row: Row) -> tuple[str, ...] | None:
    """Return the meaning of each column ("" without label) if ``row`` is the head of a change log, else None.

    「変更日」 may be merged over two rows of the head, of which the second parts 「変更内容」 into before and after.
    """
    texts = [cell.text or cell.merged for cell in row.cells]
    names = tuple(map(column, texts))
    if not {"before", "after"} <= set(names):
        return None
    # 「変更前の保管場所：庁舎」 above 「変更後の…」 is a row: beside it stand no other names of columns.
    named, filled = sum(map(bool, names)), sum(map(bool, texts))
    short = all(len(fold_label(text)) <= _LONGEST_NAME for text in texts if column(text))
    return _with_item_columns(names, texts) if short and (named == filled or named >= _FEWEST_NAMED) else None


def _with_item_columns(names: tuple[str, ...], texts: Sequence[str]) -> tuple[str, ...]:
    """Return ``names``, where blank heads between 「項目」 and 「変更前」 are columns of the item: 「Ⅲ | 8．監査」."""
    before = names.index("before")
    if "item" not in names[:before]:
        return names
    last = max(place for place in range(before) if names[place] == "item")
    if any(texts[last + 1 : before]):
        return names
    return (*names[: last + 1], *["item"] * (before - last - 1), *names[before:])


def columns_without_head(row: Row) -> tuple[str, ...] | None:
    """Return the meaning of each column as a row itself shows it, where no head is printed; None for another row.

    The columns of the form are 変更日, 項目, 変更前, 変更後, 提出時期 and a reason, in this order. A number may stand
    before them, and 項目 may have several columns. No other table has 事前 or 事後 alone in a cell behind a date.
    """
    texts = [cell.text.strip() for cell in row.cells]
    dated = next((place for place, text in enumerate(texts[:2]) if _is_date(text)), None)
    timed = next((place for place, text in enumerate(texts) if text in TIMINGS), None)
    if dated is None or timed is None or timed - dated < _FEWEST_BEFORE_TIMING or len(texts) > timed + 2:
        return None
    numbered = dated == 1
    if numbered and not _NUMBER.fullmatch(fold_label(texts[0])):
        return None
    items = ("item",) * (timed - dated - 3)
    head = (*(("no",) if numbered else ()), "date", *items, "before", "after", "timing", "reason")
    return head[: len(texts)]


def heads_line(text: str) -> bool:
    """Tell whether ``text`` is the head of the table in one cell, its columns being lost."""
    words = text.split()
    named = [column(word) for word in words if not word.startswith(("(", "（"))]
    return len(words) <= _MOST_WORDS and all(named) and {"before", "after"} <= set(named)


@lru_cache(maxsize=1024)
def column(text: str) -> str:
    """Return the meaning of a column by its heading; "" for any other text."""
    key = fold_label(text[:_HEAD])
    return next((meaning for meaning, labels in _FOLDED if key.startswith(labels)), "")


def _is_date(text: str) -> bool:
    """Tell whether a cell is a date and no more: not 「令和6年2月1日の改正による」."""
    return len(text) <= _LONGEST_DATE and not _HIRAGANA.search(text) and iso_date(text) is not None
