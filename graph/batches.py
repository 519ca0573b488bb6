"""Many rows, a number of them at a time: one statement has only so many."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

_Row = TypeVar("_Row")


def batches(rows: Sequence[_Row], size: int) -> Iterator[Sequence[_Row]]:
    """Yield ``rows`` in order, at most ``size`` of them at a time."""
    for first in range(0, len(rows), size):
        yield rows[first : first + size]
