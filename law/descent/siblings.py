"""Pairs the siblings of two texts that are the same norm: first by content, then by order."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from konkyo.law.descent.units import Unit, number
from konkyo.law.descent_line import Ground

CLEAR, LEAD = 0.8, 0.1
"""Two units this much alike, with this lead over any other candidate of either, are paired at any position."""
ALIKE = 0.5
"""The least likeness of a pair that is found by its place in the order."""
REWRITTEN = 0.25
"""The least likeness of such a pair if both have the same number."""
TIE = 0.02
"""A lead of at most this much does not decide."""
_NUMBER = 0.03
"""The bonus for the same number: between equal candidates the one that did not move wins."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that are the same norm."""

    old: Unit
    new: Unit
    likeness: float
    ground: Ground


Likeness = dict[tuple[int, int], float]
"""(old position, new position) → likeness; low values are left out"""


Comparable = Callable[[Unit, Unit], bool]
"""Whether two units can be one norm at all."""


def any_two(old: Unit, new: Unit) -> bool:
    """Nothing is known of two units that keeps them from being one norm."""
    return True


def pair(olds: Sequence[Unit], news: Sequence[Unit], comparable: Comparable = any_two) -> list[Pair]:
    """Return the pairs of two lists of siblings, one to one. Only ``comparable`` ones are paired.

    1. Texts that occur exactly once on each side and are equal are paired. 2. So are those that are clearly alike.
    3. Between the pairs that kept their order, the best order-preserving alignment pairs the rest.
    """
    found = {old: new for old, new in same_wording(olds, news).items() if comparable(olds[old], news[new])}
    likeness = likenesses(olds, news, found, comparable)
    found |= clear_pairs(likeness)
    for gap in _gaps(sorted(found.items()), len(olds), len(news)):
        free_old = [place for place in gap[0] if place not in found]
        taken = set(found.values())
        free_new = [place for place in gap[1] if place not in taken]
        if free_old and free_new:
            found |= _in_order(free_old, free_new, likeness, olds, news)
    return [pair_at(olds, news, ends, likeness) for ends in sorted(found.items())]


def pair_at(olds: Sequence[Unit], news: Sequence[Unit], ends: tuple[int, int], likeness: Likeness) -> Pair:
    """Return the pair at two positions, with its ground."""
    old, new, value = olds[ends[0]], news[ends[1]], likeness.get(ends, 1.0)
    same_said = old.signature == new.signature
    return Pair(old, new, value, Ground.SAME if same_said else Ground.ALIKE if value >= ALIKE else Ground.REWRITTEN)


def same_wording(olds: Sequence[Unit], news: Sequence[Unit]) -> dict[int, int]:
    """Return old position → new position of texts that occur exactly once on each side, apart from references."""
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
    comparable: Comparable = any_two,
) -> Likeness:
    """Return the likeness of all comparable units that are not in ``found``, without values below ``REWRITTEN``."""
    taken = set(found.values())
    free = [(place, one) for place, one in enumerate(news) if place not in taken]
    return {
        (old, new): value
        for old, one in enumerate(olds)
        if old not in found
        for new, two in free
        if comparable(one, two) and (value := one.like(two)) >= REWRITTEN
    }


def clear_pairs(likeness: Likeness, least: float = CLEAR) -> dict[int, int]:
    """Return the pairs with a likeness of ``least`` or more that lead every other candidate of both by ``LEAD``."""
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
    """Return the longest subset of ``pairs`` whose order is the same on both sides; ``pairs`` are sorted."""
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
    """Yield the old and new positions between neighbouring pairs that kept their order."""
    before = (-1, -1)
    for after in [*sorted(kept_order(found)), (olds, news)]:
        yield range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        before = after


def _in_order(
    free_old: Sequence[int], free_new: Sequence[int], likeness: Likeness, olds: Sequence[Unit], news: Sequence[Unit]
) -> dict[int, int]:
    """Return the order-preserving pairs with the greatest total likeness, without those that a tie leaves open."""

    def worth(old: int, new: int) -> float:
        value = likeness.get((old, new), 0.0)
        named_alike = number(olds[old].address) == number(news[new].address)
        return value + _NUMBER * named_alike if value >= (REWRITTEN if named_alike else ALIKE) else 0.0

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
