"""What people call an evaluation: in full, and in a list by the body alone where that is enough."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any


def name_in_full(row: Mapping[str, Any]) -> str:
    """Return body, title and date of a row that names an evaluation, those that it has."""
    return " ".join(str(row[name]) for name in ("body", "document", "published") if row.get(name))


def names_in_short(named: Sequence[tuple[str | None, str | None]]) -> list[str]:
    """Return a name for each (body, title)."""
    count = Counter(body for body, _ in named)
    return [
        " ".join(filter(None, (body, title) if count[body] > 1 else (body or title,))) or "?" for body, title in named
    ]
