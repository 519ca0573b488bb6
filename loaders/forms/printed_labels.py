"""Every place in a text where a label of the form is printed, whatever the spaces and character forms around it.

The text is folded once (see ``matching.fold_label``), and each folded character keeps its place. One pattern of all
labels of an edition runs over the folded text. Which of the places are labels, and not the same words in a sentence, is
decided by the order of the form (``run_on_rows``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key

_UNIT = re.compile(r".[ﾞﾟ]?", re.S)
_MARKS = re.compile(r"[ﾞﾟ]")
_PLAIN = str.maketrans("０１２３４５６７８９．，：（）", "0123456789.,:()")
_NUMERAL = re.compile(
    r"(?:(?<![\d.,\-])(?P<section>\d{1,2})(?:\s*[.,、:]|(?=\s))|(?P<circled>[①-⑳])|(?P<part>[ⅠⅡⅢⅣⅤⅥⅦ]|(?<![A-Za-z])[IV]{1,4})[.．]?"
    r"|(?P<annex>[(（]?\s*別\s?添\s*\d?\s*[)）]?))\s*$"
)
_QUALIFIER, _EXTENT = (
    "|".join(r"\s?".join(words) for words in names)
    for names in (("委託", "情報提供ネットワークシステム"), ("任意", "行政機関等のみ"))
)
_DECORATION = re.compile(
    rf"(?:\s*(?:※(?:[(（][^()（）]*[)）])?|【\s?(?:{_EXTENT})\s?】|[(（]\s*(?:{_QUALIFIER})[^()（）]*[)）]))*"
)
_ROMAN = dict(zip("ⅠⅡⅢⅣⅤⅥⅦ", ("I", "II", "III", "IV", "V", "VI", "VII"), strict=True))
_FREE_BEFORE = re.compile(r"(?:^|[\s。\]］】」])$")
_FREE_AFTER = re.compile(r"\s*[：:]|\s|$")
_OPENING = re.compile(r"【\s?$")
_CLOSING = re.compile(r"\s?】")
_LONGEST_NUMERAL = 12


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A place where the words of a label stand: from ``start`` (of its numeral) to ``end`` (of its decoration).

    ``sort`` tells the kind of numeral before it: "section", "circled", "part", "annex" or "". ``free``: white space or
    a sign stands on both sides; words that run on into others are more likely a phrase.
    """

    start: int
    end: int
    entries: tuple[FormEntry, ...]
    numeral: str
    sort: str
    free_before: bool
    free_after: bool


def printed_labels(text: str, edition: FormEdition) -> Iterator[PrintedLabel]:
    """Yield the places in ``text`` where labels of ``edition`` are printed, in order."""
    folded, places = _folded(text)
    numbers, last = "", 0
    for found in _pattern(edition).finditer(folded):
        numbers = numbers or text.translate(_PLAIN)
        first, end = places[found.start()], places[found.end() - 1] + 1
        entries = edition.by_label.get(label_key(found[0]), ())
        numeral = _NUMERAL.search(numbers, max(last, first - _LONGEST_NUMERAL), first)
        if numeral and entries and entries[0].kind == "cover":
            numeral = None  # 「評価書番号：4 評価書名：…」: the number is a value
        start = numeral.start() if numeral else first
        sort = (numeral.lastgroup or "") if numeral else ""
        if decoration := _DECORATION.match(text, end):
            end = decoration.end()
        opening, closing = _OPENING.search(text, max(start - 2, 0), start), _CLOSING.match(text, end)
        if opening and closing:
            start, end = opening.start(), closing.end()
        before = start == last > 0 or bool(_FREE_BEFORE.search(text[max(start - 1, 0) : start]))
        printed = numeral[sort] if numeral else ""
        after = bool(_FREE_AFTER.match(text, end))
        yield PrintedLabel(start, end, entries, _ROMAN.get(printed, printed), sort, before, after)
        last = end


class _Folds(dict[int, str]):
    """Character code → its folded form: "" for white space, 「(株)」 for 「㈱」."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = fold_label(chr(code))
        return folded


_FOLDS = _Folds()


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """Return the folded text, and for each of its characters the place in ``text``."""
    if not _MARKS.search(text):
        pieces = [_FOLDS[code] for code in map(ord, text)]
        folded = "".join(pieces)
        if len(folded) == len(text) and all(pieces):
            return folded, range(len(text))
        return folded, [place for place, piece in enumerate(pieces) for _ in piece]
    units = [(fold_label(unit[0]), unit.start()) for unit in _UNIT.finditer(text)]
    return "".join(piece for piece, _ in units), [place for piece, place in units for _ in piece]


@lru_cache(maxsize=16)
def _pattern(edition: FormEdition) -> re.Pattern[str]:
    words = sorted(edition.by_label, key=lambda label: (-len(label), label))
    return re.compile("|".join(re.escape(word).replace("取扱", "取り?扱い?") for word in words if word), re.I)
