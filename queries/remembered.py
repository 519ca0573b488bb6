"""What was asked of a store once and stays true while nothing is written to it."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from konkyo.graph.store import Own, ResultRow, Store

_Found = TypeVar("_Found")
_MOST = 256
"""Of how many things something is remembered, besides what was asked about the store as a whole: those that were asked
for last. A server that answers for days would remember one answer for each document, name and choice of documents."""


class _Remembered:
    """What is remembered of one state of a store."""

    def __init__(self, stamp: Hashable) -> None:
        self.stamp = stamp
        self.whole: dict[Hashable, Any] = {}
        self.given: OrderedDict[Hashable, Any] = OrderedDict()


_KEPT: WeakKeyDictionary[Store, _Remembered] = WeakKeyDictionary()
_LOCK = threading.Lock()
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
    """Return ``ask(store, *given)``, from memory where it was asked before and the store is still the same.

    Without anything ``given`` it is remembered as long as the store is the same; else until others were asked for.
    """
    taken = _STATE.get()
    stamp = taken[1] if taken is not None and taken[0] is store else store.stamp
    with _LOCK:
        kept = _KEPT.get(store)
        if kept is None or kept.stamp != stamp:
            kept = _KEPT[store] = _Remembered(stamp)
        wanted, known = (ask, given), kept.given if given else kept.whole
        if wanted in known:
            if given:
                kept.given.move_to_end(wanted)
            return known[wanted]  # type: ignore[no-any-return]
    # Not under the lock: others need not wait, and it may itself remember something.
    found = ask(store, *given)
    with _LOCK:
        known[wanted] = found
        while len(kept.given) > _MOST:
            kept.given.popitem(last=False)
    return found


def remembered_rows(store: Store, statement: Own, **lists: Iterable[str]) -> list[ResultRow]:
    """Return the rows of ``statement`` with these lists as parameters, as ``remembered`` does; do not change them."""
    return remembered(store, _rows, statement, *((name, tuple(values)) for name, values in lists.items()))


def _rows(store: Store, statement: Own, *lists: tuple[str, tuple[str, ...]]) -> list[ResultRow]:
    return store.read(statement, {name: list(values) for name, values in lists} or None)
