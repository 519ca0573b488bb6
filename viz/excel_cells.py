"""Cells of Excel that hold text: never a formula, never a character or a length that Excel refuses."""

import re

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Characters that a cell of Excel may hold."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAKEN_FOR_A_CHARACTER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Excel reads _x0041_ as A."""


def text_cell(sheet: Worksheet, text: str, cut: str) -> Cell:
    """Return a cell of ``sheet`` that holds ``text`` as text; where it is too long, its beginning and then ``cut``.

    Characters that XML has no place for are left out.
    """
    text = _NO_XML.sub("", text)
    if len(text) > LONGEST:
        text = text[: LONGEST - len(cut)] + cut
    cell = Cell(sheet, 1, 1, _TAKEN_FOR_A_CHARACTER.sub("_x005F_", text))
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA)
    return cell
