"""The cover page, whose labels and values often run together.

- labels and value on one line: 「評価書番号 評価書名 5 税に関する事務」, 「公表日：令和2年3月29日」
- labels on one line, values on the next: 「評価書番号 評価書名」, 「5 税に関する事務」 or 「税に関する事務 5」
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from konkyo.law.variants import unified
from konkyo.loaders.forms import label_table
from konkyo.loaders.forms.labels import rows_of, spellings
from konkyo.loaders.pages import Cell

_LABELS = {name for _, label, *_ in rows_of(label_table.COVER) for name in (label.split("|")[0], *spellings(label)[1])}
_LABEL = re.compile(
    "(?:" + "|".join(r"\s*".join(map(re.escape, name)) for name in sorted(_LABELS, key=lambda n: (-len(n), n))) + ")"
)
_AFTER_LABEL = re.compile(r"\s*[：:]\s*|\s+|$")
_NUMBER = r"[0-9０-９]{1,8}(?:[-－][0-9０-９]{1,4})?"
_NUMBER_FIRST = re.compile(rf"({_NUMBER})\s+(\D.*)", re.S)
_NUMBER_LAST = re.compile(rf"(.*\D)\s+({_NUMBER})", re.S)


def split_cells(cells: Sequence[Cell]) -> list[Cell]:
    """Split cells that hold labels and a value: 「評価書番号評価書名 5 税…」 into label, label, value."""
    return [part for cell in cells for part in _split(cell)]


def _split(cell: Cell) -> list[Cell]:
    parts: list[Cell] = []
    text, at, plain = cell.text, 0, unified(cell.text)
    while label := _LABEL.match(plain, at):
        after = _AFTER_LABEL.match(text, label.end())
        if not after and not _LABEL.match(plain, label.end()):
            break
        parts.append(replace(cell, text=label[0]))
        at = after.end() if after else label.end()
    rest = text[at:].strip()
    return [*parts, replace(cell, text=rest)] if parts and rest else parts or [cell]


def number_and_title(cell: Cell) -> tuple[Cell | None, Cell]:
    """Split 「5 税に関する事務」 and 「税に関する事務 5」 into number and name. A name alone has no number."""
    text = cell.text.strip()
    if match := _NUMBER_FIRST.fullmatch(text):
        return replace(cell, text=match[1]), replace(cell, text=match[2])
    if match := _NUMBER_LAST.fullmatch(text):
        return replace(cell, text=match[2]), replace(cell, text=match[1])
    return None, cell


def is_number(cell: Cell) -> bool:
    """Tell whether a cell holds nothing but what a 評価書番号 looks like."""
    return bool(re.fullmatch(_NUMBER, cell.text.strip()))
