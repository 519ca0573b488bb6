"""Start the Java VM inside this process: once, with a small heap, silent, and without access to files."""

import atexit
import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jpype  # type: ignore[import-untyped]
from arcadedb_embedded.exceptions import ArcadeDBError
from arcadedb_embedded.jvm import get_bundled_jre_lib_path, get_jar_path, shutdown_jvm

from konkyo.graph.class_archive import archive_options
from konkyo.graph.settings import setting, timeout
from konkyo.i18n import KonkyoError, Words

_HEAP = "512m"
"""Largest heap unless KONKYO_HEAP says otherwise; the engine's own default is 4g."""

COMPILERS = {"full": (), "quick": ("-XX:TieredStopAtLevel=1",)}
"""Value of ``COMPILER_VARIABLE`` → options of Java. With one compiler instead of two a short process needs a third less
CPU time; one that runs for long is slower."""
COMPILER_VARIABLE = "KONKYO_COMPILER"

OPTIONS = (
    # Questions and builds use one core of the engine; the collectors for many cores start slower.
    "-XX:+UseSerialGC",
    # What the engine needs. Its wheel would also load the vector module, of which Java warns at each start.
    "-Dfile.encoding=UTF8",
    "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
    "-XX:+UseCompactObjectHeaders",
    # Python handles signals: Java's own handler of SIGTERM would crash the process.
    "-Xrs",
    # Otherwise Java writes a file of counters to the temporary folder.
    "-XX:-UsePerfData",
    f"-Djava.util.logging.config.file={Path(__file__).with_name('engine-log.properties')}",
)
"""How Java is started, besides the largest heap and where it reports a crash: what its archive depends on."""


def start_java(more: Sequence[str] | None = None) -> None:
    """Start the Java VM unless it runs, and set its limits. Raises KonkyoError if it cannot start.

    ``more``: further options of Java; by default those that have it use the archive of the engine's classes.
    """
    heap = setting("KONKYO_HEAP", _HEAP, r"[1-9]\d*[mMgG]", "512m, 2g")
    compiler = setting(COMPILER_VARIABLE, "full", "|".join(COMPILERS), ", ".join(COMPILERS))
    # Ctrl-C cannot stop a statement, so the timeout must.
    seconds = timeout()
    if not jpype.isJVMStarted():
        _start(heap, (*COMPILERS[compiler], *(archive_options(OPTIONS) if more is None else more)))
    configuration = jpype.JClass("com.arcadedb.GlobalConfiguration")
    for key, value in (
        ("arcadedb.opencypher.loadCsv.allowFileUrls", False),
        ("arcadedb.opencypher.loadCsv.allowRemoteUrls", False),
        ("arcadedb.command.timeout", seconds * 1000),
    ):
        configuration.findByKey(key).setValue(value)


def _start(heap: str, more: Sequence[str]) -> None:
    jars = str(Path(get_jar_path()) / "*")
    # Otherwise a crash report would be written to ./log in the working folder.
    report = f"-XX:ErrorFile={Path(tempfile.gettempdir()) / 'konkyo_java_%p.log'}"
    options = (*OPTIONS, *more, report, f"-Xmx{heap}")
    try:
        # interrupt: Python handles Ctrl-C, so that open stores are closed.
        jpype.startJVM(get_bundled_jre_lib_path(), *options, classpath=jars, interrupt=False)
    except (ArcadeDBError, OSError, RuntimeError, jpype.JVMNotFoundException) as error:
        raise KonkyoError(
            Words(ja="組み込みデータベースの Java を起動できません", en="The embedded database's Java does not start"),
            why=Words.same(error),
            cure=Words(
                ja="KONKYO_HEAP を 512m ほどにするか、konkyo を入れ直してください",
                en="Set KONKYO_HEAP to 512m or so, or install konkyo again",
            ),
        ) from error
    if threading.current_thread() is not threading.main_thread():
        # Java would wait at the end for the thread that started it. With its next call it is known as one that does
        # not hold up the end.
        jpype.java.lang.Thread.detach()
    # Databases that a forgotten store left open are closed before Java ends.
    atexit.register(shutdown_jvm)


@contextmanager
def silence() -> Iterator[None]:
    """Keep Java's output off the terminal during the block.

    The engine prints a message about a locked folder, which konkyo reports itself. Java's output can only be redirected
    by the file descriptor.
    """
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
