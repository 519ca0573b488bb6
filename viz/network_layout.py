"""Where the boxes of a network of systems stand: in cells of a grid, so that no two overlap."""

import math
from collections.abc import Collection, Sequence

import networkx as nx

from konkyo.viz.clear_lines import TALL, WIDE, GridPlace, clear_lines

_ROOM = 2.3
"""How many cells there are for each box: lines need some of them."""
_SCREEN = 2.1
"""How many times a screen, or a sheet in landscape, is as wide as it is tall without the head of the page."""
_HELD = 0.3
_DIGITS = 6


def cells(
    boxes: Sequence[str], lines: Collection[tuple[str, str]], *, centre: Collection[str], apart: Collection[str]
) -> dict[str, GridPlace]:
    """Return the column and the row of each of ``boxes``; the same input gives the same cells.

    ``lines`` join two boxes. The boxes of ``centre`` stand in the middle, those of ``apart`` in rows of their own
    below.
    """
    inner = [box for box in boxes if box not in apart]
    columns, rows = _size(len(inner))
    # Lines to boxes that stand apart are not drawn.
    drawn = [line for line in lines if not set(line) & set(apart)]
    places = _sprung(inner, drawn, centre)
    aims = {box: (x * (columns - 1), y * (rows - 1)) for box, (x, y) in places.items()}
    degrees = {box: sum(box in line for line in lines) for box in inner}
    free = {(column, row) for column in range(columns) for row in range(rows)}
    found: dict[str, GridPlace] = {}
    # The middle is for what all share; after that, what has many lines comes nearest to its place.
    for box in sorted(inner, key=lambda one: (one not in centre, -degrees[one], boxes.index(one))):
        x, y = aims[box]
        found[box] = min(free, key=lambda cell: (_far(cell, x, y), cell))
        free.remove(found[box])
    found = _closed_up(clear_lines(found, drawn, centre=centre, size=(columns, rows)))
    below = 1 + max((row for _, row in found.values()), default=-1)
    for n, box in enumerate(one for one in boxes if one in apart):
        found[box] = (n % columns, below + n // columns)
    return found


def _size(number: int) -> GridPlace:
    columns = max(2, min(number, round(math.sqrt(_ROOM * number * _SCREEN * TALL / WIDE))))
    return columns, max(1, math.ceil(_ROOM * number / columns))


def _sprung(
    boxes: Sequence[str], lines: Collection[tuple[str, str]], centre: Collection[str]
) -> dict[str, tuple[float, float]]:
    """Return places between 0 and 1 at which joined boxes are near each other, with ``centre`` in the middle."""
    if len(boxes) < 2:
        return dict.fromkeys(boxes, (0.5, 0.5))
    graph = nx.Graph()
    graph.add_nodes_from(boxes)
    graph.add_edges_from(lines)
    middle = [box for box in boxes if box in centre]
    # What is joined to nothing else would drift away: a weak spring holds each part of the network to the middle.
    held = middle[0] if middle else boxes[0]
    for part in list(nx.connected_components(graph)):
        if held not in part:
            graph.add_edge(held, max(part, key=lambda box: (graph.degree[box], -boxes.index(box))), weight=_HELD)
    start = {**_circle(boxes, 1.0), **_circle(middle, 0.3 if len(middle) > 1 else 0.0)}
    placed = nx.spring_layout(graph, pos=start, fixed=middle or None, iterations=300, seed=1)
    found = {}
    for axis in (0, 1):
        values = {box: round(float(at[axis]), _DIGITS) for box, at in placed.items()}
        least, most = min(values.values()), max(values.values())
        order = sorted(boxes, key=lambda box: (values[box], boxes.index(box)))
        # Half by the place and half by the order, so that the boxes fill the grid and do not crowd in one part of it.
        found[axis] = {
            box: ((values[box] - least) / (most - least or 1) + n / (len(order) - 1)) / 2 for n, box in enumerate(order)
        }
    return {box: (found[0][box], found[1][box]) for box in boxes}


def _circle(boxes: Sequence[str], radius: float) -> dict[str, tuple[float, float]]:
    step = 2 * math.pi / max(1, len(boxes))
    return {box: (radius * math.cos(n * step), radius * math.sin(n * step)) for n, box in enumerate(boxes)}


def _far(cell: GridPlace, x: float, y: float) -> float:
    return round(math.hypot((cell[0] - x) * WIDE, (cell[1] - y) * TALL), _DIGITS)


def _closed_up(found: dict[str, GridPlace]) -> dict[str, GridPlace]:
    """Leave out the columns and rows in which no box stands."""
    columns, rows = (sorted({cell[axis] for cell in found.values()}) for axis in (0, 1))
    return {box: (columns.index(column), rows.index(row)) for box, (column, row) in found.items()}
