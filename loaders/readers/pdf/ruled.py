"""The tables of a PDF page: their cells are the areas between ruled lines, however these are drawn."""

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from konkyo.loaders.readers.pdf.glyphs import Shape

_THIN = 3.0  # points: a rectangle no wider than this is a line
_SHORTEST = 4.0  # points of a line that can separate cells
_SAME = 2.5  # points between two lines that count as one: double lines, the borders of two cells
_GAP = 3.0  # points at most of a gap in a line, or between its end and the line that it meets
_MOST_PIECES, _MOST_LINES = 50_000, 1_500  # on a page; one with more is a drawing without cells


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A ruled line at ``at`` (x of a vertical, y of a horizontal one), from ``start`` to ``end``."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: its place in the grid of the table and on the page. ``above``, ``below``: no line on that side."""

    row: int
    column: int
    rows: int
    columns: int
    x0: float
    x1: float
    top: float
    bottom: float
    above: bool
    below: bool


class RuledTable:
    """One table: the cells between connected lines."""

    def __init__(self, across: Sequence[RuledLine], down: Sequence[RuledLine]) -> None:
        self.xs = _places([*(line.at for line in down), *_ends(across)])
        self.ys = _places([*(line.at for line in across), *_ends(down)])
        self._across, self._down = _by_place(across, self.ys), _by_place(down, self.xs)
        self._owner = self._joined()
        self.areas = tuple(self._areas())

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the table."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def area_at(self, x: float, y: float) -> int | None:
        """Return the index in ``areas`` of the cell at a point; None for a point outside the table."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        return self._index[self._owner[row * (len(self.xs) - 1) + column]]

    def _joined(self) -> list[int]:
        """Return for each field of the grid the first field of its cell: fields without a line between are one cell."""
        width, height = len(self.xs) - 1, len(self.ys) - 1
        owner = list(range(width * height))

        def first(field: int) -> int:
            while owner[field] != field:
                owner[field] = owner[owner[field]]
                field = owner[field]
            return field

        for row in range(height):
            for column in range(width):
                field = row * width + column
                x, y = (self.xs[column] + self.xs[column + 1]) / 2, (self.ys[row] + self.ys[row + 1]) / 2
                if column + 1 < width and not _covers(self._down[column + 1], y):
                    _unite(owner, first(field), first(field + 1))
                if row + 1 < height and not _covers(self._across[row + 1], x):
                    _unite(owner, first(field), first(field + width))
        return [first(field) for field in range(width * height)]

    def _areas(self) -> Iterator[Area]:
        width = len(self.xs) - 1
        fields: dict[int, list[tuple[int, int]]] = {}
        for field, owner in enumerate(self._owner):
            fields.setdefault(owner, []).append(divmod(field, width))
        self._index = {owner: index for index, owner in enumerate(fields)}
        for own in fields.values():
            rows, columns = sorted({row for row, _ in own}), sorted({column for _, column in own})
            yield Area(
                rows[0],
                columns[0],
                rows[-1] - rows[0] + 1,
                columns[-1] - columns[0] + 1,
                self.xs[columns[0]],
                self.xs[columns[-1] + 1],
                self.ys[rows[0]],
                self.ys[rows[-1] + 1],
                rows[0] == 0 and self._open(0, columns),
                rows[-1] == len(self.ys) - 2 and self._open(len(self.ys) - 1, columns),
            )

    def _open(self, side: int, columns: list[int]) -> bool:
        return not any(_covers(self._across[side], (self.xs[c] + self.xs[c + 1]) / 2) for c in columns)


def tables(shapes: Iterable[Shape]) -> list[RuledTable]:
    """Return the tables drawn by ``shapes`` (lines, rectangles, curves), the largest first; none for a drawing."""
    across: list[RuledLine] = []
    down: list[RuledLine] = []
    for shape in shapes:
        for horizontal, line in _lines(shape):
            (across if horizontal else down).append(line)
    if len(across) + len(down) > _MOST_PIECES:
        return []
    across, down = _straight(across), _straight(down)
    if len(across) + len(down) > _MOST_LINES:
        return []
    found = [RuledTable(*group) for group in _groups(across, down)]
    return sorted(found, key=lambda table: -(table.box[2] - table.box[0]) * (table.box[3] - table.box[1]))


def _lines(shape: Shape) -> Iterator[tuple[bool, RuledLine]]:
    """Yield the lines of a shape: whether horizontal, and the line."""
    x0, x1, top, bottom = shape["x0"], shape["x1"], shape["top"], shape["bottom"]
    width, height = x1 - x0, bottom - top
    if min(width, height) <= _THIN:
        if width >= height:
            yield True, RuledLine((top + bottom) / 2, x0, x1)
        else:
            yield False, RuledLine((x0 + x1) / 2, top, bottom)
    elif shape["stroke"] and shape["object_type"] == "rect":
        yield from ((True, RuledLine(top, x0, x1)), (True, RuledLine(bottom, x0, x1)))
        yield from ((False, RuledLine(x0, top, bottom)), (False, RuledLine(x1, top, bottom)))
    elif shape["stroke"] and shape["object_type"] == "curve" and all(step[0] in "mlh" for step in shape["path"]):
        points = shape["pts"]
        for (xa, ya), (xb, yb) in itertools.pairwise(points):
            if abs(ya - yb) <= 0.5:
                yield True, RuledLine(ya, min(xa, xb), max(xa, xb))
            elif abs(xa - xb) <= 0.5:
                yield False, RuledLine(xa, min(ya, yb), max(ya, yb))


def _straight(lines: list[RuledLine]) -> list[RuledLine]:
    """Join the pieces of a line, and lines that are so near that they count as one."""
    places = _places([line.at for line in lines])
    joined: list[RuledLine] = []
    for place, own in zip(places, _by_place(lines, places), strict=True):
        joined += [RuledLine(place, start, end) for start, end in own if end - start >= _SHORTEST]
    return joined


def _places(values: Iterable[float]) -> list[float]:
    """Return the positions of ``values``; those that are near each other become one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= _SAME:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _by_place(lines: Iterable[RuledLine], places: list[float]) -> list[list[tuple[float, float]]]:
    """Return for each position the stretches that lines cover there, small gaps closed."""
    found: list[list[tuple[float, float]]] = [[] for _ in places]
    for line in sorted(lines, key=lambda line: line.start):
        after = bisect_right(places, line.at)
        here = found[min(range(max(after - 1, 0), min(after + 1, len(places))), key=lambda n: abs(places[n] - line.at))]
        if here and line.start - here[-1][1] <= _GAP:
            here[-1] = (here[-1][0], max(here[-1][1], line.end))
        else:
            here.append((line.start, line.end))
    return found


