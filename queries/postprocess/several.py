"""What several bodies name, with how many they are.

Counted here: the embedded engine has no room to group so many rows, and Neo4j keeps a list that is taken apart once
for each of its rows.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow

_ORDER = ("name", "giver_label", "body", "document", "published", "line", "kind", "quote", "flow")


def work(rows: list[ResultRow], _given: Mapping[str, Any]) -> list[ResultRow]:
    """Return the rows about what at least two bodies name, with the number of ``bodies``, the most named first."""
    naming: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        naming[_thing(row)].add(row["body"])
    counted = [{**row, "bodies": len(naming[_thing(row)])} for row in rows if len(naming[_thing(row)]) > 1]
    return sorted(counted, key=_place)


def _thing(row: ResultRow) -> tuple[str, str]:
    """Return the label and key of what is named: the other end of the row is the evaluation that names it."""
    end = "receiver" if row["giver_label"] == "Evaluation" else "giver"
    return row[f"{end}_label"], row[f"{end}_key"]


def _place(row: ResultRow) -> tuple[int, list[tuple[bool, Any]]]:
    """Return where a row stands in the answer; what is absent stands last."""
    return -row["bodies"], [(row[name] is None, row[name]) for name in _ORDER]
