"""Dates of a form that could not be read: each is noted."""

from konkyo.law.dates import iso_date
from konkyo.loaders.cell_values import clean, says_none
from konkyo.loaders.forms.editions import EDITIONS
from konkyo.loaders.forms.furniture import STAMP, TITLE_OF_FORM
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.record import At, Note


def unread_date(printed: str, at: At) -> Note:
    """Return the note that ``printed``, which stands where a date belongs, is none: 「令和4年13月1日」, 「未定」."""
    text = clean(printed)
    return Note(code="no-date", ja=f"日付として読めない：{text}", en=f"cannot be read as a date: {text}", at=at)


def fails_as_date(printed: str) -> bool:
    """Tell whether a text below the label of a date was meant as one and cannot be read.

    A blank, 「－」 and what heads the next page (「項目一覧」, 「Ⅰ 基本情報」) are no failed dates.
    """
    return bool(clean(printed)) and iso_date(printed) is None and not says_none(printed) and not _heads_page(printed)


def _heads_page(text: str) -> bool:
    return all(_is_head(line.strip()) for line in text.splitlines() if line.strip())


def _is_head(line: str) -> bool:
    if STAMP.fullmatch(line) or TITLE_OF_FORM.fullmatch(line):
        return True
    key = label_key(line)
    return any(key in edition.by_label for editions in EDITIONS.values() for edition in editions)
