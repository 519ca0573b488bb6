"""The store port: all that konkyo asks of a graph database, whichever it is."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from types import TracebackType
from typing import Any, Protocol, Self

from konkyo.graph.document_facts import DocumentFacts
from konkyo.i18n import KonkyoError

ResultRow = dict[str, Any]
"""One row of an answer: column → str, int, float, bool, None, list or dict. No engine's own types.

A node is a dict of its properties and ``_labels``, a list; an edge is one of its properties and ``_type``;
a path is the list of its nodes and edges in turn. A date or time is ISO text. Where the ends of an edge matter,
let the query return them (``startNode(e).key``): not every engine gives them with the edge.
"""

RunStatement = Callable[[str, Mapping[str, Any]], list[ResultRow]]
"""A way to run one statement with its parameters, inside a transaction that somebody else ends."""


class Own(str):
    """A statement that konkyo itself wrote: no store need find out first what it would do."""

    __slots__ = ()


class Store(Protocol):
    """A graph database that holds the facts of evaluations. Use it as a context manager."""

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Answer a query that only reads. Raises KonkyoError for a query that writes, reads files or is no Cypher."""

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Run a query that may write, in one transaction, and note that the store is ``altered``.

        It can read no file and no address either.
        """

    @property
    def stamp(self) -> Hashable:
        """A value that changes with every write to the store, so that a cache of what was read can be checked."""

    @property
    def altered(self) -> bool:
        """Whether ``write`` was used, so that the store may say what no document states."""

    def outdated(self) -> list[str]:
        """Return the keys of the evaluations that rest on other facts of law than are held now; replace them."""

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
    """Where a store lies, or is to lie, whichever its engine."""

    @property
    def shared(self) -> bool:
        """Whether others may store there what we have no records of."""

    def open(self) -> Store:
        """Open the store, made where there is none. Raises what making a store raises, above all the two below."""

    def evaluations(self) -> list[str]:
        """Return the keys of the evaluations that are stored in a ``shared`` place, even where it cannot be opened."""

    def discard(self) -> None:
        """Make room for a new store. The records lie elsewhere."""


class StoreUnusableError(KonkyoError):
    """The store is damaged or was made by another version; make it again from the records."""


class StoreInUseError(KonkyoError):
    """Another process, or another part of this one, has the store open."""
