"""The real documents and laws, which lie beside the checkout: as files, and built.

A pytest plugin (tests/conftest.py names it).
"""

from pathlib import Path

import pytest
from once import built_once, records_in

from konkyo.law.statutes import DatedVersions, read_folder
from konkyo.loaders.record import Record

SHARED = Path(__file__).resolve().parents[2] / "shared"


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        pytest.fail(f"{folder} is missing: the tests read real documents there; lay shared/ beside the checkout")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five real documents."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of facts read from two of them by eye."""
    return _shared("gold")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of small drawn documents that were once read wrongly; its README says what is right."""
    return _shared("cases")


@pytest.fixture(scope="session")
def laws() -> Path:
    """The folder of dated texts of statutes, and of tables made from them."""
    return _shared("laws")


@pytest.fixture(scope="session")
def law_texts(laws: Path) -> dict[str, DatedVersions]:
    """All dated texts, by the names of their laws."""
    return read_folder(laws)


@pytest.fixture(scope="session")
def built(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the five real documents were built: records and store. Tests only read it."""
    return built_once("seeds", seeds, tmp_path_factory)


@pytest.fixture(scope="session")
def seed_records(built: Path) -> dict[str, Record]:
    """What was read of each real document, by the number its file name begins with."""
    return {name[:3]: record for name, record in sorted(records_in(built).items())}
