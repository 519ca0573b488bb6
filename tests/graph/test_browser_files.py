"""What analysts import into Neo4j Browser: each saved query runs on a Neo4j as it is, and the style is whole."""

import re
from pathlib import Path

import pytest
from documents import document, edge
from neo4j import Driver
from neo4j_server import DATABASE, Neo4j

from konkyo.graph.document_facts import DocumentFacts, Node
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.schema import NODES
from konkyo.queries.catalogue import catalogue
from konkyo.queries.saved_queries import saved_queries
from konkyo.viz.neo4j_style import style_sheet


@pytest.fixture(scope="module")
def filled(neo4j_server: Neo4j, neo4j_driver: Driver) -> Driver:
    with Neo4jStore(neo4j_server.uri, Credentials(neo4j_server.user, neo4j_server.password)) as store:
        given = document("一", ("本人",))
        kept = (Node("File", "台帳", {"name": "台帳", "body": "市", "work": "事務"}),)
        sends = (edge("SENDS", ("File", "台帳"), ("Flow", "一/0"), "一"),)
        store.replace([DocumentFacts("一", (*given.nodes, *kept), (*given.edges, *sends))])
    return neo4j_driver


def test_every_saved_query_runs_with_its_parameters(filled: Driver) -> None:
    for saved in saved_queries():
        # Browser asks the server for the value of a parameter, by RETURN.
        given = {
            name: filled.execute_query(f"RETURN {value} AS value", database_=DATABASE).records[0]["value"]
            for name, value in saved.parameters
        }
        filled.execute_query(saved.cypher, given, database_=DATABASE)
        asked = set(re.findall(r"\$(\w+)", re.sub(r"//.*", "", saved.cypher)))
        assert asked == set(given), saved.name


def test_a_picture_shows_the_flows_of_a_document(filled: Driver) -> None:
    (picture,) = (saved for saved in saved_queries() if saved.name == "picture_flows")
    paths = filled.execute_query(picture.cypher, {"document": "一"}, database_=DATABASE).records
    assert [len(record["path"].nodes) for record in paths] == [3]


def test_files_begin_with_what_the_list_shows() -> None:
    names = [saved.name for saved in saved_queries()]
    assert len(set(names)) == len(names)
    assert {"question_documents", "question_recipients", "picture_systems", "search"} <= set(names)
    for saved in saved_queries():
        assert saved.text().startswith(f"// {saved.title}\n")
    assert catalogue()["documents"].cypher.strip() in next(s.text() for s in saved_queries() if "documents" in s.name)


def test_the_style_names_every_label_and_shows_captions() -> None:
    style = style_sheet()
    assert re.findall(r"^node\.(\w+) \{", style, re.M) == [node.label for node in NODES]
    assert style.count("{") == style.count("}")
    assert style.count('caption: "{caption}";') == 1 + len(NODES)


def test_the_command_writes_them(tmp_path: Path) -> None:
    from konkyo.cli.neo4j import browser_files

    browser_files(tmp_path / "files")
    made = {path.name for path in (tmp_path / "files").iterdir()}
    assert made == {"konkyo.grass", *(f"{saved.name}.cypher" for saved in saved_queries())}
