"""Japanese text in lines of a terminal: no line begins with a closing sign, and no number is parted (禁則)."""

import re
from collections.abc import Iterator

from rich.cells import cell_len

_UNIT = re.compile(
    r"[（「『【(\[]*(?:[0-9０-９]+(?:の[0-9０-９]+)*|[A-Za-z]+|.)[、。，．・）」』】)\],.ー々…]*",
    re.DOTALL,
)
"""What stays together: a number with its branches (85の2), a Latin word, or one sign, with its brackets and stops."""


def broken_lines(text: str, width: int) -> Iterator[str]:
    """Yield ``text`` in lines of at most ``width`` half-width characters, where what stays together is no longer."""
    for paragraph in text.split("\n"):
        line = ""
        for unit in _UNIT.findall(paragraph):
            if line and cell_len(line) + cell_len(unit) > width:
                yield line.rstrip()
                line = unit.lstrip()
            else:
                line += unit
        yield line
