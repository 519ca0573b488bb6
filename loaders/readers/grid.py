"""Tables as boxes on a grid, and the rows of cells made of them: the same for workbooks, Word, HTML and PDF.

A merged cell is one box over several rows and columns. It is a cell of its first row. In each further row it covers, an
empty cell takes its place, so that the cells beside it stay in their columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At

_MOST_DIGITS = 9  # Python refuses to read numbers of thousands of digits


@dataclass(frozen=True, slots=True)
class GridBox:
    """One cell of a table: it begins at ``row`` and ``column`` (0-based) and covers ``rows`` and ``columns``.

    ``elsewhere``: what it says on another page, where the part on this page is blank.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    elsewhere: str = ""


class CellSequence:
    """Makes cells and counts their characters: a cell's place in the source is its place in this sequence."""

    def __init__(self) -> None:
        self.characters = 0

    def cell(self, text: str, line: int, page: int | None = None, merged: str = "") -> Cell:
        """Return the next cell; ``line`` is its 1-based row on ``page``, ``merged`` the text merged over it."""
        start = self.characters
        self.characters += len(text) + 1
        return Cell(text, At(line=line, start=start, end=start + len(text), page=page), merged)

    def rows(self, boxes: Iterable[GridBox], page: int | None = None, first: int = 1) -> list[Row]:
        """Return the rows in which a box with text begins; ``first`` is the 1-based line of row 0."""
        return [
            Row(tuple(self.cell(text, number + first, page, merged) for text, merged in cells))
            for number, cells in table_rows(list(boxes))
        ]


def table_rows(boxes: list[GridBox]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yield each row in which a box with text begins: its number, and the text and merged text of its cells."""
    # A column in which no text begins is only spacing; in sheets with many narrow columns (方眼紙) most are.
    live = sorted({box.column for box in boxes if box.text or box.elsewhere})
    beginning: dict[int, list[GridBox]] = defaultdict(list)
    for box in boxes:
        beginning[box.row].append(box)
    reaching: list[GridBox] = []
    for number in sorted(beginning):
        reaching = [box for box in reaching if box.row + box.rows > number]
        here = beginning[number]
        if any(box.text for box in here):
            yield number, list(_cells(here, reaching, live))
        reaching += [box for box in here if box.rows > 1]


def _cells(here: list[GridBox], reaching: list[GridBox], live: list[int]) -> Iterator[tuple[str, str]]:
    parts = [(box.column, box.columns, box.text, box.elsewhere) for box in here]
    parts += [(box.column, box.columns, "", box.text or box.elsewhere) for box in reaching]
    free = set(live)
    for column, columns, _, _ in parts:
        free -= {other for other in live if column <= other < column + columns}
    parts += [(column, 1, "", "") for column in free]
    starts = set(live)
    for column, columns, text, merged in sorted(parts):
        if text or any(column <= other < column + columns for other in starts):
            yield text, merged


def whole_number(said: str | None, default: int) -> int:
    """Return the whole number that an attribute of a file says; ``default`` where it says none, or one too long."""
    said = (said or "").strip()
    return int(said) if said.isdecimal() and len(said) <= _MOST_DIGITS else default
