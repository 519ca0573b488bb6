"""Over a thousand documents with parties that all share, a statement touches and holds what it finds, and no more."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hand import Document, Stated
from neo4j import Driver
from neo4j_server import DATABASE, Neo4j, empty
from plans import Looked, looked_at, sample
from statements import statement_parameters

from konkyo.graph import write_statements, writing
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.store import ResultRow
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import question as catalogued

DOCUMENTS, BODIES = 1000, 50
SHARED = ("厚生労働大臣", "市町村長", "日本年金機構")
HITS = 60
"""How many reads a statement may need for each key that it gets and each row that it finds."""
BYTES = 10_000
"""How much a statement may hold at once for each row that it finds."""

WALKS = (
    ("downstream", {"name": "台帳7"}),
    ("downstream", {"name": "厚生労働大臣", "steps": "3"}),
    ("downstream", {"name": "相手7", "through_shared": "yes", "steps": "4"}),
    ("upstream", {"name": "台帳7"}),
    ("upstream", {"name": "相手7"}),
    ("path_between", {"origin": "相手7", "goal": "日本年金機構"}),
    ("path_between", {"origin": "課7", "goal": "相手8", "through_shared": "yes"}),
)


def documents() -> Iterator[Document]:
    """A thousand, each with a file of its own: from a shared party, a department and a party of its own, and back."""
    for number in range(DOCUMENTS):
        file, shared = f"File:台帳{number}", [f"Party:{name}" for name in SHARED]
        flows = (
            Stated(shared[number % 3], "acquisition", file, "入手元1", information=f"情報{number % 20}"),
            Stated(f"Party:相手{number}", "acquisition", file, "入手元2"),
            Stated(f"Department:課{number}", "acquisition", file, "入手元3"),
            Stated(file, "use", f"Department:課{number}", "使用", via="情報提供ネットワークシステム"),
            Stated(file, "provision", shared[(number + 1) % 3], "提供先1", basis=("番号法第19条第8号",)),
            Stated(file, "provision", f"Party:相手{number + 1}", "提供先2", basis=("番号法第19条第8号",)),
        )
        yield Document(f"市{number % BODIES}", f"事務{number}", "2024-04-01", flows, ("窓口",))


@pytest.fixture(scope="module")
def thousand(neo4j_server: Neo4j, neo4j_driver: Driver) -> Iterator[Credentials]:
    """A Neo4j that holds the thousand. Written label by label, for only how much there is of each counts here."""
    empty(neo4j_driver)
    credentials = Credentials(neo4j_server.user, neo4j_server.password)
    Neo4jStore(neo4j_server.uri, credentials).close()
    nodes: dict[str, list[ResultRow]] = defaultdict(list)
    edges: dict[writing.EdgeKind, list[ResultRow]] = defaultdict(list)
    for facts in (document.facts() for document in documents()):
        for label, rows in writing.node_rows(facts).items():
            nodes[label] += rows
        for kind, rows in writing.edge_rows(facts).items():
            edges[kind] += rows
    with neo4j_driver.session(database=DATABASE) as session:
        for label, rows in nodes.items():
            session.run(write_statements.merge_nodes(label), {"rows": rows}).consume()
        for kind, rows in edges.items():
            session.run(write_statements.create_edges(*kind), {"rows": rows}).consume()
    sample(neo4j_driver)
    yield credentials
    empty(neo4j_driver)


def touches_more(seen: Looked, parameters: Mapping[str, Any]) -> bool:
    """Whether a statement goes through all of something, or reads much more than it gets and finds."""
    keys = sum(len(value) for value in parameters.values() if isinstance(value, list))
    return bool(seen.scans) or seen.hits > HITS * (1 + keys + seen.rows)


@pytest.mark.parametrize(("question", "given"), WALKS)
def test_each_statement_of_a_walk_touches_what_it_finds(
    thousand: Credentials, neo4j_server: Neo4j, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch,
    question: str, given: dict[str, str],
) -> None:  # fmt: skip
    asked: list[tuple[str, dict[str, Any]]] = []
    # A store of its own remembers nothing of another walk.
    with Neo4jStore(neo4j_server.uri, thousand) as store:
        read = store.read

        def noted(cypher: str, parameters: Mapping[str, Any] | None = None) -> list[ResultRow]:
            # What names there are is read whole, once for each state of the store.
            if parameters is not None:
                asked.append((cypher, dict(parameters)))
            return read(cypher, parameters)

        monkeypatch.setattr(store, "read", noted)
        assert answer(store, question, given).rows
    assert asked
    with neo4j_driver.session(database=DATABASE) as session:
        for cypher, parameters in asked:
            seen = looked_at(session.run(f"PROFILE {cypher}", parameters))
            assert not touches_more(seen, parameters), (cypher, seen)


BAD = {
    "all ways": "MATCH way = (:Party {key: $name})-[:SENDS|DELIVERS*1..5]->(:Flow) RETURN max(length(way)) AS step",
    "no key": "MATCH (flow:Flow)-[:DELIVERS]->(to:Party) WHERE to.name + flow.kind = $name RETURN flow.key AS flow",
    "all that a shared party gets": "MATCH (:Party {key: $name})<-[:DELIVERS]-(flow:Flow) WHERE flow.line = 1 "
    "RETURN flow.key AS flow",
}


@pytest.mark.parametrize("cypher", BAD.values(), ids=BAD)
def test_a_bad_statement_is_found(thousand: Credentials, neo4j_driver: Driver, cypher: str) -> None:
    with neo4j_driver.session(database=DATABASE) as session:
        given = {"name": SHARED[0]}
        assert touches_more(looked_at(session.run(f"PROFILE {cypher}", given)), given)


def holds_more(seen: Looked) -> bool:
    """Whether a statement holds much more at once than what it finds."""
    return seen.memory > BYTES * (1 + seen.rows)


@pytest.mark.parametrize("name", ["shared", "together"])
def test_what_all_share_takes_memory_by_its_rows(
    thousand: Credentials, neo4j_server: Neo4j, neo4j_driver: Driver, name: str
) -> None:
    asked = catalogued(name)
    with Neo4jStore(neo4j_server.uri, thousand) as store, neo4j_driver.session(database=DATABASE) as session:
        given = list(statement_parameters(store, asked, {each.name: None for each in asked.parameters}))
        assert given
        for each in given:
            seen = looked_at(session.run(f"PROFILE {asked.cypher}", each))
            assert not holds_more(seen), seen
