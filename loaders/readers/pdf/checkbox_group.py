"""The text of a group of checkboxes: each box followed by its option, which may have several lines."""

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from konkyo.loaders.readers.pdf.pieces import SPACE, Piece, levels
from konkyo.loaders.readers.pdf.text_layout import by_columns

_ROW = 0.4  # of a character's size: boxes whose heights differ by less stand in one row
_COLUMN = 1.5  # boxes whose left sides differ by less stand in one column


def group_text(pieces: Sequence[Piece]) -> str:
    """Return the text of a group of checkboxes: each box, then the lines of its option."""
    boxes = [piece for piece in pieces if piece.is_box]
    columns = list(_columns_of(boxes))
    left = columns[0][0].x1
    own: dict[int, list[Piece]] = {id(box): [] for box in boxes}
    loose: list[Piece] = []
    waiting: list[list[Piece]] = [[] for _ in columns]
    for line in levels(pieces):
        box: Piece | None = None
        # A line that begins left of the first option belongs to no box: it heads a group, or goes on from one.
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
    """Yield the columns of boxes from left to right, each from top to bottom."""
    column: list[Piece] = []
    for box in sorted(boxes, key=lambda box: box.x0):
        if column and box.x0 - column[0].x0 > _COLUMN * box.size:
            yield sorted(column, key=lambda piece: piece.base)
            column = []
        column.append(box)
    if column:
        yield sorted(column, key=lambda piece: piece.base)


def _assigned(pieces: list[Piece], boxes: list[Piece], own: dict[int, list[Piece]]) -> Iterator[tuple[Piece, Piece]]:
    """Yield the lines between the boxes of a column, each with the box it belongs to.

    A box stands beside the first line of its option, the middle or the last one, and all boxes of a column alike. The
    way that fits all of them best is taken. ``own``: the words beside each box.
    """
    parts = [[p for p in pieces if p.base <= boxes[0].base]]
    parts += [[p for p in pieces if top.base < p.base <= low.base] for top, low in itertools.pairwise(boxes)]
    parts.append([p for p in pieces if p.base > boxes[-1].base])
    lines = [list(levels(part)) for part in parts]
    bases = sorted([box.base for box in boxes] + [line[0].base for part in lines for line in part])
    pitch = min((b - a for a, b in itertools.pairwise(bases)), default=0.0)
    best: list[list[list[Piece]]] = []
    least = math.inf
    for place, given in _ways([len(part) for part in lines]):
        shared = _shared(lines, given)
        cost = sum(
            _cost(box, group, bool(own[id(box)]), place, pitch) for box, group in zip(boxes, shared, strict=True)
        )
        if cost < least - 0.01:
            best, least = shared, cost
    for box, group in zip(boxes, best, strict=True):
        yield from ((piece, box) for line in group for piece in line)


def _ways(counts: list[int]) -> Iterator[tuple[float, list[int]]]:
    """Yield where a box may stand in its option (0 first line, 0.5 middle, 1 last), the likeliest first.

    With each comes how many lines of each part between boxes then belong to the box above.
    """
    yield 0, [0, *counts[1:]]
    given, due = [0], counts[0]
    for count in counts[1:]:
        given.append(due)
        due = max(count - due, 0)
    yield 0.5, given
    yield 1, [0] * (len(counts) - 1) + counts[-1:]


def _shared(parts: list[list[list[Piece]]], given: list[int]) -> list[list[list[Piece]]]:
    """Return the lines of each box, if ``given`` lines of each part belong to the box above."""
    last = len(parts) - 2
    return [parts[n][given[n] :] + parts[n + 1][: given[n + 1] if n < last else None] for n in range(len(parts) - 1)]


def _cost(box: Piece, lines: list[list[Piece]], beside: bool, place: float, pitch: float) -> float:
    """Return how far ``box`` is from its ``place`` among its lines, plus the gaps between these beyond the pitch."""
    bases = sorted({line[0].base for line in lines} | ({box.base} if beside else set()))
    if not bases:
        return 0.0
    steps = sum(b - a - pitch for a, b in itertools.pairwise(bases))
    return abs(bases[0] + (bases[-1] - bases[0]) * place - box.base) + steps
