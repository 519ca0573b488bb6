"""Running the command inside this process, where Java starts only once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from konkyo.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str


Konkyo = Callable[..., Ran]


@pytest.fixture
def konkyo(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Konkyo:
    """Run ``konkyo`` with these arguments, in English unless KONKYO_LANG says otherwise."""
    monkeypatch.setenv("KONKYO_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")
    # Set, so that what --store makes of it is undone.
    monkeypatch.setenv("KONKYO_STORE", "")
    monkeypatch.setenv("KONKYO_ALIASES", "")
    # Set, so that what a command sets itself is undone, too.
    monkeypatch.setenv("KONKYO_DEBUG", "")

    def run(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run
