"""Which tests count for coverage, which makes Python take more than twice as long: those of loaders/ and graph/ do.

A pytest plugin (tests/conftest.py names it). pytest-cov can leave out a test, but not its fixtures; and in a process of
pytest-xdist it has started coverage twice, so that it goes on where pytest-cov stops it once.
"""

from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage

TESTS = Path(__file__).resolve().parent
COUNTED = ("graph", "loaders", "readers", "cli/test_bulk_import.py", "explorer/test_served_store.py")
"""Where the tests of loaders/ and graph/ are. Tests of other commands, and of whole forms, pass there, too."""
UNCOUNTED = (
    "loaders/test_account.py",
    "loaders/test_damage.py",
    "loaders/test_law_changes.py",
    "loaders/test_lost_lines.py",
    "loaders/test_memory.py",
    "loaders/test_scatter.py",
    "loaders/test_shared_cases.py",
    "loaders/test_written_day.py",
    "loaders/test_pdf.py::test_a_printed_document_says_what_its_text_says",
)
"""Tests that go the same ways again with whole documents: files, and single tests."""

_PAUSED = pytest.StashKey[Coverage]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Count from here on, or no longer: the test and its fixtures."""
    if not item.config.pluginmanager.hasplugin("_cov"):
        return
    stash = item.config.stash
    if not counts(item):
        while running := Coverage.current():
            running.stop()
            # The first is the one whose data pytest-cov keeps; below it there is the one that was started too much.
            stash.setdefault(_PAUSED, running)
    elif _PAUSED in stash:
        stash[_PAUSED].start()
        del stash[_PAUSED]


def counts(item: pytest.Item) -> bool:
    """Tell whether a test counts. Property tests do not, for they go the same ways with many documents."""
    property_test = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return _is_counted(item.path, getattr(item, "originalname", "")) and not property_test


@cache
def _is_counted(path: Path, name: str) -> bool:
    within = any(path.is_relative_to(TESTS / place) for place in COUNTED)
    file = path.relative_to(TESTS).as_posix()
    return within and not {file, f"{file}::{name}"} & set(UNCOUNTED)
