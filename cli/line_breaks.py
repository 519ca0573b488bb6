"""Japanese text in lines of a terminal: no line begins with a closing sign, and no number is parted (禁則)."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

_UNIT = re.compile(
    r"\s+|[（「『【(\[]*"
    r"(?:第?[!-~０-９]+(?:の[0-9０-９]+)*[条項号]?(?:の[0-9０-９]+)*|.)"
    r"[、。，．・：；％？！）」』】:;%?!)\],.ー々…]*",
    re.DOTALL,
)
"""What stays together: blanks, a number with its branches (85の2、第19条の2), a Latin word, or one sign; with its
brackets and stops."""


def broken_lines(text: str, width: int) -> Iterator[str]:
    """Yield ``text`` in lines of at most ``width`` half-width characters, where what stays together is no longer."""
    for paragraph in text.split("\n"):
        begun = 0
        for end in (*line_ends(paragraph, width), len(paragraph)):
            yield paragraph[begun:end].rstrip()
            begun = end


def line_ends(paragraph: str, width: int) -> Iterator[int]:
    """Yield where the lines of a ``paragraph`` end, all but the last. A blank is the end of a line, never its begin."""
    length, at = 0, 0
    for unit in _UNIT.findall(paragraph):
        if length and length + cell_len(unit) > width and not unit.isspace():
            yield at
            length = 0
        length += cell_len(unit)
        at += len(unit)
