"""The likeness of two texts: the Sørensen–Dice coefficient of their character bigrams."""

from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from itertools import compress, count, pairwise

RUN = 6
"""Shorter runs of characters occur in every statute."""


class Bag:
    """The counted character bigrams of a text; its two ends count as characters."""

    __slots__ = ("pairs", "size")

    def __init__(self, text: str = "") -> None:
        counted = Counter(map("".join, pairwise(f"\2{text}\3" if text else "")))
        self.size = counted.total()
        # The second of a bigram is a sign of its own, 「情報1」, and so are further ones: what two texts share is then
        # an intersection of sets, which Python makes much faster than one of counts.
        more = (f"{pair}{n}" for pair, count in counted.items() if count > 1 for n in range(1, count))
        self.pairs = frozenset({*counted, *more})

    def shared(self, other: "Bag") -> int:
        """Return the number of bigrams that both have."""
        return len(self.pairs & other.pairs)

    def like(self, other: "Bag") -> float:
        """Return the likeness, 0 to 1. Two empty texts are equal."""
        if not self.size or not other.size:
            return float(self.size == other.size)
        return 2 * self.shared(other) / (self.size + other.size)


# The same provisions stand in the texts of many days.
@lru_cache(maxsize=4096)
def bag(text: str) -> Bag:
    """Return the bag of ``text``."""
    return Bag(text)


def covered(text: str, by: Collection[str]) -> float:
    """Return the share of ``text``, 0 to 1, that occurs in ``by`` in runs of at least ``RUN`` characters.

    A shorter text must occur as a whole. An empty text is covered.
    """
    if text in by:
        return 1.0
    marked = bytearray(len(text))
    for other in filter(None, by):
        length = min(RUN, len(text), len(other))
        hits = bytes(map(_different_runs(other, length).__contains__, _runs(text, length)))
        run = b"\1" * length
        for place in compress(count(), hits):
            marked[place : place + length] = run
    return sum(marked) / len(text) if text else 1.0


@lru_cache(maxsize=1024)
def _runs(text: str, length: int) -> tuple[str, ...]:
    """Return the runs of ``length`` characters in ``text``, in order."""
    return tuple(text[place : place + length] for place in range(len(text) - length + 1))


@lru_cache(maxsize=1024)
def _different_runs(text: str, length: int) -> frozenset[str]:
    return frozenset(_runs(text, length))
