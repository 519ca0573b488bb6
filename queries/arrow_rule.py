"""How the rows of an answer are drawn: as arrows between things, so that the picture shows just what the table says.

A line of a question's header names the columns::

    // picture: sender:sender_label --kind--> receiver:receiver_label
    // picture: system:System ----> connected:System

Behind a colon stands what kind of thing the column names: a label of ``graph/schema.py``, or a column that holds the
label. Between the dashes may stand a column that says what kind of arrow it is. Where things of one name are not one
thing (the 市民課 of two cities), the answer has a column of their keys beside that of their names: ``sender_key``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konkyo.graph.store import ResultRow

_LINE = re.compile(r"(?P<sender>\w+):(?P<sender_type>\w+) --(?P<kind>\w*)--> (?P<receiver>\w+):(?P<receiver_type>\w+)")


@dataclass(frozen=True, slots=True)
class ArrowRule:
    """The columns of one arrow a row. ``sender_type`` and ``receiver_type`` are labels, or columns that hold one."""

    sender: str
    sender_type: str
    kind: str | None
    receiver: str
    receiver_type: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow between two things, and the index of the row of the answer that says so.

    What a thing is, its type and its key say; the key is its name where the answer has no column of keys.
    """

    sender: str
    sender_type: str
    sender_key: str
    receiver: str
    receiver_type: str
    receiver_key: str
    kind: str | None
    row: int


def parse_arrow_rule(line: str) -> ArrowRule | None:
    """Parse one line; None where it is not of this form. What it names need not be there."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    return ArrowRule(match["sender"], match["sender_type"], match["kind"] or None, match["receiver"],
                     match["receiver_type"])  # fmt: skip


def arrows(rules: Sequence[ArrowRule], rows: Sequence[ResultRow]) -> Iterator[Arrow]:
    """Yield the arrows of ``rows``, in their order, as ``rules`` draw them; none where an end has no name or no key."""
    for number, row in enumerate(rows):
        for rule in rules:
            kind = row[rule.kind] if rule.kind else None
            for sender in _ends(row, rule.sender, rule.sender_type):
                for receiver in _ends(row, rule.receiver, rule.receiver_type):
                    yield Arrow(*sender, *receiver, kind, number)


def _ends(row: ResultRow, column: str, kind: str) -> list[tuple[str, str, str]]:
    """Return the name, type and key of each thing that a cell names: several, where its names and keys are lists."""
    names, keys = row[column], row.get(f"{column}_key", row[column])
    pairs = list(zip(names, keys or (), strict=True)) if isinstance(names, list) else [(names, keys)]
    return [(str(name), str(row.get(kind, kind)), str(key)) for name, key in pairs if None not in (name, key)]
