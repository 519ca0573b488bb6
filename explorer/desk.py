"""What one server has open: the graph, the records beside it and the law. Many read at once; a build writes between."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self, cast

from konkyo import opening
from konkyo.explorer.turns import StoreTurns
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.store import STORE, ResultRow, Store, StoreInUseError, StorePlace
from konkyo.law.timeline import Timeline, law_in_time
from konkyo.loaders.build.record_store import RecordStore

UPLOADS = "uploads"
"""Folder of the documents that were dropped on a page, beside the records."""
_LOOKED_AT = 8
_REST = 1.0
"""Seconds that work beside the pages waits for a moment in which none is made."""


class GraphDesk:
    """The graph at hand: that of ``folder``, or of the Neo4j at ``address`` with its records in ``folder``.

    An embedded graph is made where there is none, unless ``make`` is false. It is open for reading, so that commands
    and notebooks read it at the same time; during a build it is open for writing, and pages go on. Raises KonkyoError
    where it cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        address: str = "",
        password: Callable[[str, str], str] = opening.nobody_to_ask,
        *,
        make: bool = True,
    ) -> None:
        self.folder, self.records = folder, RecordStore(folder)
        self._turns = StoreTurns()
        where = address or folder
        self._place = opening.place(where, password)
        if make and not self._place.shared and not (folder / STORE).exists():
            self._place.open().close()
        self._reader: Store = opening.opened(where, password, served=False)
        # During a build the store that writes.
        self._store = self._reader
        self._searchable: Hashable = None
        self.looked_at: deque[str] = deque(maxlen=_LOOKED_AT)
        """The documents whose pages were asked for last: what is looked for beside the pages begins with them."""
        self.timeline: Timeline = law_in_time()
        self.timeline.facts.load()

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """Give the store to read from; nothing is written to it in the block."""
        with self._turns.reading():
            yield self._store

    def reading_after_others(self) -> AbstractContextManager[Store]:
        """Give the store to read from when no page is being made, or after a second: for work beside the pages."""
        self._turns.rest(_REST)
        return self.reading()

    def is_written(self, store: Store) -> bool:
        """Tell whether ``store`` is the one that a build writes, whose stamp means nothing to a later run."""
        return store is not self._reader

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """Give the store with nobody else at it in the block."""
        with self._turns.writing():
            yield self._store

    @contextmanager
    def building(self) -> Iterator[StorePlace]:
        """Give the place of the store for a build that runs while others read."""
        if self._place.shared:
            yield self._place
            return
        with self._turns.writing():
            self._store = self._place.open()
        try:
            yield _HeldPlace(self)
        finally:
            with self._turns.writing():
                self._store.close()
                # At its next question it reads what was built.
                self._store = self._reader

    def prepare_search(self) -> None:
        """Make the index of words where the store, as it is now, has none yet, and nobody else is just using it."""
        with self.reading() as store:
            stamp = store.stamp
        if stamp != self._searchable:
            with suppress(StoreInUseError), self.writing() as store:
                store.prepare_search()
                self._searchable = store.stamp

    def begin_anew(self) -> None:
        """Delete the embedded store and make an empty one, during a build."""
        with self._turns.writing():
            self._store.close()
            self._place.discard()
            self._store = self._place.open()

    def close(self) -> None:
        """Close the store, when nobody is at it."""
        with self._turns.writing():
            self._store.close()
            self._reader.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class _HeldPlace:
    """The embedded store that a desk has open, as a place that a build can open and close."""

    desk: GraphDesk
    shared: ClassVar[bool] = False

    def open(self) -> Store:
        return cast("Store", _LentStore(self.desk))

    def evaluations(self) -> list[str]:
        return []

    def discard(self) -> None:
        self.desk.begin_anew()


class _LentStore:
    """The open store of a desk: each write has its turn, so that documents are read while others look at pages."""

    def __init__(self, desk: GraphDesk) -> None:
        self._desk = desk

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        with self._desk.reading() as store:
            return store.read(cypher, parameters, most=most)

    @property
    def stamp(self) -> Hashable:
        with self._desk.reading() as store:
            return store.stamp

    @property
    def altered(self) -> bool:
        with self._desk.reading() as store:
            return store.altered

    def outdated(self) -> list[str]:
        with self._desk.reading() as store:
            return store.outdated()

    def prepare_search(self) -> None:
        with self._desk.writing() as store:
            store.prepare_search()

    def note_law(self) -> None:
        with self._desk.writing() as store:
            store.note_law()

    def replace(self, documents: Iterable[DocumentFacts]) -> None:
        # One at a time: the next one is read while nobody waits.
        for facts in documents:
            with self._desk.writing() as store:
                store.replace([facts])

    def remove(self, evaluations: Sequence[str]) -> None:
        with self._desk.writing() as store:
            store.remove(evaluations)

    def close(self) -> None:
        """Leave it open: it is the desk's."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None: ...
