"""An archive of the engine's classes, ready for Java to map into memory: with it Java starts in half the time.

Java calls it class-data sharing. The Java that comes with the engine has no archive of its own, so one is made on this
machine: one process lists the classes that an ordinary question loads, another writes them to the archive. Java uses an
archive only with the very classes and options it was made with, and starts without it otherwise.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

CACHE_VARIABLE = "KONKYO_CACHE"
"""The environment variable that names the folder of the archive. Not set: the user's own cache; empty: no archive."""

_SECONDS = 120
"""How long one of the two processes may take."""


def archive_file(options: Sequence[str]) -> Path | None:
    """Return the file of the archive for this engine, whether it exists or not; None if there shall be none.

    ``options``: those with which Java is started.
    """
    folder = cache_folder()
    if folder is None:
        return None
    made_with = (version("arcadedb-embedded"), sys.prefix, *options)
    return folder / f"engine-{hashlib.sha256(repr(made_with).encode()).hexdigest()[:16]}.jsa"


def archive_options(options: Sequence[str]) -> tuple[str, ...]:
    """Return what to add to ``options`` so that Java uses the archive; nothing if it was not made."""
    archive = archive_file(options)
    if archive is None or not archive.is_file():
        return ()
    # auto: an archive that does not fit is left out. Java's message about that would reach the terminal.
    return ("-Xshare:auto", f"-XX:SharedArchiveFile={archive}", "-Xlog:cds=off", "-Xlog:aot=off")


def archive_missing(options: Sequence[str]) -> bool:
    """Return whether the archive is yet to be made."""
    archive = archive_file(options)
    return archive is not None and not archive.exists()


def make_archive(options: Sequence[str]) -> bool:
    """Make the archive; False where that is not possible. Then Java starts as it did before."""
    archive = archive_file(options)
    if archive is None:
        return False
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix="engine-") as folder:
            classes, made = Path(folder) / "classes", Path(folder) / "archive"
            _run_java(folder, f"-XX:DumpLoadedClassList={classes}")
            _run_java(folder, "-Xshare:dump", f"-XX:SharedClassListFile={classes}", f"-XX:SharedArchiveFile={made}")
            # Only a whole archive gets the name under which it is looked for.
            made.replace(archive)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return True


def _run_java(folder: str, *options: str) -> None:
    # -P: nothing is imported from the working folder, where a person's documents lie.
    command = (sys.executable, "-P", "-m", "konkyo.graph.class_listing", folder, *options)
    subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)


def cache_folder() -> Path | None:
    """Return the folder of what can be made again at any time; None if ``KONKYO_CACHE`` is set and empty."""
    named = os.environ.get(CACHE_VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData" / "Local") / "konkyo" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "konkyo"
    xdg = os.environ.get("XDG_CACHE_HOME")
    return (Path(xdg) if xdg else Path.home() / ".cache") / "konkyo"
