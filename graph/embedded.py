"""The default store: ArcadeDB inside this process, in one folder, without a server.

The engine itself makes sure that a reading query writes nothing (it refuses what is not idempotent), and that no
statement reads files or network addresses (LOAD CSV is switched off when Java starts; the engine has no procedure or
function for it). One process at a time writes to a folder; any number read it (``konkyo.graph.embedded_reader``).
"""

import json
import shutil
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self

from arcadedb_embedded import ArcadeDBError, Database, create_database, open_database

from konkyo.graph import bulk, ddl, full_text, jvm, store_lock, writing
from konkyo.graph.atomic_write import folder_made
from konkyo.graph.cypher_prefix import without_prefix
from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded_errors import again, causes, not_written, query_error
from konkyo.graph.embedded_values import python_value
from konkyo.graph.engines_for_reading import close_engine
from konkyo.graph.outdated import outdated
from konkyo.graph.store import ResultRow, StoreInUseError, StoreUnusableError
from konkyo.graph.unusable_store import NOT_FINISHED, other_version, unusable_store
from konkyo.i18n import Words
from konkyo.law.facts_fingerprint import facts_fingerprints

_MARK = "konkyo-store.json"
CLOSED = "konkyo-closed.json"
_ALTERED = "konkyo-altered.json"
_LAW = "konkyo-law.json"
"""The fingerprints of the laws held when the documents were stored."""
ENGINE_FOLDER = "arcadedb"
_REWRITTEN = ("statistics.json",)
"""What the engine may write again after the store was closed, also one that only reads. A lost one is made anew."""


