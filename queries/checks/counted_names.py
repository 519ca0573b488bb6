"""Several names of one thing, each with the number of places where it is printed."""

from collections.abc import Iterable, Mapping

from konkyo.i18n import Words
from konkyo.queries.checks.finding import FindingEvidence

NameInUse = tuple[str, list[FindingEvidence]]
"""A name and where it is printed."""


def most_used(names: Mapping[str, list[FindingEvidence]]) -> list[NameInUse]:
    """Return the names with their places, the one that is printed most often first."""
    return sorted(names.items(), key=lambda one: (-len(one[1]), one[0]))


def names_with_counts(names: Iterable[NameInUse]) -> Words:
    """Return the names in a text: 「甲システム」（3 か所）、「乙システム」（1 か所）."""
    each = [(name, len(places)) for name, places in names]
    return Words(
        ja="、".join(f"「{name}」（{count} か所）" for name, count in each),
        en=", ".join(f"「{name}」 ({count} {'place' if count == 1 else 'places'})" for name, count in each),
    )
