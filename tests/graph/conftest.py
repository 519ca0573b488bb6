"""One store of each engine for all tests of this folder; empty at each test's start.

One embedded store, for Java starts once in a process.
"""

from collections.abc import Iterator

import pytest
from neo4j_server import Neo4j

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.store import Store


@pytest.fixture(scope="session")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path_factory.mktemp("embedded") / "store") as store:
        yield store


@pytest.fixture
def store(one_store: EmbeddedStore) -> EmbeddedStore:
    """The embedded store, empty."""
    one_store.write("MATCH (n) DETACH DELETE n")
    return one_store


@pytest.fixture(params=["embedded", "neo4j"])
def either(request: pytest.FixtureRequest, empty_neo4j: Neo4j) -> Iterator[Store]:
    """Each of the two stores in turn, empty."""
    if request.param == "embedded":
        yield request.getfixturevalue("store")
        return
    with Neo4jStore(empty_neo4j.uri, Credentials(empty_neo4j.user, empty_neo4j.password)) as store:
        yield store
