"""What was asked of a store once and stays true while nothing is written to it."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from konkyo.graph.store import Own, ResultRow, Store

_Found = TypeVar("_Found")
_KEPT: WeakKeyDictionary[Store, tuple[Hashable, dict[Hashable, Any]]] = WeakKeyDictionary()
_STATE: ContextVar[tuple[Store, Hashable] | None] = ContextVar("_STATE", default=None)
"""The store that a block of ``one_state`` is about, and its stamp."""


@contextmanager
def one_state(store: Store) -> Iterator[None]:
    """Look only once, at the beginning of the block, whether ``store`` is still the same.

    One answer remembers many things, and on Neo4j each look is a statement of its own.
    """
    taken = _STATE.get()
    if taken is not None and taken[0] is store:
        yield
        return
    before = _STATE.set((store, store.stamp))
    try:
        yield
    finally:
        _STATE.reset(before)


def remembered(store: Store, ask: Callable[..., _Found], *given: Hashable) -> _Found:
    """Return ``ask(store, *given)``, from memory where it was asked before and the store is still the same."""
    taken = _STATE.get()
    stamp = taken[1] if taken is not None and taken[0] is store else store.stamp
    kept = _KEPT.get(store)
    if kept is None or kept[0] != stamp:
        kept = _KEPT[store] = (stamp, {})
    wanted = (ask, given)
    if wanted not in kept[1]:
        kept[1][wanted] = ask(store, *given)
    found: _Found = kept[1][wanted]
    return found


def remembered_rows(store: Store, statement: Own, **lists: Iterable[str]) -> list[ResultRow]:
    """Return the rows of ``statement`` with these lists as parameters, as ``remembered`` does; do not change them."""
    return remembered(store, _rows, statement, *((name, tuple(values)) for name, values in lists.items()))


def _rows(store: Store, statement: Own, *lists: tuple[str, tuple[str, ...]]) -> list[ResultRow]:
    return store.read(statement, {name: list(values) for name, values in lists})
