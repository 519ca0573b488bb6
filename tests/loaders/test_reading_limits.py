"""A document whose reading takes too long or too much memory is refused; the others of a build are read."""

import subprocess
import sys
from pathlib import Path

import pytest

from konkyo.loaders.build import workers
from konkyo.loaders.build.reading_limits import limited_reading

_ALLOCATING = """
from konkyo.i18n import KonkyoError
from konkyo.loaders.build.reading_limits import limit_memory, limited_reading
limit_memory()
try:
    with limited_reading("膨大.xlsx"):
        held = [bytes(50_000_000) for _ in range(40)]
except KonkyoError as error:
    print("refused", "KONKYO_MAX_MEGABYTES" in error.cure.en)
"""


def _for_ever(path: Path) -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:  # as a library might
            continue


def test_reading_ends_when_its_time_is_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KONKYO_MAX_SECONDS", "1")
    monkeypatch.setattr(workers, "read_file", _for_ever)
    outcome = workers.read_outcome(tmp_path / "終わらない.pdf")
    assert outcome.error is not None
    assert outcome.error.where.endswith("終わらない.pdf")
    assert "KONKYO_MAX_SECONDS" in outcome.error.cure.ja
    assert not outcome.trace


def test_a_document_within_its_limits_is_not_stopped_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_MAX_SECONDS", "1")
    with limited_reading("甲.txt"):
        pass
    assert sum(1 for _ in range(20_000_000)) == 20_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts what a process asked for")
def test_reading_ends_when_memory_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_MAX_MEGABYTES", "500")
    ran = subprocess.run([sys.executable, "-c", _ALLOCATING], capture_output=True, text=True, check=True)
    assert ran.stdout == "refused True\n"
