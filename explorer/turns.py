"""Turns at one store: many read at the same time, and who writes is alone."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class StoreTurns:
    """A lock with two sides. A writer that waits comes before readers that begin later."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = 0
        self._writing = False
        self._waiting = 0

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Hold off writers in the block. It cannot be entered again within itself."""
        with self._changed:
            self._changed.wait_for(lambda: not (self._writing or self._waiting))
            self._readers += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers -= 1
                self._changed.notify_all()

    def rest(self, most: float) -> None:
        """Wait until nobody reads, for ``most`` seconds at most: work beside the pages does not hold them up."""
        with self._changed:
            self._changed.wait_for(lambda: not self._readers, most)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold off everybody else in the block."""
        with self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: not (self._writing or self._readers))
            finally:
                # Also where Ctrl-C ends the waiting: else all readers would wait for ever.
                self._waiting -= 1
            self._writing = True
        try:
            yield
        finally:
            with self._changed:
                self._writing = False
                self._changed.notify_all()
