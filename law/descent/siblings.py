"""Which of two rows of siblings are the same norm: by what they say first, by their order second."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from konkyo.law.descent.descent_line import Ground
from konkyo.law.descent.units import Unit, number

CLEAR, LEAD = 0.8, 0.1
"""Two that are this much alike, and this much more than either is like any other, are one wherever they stand."""
ALIKE = 0.5
"""From here on two that stand in the same place of the order are one."""
REWRITTEN = 0.25
"""… and from here on if they bear the same number too."""
TIE = 0.02
"""A lead no greater than this decides nothing."""
NUMBER = 0.03
"""What bearing the same number adds: it decides between equals, for then nothing has moved."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that are one norm."""

    old: Unit
    new: Unit
    likeness: float
    ground: Ground


Likeness = dict[tuple[int, int], float]
"""likeness by places in the two rows; those too unlike to matter are left out"""


def pair(olds: Sequence[Unit], news: Sequence[Unit]) -> list[Pair]:
    """Return the pairs among two rows of siblings, one to one.

    1. What is said once on each side, and the same, is one. 2. So is what is clearly alike. 3. Between those of them
    that kept their order, the best alignment that keeps the order pairs the rest.
    """
    found = same(olds, news)
    likeness = likenesses(olds, news, found)
    found |= clear(likeness)
    for gap in _gaps(sorted(found.items()), len(olds), len(news)):
        free_old = [place for place in gap[0] if place not in found]
        taken = set(found.values())
        free_new = [place for place in gap[1] if place not in taken]
        found |= _in_order(free_old, free_new, likeness, olds, news)
    return [paired(olds, news, ends, likeness) for ends in sorted(found.items())]


def paired(olds: Sequence[Unit], news: Sequence[Unit], ends: tuple[int, int], likeness: Likeness) -> Pair:
    """Return the pair that stands at two places, with the ground it rests on."""
    old, new, value = olds[ends[0]], news[ends[1]], likeness.get(ends, 1.0)
    same_said = old.signature == new.signature
    return Pair(old, new, value, Ground.SAME if same_said else Ground.ALIKE if value >= ALIKE else Ground.REWRITTEN)


def same(olds: Sequence[Unit], news: Sequence[Unit]) -> dict[int, int]:
    """Return place → place of what is said exactly once on each side, references aside."""
    places: dict[tuple[str, ...], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, units in enumerate((olds, news)):
        for place, unit in enumerate(units):
            if unit.signature:
                places[unit.signature][side].append(place)
    return {old[0]: new[0] for old, new in places.values() if len(old) == len(new) == 1}


def likenesses(
    olds: Sequence[Unit],
    news: Sequence[Unit],
    found: dict[int, int],
    comparable: Callable[[Unit, Unit], bool] = lambda old, new: True,
) -> Likeness:
    """Return the likeness of all that ``found`` leaves unpaired, but for those that are wholly unlike."""
    taken = set(found.values())
    free = [(place, one) for place, one in enumerate(news) if place not in taken]
    return {
        (old, new): value
        for old, one in enumerate(olds)
        if old not in found
        for new, two in free
        if comparable(one, two) and (value := one.like(two)) >= REWRITTEN
    }


def clear(likeness: Likeness, least: float = CLEAR) -> dict[int, int]:
    """Return the pairs that are at least ``least`` alike and lead all others of both by ``LEAD``."""
    best, second = _two_best(likeness)
    return {
        old: new
        for (old, new), value in likeness.items()
        if value >= least
        and all(best[end] == value and value - second[end] >= LEAD for end in (("old", old), ("new", new)))
    }


def _two_best(likeness: Likeness) -> tuple[dict[tuple[str, int], float], dict[tuple[str, int], float]]:
    best: dict[tuple[str, int], float] = defaultdict(float)
    second: dict[tuple[str, int], float] = defaultdict(float)
    for (old, new), value in likeness.items():
        for end in (("old", old), ("new", new)):
            best[end], second[end] = sorted((best[end], second[end], value), reverse=True)[:2]
    return best, second


def kept_order(pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return the most pairs that stand in one order on both sides. ``pairs`` are sorted by their first place."""
    ends: list[int] = []
    chain: list[tuple[tuple[int, int], int]] = []
    at: list[int] = []
    for index, (_, new) in enumerate(pairs):
        length = bisect_left(ends, new)
        chain.append((pairs[index], at[length - 1] if length else -1))
        ends[length : length + 1] = [new]
        at[length : length + 1] = [index]
    kept = set()
    place = at[-1] if at else -1
    while place >= 0:
        kept.add(chain[place][0])
        place = chain[place][1]
    return kept


def _gaps(found: Sequence[tuple[int, int]], olds: int, news: int) -> Iterable[tuple[range, range]]:
    """Yield the places between neighbouring pairs that kept their order."""
    before = (-1, -1)
    for after in [*sorted(kept_order(found)), (olds, news)]:
        yield range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        before = after


def _in_order(
    free_old: Sequence[int], free_new: Sequence[int], likeness: Likeness, olds: Sequence[Unit], news: Sequence[Unit]
) -> dict[int, int]:
    """Return the pairs, in order, whose likeness is greatest in sum; those that a tie leaves open are left out."""

    def worth(old: int, new: int) -> float:
        value = likeness.get((old, new), 0.0)
        named_alike = number(olds[old].address) == number(news[new].address)
        return value + NUMBER * named_alike if value >= (REWRITTEN if named_alike else ALIKE) else 0.0

    rows, columns = len(free_old), len(free_new)
    total = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            here = worth(free_old[row], free_new[column])
            total[row][column] = max(
                total[row + 1][column], total[row][column + 1], total[row + 1][column + 1] + here if here else 0.0
            )
    found: dict[int, int] = {}
    row = column = 0
    while row < rows and column < columns:
        here = worth(free_old[row], free_new[column])
        if here and total[row][column] == total[row + 1][column + 1] + here:
            found[free_old[row]] = free_new[column]
            row, column = row + 1, column + 1
        elif total[row][column] == total[row + 1][column]:
            row += 1
        else:
            column += 1
    left_old, left_new = set(free_old) - found.keys(), set(free_new) - set(found.values())
    return {
        old: new
        for old, new in found.items()
        if worth(old, new)
        > TIE + max([worth(other, new) for other in left_old] + [worth(old, other) for other in left_new], default=-1.0)
    }
