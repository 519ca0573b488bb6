"""Fields answered by one of a printed list: 「[ 10万人以上30万人未満 ] <選択肢> 1) 1,000人未満 2) …」."""

import re

from konkyo.loaders.assemble.cell_values import clean
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


def choice(text: str) -> str | None:
    """Return the answer of a choice field as printed, or None where the brackets are empty.

    The answer stands in brackets, of which a transcription may lose one or make a checkbox; the numbered list around
    it is no data. Where brackets are gone altogether, what remains beside the list is the answer. A number in the
    brackets names an option of the list; a ○ before one of two options is the answer too (「[ ○ ] 再委託する [ ] …」).
    """
    inside = _BRACKETED.findall(text)
    for answer in filter(None, map(clean, inside)):
        if _CIRCLE.fullmatch(answer):
            return next((clean(box.option) for box in boxes(text) if box.printed >= Print.CIRCLE), None)
        if answer.isdecimal():
            return next((clean(option) for number, option in _LISTED.findall(text) if number == answer), None)
        return answer
    if inside and not any(_NOISE.search(held) for held in inside):
        return None
    return clean(_NOISE.sub(" ", _LIST_HEAD.sub(" ", _COUNT.sub(" ", _LISTED.sub(" ", text)))))


def listed(text: str) -> list[str]:
    """Return the folded options that the printed list offers, in order, without doubles."""
    return list(dict.fromkeys(fold_label(option) for _, option in _LISTED.findall(text)))
