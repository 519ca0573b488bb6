"""Short names of evaluations in a list: by the body, and by the title too where a body has several."""

from collections import Counter
from collections.abc import Sequence


def names_in_short(named: Sequence[tuple[str | None, str | None]]) -> list[str]:
    """Return a name for each (body, title)."""
    count = Counter(body for body, _ in named)
    return [
        " ".join(filter(None, (body, title) if count[body] > 1 else (body or title,))) or "?" for body, title in named
    ]
