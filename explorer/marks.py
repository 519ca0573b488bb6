"""Marks on the source: which characters of which cells say a fact, were not read, or are cited."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from konkyo.explorer.source_lines import CellFinder, SourceLine, TextCell
from konkyo.loaders.record import Passage
from konkyo.loaders.record_account import UnreadPiece
from konkyo.papers.passage_words import spaceless


@dataclass(frozen=True, slots=True)
class SourceMark:
    """Characters of one cell with the place at the right that they lead to, and the ``look`` of it."""

    start: int
    end: int
    look: str
    leads_to: str
    place: str = ""
    """its own place in the page, where something at the right leads to it"""


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """A piece of a cell's text with all its looks; ``leads_to`` is the place of the narrowest mark over it.

    ``all_over`` are the places of all marks over it, ``places`` those of its own that begin here.
    """

    text: str
    looks: str
    leads_to: str
    places: tuple[str, ...]
    all_over: tuple[str, ...]


class MarkedSource:
    """Some lines of the source with the marks that were set on their cells."""

    def __init__(self, lines: Iterable[SourceLine]) -> None:
        self.lines = tuple(lines)
        self._finder = CellFinder(self.lines)
        self._marks: dict[int, list[SourceMark]] = defaultdict(list)

    @property
    def start(self) -> int:
        """The first character of the source in these lines."""
        return self._finder.cells[0].start if self._finder.cells else 0

    @property
    def end(self) -> int:
        """One past the last character."""
        return max((cell.end for cell in self._finder.cells), default=0)

    def holds(self, passage: Passage) -> bool:
        """Tell whether some of ``passage`` stands in these lines."""
        return passage.at.start < self.end and self.start < max(passage.at.end, passage.at.start + 1)

    def mark_passage(self, passage: Passage, leads_to: str, spans: Iterable[tuple[int, int, SourceMark]] = ()) -> None:
        """Mark a passage as a value, and the ``spans`` of its text with the mark of each (whose offsets do not count).

        Where the words of the passage do not stand in its cells as they are, the cells are marked as a whole.
        """
        cells = self._finder.within(passage.at.start, max(passage.at.end, passage.at.start + 1))
        text, at = spaceless(passage.text)
        joined, places = _joined(cells)
        first = joined.find(text) if text else -1
        whole = SourceMark(0, 0, "value", leads_to, leads_to.replace("p-", "t-", 1))
        self._set(cells, places, first, first + len(text), whole)
        for start, end, mark in spans:
            inside = [number for number, offset in enumerate(at) if start <= offset < end]
            if first < 0 or not inside:
                self._set(cells, places, -1, -1, mark)
            else:
                self._set(cells, places, first + inside[0], first + inside[-1] + 1, mark)

    def mark_unread(self, piece: UnreadPiece, leads_to: str) -> None:
        """Mark characters that were not read."""
        cells = self._finder.within(piece.at.start, piece.at.end)
        text = spaceless(piece.text)[0]
        joined, places = _joined(cells)
        first = joined.find(text) if text else -1
        self._set(cells, places, first, first + len(text), SourceMark(0, 0, "unread", leads_to))

    def pieces(self, cell: TextCell) -> Iterator[MarkedPiece]:
        """Yield the text of a cell in pieces."""
        marks = self._marks.get(id(cell), [])
        edges = sorted({0, len(cell.text), *(edge for mark in marks for edge in (mark.start, mark.end))})
        told: set[str] = set()
        for start, end in pairwise(edges):
            over = [mark for mark in marks if mark.start <= start and end <= mark.end]
            narrow = min(over, key=lambda mark: mark.end - mark.start, default=None)
            places = tuple(dict.fromkeys(mark.place for mark in over if mark.place and mark.place not in told))
            told |= set(places)
            looks = " ".join(dict.fromkeys(mark.look for mark in over))
            all_over = tuple(dict.fromkeys(mark.leads_to for mark in over))
            yield MarkedPiece(cell.text[start:end], looks, narrow.leads_to if narrow else "", places, all_over)

    def _set(
        self, cells: list[TextCell], places: list[tuple[int, int]], first: int, last: int, mark: SourceMark
    ) -> None:
        """Set ``mark`` on the characters ``first`` to ``last`` of the joined cells; -1: on the cells as a whole."""
        if first < 0:
            spans = [(number, 0, len(cell.text)) for number, cell in enumerate(cells)]
        else:
            touched: dict[int, list[int]] = defaultdict(list)
            for number, offset in places[first:last]:
                touched[number].append(offset)
            spans = [(number, offsets[0], offsets[-1] + 1) for number, offsets in touched.items()]
        for count, (number, start, end) in enumerate(spans):
            place = mark.place if count == 0 else ""
            self._marks[id(cells[number])].append(SourceMark(start, end, mark.look, mark.leads_to, place))


def _joined(cells: list[TextCell]) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of cells without white space, and for each of its characters the cell and the offset in it."""
    parts, places = [], []
    for number, cell in enumerate(cells):
        text, at = spaceless(cell.text)
        parts.append(text)
        places += [(number, offset) for offset in at]
    return "".join(parts), places
