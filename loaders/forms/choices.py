"""Fields answered with one option of a printed list: 「[ 10万人以上30万人未満 ] <選択肢> 1) 1,000人未満 2) …」."""

import re

from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.boxes import Print, boxes
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
    """Return the answer of a choice field as printed; None where the brackets are empty.

    The answer stands in brackets; a transcription may lose one of them or turn them into a checkbox. The numbered list
    beside them is not part of it. Without any brackets, the text beside the list is the answer. A number in the
    brackets stands for an option of the list. 「[ ○ ] 再委託する [ ] 再委託しない」 is answered by the ○.
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
