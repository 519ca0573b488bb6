"""How alike two texts are, character by character."""

from difflib import SequenceMatcher


def text_likeness(one: str, other: str) -> float:
    """Return 1 for two equal texts and 0 for two that have nothing in common."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
