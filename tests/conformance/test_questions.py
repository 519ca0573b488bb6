"""Every .cypher of the project and every recipe of the cookbook gives the same rows on both stores.

And how Neo4j goes about every statement that konkyo ships: without a remark, and never through more than it must. That
is seen over the real documents, so that these are written only once for both.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import cookbook
import pytest
from asked import Both, cases
from neo4j import Driver, Session
from neo4j_server import DATABASE
from plans import forbidden, looked_at, sample
from statements import statement_parameters

from konkyo.graph import writing
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.neo4j_values import plain_value
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties
from konkyo.graph.store import ResultRow, Store
from konkyo.loaders.build.record_store import RecordStore
from konkyo.loaders.facts import facts
from konkyo.queries.answer import answer_bound
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import Question
from konkyo.queries.question_file import parse_question
from konkyo.queries.search_words import search

RECIPES = list(cookbook.recipes(cookbook.PAGE.read_text(encoding="utf-8")))
DRAWN = 200
"""Times that parameters are drawn until a statement comes of them."""
REAL = pytest.mark.parametrize("both", ["seeds"], indirect=True, scope="module")
"""For what is seen over the real documents only."""


def multiset(rows: list[ResultRow], *, gathered: bool = False) -> Counter[str]:
    """The rows without their order; lists ``gathered`` for a module of ``postprocess`` have none either."""
    return Counter(
        _written({name: sorted(value, key=_written) if gathered and isinstance(value, list) else value
                  for name, value in row.items()})
        for row in rows
    )  # fmt: skip


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def rows(store: Store, question: Question, bound: dict[str, Any]) -> list[ResultRow]:
    return [row for each in statement_parameters(store, question, bound) for row in store.read(question.cypher, each)]


def test_the_stores_hold_the_same(both: Both) -> None:
    one, other = networkx_graph(both.embedded), networkx_graph(both.neo4j)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.id)
def test_a_question_is_answered_alike(both: Both, question) -> None:
    for parameter in question.parameters:
        offered = [values(store, question.id, parameter.name) for store in (both.embedded, both.neo4j)]
        assert offered[0] == offered[1], parameter.name
    for bound in cases(both.embedded, question):
        one, other = (rows(store, question, bound) for store in (both.embedded, both.neo4j))
        gathered = question.postprocess is not None
        assert multiset(one, gathered=gathered) == multiset(other, gathered=gathered), bound
        if question.walk:
            stops = [answer_bound(store, question, bound).stops for store in (both.embedded, both.neo4j)]
            assert stops[0] == stops[1], bound


@pytest.mark.parametrize("words", ["地方税", "個人番号 システム", "税", "番号法19条7号", "eLTAX"])
def test_a_search_finds_the_same(both: Both, words: str) -> None:
    assert search(both.embedded, words, limit=None) == search(both.neo4j, words, limit=None)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.title)
def test_a_recipe_is_answered_alike(both: Both, recipe: cookbook.Recipe) -> None:
    assert multiset(both.embedded.read(recipe.cypher)) == multiset(both.neo4j.read(recipe.cypher))


@pytest.fixture(scope="module")
def planned(both: Both, neo4j_driver: Driver) -> Neo4jStore:
    """Neo4j, to which every name of the schema is known, whether a document uses it or not."""
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
    sample(neo4j_driver)
    assert isinstance(both.neo4j, Neo4jStore)
    return both.neo4j


@pytest.fixture
def session(neo4j_driver: Driver) -> Iterator[Session]:
    """A session in which the server says all that it has to remark."""
    with neo4j_driver.session(database=DATABASE, notifications_min_severity="INFORMATION") as opened:
        yield opened


@REAL
@pytest.mark.parametrize("question", catalogue().values(), ids=lambda question: question.id)
def test_a_question_is_answered_without_a_remark_and_by_indexes(
    planned: Neo4jStore, session: Session, question: Question
) -> None:
    # Between most ends there is no way, and then there is nothing to ask.
    asked = (each for case in cases(planned, question, DRAWN) for each in statement_parameters(planned, question, case))
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


@REAL
@pytest.mark.parametrize(("by", "cypher"), BAD.values(), ids=BAD)
def test_a_bad_question_is_found(planned: Neo4jStore, session: Session, by: str, cypher: str) -> None:
    lines = ("// en: Bad?", "// param: body name:Body? | 機関 | a body | 甲市", by, cypher)
    question = parse_question("\n".join(filter(None, lines)), "bad.cypher")
    bound = next(statement_parameters(planned, question, {"body": None}))
    seen = looked_at(session.run(f"PROFILE {question.cypher}", bound))
    assert [step for step in seen.scans if forbidden(question, *step)]


@REAL
def test_documents_are_written_and_removed_without_a_remark_and_by_indexes(
    planned: Neo4jStore, session: Session, built: Path
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
