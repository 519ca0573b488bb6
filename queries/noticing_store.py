"""A store as Python programs get it: it warns of what a query cannot have meant."""

import warnings
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self, cast

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.unknown_names import unknown_names


class NoticingStore:
    """A store that warns of each name in a query that the graph does not have, in the words of ``konkyo cypher``."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        """Answer a query as the store does."""
        rows = self._store.read(cypher, parameters, most=most)
        _warn(cypher)
        return rows

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Run a query as the store does."""
        rows = self._store.write(cypher, parameters)
        _warn(cypher)
        return rows

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()


def noticing(store: Store) -> Store:
    """Return ``store`` as one that warns."""
    return cast("Store", NoticingStore(store))


def _warn(cypher: str) -> None:
    # Statements of konkyo itself have none, and the search takes a moment.
    if not isinstance(cypher, Own):
        for hint in unknown_names(cypher):
            warnings.warn(str(hint), stacklevel=3)
