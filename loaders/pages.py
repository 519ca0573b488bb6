"""The one page model that every reader yields: pages of rows of cells, whatever the format was.

A cell's text is plain: tags are gone, entities are decoded, and each checkbox of the source is one ``Mark``
character standing where the box stood, so that the form layer can weigh marks without knowing HTML, PDF or Excel.
"""

from dataclasses import dataclass
from enum import StrEnum

from konkyo.loaders.record import At, Note, Source


class BoxMark(StrEnum):
    """A checkbox as a source may print it. Private-use characters, so that no text can be mistaken for one."""

    BOX = "\ue000"
    """an unticked ``<input type="checkbox">``"""
    BOX_ON = "\ue001"
    """a ticked one"""
    RADIO = "\ue002"
    """an unselected ``<input type="radio">``"""
    RADIO_ON = "\ue003"
    """a selected one"""
    LOST = "\ue004"
    """a box that was torn so that nobody can tell whether it was ticked"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text with marks, and the characters of the source it came from.

    ``merged`` is set in an empty cell over which a merged cell of an earlier row, or of another page, reaches: what
    that one says.
    """

    text: str
    at: At
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand side by side, empty ones included, a cell merged over columns once.

    A line of running text is a row of one cell.
    """

    cells: tuple[Cell, ...]

    @property
    def only_text(self) -> str:
        """The text of the only cell that has any; "" where none or several have."""
        filled = [cell.text for cell in self.cells if cell.text]
        return filled[0] if len(filled) == 1 else ""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows of one page, in the source's order. A format without pages has one."""

    number: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole source as read, with what its reader noticed.

    ``joined``: all kanji stood apart and were joined, so that a space between two names may be lost.
    """

    pages: tuple[Page, ...]
    source: Source
    notes: tuple[Note, ...] = ()
    joined: bool = False

    def rows(self) -> list[Row]:
        """Return the rows of all pages in order."""
        return [row for page in self.pages for row in page.rows]
