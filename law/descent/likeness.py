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
        both = 0
        # In plain steps, since this is called millions of times.
        for pair, count in small.items():
            there = large.get(pair, 0)
            both += count if count < there else there
        return both

    def like(self, other: "Bag") -> float:
        """Return the likeness, 0 to 1. Two empty texts are equal."""
        if not self.size or not other.size:
            return float(self.size == other.size)
        return 2 * self.shared(other) / (self.size + other.size)


def covered(text: str, by: Iterable[str]) -> float:
    """Return the share of ``text``, 0 to 1, that occurs in ``by`` in runs of at least ``RUN`` characters.

    A shorter text must occur as a whole. An empty text is covered.
    """
    marked = bytearray(len(text))
    for other in filter(None, by):
        length = min(RUN, len(text), len(other))
        run = b"\1" * length
        for place in range(len(text) - length + 1):
            if text[place : place + length] in other:
                marked[place : place + length] = run
    return sum(marked) / len(text) if text else 1.0
