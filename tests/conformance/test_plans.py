"""How Neo4j goes about every statement that konkyo ships: without a remark, and never through more than it must."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from asked import cases
from neo4j import Driver, Result, Session
from neo4j_server import DATABASE, Neo4j, empty

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

ONE_EACH = ("Evaluation", "ASSESSES", "PUBLISHES")
"""There are as many as documents. To know which versions are replaced, a question goes through all of these."""

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


def sample(driver: Driver) -> None:
    """Have the server see what its indexes hold, as it does in time by itself: until then it plans as if nothing."""

    def ask(cypher: str, **parameters: str) -> list[Any]:
        return [record[0] for record in driver.execute_query(cypher, parameters, database_=DATABASE).records]

    for name in ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        ask("CALL db.resampleIndex($name)", name=name)
    end = time.monotonic() + 60
    while any(each["updatesSinceEstimation"] for each in ask("CALL db.stats.retrieve('GRAPH COUNTS')"
                                                             " YIELD data RETURN data.indexes")[0]):  # fmt: skip
        assert time.monotonic() < end, "the server does not sample its indexes"
        time.sleep(0.1)


@pytest.fixture
def session(neo4j_driver: Driver) -> Iterator[Session]:
    """A session in which the server says all that it has to remark."""
    with neo4j_driver.session(database=DATABASE, notifications_min_severity="INFORMATION") as opened:
        yield opened


def looked_at(result: Result) -> tuple[list[str], list[tuple[str, str]]]:
    """What the server remarks, and the scans among the steps of its plan, with what they go through."""
    # PROFILE counts as the rows are taken.
    list(result)
    summary = result.consume()
    said = [each.status_description for each in summary.gql_status_objects if each.is_notification]
    plan = summary.profile or summary.plan
    assert plan is not None
    return said, [step for step in steps(plan) if "Scan" in step[0]]


def steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], str(plan["args"].get("Details", ""))
    for child in plan.get("children", ()):
        yield from steps(child)


def allowed(question: Question, operator: str, details: str) -> bool:
    """Whether a question may go through all of what a step names.

    Only one that must be given nothing is about everything there is; any other finds what it is asked of by an index.
    """
    if operator == "AllNodesScan" or operator.endswith("AllRelationshipsScan"):
        return False
    about_all = all(parameter.optional for parameter in question.parameters)
    return about_all or any(f":{name}" in details for name in ONE_EACH)


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.id)
def test_a_question_is_answered_without_a_remark_and_by_indexes(
    store: Neo4jStore, session: Session, question: Question
) -> None:
    # Between most ends there is no way, and then there is nothing to ask.
    asked = (each for case in cases(store, question, DRAWN) for each in statement_parameters(store, question, case))
    bound = next(asked, None)
    assert bound is not None, "what is drawn leads to no statement"
    said, scans = looked_at(session.run(f"PROFILE {question.cypher}", bound))
    assert said == []
    assert [step for step in scans if not allowed(question, *step)] == []


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
            assert looked_at(result) == ([], []), cypher
            seen.update(part for part in parts if part in cypher)
            return rows

        writing.replace(run, [document])
        writing.remove(run, document.evaluation)
        writing.replace(run, [document])
        transaction.rollback()
    assert seen == parts, "all kinds of statement were looked at"
