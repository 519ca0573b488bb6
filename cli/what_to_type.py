"""Parts of commands to print for a person: the name of the program, and the options for the same graph."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from konkyo import HOME


def program() -> str:
    """Return what a person types to run konkyo: its name if the shell finds it, else its path."""
    started = Path(sys.argv[0])
    if started.stem != "konkyo":
        return f"{shell_path(Path(sys.executable))} -m konkyo.cli.main"
    path = os.environ.get("PATH", "")
    if "UV" in os.environ:
        # uvx puts the folder of the program first in PATH, but only for the command that it runs.
        path = path.partition(os.pathsep)[2]
    found = shutil.which("konkyo", path=path)
    # On Windows argv[0] may lack the suffix .exe.
    by_name = found is not None and Path(found).with_suffix("").resolve() == started.with_suffix("").resolve()
    return "konkyo" if by_name else shell_path(started)


def option(name: str, folder: Path) -> str:
    """Return `` --from DIR`` or `` --into DIR`` for ``folder``; nothing if it is the default folder."""
    usual = Path(os.environ.get("KONKYO_HOME") or HOME)
    return "" if folder.absolute() == usual.absolute() else f" {name} {shell_path(folder)}"


def shell_path(path: Path) -> str:
    """Return ``path`` for the shell: relative to the current folder if it is below it, else in full."""
    here, full = Path.cwd(), path.absolute()
    word = str(full.relative_to(here)) if full.is_relative_to(here) else str(full)
    return subprocess.list2cmdline([word]) if os.name == "nt" else shlex.quote(word)
