"""Lines of a network that pass below no box: boxes are moved to cells of the grid that no line of others crosses.

A line that passes below a box reads as two lines, to that box and on from it: a connection that nobody stated.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache

GridPlace = tuple[int, int]
"""The column and the row of a cell."""
WIDE, TALL = 2.4, 1.0
"""How wide and tall a cell is, in any unit."""
_HALF = 0.42
"""How far a box reaches from the middle of its cell to either side, in cells; a little space around it included."""
_BELOW = 20.0
"""What one line below one box costs, in the unit of lengths: a way around it is rarely longer."""
_INWARDS = 0.15
"""What a step away from the middle of the grid costs: it keeps parts of the network near to each other."""
_REACH = 2
"""How many cells a box of the centre may move, so that it stays in the middle."""
_PASSES = 12


def clear_lines(
    found: Mapping[str, GridPlace], lines: Collection[tuple[str, str]], *, centre: Collection[str], size: GridPlace
) -> dict[str, GridPlace]:
    """Return the cells of the boxes, moved within a grid of ``size`` until no move makes the lines clearer.

    The boxes of ``centre`` stay beside their cells. The same input gives the same cells.
    """
    net = _Net(dict(found), lines, size)
    grid = [(column, row) for column in range(size[0]) for row in range(size[1])]
    moving = sorted(found, key=lambda box: (-len(net.joined[box]), found[box]))
    for _ in range(_PASSES):
        before = dict(net.placed)
        for box in moving:
            net.take(box)
            open_to = [cell for cell in grid if box not in centre or _beside(cell, found[box])]
            free = [cell for cell in open_to if cell not in net.taken]
            net.put(box, min(free, key=lambda cell, box=box: (net.cost(box, cell), cell)))  # type: ignore[misc]
        if net.placed == before:
            break
    return net.placed


class _Net:
    """Boxes in cells, with the number of lines that pass each cell."""

    def __init__(self, placed: dict[str, GridPlace], lines: Collection[tuple[str, str]], size: GridPlace) -> None:
        self.placed = placed
        self.taken = set(placed.values())
        self.joined: dict[str, list[str]] = {box: [] for box in placed}
        for start, end in lines:
            self.joined[start].append(end)
            self.joined[end].append(start)
        self.crossed = Counter(cell for start, end in lines for cell in cells_passed(placed[start], placed[end]))
        self._middle = (size[0] - 1) / 2, (size[1] - 1) / 2

    def take(self, box: str) -> None:
        """Take a box and its lines out."""
        here = self.placed.pop(box)
        self.taken.remove(here)
        self.crossed.subtract(self._own(box, here))

    def put(self, box: str, cell: GridPlace) -> None:
        """Put a box that was taken out into a cell, with its lines to those that are there."""
        self.crossed.update(self._own(box, cell))
        self.placed[box] = cell
        self.taken.add(cell)

    def cost(self, box: str, cell: GridPlace) -> float:
        """Return what it costs to put a box that was taken out into a cell."""
        others = [self.placed[other] for other in self.joined[box] if other in self.placed]
        below = self.crossed[cell] + sum(one in self.taken for one in self._own(box, cell))
        far = sum(_length(cell, other) for other in others)
        return round(_BELOW * below + far + _INWARDS * _length(cell, self._middle), 6)

    def _own(self, box: str, cell: GridPlace) -> Iterator[GridPlace]:
        for other in self.joined[box]:
            if other in self.placed:
                yield from cells_passed(cell, self.placed[other])


def _beside(one: GridPlace, other: GridPlace) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= _REACH


def _length(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot((one[0] - other[0]) * WIDE, (one[1] - other[1]) * TALL)


def cells_passed(start: GridPlace, end: GridPlace) -> Iterator[GridPlace]:
    """Yield the cells whose box a line between two cells would pass below."""
    for column, row in _between(end[0] - start[0], end[1] - start[1]):
        yield start[0] + column, start[1] + row


@cache
def _between(columns: int, rows: int) -> tuple[GridPlace, ...]:
    """Return the cells that a line from the cell (0, 0) to another one passes."""
    return tuple(
        (column, row)
        for column in range(min(0, columns), max(0, columns) + 1)
        for row in range(min(0, rows), max(0, rows) + 1)
        if (column, row) not in ((0, 0), (columns, rows)) and _meets(columns, rows, column, row)
    )


def _meets(columns: int, rows: int, column: int, row: int) -> bool:
    """Tell whether the line from (0, 0) to (columns, rows) meets the box in a cell."""
    first, last = 0.0, 1.0
    for far, at in ((columns, column), (rows, row)):
        if far == 0:
            if abs(at) >= _HALF:
                return False
            continue
        near, off = sorted(((at - _HALF) / far, (at + _HALF) / far))
        first, last = max(first, near), min(last, off)
    return first < last
