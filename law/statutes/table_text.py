"""Tables of a law: lines of cells → numbered rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.law.numerals import KANJI, numbers_between, parts, to_int
from konkyo.law.statute_version import DELETED, TableLine

Grid = list[list[str | None]]
"""Lines of cells without white space. None is a cell that is covered by one above it."""

_K = f"[{KANJI}]+"
_NUMBER = rf"{_K}(?:の{_K})*"
_HEAD = re.compile(rf"(?P<first>{_NUMBER})(?:(?P<join>から|及び)(?P<last>{_NUMBER})(?:まで)?)?(?:\u3000|$)")
_COLUMNS = {2: ("requester", "work"), 4: ("requester", "work", "provider", "information")}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One numbered row (項); it has several ``numbers`` if a range was deleted at once."""

    numbers: tuple[str, ...]
    text: str
    links: tuple[TableLine, ...]


def numbers(title: str) -> tuple[str, ...]:
    """Return the numbers of a printed number or range, or () for none: 二及び三 → 2, 3; 六の二から六の四まで.

    If the inner steps of a range are not certain, only its ends are returned.
    """
    head = _HEAD.match(title)
    if head is None:
        return ()
    first = _arabic(head["first"])
    if head["last"] is None:
        return (first,)
    last = _arabic(head["last"])
    inner = numbers_between(first, last) or [] if head["join"] == "から" and parts(first) < parts(last) else []
    return (first, *inner, last)


def _arabic(number: str) -> str:
    return "の".join(str(to_int(part)) for part in number.split("の"))


def numbered_rows(grid: Grid) -> list[TableRow]:
    """Return the numbered rows of a table; none if its first column has no numbers.

    The number is at the beginning of the first cell, before a full-width space (一　厚生労働大臣).
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
    # Rows of other tables can be cited, but the meaning of their columns is not known.
    columns = _COLUMNS.get(max(map(len, lines)))
    if text == DELETED or columns is None:
        return TableRow(named, text, ())
    return TableRow(named, text, tuple(_links(lines, columns)))


def _links(lines: Sequence[Sequence[str | None]], columns: Sequence[str]) -> list[TableLine]:
    """Return one link for each line; a covered cell has the content of the cell above."""
    links: list[TableLine] = []
    above: list[str | None] = [None] * len(columns)
    for line in lines:
        cells = [*line, *[None] * (len(columns) - len(line))]
        filled = [("".join(cell.split()) if cell else over) for cell, over in zip(cells, above, strict=True)]
        if any(line):
            links.append(TableLine(**{name: cell or "" for name, cell in zip(columns, filled, strict=True)}))
        above = filled
    return links
