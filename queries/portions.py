"""The rows of an answer, gathered portion by portion until those that are wanted are there or time is over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from konkyo.graph.deadline import Deadline
from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import ResultRow
from konkyo.i18n import UsageError, Words

FIRST, MOST = 4, 128
"""How many things the first portion is about, so that its rows come at once, and how many the largest."""

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class RowsWanted:
    """Which rows of an answer are wanted: all but the first ``after``, at most ``limit`` of them."""

    limit: int | None = None
    after: int = 0

    def __post_init__(self) -> None:
        """Raise UsageError where a number is too small."""
        for name, number, least in (("limit", self.limit, 1), ("after", self.after, 0)):
            if number is not None and number < least:
                raise UsageError(
                    Words(
                        ja=f"{name} は{least}以上です。{number} は使えません",
                        en=f"{name} is at least {least}, not {number}",
                    ),
                    cure=Words(ja="省けば、すべての行です", en="leave it out for all rows"),
                )

    @property
    def last(self) -> int | None:
        """How many rows must be there for the wanted ones to be among them; None for all."""
        return None if self.limit is None else self.after + self.limit


@dataclass(frozen=True, slots=True)
class Gathered:
    """The rows wanted. ``total`` is the number of all rows, None where it was not found out.

    ``complete`` is false where time was over before they all were there.
    """

    rows: list[ResultRow]
    total: int | None
    more: bool
    complete: bool


def gathered(portions: Iterable[list[ResultRow]], wanted: RowsWanted, deadline: Deadline) -> Gathered:
    """Return the rows wanted of ``portions``, which are asked for no further than need be."""
    rows: list[ResultRow] = []
    complete = more = False
    try:
        for portion in portions:
            rows += portion
            # One row more than wanted shows that there are more.
            if wanted.last is not None and len(rows) > wanted.last:
                more = True
                break
            if deadline.over:
                break
        else:
            complete = True
    except TookTooLongError:
        pass
    total = len(rows) if complete else None
    return Gathered(rows[wanted.after : wanted.last], total, more, complete or more)


def sizes(first: int = FIRST, most: int = MOST) -> Iterator[int]:
    """Yield how many things each portion is to be about."""
    size = first
    while True:
        yield size
        size = min(size * 2, most)


def in_portions(groups: Iterable[Sequence[_Thing]], size: Iterator[int]) -> Iterator[list[_Thing]]:
    """Yield the things of ``groups`` in portions of at least the next ``size``; those of one group stay together."""
    portion: list[_Thing] = []
    least = next(size)
    for group in groups:
        portion += group
        if len(portion) >= least:
            yield portion
            portion, least = [], next(size)
    if portion:
        yield portion
