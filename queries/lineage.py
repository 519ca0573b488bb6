"""Where information comes from, where it goes, and by which flows it gets from one thing to another."""

from dataclasses import dataclass

from konkyo.graph.store import Store
from konkyo.queries.answer import answer


@dataclass(frozen=True, slots=True)
class Step:
    """One flow between one sender and one receiver, ``step`` steps from what was asked about; 1 is direct.

    ``section``, ``line`` (of the source, from 1) and ``quote`` show where ``document`` says so; ``inferred``
    says in the reader's language why it is held though no mark says it; ``flow`` is its key, labels and keys say
    what things its ends are.
    """

    step: int
    sender: str | None
    kind: str
    label: str
    receiver: str | None
    information: str | None
    legal_basis: list[str]
    legal_basis_text: str | None
    body: str | None
    document: str | None
    published: str | None
    section: str | None
    line: int | None
    quote: str | None
    inferred: str | None
    sender_label: str | None
    sender_key: str | None
    receiver_label: str | None
    receiver_key: str | None
    flow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep(Step):
    """A step of the ``way``-th (from 1) of the shortest ways; its ``step`` counts from the origin."""

    way: int


def upstream(store: Store, name: str, *, body: str | None = None, steps: int | None = None) -> list[Step]:
    """Return the steps by which information reaches the file, system, information, department or party ``name``.

    Raises KonkyoError for a name that fits nothing or several things.
    """
    return [Step(**row) for row in answer(store, "upstream", {"name": name, "body": body, "steps": steps}).rows]


def downstream(store: Store, name: str, *, body: str | None = None, steps: int | None = None) -> list[Step]:
    """Return the steps by which information leaves it, as ``upstream`` does for those that reach it."""
    return [Step(**row) for row in answer(store, "downstream", {"name": name, "body": body, "steps": steps}).rows]


def path_between(store: Store, origin: str, goal: str) -> list[PathStep]:
    """Return the steps of the shortest ways from ``origin`` to ``goal``, way by way; none where there is no way."""
    return [PathStep(**row) for row in answer(store, "path_between", {"origin": origin, "goal": goal}).rows]
