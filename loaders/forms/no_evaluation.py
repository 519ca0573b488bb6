"""Texts that are no evaluation: they speak of evaluations, quote labels of the form or are the form left blank."""

import re
from collections.abc import Callable

from konkyo.i18n import KonkyoError, Words
from konkyo.law.dates import iso_date
from konkyo.law.variants import unified
from konkyo.loaders.forms.choices import is_chosen
from konkyo.loaders.forms.cover_kinds import (
    BODY,
    DATE,
    DECLARATION,
    NUMBER,
    TITLE,
    is_impossible,
    is_no_name,
    looks_like,
)
from konkyo.loaders.forms.editions import EDITIONS
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.furniture import TITLE_OF_FORM
from konkyo.loaders.forms.labels import CHANGE_LIST, COVER_PAGE
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.pages import Pages

_FEWEST_LABELS = 3  # of parts I and after; a page that is left of an evaluation has more
_FEWEST_TORN = 5  # labels without some of their kanji
_SHORTEST_LABEL = 4
_LONGEST_LABEL = 60
_MOST_BESIDE = 160  # characters of labels, headings and furniture on a cover
_KANJI = re.compile(r"[\u3400-\u9fff々]")

_VALUES: dict[str, Callable[[str], bool]] = {
    NUMBER: lambda text: not is_impossible(NUMBER, text),
    TITLE: lambda text: not is_impossible(TITLE, text),
    BODY: lambda text: not is_impossible(BODY, text),
    DATE: lambda text: iso_date(text) is not None,
    "work.name": lambda text: not is_no_name(text),
    "system.name": lambda text: not is_no_name(text),
    "file.names": lambda text: not is_no_name(text),
    "file.name": lambda text: not is_no_name(text),
}
"""Fields that name what the document is about, and what their values are."""


def refuse(filled: FilledForm, pages: Pages) -> None:
    """Raise KonkyoError, saying what was looked for, if ``pages`` are not an evaluation."""
    if filled.form == CHANGE_LIST:
        return
    labels = len(filled.seen - {str(COVER_PAGE)})
    values = sum(_says_something(slot) for slot in filled.slots)
    declared = any(slot.meaning == DECLARATION for slot in filled.slots)
    if values and (labels >= _FEWEST_LABELS or declared or _is_cover(filled, pages)):
        return
    raise no_evaluation(pages, labels, values)


def _is_cover(filled: FilledForm, pages: Pages) -> bool:
    """Tell whether ``pages`` are a cover without declaration: the form's title, title and body, and hardly any more.

    A list of titles, or a notice that names an evaluation, says more.
    """
    said = {slot.meaning: fold_label(slot.text) for slot in filled.slots if _says_something(slot)}
    if not said.keys() >= {TITLE, BODY}:
        return False
    cells = [unified(cell.text) for row in pages.rows() for cell in row.cells if cell.text]
    known = filled.edition.by_label
    free = [text for text in cells if not TITLE_OF_FORM.search(text) and label_key(text) not in known]
    titles = [fold_label(text) for text in free if looks_like(TITLE, text)]
    return (
        len(TITLE_OF_FORM.findall("".join(cells))) == 1
        and all(title in said[TITLE] or said[TITLE] in title for title in titles)
        and sum(map(len, map(fold_label, cells))) <= sum(map(len, said.values())) + _MOST_BESIDE
    )


def _says_something(slot: Slot) -> bool:
    """Tell whether ``slot`` holds a value of the main fields or a choice made: 「[ 十分である ]」 without a cover."""
    fits = _VALUES.get(slot.meaning)
    return (fits is not None and fits(slot.text)) or is_chosen(slot.text)


def no_evaluation(pages: Pages, labels: int, values: int = 0) -> KonkyoError:
    """Return the error that ``pages`` hold no evaluation: so many labels of the form, and values of the main fields."""
    if _has_lost_kanji(pages):
        return KonkyoError(
            Words("漢字が失われているので読めません", "the kanji are lost, so this cannot be read"),
            why=Words("見出しの漢字が抜けています", "kanji are missing from the labels of the form"),
            cure=Words("元の文書から書き出し直してください", "export it again from the original document"),
        )
    return KonkyoError(
        Words("特定個人情報保護評価書ではありません", "this is no 特定個人情報保護評価書"),
        why=Words(
            "様式の見出しと、評価書名・評価実施機関名・事務・ファイルの名などの値、選んだ選択肢を探しました"
            f"（見出し {labels} 個、値 {values} 個）",
            "it was searched for labels of the form, for values such as title, body, names of the work and of files, "
            "and for choices made "
            f"({labels} labels, {values} values)",
        ),
        cure=Words(
            "評価書の本文を書き出したファイルか確かめてください",
            "check that the file holds the text of an evaluation",
        ),
    )


def _has_lost_kanji(pages: Pages) -> bool:
    """Tell whether labels of the form are printed without some of their kanji: 「①事の名」「２．特個情報ファイル」."""
    known = {label for editions in EDITIONS.values() for edition in editions for label in edition.by_label}
    long = [label for label in known if len(label) >= _SHORTEST_LABEL]
    return sum(any(_is_torn(text, label) for label in long) for text in _short(pages) - known) >= _FEWEST_TORN


def _short(pages: Pages) -> set[str]:
    texts = (cell.text for row in pages.rows() for cell in row.cells)
    keys = (label_key(text) for text in texts if len(text) < _LONGEST_LABEL)
    return {key for key in keys if len(key) > 1}


def _is_torn(text: str, label: str) -> bool:
    """Tell whether ``text`` is ``label`` without some of its kanji."""
    if not len(label) / 3 <= len(text) < len(label):
        return False
    rest = iter(text)
    wanted: str | None = next(rest)
    lost = ""
    for letter in label:
        if letter == wanted:
            wanted = next(rest, None)
        else:
            lost += letter
    return wanted is None and all(map(_KANJI.match, lost))
