"""Find a Java on this machine that can run Neo4j."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from konkyo.i18n import KonkyoError, Words

_OLDEST = 17
"""Neo4j 5 needs Java 17 or 21, later lines 21 or newer. A newer one is accepted; Neo4j then prints a warning."""


def find_java(oldest: int = _OLDEST, *, ours: bool = False) -> str:
    """Return the path of a Java that is new enough, from JAVA_HOME, else from PATH.

    ``ours``: else that of the embedded store. Raises KonkyoError for none.
    """
    found = {path: version for path in _candidates() if (version := _version(path)) is not None}
    for path, version in found.items():
        if version >= oldest:
            return path
    if ours and (java := _of_embedded_store()) is not None:
        return java
    old = ", ".join(f"{path} (Java {version})" for path, version in found.items())
    raise KonkyoError(
        Words(
            ja=f"Neo4j には Java {oldest} 以降が要ります" + ("（今あるものは古すぎます）" if old else ""),
            en=f"Neo4j needs Java {oldest} or later" + (", and this one is too old" if old else ""),
        ),
        where=old,
        cure=_cure(),
    )


def _candidates() -> Iterator[str]:
    home = os.environ.get("JAVA_HOME")
    for path in (shutil.which("java", path=Path(home) / "bin") if home else None, shutil.which("java")):
        if path:
            yield path


def _of_embedded_store() -> str | None:
    """Return the Java that comes with the engine of the embedded store, or None where it has no command."""
    # Takes a moment, so only where no other Java is new enough.
    from arcadedb_embedded.jvm import get_bundled_jre_lib_path

    runtime = Path(get_bundled_jre_lib_path()).parents[2]
    return shutil.which("java", path=runtime / "bin")


def _version(java: str) -> int | None:
    """Return the major version of ``java``; None if it does not run, like the placeholder of macOS."""
    try:
        ran = subprocess.run([java, "-version"], capture_output=True, text=True, errors="replace", timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    # "1.8.0_402" is Java 8.
    found = re.search(r'version "(?:1\.)?(\d+)', ran.stderr + ran.stdout)
    return int(found[1]) if found and ran.returncode == 0 else None


def _cure() -> Words:
    installer = "brew install openjdk@21" if sys.platform == "darwin" else "winget install Microsoft.OpenJDK.21"
    if sys.platform.startswith("linux"):
        installer = (
            "sudo dnf install java-21-openjdk-headless"
            if shutil.which("dnf")
            else "sudo apt-get install openjdk-17-jre-headless (Debian 13: openjdk-21-jre-headless)"
        )
    return Words(
        ja=f"「{installer}」などで Java を入れるか、あるものを JAVA_HOME で示してください",
        en=f"install Java, as with “{installer}”, or name one with JAVA_HOME",
    )
