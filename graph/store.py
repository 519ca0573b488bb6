"""The store port: what konkyo needs from a graph database, whichever it is."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError

STORE = "store"
"""Name of the folder of the embedded store, beside the folder of the records."""

ResultRow = dict[str, Any]
"""One row of an answer: column → str, int, float, bool, None, list or dict, and never a type of the engine.

A node is a dict of its properties and ``_labels``, a list; an edge is a dict of its properties and ``_type``; a path is
the list of its nodes and edges in turn. A date or time is ISO text. If the ends of an edge are needed, the query must
return them (``startNode(e).key``), because not every engine returns them with the edge.
"""

RunStatement = Callable[[str, Mapping[str, Any]], list[ResultRow]]
"""A function that runs one statement with its parameters. Its caller began the transaction and ends it."""


STORED_EVALUATIONS = "MATCH (e:Evaluation) RETURN e.key AS key ORDER BY key"
"""What a store is asked for the keys of its evaluations."""


class Own(str):
    """A statement of konkyo itself: a store need not check what it would do."""

    __slots__ = ()


class Store(Protocol):
    """A graph database that holds the facts of evaluations. Use it as a context manager."""

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        """Answer a query that only reads, with its first ``most`` rows at most.

        Raises KonkyoError for a query that writes, reads files or is no Cypher.
        """

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Run a query that may write, in one transaction, and note that the store is ``altered``.

        It can read no file and no address either.
        """

    @property
    def where(self) -> str:
        """The folder or the address of the store, for a person."""

    @property
    def stamp(self) -> Hashable:
        """A value that changes with every write to the store, so that a cache of what was read can be checked."""

    @property
    def altered(self) -> bool:
        """Whether ``write`` was used, so that the store may say what no document states."""

    def outdated(self) -> list[str]:
        """Return the keys of the evaluations that rest on other facts of law than are held now; replace them."""

    def prepare_search(self) -> None:
        """Make the full-text index (``konkyo.graph.full_text``) where the store has none yet."""

    def note_law(self) -> None:
        """Note that all that is stored rests on the facts of law held now."""

    def replace(self, documents: Iterable[DocumentFacts]) -> None:
        """Store each document wholly or not at all, in place of what its evaluation asserted before."""

    def remove(self, evaluations: Sequence[str]) -> None:
        """Remove what only these evaluations assert."""

    def close(self) -> None:
        """Close the store; nothing written is lost."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class StorePlace(Protocol):
    """The place of a store that exists or will be made, for any engine."""

    @property
    def shared(self) -> bool:
        """Whether other people may store documents there of which we have no records."""

    def open(self) -> Store:
        """Open the store; make it if there is none. Raises the errors of making a store, such as the two below."""

    def evaluations(self) -> list[str]:
        """Return the keys of the evaluations stored in a ``shared`` place, even if it cannot be opened."""

    def discard(self) -> None:
        """Delete the store. The records are kept elsewhere."""


class StoreUnusableError(KonkyoError):
    """The store is damaged or was made by another version; make it again from the records."""


class StoreInUseError(KonkyoError):
    """Another process, or another part of this one, has the store open."""
