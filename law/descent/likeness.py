"""The likeness of two texts: the Sørensen–Dice coefficient of their character bigrams."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

RUN = 6
"""Shorter runs of characters occur in every statute."""


class Bag:
    """The counted character bigrams of a text; its two ends count as characters."""

    __slots__ = ("pairs", "size")

    def __init__(self, text: str = "") -> None:
        edged = f"\2{text}\3" if text else ""
        self.pairs = Counter(map("".join, pairwise(edged)))
        self.size = self.pairs.total()

    def shared(self, other: "Bag") -> int:
        """Return the number of bigrams that both have."""
        small, large = sorted((self.pairs, other.pairs), key=len)
        return sum(min(count, large[pair]) for pair, count in small.items() if pair in large)

    def like(self, other: "Bag") -> float:
        """Return the likeness, 0 to 1. Two empty texts are equal."""
        if not self.size or not other.size:
            return float(self.size == other.size)
        return 2 * self.shared(other) / (self.size + other.size)


def covered(text: str, by: Iterable[str]) -> float:
    """Return the share of ``text``, 0 to 1, that occurs in ``by`` in runs of at least ``RUN`` characters.

    A shorter text must occur as a whole. An empty text is covered.
    """
    marked: set[int] = set()
    for other in filter(None, by):
        length = min(RUN, len(text), len(other))
        runs = {other[place : place + length] for place in range(len(other) - length + 1)}
        for place in range(len(text) - length + 1):
            if text[place : place + length] in runs:
                marked.update(range(place, place + length))
    return len(marked) / len(text) if text else 1.0
