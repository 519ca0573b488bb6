"""Excel cells that hold text: never a formula, and nothing that Excel refuses. Workbooks are saved here too."""

import io
import re
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""The largest number of characters in an Excel cell."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""The start of text that Excel would read as an escaped character: _x0041_ is A."""


def text_cell(sheet: Worksheet, text: str, cut: str) -> Cell:
    """Return a cell of ``sheet`` with ``text`` in it. Text that is too long is cut, and ends in ``cut``.

    Characters that XML does not allow are left out.
    """
    text = allowed(text)
    if len(text) > LONGEST:
        text = text[: LONGEST - len(cut)] + cut
    cell = Cell(sheet, 1, 1, escaped(text))
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA)
    return cell


def escaped(text: str) -> str:
    """Return ``text`` as a workbook stores it: what looks like an escaped character is no such character."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def allowed(text: str) -> str:
    """Return ``text`` without the characters that XML does not allow."""
    return _NO_XML.sub("", text)


def save_workbook(book: Workbook, path: Path) -> None:
    """Write ``book`` to ``path``. Raises OSError where it cannot be written."""
    # openpyxl writes into an open archive, which fails a second time, with a traceback, when a full disk closes it.
    whole = io.BytesIO()
    book.save(whole)
    path.write_bytes(whole.getvalue())
