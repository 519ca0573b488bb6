"""Fields answered with one option of a printed list: 「[ 10万人以上30万人未満 ] <選択肢> 1) 1,000人未満 2) …」."""

import re
from collections import Counter

from konkyo.loaders.cell_values import CellText
from konkyo.loaders.forms.boxes import Print, boxes
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import BoxMark

_LIST_HEAD = re.compile(r"[<＜〈]\s*選\s*択\s*肢\s*[>＞〉]")
_LISTED = re.compile(
    r"(?<![\d(（])(\d)\s*[)）]\s*(.+?)(?=(?<![\d(（])\d\s*[)）]|[<＜〈]\s*選|[\[［\]］]|[(（]\s*\d*\s*[)）]\s*件|\n|$)",
    re.S,
)
_COUNT = re.compile(r"[(（]\s*\d*\s*[)）]\s*件")
_NOISE = re.compile(rf"[{''.join(BoxMark)}\[\]［］]")
_BRACKETED = re.compile(r"[\[［]([^\[\]［］]*)[\]］]")
_CIRCLE = re.compile(r"[○〇◯●◎OＯ]")


def choice(text: str) -> CellText | None:
    """Return the answer of a choice field as printed; None where the brackets are empty.

    The answer stands in brackets; a transcription may lose one of them or turn them into a checkbox. The numbered list
    beside them is not part of it. Without any brackets, the text beside the list is the answer, or the one option that
    is printed beside it a second time: 「2) 十分である <選択肢> 1) … 2) 十分である 3) …」. A number in the brackets
    stands for an option of the list. 「[ ○ ] 再委託する [ ] 再委託しない」 is answered by the ○.
    """
    cell = CellText.of(text)
    inside = [cell.part(*found.span(1)) for found in _BRACKETED.finditer(text)]
    for answer in filter(None, (held.cleaned() for held in inside)):
        if _CIRCLE.fullmatch(answer.text):
            ticked = (box.option_span for box in boxes(text) if box.printed >= Print.ZERO)
            return next((cell.part(*span).cleaned() for span in ticked), None)
        if answer.text.isdecimal():
            options = (found.span(2) for found in _LISTED.finditer(text) if found[1] == answer.text)
            return next((cell.part(*span).cleaned() for span in options), None)
        return answer
    if inside and not any(_NOISE.search(held.text) for held in inside):
        return None
    if not inside and (again := _printed_again(text)):
        return cell.part(*again).cleaned()
    for printed in (_LISTED, _COUNT, _LIST_HEAD, _NOISE):
        text = printed.sub(_blanks, text)
    return CellText.of(text).cleaned()


def _printed_again(text: str) -> tuple[int, int] | None:
    """Return the span of the one option of a list that is printed twice, once in the list and once beside it."""
    listed = [(fold_label(found[0]), found.span(2)) for found in _LISTED.finditer(text)]
    printed = Counter(option for option, _ in listed)
    twice = [option for option, times in printed.items() if times > 1]
    if len(twice) != 1 or len(printed) < 2:
        return None
    first, *_, last = (span for option, span in listed if option == twice[0])
    head = _LIST_HEAD.search(text)
    return last if head and head.start() < first[0] else first


def listed_choices(text: str) -> list[tuple[int, int]]:
    """Return the spans of the head 「＜選択肢＞」 and of the options listed below it that are not the answer."""
    if not _LIST_HEAD.search(text):
        return []
    answer = choice(text)
    spans = [found.span() for pattern in (_LIST_HEAD, _LISTED) for found in pattern.finditer(text)]
    return [span for span in spans if answer is None or not span[0] <= answer.start < span[1]]


def is_chosen(text: str) -> bool:
    """Tell whether one option of a printed list is chosen: 「[ 十分である ] ＜選択肢＞ 1) … 2) 十分である 3) …」."""
    answer = choice(text)
    return answer is not None and any(found[2].strip() == answer.text for found in _LISTED.finditer(text))


def _blanks(printed: re.Match[str]) -> str:
    """Return as much white space as was printed, so that what is beside it keeps its place."""
    return " " * len(printed[0])