def _ends(lines: Sequence[RuledLine]) -> list[float]:
    """Return the outermost ends of lines: the table goes so far, even if no line closes it. [] without lines."""
    return [min(line.start for line in lines), max(line.end for line in lines)] if lines else []


def _groups(across: list[RuledLine], down: list[RuledLine]) -> Iterator[tuple[list[RuledLine], list[RuledLine]]]:
    """Yield the groups of connected lines, (horizontal, vertical)."""
    owner = list(range(len(across) + len(down)))

    def first(number: int) -> int:
        while owner[number] != number:
            number = owner[number]
        return number

    crossed: set[int] = set()
    for i, h in enumerate(across):
        for j, v in enumerate(down, start=len(across)):
            if h.start - _GAP <= v.at <= h.end + _GAP and v.start - _GAP <= h.at <= v.end + _GAP:
                crossed.add(j)
                _unite(owner, first(i), first(j))
    for i, one in enumerate(down, start=len(across)):
        if i in crossed:
            continue
        # Nothing crosses a line beside a cell whose upper and lower sides are both on other pages.
        for j, other in enumerate(down, start=len(across)):
            if abs(one.start - other.start) <= _GAP and abs(one.end - other.end) <= _GAP:
                _unite(owner, first(i), first(j))
    groups: dict[int, tuple[list[RuledLine], list[RuledLine]]] = {}
    for number, line in enumerate([*across, *down]):
        groups.setdefault(first(number), ([], []))[number >= len(across)].append(line)
    for horizontal, vertical in groups.values():
        if vertical and len(horizontal) + len(vertical) > (2 if horizontal else 1):
            yield horizontal, vertical


def _unite(owner: list[int], one: int, other: int) -> None:
    owner[max(one, other)] = min(one, other)


def _covers(stretches: list[tuple[float, float]], place: float) -> bool:
    return any(start <= place <= end for start, end in stretches)
