"""Sheets whose rows were extracted from the bottom up: which place of the form each of their labels has.

Such a text has the last rows of the table first. Rows that were drawn together stay in order: a title, its measures,
and behind them what is printed above them. So the labels of a sheet are runs of the form's order, each run in order,
the last run first. A label that the form has many times is told by the run it stands in.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

_ALLOWED = (((0, 0),), ((0, 1), (1, 0)), ((0, 2), (1, 1)))
"""How many labels that the form has only once may stand out of this order, and how many places between the first and
the last of a sheet may lack their label: first none, then one of them, then two."""

PossiblePlaces = Sequence[Sequence[int]]
"""For each label of a sheet, in the order of the text, the places in the form that it may have."""


def bottom_up_places(may_be: PossiblePlaces, titles: Collection[int] = ()) -> list[int | None]:
    """Return the place in the form of each label of a sheet; None for one that is not certain.

    ``titles``: which of the labels are titles. Where nothing else fits, they may all stand out of the order: a title
    that is drawn apart from the row below it stands anywhere.
    """
    unknown: list[int | None] = [None] * len(may_be)
    if not may_be or not all(may_be):
        return unknown
    once = [at for at, places in enumerate(may_be) if len(places) == 1]
    for allowed in _ALLOWED:
        found = [
            way
            for displaced, lacking in allowed
            for left in combinations(once, displaced)
            for way in _without(may_be, left, lacking)
        ]
        if found:
            return _agreeing(found)
    apart = tuple(at for at in once if at in titles)
    return _agreeing(list(_without(may_be, apart, 0))) or unknown


def _agreeing(found: Sequence[tuple[int, ...]]) -> list[int | None]:
    """Return the place of each label where all ways ``found`` agree on it."""
    return [places[0] if len(set(places)) == 1 else None for places in zip(*found, strict=True)]


def _without(may_be: PossiblePlaces, left: Sequence[int], lacking: int) -> Iterator[tuple[int, ...]]:
    """Yield the solutions in which the labels ``left`` stand out of the order, at their only places."""
    gone = sorted(may_be[at][0] for at in left)
    if len({*gone}) < len(gone):
        return
    kept = [places for at, places in enumerate(may_be) if at not in left]
    closed = [[place - sum(one < place for one in gone) for place in places if place not in gone] for places in kept]
    opened = [place for place in range(max(map(max, may_be)) + 1) if place not in gone]
    for way in _solutions(closed, lacking) if kept and all(closed) else ():
        rest = iter(opened[place] for place in way)
        places = tuple(may_be[at][0] if at in left else next(rest) for at in range(len(may_be)))
        if max(places) - min(places) + 1 - len(places) <= lacking:
            yield places


def _solutions(may_be: PossiblePlaces, lacking: int) -> Iterator[tuple[int, ...]]:
    """Yield all ways to give each label a place of its own so that at most ``lacking`` places between are left out."""
    # Places so far, the place the present run began with, the one the run before it began with, places left out.
    open_ways: list[tuple[tuple[int, ...], int, int, int]] = [((first,), first, -1, lacking) for first in may_be[0]]
    while open_ways:
        places, begun, above, left = open_ways.pop()
        last = places[-1]
        # Between the end of this run and the beginning of the one that the text has before it.
        gap = above - last - 1 if above >= 0 else 0
        if len(places) == len(may_be):
            if gap <= left:
                yield places
            continue
        for place in may_be[len(places)]:
            if place < begun and gap <= left:
                open_ways.append(((*places, place), place, begun, left - gap))
            elif last < place <= last + 1 + left and (above < 0 or place < above):
                open_ways.append(((*places, place), begun, above, left - (place - last - 1)))
