"""One embedded store for all tests of this folder, for Java starts once in a process; empty at each test's start."""

from collections.abc import Iterator

import pytest

from graph.embedded import EmbeddedStore


@pytest.fixture(scope="session")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("embedded") / "store") as store:
        yield store


@pytest.fixture
def store(one_store: EmbeddedStore) -> EmbeddedStore:
    """The store, empty."""
    one_store.write("MATCH (n) DETACH DELETE n")
    return one_store
