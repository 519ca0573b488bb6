"""Tables of a law: lines of cells to numbered rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.law.numerals import KANJI, between, parts, to_int
from konkyo.law.statute_version import DELETED, TableLine

Grid = list[list[str | None]]
"""Lines of cells, white space removed. None is a cell that one above it covers."""

_K = f"[{KANJI}]+"
_NUMBER = rf"{_K}(?:の{_K})*"
_HEAD = re.compile(rf"(?P<first>{_NUMBER})(?:(?P<join>から|及び)(?P<last>{_NUMBER})(?:まで)?)?(?:\u3000|$)")
_COLUMNS = {2: ("requester", "work"), 4: ("requester", "work", "provider", "information")}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One numbered row (項); ``numbers`` are several where a range was deleted at once."""

    numbers: tuple[str, ...]
    text: str
    links: tuple[TableLine, ...]


def numbers(title: str) -> tuple[str, ...]:
    """Return the numbers of a printed number or range, or () for none: 二及び三 → 2, 3; 六の二から六の四まで.

    Where the steps of a range cannot be known, its ends are given.
    """
    head = _HEAD.match(title)
    if head is None:
        return ()
    first = _arabic(head["first"])
    if head["last"] is None:
        return (first,)
    last = _arabic(head["last"])
    inner = between(first, last) or [] if head["join"] == "から" and parts(first) < parts(last) else []
    return (first, *inner, last)


def _arabic(number: str) -> str:
    return "の".join(str(to_int(part)) for part in number.split("の"))


def rows(grid: Grid) -> list[TableRow]:
    """Return the numbered rows of a table, or none if its first column does not number them.

    The number opens the first cell, with a full-width space behind it (一　厚生労働大臣).
    """
    found: list[tuple[tuple[str, ...], list[list[str | None]]]] = []
    for line in grid:
        named = numbers(line[0]) if line and line[0] else ()
        if named:
            found.append((named, [[_HEAD.sub("", line[0] or "", count=1), *line[1:]]]))
        elif found:
            found[-1][1].append(line)
    return [_row(named, lines) for named, lines in found]


def _row(named: tuple[str, ...], lines: list[list[str | None]]) -> TableRow:
    text = "|".join("".join((cell or "").split()) for line in lines for cell in line if cell)
    # A table of some other shape has rows to cite, but nothing is known of what its columns mean.
    columns = _COLUMNS.get(max(map(len, lines)))
    if text == DELETED or columns is None:
        return TableRow(named, text, ())
    return TableRow(named, text, tuple(_links(lines, columns)))


def _links(lines: Sequence[Sequence[str | None]], columns: Sequence[str]) -> list[TableLine]:
    """Read one link from each line; a covered cell says what the one above it says."""
    links: list[TableLine] = []
    above: list[str | None] = [None] * len(columns)
    for line in lines:
        cells = [*line, *[None] * (len(columns) - len(line))]
        filled = [("".join(cell.split()) if cell else over) for cell, over in zip(cells, above, strict=True)]
        if any(line):
            links.append(TableLine(**{name: cell or "" for name, cell in zip(columns, filled, strict=True)}))
        above = filled
    return links
