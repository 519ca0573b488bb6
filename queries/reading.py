"""How well the documents could be read: declared and found counts, gaps, what is illegible or inferred."""

from dataclasses import dataclass

from konkyo.graph.store import Store
from konkyo.queries.answer import answer


@dataclass(frozen=True, slots=True)
class Count:
    """How many flows of one kind the form declares for a file, and how many were found.

    ``agrees`` is None where the form leaves the count blank. ``ordinal`` is the file's number in the form.
    """

    file: str
    kind: str
    declared: int | None
    found: int
    agrees: bool | None
    body: str | None
    document: str | None
    published: str | None
    ordinal: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could not be read as printed. ``finding``: gap, note, illegible_methods or inferred."""

    finding: str
    said: str | None
    counterparty: str | None
    file: str | None
    place: str | None
    line: int | None
    body: str | None
    document: str | None
    published: str | None


def counts(store: Store, *, body: str | None = None) -> list[Count]:
    """Return the declared and the found counts of every file, of one ``body`` or of all."""
    return [Count(**row) for row in answer(store, "counts", {"body": body}).rows]


def unread(store: Store, *, body: str | None = None) -> list[Finding]:
    """Return what could not be read, and what was read by inference, of one ``body`` or of all."""
    return [Finding(**row) for row in answer(store, "unread", {"body": body}).rows]
