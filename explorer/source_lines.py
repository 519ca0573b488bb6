"""The source of a document as its reader yields it, line by line: what a person sees at the left of its facts."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from konkyo.i18n import KonkyoError
from konkyo.loaders.pages import BoxMark
from konkyo.loaders.read_document import pages_of, source
from konkyo.loaders.record import Record

_BOXES = {
    BoxMark.BOX: "☐", BoxMark.BOX_ON: "☑", BoxMark.RADIO: "○", BoxMark.RADIO_ON: "◉", BoxMark.LOST: "?",
}  # fmt: skip
"""How a person sees a box."""
_BOX = str.maketrans({str(mark): sign for mark, sign in _BOXES.items()})


@dataclass(frozen=True, slots=True)
class TextCell:
    """A cell: its text, and its characters in the source."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of text, or a row of a table. ``page`` is that of a format with pages, else 1."""

    page: int
    line: int
    cells: tuple[TextCell, ...]


@dataclass(frozen=True, slots=True)
class SourceText:
    """All lines. ``whole``: it is the document itself; else only what its record kept of it, field by field."""

    lines: tuple[SourceLine, ...]
    whole: bool

    def at(self, place: int) -> int:
        """Return the number of the line in which the character ``place`` of the source stands."""
        starts = [line.cells[0].start for line in self.lines]
        return max(0, bisect_right(starts, place) - 1)


def source_text(record: Record, paths: Sequence[str]) -> SourceText:
    """Return the source of ``record``, from the first of ``paths`` that still holds the bytes it was read from."""
    for name in paths:
        try:
            data = source(Path(name))
        except KonkyoError:
            continue
        if hashlib.sha256(data).hexdigest() == record.source.sha256:
            return SourceText(_lines(data, Path(name).suffix), whole=True)
    return SourceText(_kept(record), whole=False)


@lru_cache(maxsize=8)
def _lines(data: bytes, suffix: str) -> tuple[SourceLine, ...]:
    found = []
    for page in pages_of(data, suffix).pages:
        for row in page.rows:
            cells = [
                TextCell(cell.text.translate(_BOX), cell.at.start, cell.at.end)
                for cell in row.cells
                if cell.text.strip()
            ]
            if cells:
                found.append(SourceLine(page.number, row.cells[0].at.line, tuple(cells)))
    return tuple(sorted(found, key=lambda line: line.cells[0].start))


def _kept(record: Record) -> tuple[SourceLine, ...]:
    places = sorted(record.passages, key=lambda passage: passage.at.start)
    return tuple(
        SourceLine(one.at.page or 1, one.at.line, (TextCell(one.text, one.at.start, one.at.end),))
        for one in places
        if one.text
    )


class CellFinder:
    """The cells of some lines by the characters of the source."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self.cells = sorted((cell for line in lines for cell in line.cells), key=lambda cell: cell.start)
        self._starts = [cell.start for cell in self.cells]

    def within(self, start: int, end: int) -> list[TextCell]:
        """Return the cells that have characters between ``start`` and ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [cell for cell in self.cells[first : bisect_left(self._starts, end)] if cell.end > start]
