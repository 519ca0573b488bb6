"""What was asked of a store once and stays true while nothing is written to it."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from konkyo.graph.store import Store

_Found = TypeVar("_Found")
_KEPT: WeakKeyDictionary[Store, tuple[Hashable, dict[Hashable, Any]]] = WeakKeyDictionary()


def remembered(store: Store, ask: Callable[..., _Found], *given: Hashable) -> _Found:
    """Return ``ask(store, *given)``, from memory where it was asked before and the store is still the same."""
    stamp = store.stamp
    kept = _KEPT.get(store)
    if kept is None or kept[0] != stamp:
        kept = _KEPT[store] = (stamp, {})
    wanted = (ask, given)
    if wanted not in kept[1]:
        kept[1][wanted] = ask(store, *given)
    found: _Found = kept[1][wanted]
    return found
