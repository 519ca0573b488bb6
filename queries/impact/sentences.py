"""The sentences of a passage: a sentence or a member of a list, whole also where the line ends of a page part it.

A text that was copied out of a PDF has a line end where the line of a cell was full. That ends no sentence. In other
formats a line end is one that was meant.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from konkyo.law.printed_passage import Edit
from konkyo.law.rewriting import piece

_OPENING, _CLOSING = "(（[［【「『〔｛{", ")）]］】」』〕｝}"
_LINE = re.compile(r"[^\n]+")
_FULL = 0.85  # of the widest line: letters of many fonts are not all of one width, and some may not begin a line
_NARROW, _WIDE = 18, 40  # half-width characters: in a narrow cell, other lines must show that its lines were full
_FEWEST, _MANY = 3, 0.7  # lines, and their share
_ALIKE = 3  # characters: 「番号法第9条…」 under 「番号法第19条…」 is another member of a list
# 「・第7条」「①」「（１）」「２．」「ア　」「[ ○ ]」「＜選択肢＞」 begin a member of a list, 「なお、」 a sentence.
_BEGINS = re.compile(
    r"[・･※○●◎◇◆■□☐☑☒▪＊*＜<【〔〈《→⇒―－-]|[［\[]\s*[○◯◌●レ✓]?\s*[］\]]|[①-⑳㉑-㉟㊱-㊿⑴-⒇Ⅰ-Ⅻ]"
    r"|[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2}|[ア-ン]|[a-zA-Zａ-ｚＡ-Ｚ])[）).．](?![0-9０-９])"
    r"|[ア-ン0-9０-９][ \u3000]|なお、|ただし、"
)


def sentence(text: str, start: int, end: int, joins: Sequence[Edit] = ()) -> tuple[int, int]:
    """Return the span of the sentence of ``text`` that holds ``[start, end)``: from one 。 or line end to the next.

    A 。 inside brackets ends no sentence, nor does a line end of ``joins`` (:func:`wraps`).
    """
    goes_on = {at for edit in joins for at in range(edit.start, edit.end)}
    first, depth = 0, 0
    for place, character in enumerate(text):
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        if (character == "\n" and place not in goes_on) or (character == "。" and not depth):
            if place >= end:
                return _trimmed(text, first, place + (character == "。"))
            if place < start:
                first, depth = place + 1, 0
    return _trimmed(text, first, len(text))


def sentences_joined(text: str, start: int, end: int, joins: Sequence[Edit], edits: Sequence[Edit] = ()) -> str:
    """Return ``text[start:end]`` after ``edits``, and after the ``joins`` of lines that these leave."""
    left = [one for one in joins if not any(one.start < each.end and each.start < one.end for each in edits)]
    return piece(text, sorted([*edits, *left], key=lambda one: one.start), start, end)


def wraps(text: str) -> Iterator[Edit]:
    """Yield the edits that join two lines of ``text`` where a sentence goes on, the line of its cell being full."""
    lines = list(_LINE.finditer(text))
    least = _least_width([line[0].strip() for line in lines])
    for line, following in pairwise(lines):
        upper, lower = line[0].strip(), following[0].strip()
        # A blank line parts them, or a line end that was meant: Markdown writes one as two spaces before it.
        apart = following.start() > line.end() + 1 or line[0].endswith("  ")
        if upper and lower and not apart and _goes_on(upper, lower, least):
            meeting = upper[-1] + lower[0]
            start, end = line.start() + len(line[0].rstrip()), following.end() - len(following[0].lstrip())
            yield Edit(start, end, " " if meeting.isascii() and meeting.isalpha() else "")


def _least_width(lines: Sequence[str]) -> float:
    """Return how wide a full line is at least; infinite where no line is known to be full."""
    widths = [_width(line) for line in lines if line]
    least = _FULL * max(widths, default=0)
    full = sum(width >= least for width in widths)
    # The last line of a sentence is seldom full.
    others = len(widths) - 1 - sum(line.endswith("。") for line in lines[:-1])
    wide = _NARROW if full >= max(_FEWEST, _MANY * others) else _WIDE
    return least if max(widths, default=0) >= wide else math.inf


def _goes_on(upper: str, lower: str, least: float) -> bool:
    if upper.endswith(("。", "．")) or _BEGINS.match(lower) or upper[:_ALIKE] == lower[:_ALIKE]:
        return False
    return _width(upper) >= least or (_unpaired(upper)[1] > 0 and _unpaired(lower)[0] > 0)


def _unpaired(line: str) -> tuple[int, int]:
    """Return how many brackets are closed in a line that were opened before it, and how many it leaves open."""
    closed = opened = 0
    for character in line:
        if character in _OPENING:
            opened += 1
        elif character in _CLOSING:
            closed, opened = closed + (opened == 0), max(0, opened - 1)
    return closed, opened


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in line)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
