"""Facts that take long to find: looked for beside the pages, and kept as long as nothing is written to the store."""

import threading
from collections.abc import Callable, Hashable, Iterator
from typing import Any, TypeVar

from konkyo.explorer.desk import GraphDesk

_Found = TypeVar("_Found")
_MADE: dict[tuple[Hashable, ...], "_Kept"] = {}
_LOCK = threading.Lock()
_MOST = 4
"""Of how many things about which the same was looked for it is kept."""
_Name = tuple[int, str]


class _Kept:
    """What was found: it grows while it is being looked for."""

    def __init__(self, stamp: Hashable) -> None:
        self.stamp, self.done, self.found = stamp, threading.Event(), list[Any]()
        self.error: BaseException | None = None


def found_later(desk: GraphDesk, find: Callable[[GraphDesk], _Found], patience: float = 0.15) -> _Found | None:
    """Return ``find(desk)`` if it is known or comes within ``patience`` seconds; else None, and it is being looked for.

    ``find`` takes turns at the store by itself. Raises what it raised.
    """

    def once() -> Iterator[_Found]:
        yield find(desk)

    found, whole = _looked_for(desk, (id(desk), f"{find.__module__}.{find.__qualname__}"), (), once, patience)
    return found[0] if whole else None


def found_so_far(
    desk: GraphDesk, find: Callable[..., Iterator[_Found]], *about: Hashable, patience: float | None
) -> tuple[list[_Found], bool]:
    """Return what ``find(desk, *about)`` yielded by now, and whether that is all; it goes on beside the pages.

    ``patience`` None: wait for all of it. Else as ``found_later``.
    """
    name = (id(desk), f"{find.__module__}.{find.__qualname__}")
    return _looked_for(desk, name, about, lambda: find(desk, *about), patience)


def _looked_for(
    desk: GraphDesk,
    name: _Name,
    about: tuple[Hashable, ...],
    look: Callable[[], Iterator[_Found]],
    patience: float | None,
) -> tuple[list[_Found], bool]:
    with desk.reading() as store:
        stamp = store.stamp
    with _LOCK:
        kept = _MADE.get((*name, *about))
        if kept is None or kept.stamp != stamp:
            alike = [one for one in _MADE if one[: len(name)] == name and _MADE[one].done.is_set()]
            for one in alike[: max(0, len(alike) + 1 - _MOST)]:
                del _MADE[one]
            kept = _MADE[(*name, *about)] = _Kept(stamp)
            threading.Thread(target=_find, args=(kept, look), daemon=True).start()
    whole = kept.done.wait(patience)
    if kept.error is not None:
        raise kept.error
    return list(kept.found), whole


def _find(kept: _Kept, look: Callable[[], Iterator[Any]]) -> None:
    try:
        for one in look():
            kept.found.append(one)
    except BaseException as error:
        kept.error = error
    finally:
        kept.done.set()
