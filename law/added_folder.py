"""The folder of the facts of law that a user added or brought up to date, beside those that come with konkyo."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from konkyo.law.law_error import LawError

VARIABLE = "KONKYO_LAW"
"""The environment variable that names the folder. Not set: the user's own folder of data; empty: no folder at all."""


SUFFIX = ".jsonl"
"""The suffix of a file of facts."""

_HOMES = ("LOCALAPPDATA", "XDG_DATA_HOME", "HOME")
"""The variables by which systems say where programs keep their data."""


@dataclass(frozen=True, slots=True)
class AddedFolder:
    """The folder, and whether ``VARIABLE`` names it; only then must it exist and hold facts."""

    path: Path
    named: bool


_times = [0]
"""How often :func:`hold_anew` was called in this process."""


def added_folder() -> AddedFolder | None:
    """Return the folder of added facts; None if there shall be none."""
    return _folder(os.environ.get(VARIABLE), *map(os.environ.get, _HOMES))


def held_now() -> tuple[AddedFolder | None, int]:
    """Return a value that changes if other facts are to be held: the key of every cache of what is made of them."""
    return added_folder(), _times[0]


def hold_anew() -> None:
    """Have this process read the facts of law again, because files in the folder changed."""
    _times[0] += 1


@contextmanager
def folder_to_write() -> Iterator[Path]:
    """Yield the folder for new facts, and hold the facts anew at the end.

    A folder that ``VARIABLE`` names may be empty or missing until then. Raises :class:`LawError` (``no_folder``) if
    there shall be no folder.
    """
    added = added_folder()
    if added is None:
        raise LawError(
            "no_folder",
            f"環境変数 {VARIABLE} が空なので、法令の事実を置くフォルダーがない",
            f"{VARIABLE} is set and empty, so there is no folder for facts of law",
            cure_ja=f"{VARIABLE} にフォルダーを指定するか、この変数を外してください。",
            cure_en=f"Let {VARIABLE} name a folder, or unset it.",
        )
    empty = added.named and not any(added.path.glob(f"*{SUFFIX}"))
    try:
        if empty:
            os.environ[VARIABLE] = ""
        yield added.path
    finally:
        if empty:
            os.environ[VARIABLE] = str(added.path)
        hold_anew()


@cache
def _folder(named: str | None, local: str | None, xdg: str | None, home: str | None) -> AddedFolder | None:
    """Return the folder; without ``named`` that of the user, where the system keeps the data of programs."""
    if named is not None:
        return AddedFolder(Path(named), True) if named else None
    # ``home`` is not used: it is what Path.home() reads, so the cache depends on it.
    if sys.platform == "win32":
        data = Path(local) if local else Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        data = Path.home() / "Library" / "Application Support"
    else:
        data = Path(xdg) if xdg else Path.home() / ".local" / "share"
    return AddedFolder(data / "konkyo" / "law", False)
