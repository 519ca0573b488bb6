"""Facts that take long to find: looked for beside the pages, and kept as long as nothing is written to the store."""

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar

from konkyo.explorer.desk import GraphDesk

_Found = TypeVar("_Found")
_MADE: dict[tuple[int, str], "_Kept"] = {}
_LOCK = threading.Lock()


class _Kept:
    def __init__(self, stamp: Hashable) -> None:
        self.stamp, self.done, self.value = stamp, threading.Event(), None
        self.error: BaseException | None = None


def found_later(desk: GraphDesk, find: Callable[[GraphDesk], _Found], patience: float = 0.15) -> _Found | None:
    """Return ``find(desk)`` if it is known or comes within ``patience`` seconds; else None, and it is being looked for.

    ``find`` takes turns at the store by itself. Raises what it raised.
    """
    with desk.reading() as store:
        stamp = store.stamp
    name = (id(desk), f"{find.__module__}.{find.__qualname__}")
    with _LOCK:
        kept = _MADE.get(name)
        if kept is None or kept.stamp != stamp:
            kept = _MADE[name] = _Kept(stamp)
            threading.Thread(target=_find, args=(kept, desk, find), daemon=True).start()
    if not kept.done.wait(patience):
        return None
    if kept.error is not None:
        raise kept.error
    return kept.value


def _find(kept: "_Kept", desk: GraphDesk, find: Callable[[GraphDesk], _Found]) -> None:
    try:
        kept.value = find(desk)  # type: ignore[assignment]
    except BaseException as error:
        kept.error = error
    finally:
        kept.done.set()
