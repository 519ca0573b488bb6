"""Fixtures shared by all tests: the real documents, which live beside the checkout, and a real Neo4j."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import chromium
from playwright.sync_api import Browser

pytest_plugins = ("neo4j_server",)

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.fail(f"{folder} is missing: the tests read real documents there; lay shared/ beside the checkout")
    return folder


def pytest_configure() -> None:
    """Have Ctrl-C end what the tests start, also in a run from the background, where a shell lets all ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--documents", type=int, default=0, metavar="N",
        help="render and read back so many documents a format (tests/forms); a few unless told",
    )  # fmt: skip


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run in several processes, those of one file stay together, and so do all that share the Neo4j."""
    for item in items:
        # A fixture that is one store or the other is told by its parameter.
        asked = (
            *getattr(item, "fixturenames", ()),
            *(item.callspec.params.values() if hasattr(item, "callspec") else ()),
        )
        shares_server = "neo4j_server" in asked or "neo4j" in asked
        item.add_marker(pytest.mark.xdist_group("neo4j" if shares_server else str(item.path)))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real documents."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of facts read from two of them by eye."""
    return _shared("gold")


@pytest.fixture(scope="session")
def laws() -> Path:
    """The folder of dated texts of statutes, and of tables made from them."""
    return _shared("laws")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a process: Playwright refuses to be started in it a second time."""
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the five real documents were built: records and store. Tests only read it."""
    from konkyo.loaders.build.pipeline import build
    from konkyo.loaders.build.workers import find

    folder = tmp_path_factory.mktemp("built")
    summary = build(find([seeds]), folder)
    assert not summary.failed, summary.failed
    return folder
