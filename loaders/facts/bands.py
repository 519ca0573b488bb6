"""Ranges of numbers that a form offers to choose from, in one spelling: １万人未満 and 1万人未満 are one band."""

import re
import unicodedata

_NUMBER = re.compile(r"\d[\d,]*")


def bands(**printed: str | None) -> dict[str, str | None]:
    """Return each property in one spelling, and as ``NAME_as_printed`` where the document spells it otherwise."""
    found: dict[str, str | None] = {}
    for name, text in printed.items():
        found[name] = one_spelling(text) if text is not None else None
        found[f"{name}_as_printed"] = text if text != found[name] else None
    return found


def one_spelling(printed: str) -> str:
    """Return ``printed`` in half width, without white space, its numbers with commas: 1,000人以上1万人未満."""
    narrow = "".join(unicodedata.normalize("NFKC", printed).split())
    return _NUMBER.sub(lambda number: f"{int(number[0].replace(',', '')):,}", narrow)
