"""All characters of a source in one folded text, each with its place: what the audit compares with a record.

White space and characters that print nothing are left out; width, variants and the two forms of 「が」 (NFC and NFD)
are one, so that a value is found however the reader mended it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, repeat

from konkyo.loaders.cell_values import SHOWN_MARKS
from konkyo.loaders.characters import printable
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.pages import Cell, Pages
from konkyo.loaders.record import At


class _Folds(dict[int, str]):
    """Character code → its folded form: "" for white space and for characters that print nothing."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        shown = SHOWN_MARKS.get(character, character)  # type: ignore[call-overload]
        folded = unicodedata.normalize("NFD", fold_label(printable(shown)))
        self[code] = folded
        return folded


_FOLDS = _Folds()
_UNEVEN = re.compile(r"[^!-~\u3041-\u304a\u3400-\u9fff]")  # may fold to more or fewer characters than one


@lru_cache(maxsize=1024)
def folded_text(text: str) -> str:
    """Return the folded form of ``text``."""
    return text.translate(_FOLDS)


def folded_kinds(text: str, kinds: bytearray) -> bytes:
    """Return the kind of each folded character of ``text``, of which ``kinds`` has those of the characters."""
    sizes = map(len, map(_FOLDS.__getitem__, map(ord, text)))
    return bytes(chain.from_iterable(map(repeat, kinds, sizes)))


def _places(text: str, size: int) -> Sequence[int]:
    """Return for each of the ``size`` characters of the folded form of ``text`` its place in ``text``."""
    if size == len(text) and not _UNEVEN.search(text):
        return range(size)
    sizes = map(len, map(_FOLDS.__getitem__, map(ord, text)))
    return list(chain.from_iterable(map(repeat, range(len(text)), sizes)))


@dataclass
class SourceCell:
    """A cell that is not blank; its folded characters are ``folded[start:end]`` of the source."""

    cell: Cell
    page: int
    start: int
    end: int

    @cached_property
    def places(self) -> Sequence[int]:
        """For each folded character the place in the cell's text. Of most cells nobody asks for it."""
        return _places(self.cell.text, self.end - self.start)

    def text(self, start: int, end: int) -> str:
        """Return the characters of the cell that the folded characters from ``start`` to ``end`` are made of."""
        return self.cell.text[slice(*self._span(start, end))]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where they stand in the source: the whole cell where tags were taken out of it."""
        at = self.cell.at
        if at.end - at.start != len(self.cell.text):
            return at.start, at.end
        first, last = self._span(start, end)
        return at.start + first, at.start + last

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if (start, end) != (self.start, self.end):
            return self.places[start - self.start], self.places[end - 1 - self.start] + 1
        # Most are asked for as a whole: then only the blanks around it matter.
        text = self.cell.text
        first = next(place for place, character in enumerate(text) if _FOLDS[ord(character)])
        last = next(place for place, character in enumerate(reversed(text)) if _FOLDS[ord(character)])
        return first, len(text) - last


class FoldedSource:
    """The folded text of all cells of a document, one after another."""

    def __init__(self, pages: Pages) -> None:
        self.cells: list[SourceCell] = []
        parts: list[str] = []
        size = 0
        self.pages: dict[int, tuple[int, int]] = {}
        for page in pages.pages:
            top = size
            for cell in (cell for row in page.rows for cell in row.cells):
                folded = folded_text(cell.text)
                if folded:
                    self.cells.append(SourceCell(cell, page.number, size, size + len(folded)))
                    parts.append(folded)
                    size += len(folded)
            self.pages[page.number] = top, size
        self.folded = "".join(parts)
        self._firsts = [each.start for each in self.cells]
        self._by_start = sorted(self.cells, key=lambda each: each.cell.at.start)
        self._starts = [each.cell.at.start for each in self._by_start]
        self._ends = list(accumulate((each.cell.at.end for each in self._by_start), max))

    def touched(self, at: At) -> tuple[int, int, int]:
        """Return (first, end, hint): the folded characters of the cells that ``at`` touches, and where it begins."""
        low = bisect_right(self._ends, at.start)
        high = bisect_left(self._starts, max(at.end, at.start + 1))
        touched = self._by_start[low:high]
        if not touched:
            return 0, 0, 0
        first = min(each.start for each in touched)
        opening = touched[0]
        within = at.start - opening.cell.at.start
        hint = opening.start + (bisect_left(opening.places, within) if within > 0 else 0)
        return first, max(each.end for each in touched), min(max(hint, first), opening.end)

    def cell_of(self, place: int) -> SourceCell:
        """Return the cell of a folded character."""
        return self.cells[bisect_right(self._firsts, place) - 1]

    def spaced(self, first: int, end: int) -> tuple[str, list[int]]:
        """Return the folded characters from ``first`` to ``end`` with a space where white space or a new cell stands.

        With it the place of each character; a space has that of the character before it.
        """
        text: list[str] = []
        places: list[int] = []
        cell, last = self.cell_of(first), -1
        for place in range(first, end):
            if place >= cell.end:
                cell, last = self.cell_of(place), -1
            here = cell.places[place - cell.start]
            if text and (here > last + 1 or last < 0):
                text.append(" ")
                places.append(place - 1)
            text.append(self.folded[place])
            places.append(place)
            last = here
        return "".join(text), places

    def text(self, first: int, end: int) -> str:
        """Return the characters of the source from ``first`` to ``end``, with a line end between two cells."""
        pieces = []
        while first < end:
            cell = self.cell_of(first)
            pieces.append(cell.text(first, min(end, cell.end)))
            first = cell.end
        return "\n".join(pieces)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Return where the characters from ``first`` to ``end`` begin in the source, and where they end."""
        head, tail = self.cell_of(first), self.cell_of(end - 1)
        opening = head.span(first, min(end, head.end))
        return opening if head is tail else (opening[0], max(opening[1], tail.span(tail.start, end)[1]))

    def at(self, first: int, end: int) -> At:
        """Return where the characters from ``first`` to ``end`` stand in the source."""
        opening = self.cell_of(first).cell.at
        start, stop = self.span(first, end)
        return At(line=opening.line, start=start, end=stop, page=opening.page)
