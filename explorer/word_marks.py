"""Two wordings side by side, with the words marked in which they differ."""

from dataclasses import dataclass

from konkyo.papers.passage_words import word_edits

_LONGEST = 6_000
"""Characters up to which single words are compared: it takes the square of their number."""

MarkedText = tuple[tuple[str, bool], ...]
"""Pieces of a text, each with whether it differs."""


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """The text before and the text after."""

    before: MarkedText
    after: MarkedText


def marked_pair(before: str, after: str) -> MarkedPair:
    """Return both texts in pieces. Very long ones are marked as a whole."""
    if len(before) + len(after) > _LONGEST:
        return MarkedPair(((before, before != after),), ((after, before != after),))
    old: list[tuple[str, bool]] = []
    new: list[tuple[str, bool]] = []
    at = 0
    for edit in word_edits(before, after):
        old += [(before[at : edit.start], False), (before[edit.start : edit.end], True)]
        new += [(before[at : edit.start], False), (edit.new, True)]
        at = edit.end
    old.append((before[at:], False))
    new.append((before[at:], False))
    return MarkedPair(tuple(piece for piece in old if piece[0]), tuple(piece for piece in new if piece[0]))
