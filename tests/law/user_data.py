"""A folder of the user's data for one test."""

from pathlib import Path

import pytest

from konkyo.law.added_folder import VARIABLE, added_folder


def users_law(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let ``home`` be where the user's data are, and return the folder of added facts of law in it."""
    monkeypatch.delenv(VARIABLE, raising=False)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(home))
    added = added_folder()
    assert added
    return added.path
