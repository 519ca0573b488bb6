"""How Neo4j goes about every statement that konkyo ships: without a remark, and never through more than it must."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from asked import cases
from neo4j import Driver, Session
from neo4j_server import DATABASE, Neo4j, empty
from plans import forbidden, looked_at, sample

from konkyo.graph import writing
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.neo4j_values import plain_value
from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties
from konkyo.graph.store import ResultRow
from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.facts import facts
from konkyo.queries.answer import statement_parameters
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Question
from konkyo.queries.question_file import parse_question

DRAWN = 200
"""Times that parameters are drawn until a statement comes of them."""


@pytest.fixture(scope="module")
def store(neo4j_server: Neo4j, neo4j_driver: Driver, built: Path) -> Iterator[Neo4jStore]:
    """The real documents, and every name of the schema known, whether a document uses it or not."""
    empty(neo4j_driver)
    names = {
        "db.createLabel": {node.label for node in NODES},
        "db.createRelationshipType": {edge.type for edge in EDGES},
        "db.createProperty": {
            each.name
            for properties in (*(node_properties(node.label) for node in NODES),
                               *(edge_properties(edge.type) for edge in EDGES))
            for each in properties
        },
    }  # fmt: skip
    for call, of in names.items():
        for name in sorted(of):
            neo4j_driver.execute_query(f"CALL {call}($name)", name=name, database_=DATABASE)
    with Neo4jStore(neo4j_server.uri, Credentials(neo4j_server.user, neo4j_server.password)) as opened:
        library = RecordStore(built)
        opened.replace(facts(library.load(name)) for name in library.names())
        sample(neo4j_driver)
        yield opened
    empty(neo4j_driver)


@pytest.fixture
def session(neo4j_driver: Driver) -> Iterator[Session]:
    """A session in which the server says all that it has to remark."""
    with neo4j_driver.session(database=DATABASE, notifications_min_severity="INFORMATION") as opened:
        yield opened


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.id)
def test_a_question_is_answered_without_a_remark_and_by_indexes(
    store: Neo4jStore, session: Session, question: Question
) -> None:
    # Between most ends there is no way, and then there is nothing to ask.
    asked = (each for case in cases(store, question, DRAWN) for each in statement_parameters(store, question, case))
    bound = next(asked, None)
    assert bound is not None, "what is drawn leads to no statement"
    seen = looked_at(session.run(f"PROFILE {question.cypher}", bound))
    assert seen.said == []
    assert [step for step in seen.scans if forbidden(question, *step)] == []


BAD = {
    "a question about some evaluations looks at the flows of all": (
        "// by: evaluation",
        "MATCH (flow:Flow) WHERE flow.kind = 'use' AND flow.evaluation IN $evaluations + ['none'] + [flow.file] "
        "RETURN flow.key AS flow",
    ),
    "a question about some evaluations looks at all edges of a type": (
        "// by: evaluation",
        "MATCH (flow)-[:CARRIES]->(kind) WHERE flow.file IN $evaluations RETURN kind.key AS file, $body AS body",
    ),
    "a question about all looks at nodes of every type": (
        "",
        "MATCH (node) WHERE $body IS NULL OR node.body IN $body RETURN node.caption AS document",
    ),
}
"""What is wrong → the line of the header that says what the question is asked about, and the Cypher."""


@pytest.mark.parametrize(("by", "cypher"), BAD.values(), ids=BAD)
def test_a_bad_question_is_found(store: Neo4jStore, session: Session, by: str, cypher: str) -> None:
    lines = ("// en: Bad?", "// param: body name:Body? | 機関 | a body | 甲市", by, cypher)
    question = parse_question("\n".join(filter(None, lines)), "bad.cypher")
    bound = next(statement_parameters(store, question, {"body": None}))
    seen = looked_at(session.run(f"PROFILE {question.cypher}", bound))
    assert [step for step in seen.scans if forbidden(question, *step)]


def test_documents_are_written_and_removed_without_a_remark_and_by_indexes(
    store: Neo4jStore, session: Session, built: Path
) -> None:
    library = RecordStore(built)
    record = library.load(library.names()[0])
    document, seen = facts(record), set()
    parts = {"MERGE (n:", "CREATE (a)-[e:", "DELETE e", "DETACH DELETE n", "WHERE NOT (n)--() DELETE n", "REPLACES"}
    with session.begin_transaction() as transaction:

        def run(cypher: str, parameters: Mapping[str, Any]) -> list[ResultRow]:
            result = transaction.run(f"PROFILE {cypher}", dict(parameters))
            rows = [{name: plain_value(value) for name, value in dict(one).items()} for one in result]
            looked = looked_at(result)
            assert (looked.said, looked.scans) == ([], []), cypher
            seen.update(part for part in parts if part in cypher)
            return rows

        writing.replace(run, [document])
        writing.remove(run, document.evaluation)
        writing.replace(run, [document])
        transaction.rollback()
    assert seen == parts, "all kinds of statement were looked at"
