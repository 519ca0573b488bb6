"""The text of one area of a page, in reading order."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from konkyo.loaders.readers.pdf.brackets import closed
from konkyo.loaders.readers.pdf.checkbox_group import group_text
from konkyo.loaders.readers.pdf.glyphs import Glyph
from konkyo.loaders.readers.pdf.pieces import Piece, leveled, pieces_of, stands_upright, upright_text
from konkyo.loaders.readers.pdf.text_layout import by_lines, line_text, room


class AreaText:
    """The text of an area, its lines, and the room left in the last one."""

    def __init__(self, glyphs: Iterable[Glyph], sides: tuple[float, float] | None = None) -> None:
        """``sides``: left and right side of a ruled area. A line that reaches the right side was wrapped there."""
        self._glyphs = list(glyphs)
        self._sides = sides

    @cached_property
    def lines(self) -> list[list[Piece]]:
        """The lines from top to bottom, each with its pieces from left to right; a line of blanks only is none."""
        return [pieces for line in leveled(self._glyphs) if (pieces := list(pieces_of(line)))]

    @cached_property
    def text(self) -> str:
        """The text in reading order."""
        if stands_upright(self._glyphs):
            return upright_text(self._glyphs)
        pieces = [piece for line in self.lines for piece in line]
        if len(self.lines) < 2:
            return line_text(pieces)
        pieces = closed(pieces)
        if any(piece.is_box for piece in pieces):
            return group_text(pieces)
        return by_lines(pieces, self._sides)

    @cached_property
    def room(self) -> float:
        """How many more characters fit into the last line."""
        return self.left_beside(self.lines[-1]) if self.lines else room([], self._sides)

    def left_beside(self, line: Sequence[Piece]) -> float:
        """Return how many more characters fit beside one of its lines."""
        return room(line, self._sides)
