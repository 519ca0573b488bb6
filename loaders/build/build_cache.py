"""A cache of what earlier builds computed, in ``folder``/memory.sqlite.

One table has the fingerprint of the reading code (``konkyo.loaders.build.fingerprint``) for which the other two are
valid: the record that a document's bytes were read as, and the counts that a record gives a store. Both name the record
by the hash of its file, so a record that somebody edited is unknown. The counts also depend on the facts of the laws
that the record cites, and are valid while those are the same. The file may be deleted at any time: then all is computed
again.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from konkyo.law.facts_fingerprint import fingerprints_of
from konkyo.loaders.build.fingerprint import reading_fingerprint
from konkyo.loaders.build.reconcile import Tally
from konkyo.loaders.build.shortfall import Shortfall

FILE = "memory.sqlite"

_TABLES = """
CREATE TABLE IF NOT EXISTS fingerprint (value TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS reading (document TEXT, suffix TEXT, key TEXT, draft TEXT, shortfall TEXT, record TEXT,
                                    spellings TEXT, PRIMARY KEY (document, suffix)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tally (record TEXT PRIMARY KEY, counts TEXT, laws TEXT) WITHOUT ROWID;
"""
_OFTEN = 200
"""After so many entries the cache is committed, so that a build that is cut off need not start again."""


@dataclass(frozen=True, slots=True)
class CachedReading:
    """A document as read: ``key`` of its evaluation, its ``shortfall``, hash of the file of its ``record``.

    ``draft`` is the series of an evaluation without 公表日.
    """

    key: str
    draft: str | None
    shortfall: Shortfall
    record: str
    spellings: tuple[str, ...]
    """The names of added laws that were known then (``konkyo.law.law_names.added_spellings``)."""


class BuildCache:
    """The cache of the build in ``folder``. Use it as a context manager."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._learnt = 0
        try:
            self._database = self._opened()
        except sqlite3.DatabaseError:
            # Damaged, or written by another program. All of it can be computed again.
            self._path.unlink(missing_ok=True)
            self._database = self._opened()

    def reading(self, document: str, suffix: str) -> CachedReading | None:
        """Return the cached reading of a document with this hash and suffix, or None."""
        row = self._database.execute(
            "SELECT key, draft, shortfall, record, spellings FROM reading WHERE document = ? AND suffix = ?",
            (document, suffix),
        ).fetchone()
        if row is None:
            return None
        key, draft, shortfall, record, spellings = row
        return CachedReading(key, draft, Shortfall(*json.loads(shortfall)), record, tuple(json.loads(spellings)))

    def learn_reading(self, document: str, suffix: str, reading: CachedReading) -> None:
        """Add the reading of a document."""
        shortfall = json.dumps(astuple(reading.shortfall))
        spellings = json.dumps(reading.spellings)
        row = (document, suffix, reading.key, reading.draft, shortfall, reading.record, spellings)
        self._learn("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def has_tally(self, record: str) -> bool:
        """Tell whether the counts of the record with this hash are cached, for the facts of law held now."""
        row = self._database.execute("SELECT laws FROM tally WHERE record = ?", (record,)).fetchone()
        if row is None:
            return False
        noted: dict[str, str | None] = json.loads(row[0])
        return fingerprints_of(noted) == noted

    def tallies(self, records: Iterable[str]) -> Iterator[Tally]:
        """Yield the cached counts of the records with these hashes."""
        for record in records:
            for (counts,) in self._database.execute("SELECT counts FROM tally WHERE record = ?", (record,)):
                yield Tally.from_json(counts)

    def learn_tally(self, record: str, tally: Tally) -> None:
        """Add the counts of a record."""
        laws = json.dumps(fingerprints_of(tally.laws))
        self._learn("INSERT OR REPLACE INTO tally VALUES (?, ?, ?)", (record, tally.to_json(), laws))

    def forget_others(self, records: Iterable[str]) -> None:
        """Remove the entries of all records but those with these hashes."""
        self._database.execute("CREATE TEMP TABLE IF NOT EXISTS now (record TEXT PRIMARY KEY)")
        self._database.executemany("INSERT OR IGNORE INTO now VALUES (?)", ((record,) for record in records))
        for table in ("reading", "tally"):
            self._database.execute(f"DELETE FROM {table} WHERE record NOT IN (SELECT record FROM now)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with closing(self._database), suppress(sqlite3.Error):
            self._database.commit()

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=60)
        try:
            database.executescript(_TABLES)
            if database.execute("SELECT value FROM fingerprint").fetchall() != [(reading_fingerprint(),)]:
                for table in ("fingerprint", "reading", "tally"):
                    database.execute(f"DROP TABLE {table}")
                database.executescript(_TABLES)
                database.execute("INSERT INTO fingerprint VALUES (?)", (reading_fingerprint(),))
                database.commit()
        except BaseException:
            database.close()
            raise
        return database

    def _learn(self, statement: str, row: tuple[str | None, ...]) -> None:
        self._database.execute(statement, row)
        self._learnt += 1
        if self._learnt % _OFTEN == 0:
            self._database.commit()
