"""Fixtures and rules for all tests."""

import gc
import os
import signal
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from chromium import chromium
from once import built_once
from playwright.sync_api import Browser

from konkyo import EXAMPLES
from konkyo.graph import class_archive
from konkyo.law.added_folder import VARIABLE

pytest_plugins = ("counted", "layers", "neo4j_server", "shared_documents")


def pytest_configure() -> None:
    """Have Ctrl-C end what the tests start, also in a run from the background, where a shell lets all ignore it.

    Tests know the law that comes with konkyo, not what this machine's user added.
    """
    # What is imported and collected is never garbage: looking through it again and again takes a tenth of the run.
    gc.disable()
    os.environ[VARIABLE] = ""
    # Commands run with a home of their own, too, share the one archive of the engine's classes.
    os.environ.setdefault(class_archive.CACHE_VARIABLE, str(class_archive.cache_folder() or ""))
    # Hundreds of processes start the engine, and none runs for long.
    os.environ.setdefault("KONKYO_COMPILER", "quick")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but only in what the tests make."""
    gc.freeze()
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--documents", type=int, default=0, metavar="N",
        help="render and read back so many documents a format (tests/forms); a few unless told",
    )  # fmt: skip


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test by no bytes: those of a package tell the second it was made, and all processes must see one name."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say which tests run in one process, and in what order.

    The tests of one file stay together, and so do those that share a Neo4j. There are two: one for conformance/, whose
    tests take as long as all others that need one, and one for these; where one is given, it is for all. What needs
    most comes first: the small ones at the end keep all processes busy.
    """
    # pytest must be the first to import a plugin.
    from layers import needs

    groups: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        # A fixture that is one store or the other is told by its parameter.
        asked = (
            *getattr(item, "fixturenames", ()),
            *(item.callspec.params.values() if hasattr(item, "callspec") else ()),
        )
        shares_server = "neo4j_server" in asked or "neo4j" in asked
        group = str(item.path)
        if shares_server:
            apart = item.path.parent.name == "conformance" and "NEO4J_URI" not in os.environ
            group = "neo4j of conformance" if apart else "neo4j"
        item.add_marker(pytest.mark.xdist_group(group))
        groups[group].append(item)
    items[:] = chain.from_iterable(sorted(groups.values(), key=lambda group: min(map(needs, group))))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a process: Playwright refuses to be started in it a second time."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the fictional documents were built. Tests only read it."""
    return built_once("examples", EXAMPLES, tmp_path_factory)
