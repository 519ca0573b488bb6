"""A group of checkboxes → its text: each box, then its own option, of however many lines beside it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from loaders.readers.pdf.layout import by_columns
from loaders.readers.pdf.pieces import LEVEL, SPACE, Piece

_ROW = 0.4  # of a character's size: boxes at less different heights stand in one row
_COLUMN = 1.5  # boxes whose left sides differ by less stand in one column


def options(pieces: Sequence[Piece]) -> str:
    """Read a group of checkboxes: each box, then the lines of its own option."""
    boxes = [piece for piece in pieces if piece.is_box]
    columns = list(_columns_of(boxes))
    own: dict[int, list[Piece]] = {id(box): [] for box in boxes}
    loose: list[Piece] = []
    waiting: list[list[Piece]] = [[] for _ in columns]
    for piece in pieces:
        if piece.is_box:
            continue
        level = [b for b in boxes if b.x1 <= piece.x0 + SPACE * b.size and abs(b.base - piece.base) <= LEVEL * b.size]
        if level:
            own[id(max(level, key=lambda box: box.x0))].append(piece)
            continue
        left = [n for n, column in enumerate(columns) if column[0].x1 <= piece.x0 + SPACE * piece.size]
        if left:
            waiting[left[-1]].append(piece)
        else:
            loose.append(piece)
    for column, rest in zip(columns, waiting, strict=True):
        for piece, box in _assigned(rest, column):
            own[id(box)].append(piece)
    lines: list[tuple[float, float, str]] = [(piece.base, piece.x0, piece.text) for piece in loose]
    lines += [(box.base, box.x0, f"{box.text} {by_columns(own[id(box)])}".strip()) for box in boxes]
    return _in_rows(lines, max(piece.size for piece in pieces))


def _in_rows(placed: list[tuple[float, float, str]], size: float) -> str:
    rows: list[list[tuple[float, float, str]]] = []
    for item in sorted(placed):
        if rows and item[0] - rows[-1][0][0] <= _ROW * size:
            rows[-1].append(item)
        else:
            rows.append([item])
    return "\n".join(" ".join(text for _, _, text in sorted(row, key=lambda item: item[1])) for row in rows)


def _columns_of(boxes: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield boxes that stand below each other, from the left; each column from the top down."""
    column: list[Piece] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        if column and box.x0 - column[0].x0 > _COLUMN * box.size:
            yield sorted(column, key=lambda piece: piece.base)
            column = []
        column.append(box)
    if column:
        yield sorted(column, key=lambda piece: piece.base)


def _assigned(pieces: list[Piece], boxes: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """Yield lines that stand between the boxes of a column, each with the box it belongs to.

    A box stands in the middle of its option or beside its first line; which of the two, all boxes of a column show
    together. Where neither fits, the nearer box has the line.
    """
    between = [[p for p in pieces if top.base < p.base <= low.base] for top, low in itertools.pairwise(boxes)]
    above = [piece for piece in pieces if piece.base <= boxes[0].base]
    below = [piece for piece in pieces if piece.base > boxes[-1].base]
    parts: list[list[Piece]] = [above, *between, below]
    leveled = [list(_levels(part)) for part in parts]
    given = _centred([len(levels) for levels in leveled])
    for number, levels in enumerate(leveled):
        for place, level in enumerate(levels):
            if number == 0 or number == len(boxes):
                box = boxes[min(number, len(boxes) - 1)]
            elif given is not None:
                box = boxes[number - 1] if place < given[number] else boxes[number]
            elif not above:
                box = boxes[number - 1]
            else:
                box = min(boxes[number - 1 : number + 1], key=lambda box: abs(box.base - level[0].base))
            yield from ((piece, box) for piece in level)


def _levels(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    level: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if level and piece.base - level[-1].base > LEVEL * piece.size:
            yield level
            level = []
        level.append(piece)
    if level:
        yield level


def _centred(counts: list[int]) -> list[int] | None:
    """Return how many lines of each part belong to the box above it if every box has as many above as below it."""
    given, due = [0], counts[0]
    for count in counts[1:]:
        if due > count:
            return None
        given.append(due)
        due = count - due
    return given if not due else None
