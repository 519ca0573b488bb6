"""A group of checkboxes → its text: each box, then its own option, of however many lines beside it."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from loaders.readers.pdf.layout import by_columns
from loaders.readers.pdf.pieces import SPACE, Piece, levels

_ROW = 0.4  # of a character's size: boxes at less different heights stand in one row
_COLUMN = 1.5  # boxes whose left sides differ by less stand in one column


def options(pieces: Sequence[Piece]) -> str:
    """Read a group of checkboxes: each box, then the lines of its own option."""
    boxes = [piece for piece in pieces if piece.is_box]
    columns = list(_columns_of(boxes))
    left = columns[0][0].x1
    own: dict[int, list[Piece]] = {id(box): [] for box in boxes}
    loose: list[Piece] = []
    waiting: list[list[Piece]] = [[] for _ in columns]
    for line in levels(pieces):
        box: Piece | None = None
        # A line that begins where the boxes do goes on from the line before, or heads a group.
        outside = not line[0].is_box and line[0].x0 < left
        for piece in line:
            if piece.is_box:
                box, outside = piece, False
            elif box:
                own[id(box)].append(piece)
            elif outside:
                loose.append(piece)
            else:
                before = [n for n, column in enumerate(columns) if column[0].x1 <= piece.x0 + SPACE * piece.size]
                waiting[before[-1] if before else 0].append(piece)
    for column, rest in zip(columns, waiting, strict=True):
        for piece, box in _assigned(rest, column, own):
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


def _assigned(pieces: list[Piece], boxes: list[Piece], own: dict[int, list[Piece]]) -> Iterator[tuple[Piece, Piece]]:
    """Yield lines that stand between the boxes of a column, each with the box it belongs to.

    A box stands in the middle of its option, or beside its first line: which of the two, all boxes of a column show
    together. ``own`` are the words beside each box.
    """
    parts = [[p for p in pieces if p.base <= boxes[0].base]]
    parts += [[p for p in pieces if top.base < p.base <= low.base] for top, low in itertools.pairwise(boxes)]
    parts.append([p for p in pieces if p.base > boxes[-1].base])
    lines = [list(levels(part)) for part in parts]
    ways = filter(None, (_centred([len(part) for part in lines]), [0, *map(len, lines[1:])]))
    shared = [list(zip(boxes, _shared(lines, way), strict=True)) for way in ways]
    best = min(shared, key=lambda groups: sum(_distance(box, group, own) for box, group in groups))
    for box, group in best:
        yield from ((piece, box) for line in group for piece in line)


def _centred(counts: list[int]) -> list[int] | None:
    """Return how many lines of each part belong to the box above it if every box has as many above as below it."""
    given, due = [0], counts[0]
    for count in counts[1:]:
        if due > count:
            return None
        given.append(due)
        due = count - due
    return given if not due else None


def _shared(parts: list[list[list[Piece]]], given: list[int]) -> list[list[list[Piece]]]:
    """Return the lines of each box, if ``given`` lines of each part belong to the box above it."""
    return [
        above[count:] + below[: given[number + 1]]
        for number, ((above, below), count) in enumerate(zip(itertools.pairwise(parts), given, strict=False))
    ]


def _distance(box: Piece, lines: list[list[Piece]], own: dict[int, list[Piece]]) -> float:
    """How far ``box`` stands from where it should: the middle of its lines, or else the first of them."""
    bases = [line[0].base for line in lines] + [box.base] * bool(own[id(box)])
    if not bases:
        return 0.0
    return min(abs((min(bases) + max(bases)) / 2 - box.base), abs(min(bases) - box.base)) + _spread(bases)


def _spread(bases: list[float]) -> float:
    """How uneven the steps between lines are: the lines of one text are evenly spaced."""
    steps = [b - a for a, b in itertools.pairwise(sorted(set(bases)))]
    return max(steps) - min(steps) if steps else 0.0
