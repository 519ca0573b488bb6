"""Pieces of lines: characters that stand together, and each checkbox as a piece of its own."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from konkyo.loaders.readers.pdf.glyphs import Glyph

OPEN, CLOSE = "[［", "]］"
SPACE = 0.25  # of a character's size: a wider gap is a space, also where none is written
LEVEL = 0.3  # characters whose baselines differ by less stand on one line
_APART = 0.6  # a wider gap separates two pieces of a line
_BOX_WIDTH = 14.0  # widest 「[ ○ ]」
_DRAWN = ("☐", "☑", "☒")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one line that stand together."""

    text: str
    x0: float
    x1: float
    base: float
    size: float

    @property
    def is_box(self) -> bool:
        """Whether it is a checkbox: 「[ ]」, 「[ ○ ]」, or a drawn one."""
        inner = self.text[1:-1].strip()
        return self.text in _DRAWN or (self.text[0] in OPEN and self.text[-1] in CLOSE and len(inner) < 2)


def leveled(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield the characters of each line, from top to bottom."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if line and glyph.base - line[-1].base > LEVEL * min(glyph.size, line[-1].size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def pieces_of(line: list[Glyph]) -> Iterator[Piece]:
    """Yield the pieces of a line: it is split at wide gaps and around checkboxes."""
    run: list[Glyph] = []
    row: list[Glyph] = []
    spaces: set[int] = set()
    for glyph in sorted(line, key=lambda glyph: glyph.x0):
        if glyph.text.isspace():
            spaces.add(len(row))
        else:
            row.append(glyph)
    position = first = 0
    while position < len(row):
        box = _box_at(row, position)
        glyph = row[position]
        if run and (box or _is_apart(run[-1], glyph) or _closes_another(run, glyph)):
            yield _piece(run, first, spaces)
            run = []
        if box:
            yield _piece(row[position : position + box], position, spaces)
            position += box
        else:
            first = first if run else position
            run.append(glyph)
            position += 1
    if run:
        yield _piece(run, first, spaces)


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether a gap separates two characters; beside the brackets of an answer a smaller gap does."""
    gap = glyph.x0 - before.x1
    size = max(glyph.size, before.size)
    return gap > _APART * size or (gap > SPACE * size and (before.text in CLOSE or glyph.text in OPEN))


def _closes_another(run: list[Glyph], glyph: Glyph) -> bool:
    """Tell whether a closing bracket stands apart from the words before it, and is not opened in them."""
    gap = glyph.x0 - run[-1].x1 > SPACE * glyph.size
    return gap and glyph.text in CLOSE and not any(before.text in OPEN for before in run)


def _box_at(row: list[Glyph], position: int) -> int:
    """Return the length of the checkbox that begins at ``position``; 0 for none."""
    opening = row[position]
    if opening.text in _DRAWN:
        return 1
    if opening.text not in OPEN:
        return 0
    for length in (2, 3):
        closing = row[position + length - 1 : position + length]
        if closing and closing[0].text in CLOSE and closing[0].x1 - opening.x0 <= _BOX_WIDTH * opening.size:
            return length
    return 0


def _piece(run: list[Glyph], first: int, spaces: set[int]) -> Piece:
    """Return the piece of ``run``. ``first``: its place in the line; ``spaces``: places with a space before them."""
    text = run[0].text
    for place, (before, glyph) in enumerate(itertools.pairwise(run), start=first + 1):
        parted = place in spaces or glyph.x0 - before.x1 > SPACE * glyph.size
        text += (" " if parted else "") + glyph.text
    if len(run) in (2, 3) and text[0] in OPEN and text[-1] in CLOSE:
        text = f"{text[0]} {text[1:-1].strip()} {text[-1]}".replace("  ", " ")
    size = max(glyph.size for glyph in run)
    return Piece(text, run[0].x0, max(glyph.x1 for glyph in run), run[0].base, size)


def stands_upright(glyphs: Iterable[Glyph]) -> bool:
    """Tell whether the text is written vertically: 再委託 in a narrow column."""
    marks = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if len(marks) < 2:
        return False
    steps = list(itertools.pairwise(marks))
    below = sum(abs(b.middle[0] - a.middle[0]) < a.size * 0.3 and b.base > a.base + a.size / 2 for a, b in steps)
    # In a narrow column of horizontal text some lines have two characters: 「り、」.
    beside = any(abs(b.base - a.base) < a.size * LEVEL and 0 < b.x0 - a.x0 < 1.5 * a.size for a, b in steps)
    return below * 4 >= len(steps) * 3 and not beside


def upright_text(glyphs: Sequence[Glyph]) -> str:
    """Return vertical text, its columns from right to left."""
    columns: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle[0]):
        if columns and columns[-1][0].middle[0] - glyph.middle[0] < glyph.size * 0.5:
            columns[-1].append(glyph)
        else:
            columns.append([glyph])
    return "".join(
        glyph.text for column in columns for glyph in sorted(column, key=lambda g: g.base) if not glyph.text.isspace()
    )


def levels(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line, from top to bottom and from left to right."""
    line: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if line and piece.base - line[-1].base > LEVEL * piece.size:
            yield sorted(line, key=lambda piece: piece.x0)
            line = []
        line.append(piece)
    if line:
        yield sorted(line, key=lambda piece: piece.x0)
