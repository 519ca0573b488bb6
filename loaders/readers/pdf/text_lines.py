"""Lines of text of a page of a PDF, outside tables or in one cell that holds a list."""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konkyo.loaders.readers.pdf.area_text import AreaText
from konkyo.loaders.readers.pdf.glyphs import Glyph, Shape, upright
from konkyo.loaders.readers.pdf.pieces import Piece
from konkyo.loaders.readers.pdf.ruled import Area
from konkyo.loaders.readers.pdf.text_layout import goes_on

COLUMN_GAP = 1.5  # of a character's size: pieces of a line further apart are separate cells


@dataclass(slots=True)
class TextLine:
    """A line of running text, split into cells at wide gaps; ``base`` is its height on the page."""

    top: float
    cells: list[str]
    base: float = 0.0


def lines_in(area: Area, own: list[Glyph], chars: Sequence[Shape]) -> Iterator[TextLine]:
    """Yield the lines of an area, a wrapped line as one; a line hidden below it comes before what is printed there."""
    words = AreaText((glyph for glyph in own if not glyph.turned), (area.x0, area.x1))
    ends = {line[0].base: words.left_beside(line) for line in words.lines}
    last, left = None, math.inf
    for line in running_lines(own, chars):
        line.top = min(line.top, area.bottom)
        if last and len(last.cells) == len(line.cells) == 1 and goes_on(last.cells[0], left, line.cells[0]):
            last.cells[0] += line.cells[0]
        else:
            if last:
                yield last
            last = line
        left = ends.get(line.base, math.inf)
    if last:
        yield last


def running_lines(free: list[Glyph], chars: Sequence[Shape]) -> Iterator[TextLine]:
    """Yield the lines outside tables."""
    level = [glyph for glyph in free if not glyph.turned]
    for line in AreaText(level).lines:
        yield TextLine(line[0].base, line_cells(line), line[0].base)
    turned = {glyph.order: chars[glyph.order] for glyph in free if glyph.turned}
    if turned:
        for line in AreaText(upright((glyph for glyph in free if glyph.turned), turned)).lines:
            yield TextLine(min(char["top"] for char in turned.values()), line_cells(line))


def line_cells(line: Sequence[Piece]) -> list[str]:
    """Split a line into cells at wide gaps; a line with checkboxes is one cell."""
    if any(piece.is_box for piece in line):
        return [" ".join(piece.text for piece in line)]
    cells = [line[0].text]
    for before, piece in itertools.pairwise(line):
        if piece.x0 - before.x1 > COLUMN_GAP * piece.size:
            cells.append(piece.text)
        else:
            cells[-1] += f" {piece.text}"
    return cells
