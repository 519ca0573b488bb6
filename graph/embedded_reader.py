"""The embedded store opened for questions: notebooks, pages and commands read one folder at the same time."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn

import jpype  # type: ignore[import-untyped]
from arcadedb_embedded import ArcadeDBError, Database

from konkyo.graph import full_text, store_lock
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import CLOSED, EmbeddedStore
from konkyo.graph.engines_for_reading import GUARD, close_engine, engine_at, open_engine
from konkyo.graph.store import ResultRow
from konkyo.i18n import KonkyoError, Words


class EmbeddedReader(EmbeddedStore):
    """The facts of evaluations in a folder, for reading only.

    It holds the folder only while it reads: others may read at the same time, and build between two questions. After
    that the next question reads what was built. Raises StoreInUseError while another process writes, also when it is
    asked, and StoreUnusableError as EmbeddedStore does.
    """

    def __init__(self, folder: Path) -> None:
        self._where = str(folder)
        self._folder = folder.absolute()
        self._shut = False
        # A store that was not closed after writing is first put in order, which only a writer can do.
        if not (self._folder / CLOSED).exists():
            EmbeddedStore(folder).close()
        with self._held():
            pass

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, **more: Any) -> list[ResultRow]:
        """Answer a query that only reads. Raises KonkyoError for a query that writes, reads files or is no Cypher."""
        with self._held():
            return super().read(cypher, parameters, **more)

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> NoReturn:
        """Raise KonkyoError: the store is open for reading."""
        raise self._only_read()

    def prepare_search(self) -> None:
        """Make the full-text index where there is none yet, for which the folder is open for writing for a moment."""
        with self._held():
            there = self._database.get_java_database().getSchema().existsIndex(full_text.PASSAGE_INDEX)
        if not there:
            with EmbeddedStore(self._folder) as store:
                store.prepare_search()

    def replace(self, documents: Iterable[DocumentFacts]) -> NoReturn:
        """Raise KonkyoError: the store is open for reading."""
        raise self._only_read()

    def remove(self, evaluations: Sequence[str]) -> NoReturn:
        """Raise KonkyoError: the store is open for reading."""
        raise self._only_read()

    def note_law(self) -> NoReturn:
        """Raise KonkyoError: the store is open for reading."""
        raise self._only_read()

    @property
    def stamp(self) -> Hashable:
        """When the store was last closed after writing, and in which file that is noted."""
        try:
            noted = (self._folder / CLOSED).stat()
        except FileNotFoundError:
            return None
        return noted.st_mtime_ns, noted.st_ino

    def close(self) -> None:
        """Close the store. Another one that reads the folder in this process opens it again."""
        if not self._shut:
            self._shut = True
            # While anybody reads, perhaps another thread by this engine, or writes, it stays open for the next one.
            alone = suppress(store_lock.LockedError, PermissionError)
            with alone, closing(store_lock.writing(self._folder, wait=0)):
                close_engine(self._folder)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep writers out, and have the engine open on what is in the folder now."""
        if self._shut:
            raise KonkyoError(
                Words(ja="このグラフはもう閉じられています", en="This graph is closed"),
                where=self._where,
                cure=Words(ja="konkyo.open でもう一度開いてください", en="Open it again with konkyo.open"),
            )
        with self._kept_from_writers():
            with GUARD:
                self._database = engine_at(self._folder, self.stamp) or self._opened_anew()
            yield

    @contextmanager
    def _kept_from_writers(self) -> Iterator[None]:
        with ExitStack() as held:
            try:
                held.enter_context(store_lock.reading(self._folder))
            except store_lock.LockedError as error:
                raise self._in_use() from error
            yield

    def _opened_anew(self) -> Database:
        self._check_mark()
        self._check_files()
        return self._opened(self._for_reading)

    def _for_reading(self, path: str) -> Database:
        try:
            return open_engine(self._folder, Path(path), self.stamp)
        except jpype.JException as error:
            raise ArcadeDBError(f"Failed to open database: {error}") from error

    def _only_read(self) -> KonkyoError:
        return KonkyoError(
            Words(ja="このグラフは読むためだけに開かれています", en="This graph is open for reading only"),
            where=self._where,
            cure=Words(
                ja="konkyo build で書くか、konkyo.open(…, writing=True) で開いてください",
                en="Write with konkyo build, or open it with konkyo.open(…, writing=True)",
            ),
        )
