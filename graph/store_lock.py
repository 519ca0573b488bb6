"""Who may use the folder of an embedded store now: any number of readers, or one writer alone.

The locks are those of an SQLite file in the folder: they work on all systems, and the system frees them if a process
dies. A reader holds one only while it reads, so an open notebook keeps nobody from building.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

LOCK = "konkyo-lock.sqlite"
_WAIT = 2.0
"""How many seconds a writer waits for readers to finish, and a reader for a writer that is just closing."""


class LockedError(Exception):
    """Another process, or another part of this one, uses the folder in a way that excludes this one."""


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Keep writers out while this is open. Raises LockedError where one is at work.

    In a folder that this user cannot write to there is nothing to lock.
    """
    if not os.access(folder, os.W_OK):
        yield
        return
    with closing(_opened(folder, _WAIT)) as connection:
        _locked(connection, "BEGIN", "SELECT 1 FROM sqlite_master LIMIT 1")
        yield


def writing(folder: Path, wait: float = _WAIT) -> sqlite3.Connection:
    """Keep all others out until the connection returned is closed.

    Raises LockedError where somebody is there, PermissionError in a folder that this user cannot write to.
    """
    if not os.access(folder, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    connection = _opened(folder, wait)
    try:
        _locked(connection, "BEGIN EXCLUSIVE")
    except LockedError:
        connection.close()
        raise
    return connection


def _opened(folder: Path, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(folder / LOCK, timeout=wait, isolation_level=None, check_same_thread=False)


def _locked(connection: sqlite3.Connection, *statements: str) -> None:
    try:
        for statement in statements:
            connection.execute(statement).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        raise LockedError from error
