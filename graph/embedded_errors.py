"""The exceptions of the embedded engine as errors of konkyo."""

import shlex
from pathlib import Path

import jpype  # type: ignore[import-untyped]
from arcadedb_embedded import ArcadeDBError

from konkyo.graph import refusals
from konkyo.i18n import KonkyoError, Words


def causes(error: ArcadeDBError) -> list[str]:
    """Return the names of the Java exceptions behind ``error``, outermost first."""
    names, cause = [], error.__cause__
    while cause is not None:
        names.append(str(cause.getClass().getName()))
        cause = cause.getCause()
    return names


def again(folder: Path) -> str:
    """Return the command that makes the store in ``folder`` again; the records are in the folder around it."""
    return f"konkyo build --into {shlex.quote(str(folder.parent))}"


def not_written(error: Exception, folder: Path) -> KonkyoError:
    """Return the error for what could not be written into the store in ``folder``."""
    if isinstance(error, ArcadeDBError) and "java.lang.OutOfMemoryError" in causes(error):
        return KonkyoError(
            Words(ja="データベースのメモリーが足りません", en="The database has too little memory"),
            where=str(folder),
            cure=Words(
                ja=f"KONKYO_HEAP を 2g などにして、もう一度 {again(folder)} を実行してください。記録は無事です",
                en=f"Set KONKYO_HEAP to 2g or so, and run {again(folder)} again; the records are safe",
            ),
        )
    return KonkyoError(
        Words(ja="データベースに書き込めません", en="The database cannot be written to"),
        where=str(folder),
        why=Words.same(error),
        cure=Words(
            ja=f"ディスクの空きと書き込みの許可を確かめ、もう一度 {again(folder)} を実行してください。記録は無事です",
            en=f"See that the disk has room and may be written to, and run {again(folder)} again; the records are safe",
        ),
    )


def _too_large() -> KonkyoError:
    return KonkyoError(
        Words(ja="問い合わせの答えが大きすぎます", en="The query's answer is too large"),
        cure=Words(ja="LIMIT を付けるか、KONKYO_HEAP を 2g などに", en="Add a LIMIT, or set KONKYO_HEAP to 2g or so"),
    )


_REFUSALS = {
    "com.arcadedb.exception.QueryNotIdempotentException": refusals.would_change,
    "java.lang.SecurityException": refusals.reaches_out,
    "com.arcadedb.exception.TimeoutException": refusals.took_too_long,
    "com.arcadedb.exception.HeapLimitExceededException": _too_large,
    "java.lang.OutOfMemoryError": _too_large,
}


def query_error(error: ArcadeDBError) -> KonkyoError:
    """Return the error for a query that the engine refused or could not run."""
    for cause in causes(error):
        if cause in _REFUSALS:
            return _REFUSALS[cause]()
    # The Python package adds its own words and Java class names to the message of the engine.
    said = str(error.__cause__.getMessage()) if isinstance(error.__cause__, jpype.JException) else str(error)
    return refusals.cannot_be_run(said)
