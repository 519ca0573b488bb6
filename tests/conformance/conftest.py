"""Both stores over the same data: the real documents, the fictional ones, random ones, and none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from asked import Both
from neo4j import Driver
from neo4j_server import Neo4j, empty
from random_documents import documents

from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.store import STORE
from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.facts import facts

_BUILT = {"seeds": "built", "examples": "fictional"}
"""Documents → the fixture of the folder into which they were built."""


@pytest.fixture(scope="module", params=["seeds", "examples", "random 1", "random 2", "nothing"])
def both(
    request: pytest.FixtureRequest, neo4j_server: Neo4j, neo4j_driver: Driver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """The two stores, filled; the embedded one of real and fictional documents is that of their build."""
    kind, _, seed = request.param.partition(" ")
    given: list[DocumentFacts] = list(documents(int(seed))) if kind == "random" else []
    place = tmp_path_factory.mktemp("both") / STORE
    if kind in _BUILT:
        folder: Path = request.getfixturevalue(_BUILT[kind])
        library = RecordStore(folder)
        given, place = [facts(library.load(name)) for name in library.names()], folder / STORE
    empty(neo4j_driver)
    credentials = Credentials(neo4j_server.user, neo4j_server.password)
    with EmbeddedStore(place) as embedded, Neo4jStore(neo4j_server.uri, credentials) as neo4j:
        if kind not in _BUILT:
            embedded.replace(given)
        neo4j.replace(given)
        yield Both(embedded, neo4j)
    empty(neo4j_driver)