class EmbeddedStore:
    """The facts of evaluations in one folder, which is made if it does not exist, for reading and writing.

    Raises StoreInUseError if the folder is open elsewhere, StoreUnusableError if it is damaged or was made by another
    version of the engine or of the schema, KonkyoError if it cannot be written to. ``discard`` deletes a damaged one.
    """

    def __init__(self, folder: Path) -> None:
        self._where = str(folder)
        # Absolute, because Python may change its working folder and Java keeps the first one.
        folder = self._folder = folder.absolute()
        self._changes = 0
        folder_made(folder)
        try:
            with self._told():
                self._lock = store_lock.writing(folder)
        except store_lock.LockedError as error:
            raise self._in_use() from error
        try:
            # Readers of this process open it again at their next question.
            close_engine(folder)
            self._open(folder)
        except BaseException:
            self._lock.close()
            raise
        (folder / CLOSED).unlink(missing_ok=True)

    def _open(self, folder: Path) -> None:
        if (folder / ENGINE_FOLDER).exists() or (folder / _MARK).exists():
            self._check_mark()
            self._check_files()
            self._database = self._opened(open_database)
            if set(ddl.NODE_LABELS + ddl.EDGE_NAMES) - set(_types(self._database)):
                self._database.close()
                raise self._unusable(Words(ja="型の表が壊れています", en="its table of types is damaged"))
        else:
            with self._told():
                self._database = self._opened(create_database)
                for statement in ddl.schema_statements():
                    self._database.command("opencypher", statement)
                self.note_law()
                # Written last: a folder with this file was made completely.
                self._note(_MARK, _format())

    def read(
        self, cypher: str, parameters: Mapping[str, Any] | None = None, *, most: int | None = None
    ) -> list[ResultRow]:
        """Answer a query that only reads, with its first ``most`` rows at most.

        Raises KonkyoError for a query that writes, reads files or is no Cypher.
        """
        return self._answer(self._database.query, without_prefix(cypher), parameters or {}, most)

    def write(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
        """Run a query that may write, in one transaction. It can read no file and no address either."""
        with self._transaction():
            rows = self._run(without_prefix(cypher), parameters or {})
            # Before the commit, so that there is no change without this note.
            self._note(_ALTERED, {"cypher": cypher})
            return rows

    @property
    def where(self) -> str:
        """The folder of the store, as it was given."""
        return self._where

    @property
    def stamp(self) -> Hashable:
        """How often this process began to write to the store. No other process can have the folder open."""
        return self._changes

    @property
    def altered(self) -> bool:
        """Whether ``write`` was used, so that the store may say what no document states."""
        return (self._folder / _ALTERED).exists()

    def outdated(self) -> list[str]:
        """Return the keys of the evaluations that rest on other facts of law than are held now; replace them."""
        return outdated(self.read, self._noted(_LAW) or {})

    def prepare_search(self) -> None:
        """Make the full-text index where there is none yet. The first search waits for it, not every build."""
        with self._told(), jvm.silence():
            for statement in full_text.MADE_IN_SQL:
                self._database.command("sql", statement)

    def note_law(self) -> None:
        """Note that all that is stored rests on the facts of law held now."""
        self._note(_LAW, facts_fingerprints())

    def replace(self, documents: Iterable[DocumentFacts]) -> None:
        """Store each document wholly or not at all, in place of what its evaluation asserted before.

        An empty store is filled in bulk. If that is interrupted, the store as a whole is unusable.
        """
        if not self.read("MATCH (e:Evaluation) RETURN 1 AS one LIMIT 1"):
            # Without this file the store counts as not made completely.
            (self._folder / _MARK).unlink()
            self._changes += 1
            with self._told():
                bulk.fill(self._database, self._run, documents, whole=lambda: self._note(_MARK, _format()))
            return
        for facts in documents:
            with self._transaction():
                writing.replace(self._run, [facts])

    def remove(self, evaluations: Sequence[str]) -> None:
        """Remove what these evaluations assert and nobody else does, each wholly or not at all."""
        for evaluation in evaluations:
            with self._transaction():
                writing.remove(self._run, evaluation)

    def close(self) -> None:
        """Close the store; nothing written is lost. Closing it again does nothing."""
        if self._database.is_open():
            self._database.close()
            self._note(CLOSED, self._sizes())
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._changes += 1
        with self._told(), self._database.transaction():
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise what the engine raises while it writes, and a full disk, as KonkyoError."""
        try:
            yield
        except (ArcadeDBError, OSError) as error:
            raise not_written(error, self._folder) from error

    def _run(self, cypher: str, parameters: Mapping[str, Any]) -> list[ResultRow]:
        return self._answer(self._database.command, cypher, parameters)

    def _answer(
        self, call: Callable[..., Any], cypher: str, parameters: Mapping[str, Any], most: int | None = None
    ) -> list[ResultRow]:
        try:
            with call("opencypher", cypher, dict(parameters)) as found:
                rows = found.to_list() if most is None else list(islice(found.iter_dicts(), most))
            return [{name: python_value(value) for name, value in row.items()} for row in rows]
        except ArcadeDBError as error:
            raise query_error(error) from error

    def _opened(self, opener: Callable[[str], Database]) -> Database:
        jvm.start_java()
        try:
            with jvm.silence():
                return opener(str(self._folder / ENGINE_FOLDER))
        except ArcadeDBError as error:
            if {"com.arcadedb.utility.LockException"} & set(causes(error)) or "already in use" in str(error):
                raise self._in_use() from error
            raise self._unusable(Words.same(error)) from error

    def _check_mark(self) -> None:
        found = self._noted(_MARK)
        if found == _format():
            return
        if found is None:
            raise self._unusable(NOT_FINISHED)
        raise self._unusable(other_version(found, _format()))

    def _check_files(self) -> None:
        """Compare the sizes of the files with those at the last closing: the engine would read a lost file as empty.

        After a crash there is no list of sizes, and the engine recovers from its own journal.
        """
        closed = self._noted(CLOSED)
        if closed is not None and closed != self._sizes():
            raise self._unusable(Words(ja="ファイルが欠けているか壊れています", en="files are missing or damaged"))

    def _noted(self, name: str) -> Any:
        """Return what the note ``name`` beside the engine's folder says, or None where there is no such note."""
        try:
            return json.loads((self._folder / name).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise self._unusable(Words(ja=f"{name} が読めません", en=f"{name} cannot be read")) from error

    def _note(self, name: str, value: Mapping[str, Any]) -> None:
        (self._folder / name).write_text(json.dumps(value) + "\n", encoding="utf-8")

    def _sizes(self) -> dict[str, int]:
        engine = self._folder / ENGINE_FOLDER
        return {path.name: path.stat().st_size for path in sorted(engine.glob("*")) if path.name not in _REWRITTEN}

    def _in_use(self) -> StoreInUseError:
        return StoreInUseError(
            Words(ja="ほかの konkyo がデータベースを使っています", en="Another konkyo is using this database"),
            where=self._where,
            cure=Words(ja="それが終わってから実行してください", en="Run this again when that one has ended"),
        )

    def _unusable(self, why: Words) -> StoreUnusableError:
        return unusable_store(self._where, why, again(self._folder))


@dataclass(frozen=True, slots=True)
class EmbeddedPlace:
    """The embedded store in ``folder``."""

    folder: Path
    shared: ClassVar[bool] = False

    def open(self) -> EmbeddedStore:
        """Open the store; make it if there is none."""
        return EmbeddedStore(self.folder)

    def evaluations(self) -> list[str]:
        """Return nothing: nobody else can store anything there."""
        return []

    def discard(self) -> None:
        """Delete the store in the folder."""
        discard(self.folder)


def discard(folder: Path) -> None:
    """Delete the store in ``folder``, and the folder if nothing else lies there. Its records lie elsewhere."""
    # The mark first: if the deletion is interrupted, opening reports the store as unusable.
    for name in (_MARK, CLOSED, _ALTERED, _LAW, store_lock.LOCK):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / ENGINE_FOLDER, ignore_errors=True)
    with suppress(OSError):
        folder.rmdir()


def _format() -> dict[str, str]:
    engine = f"arcadedb-embedded {version('arcadedb-embedded')}"
    return {"engine": engine, "schema": ddl.fingerprint()}


def _types(database: Database) -> list[str]:
    return [str(kind.getName()) for kind in database.get_java_database().getSchema().getTypes()]
