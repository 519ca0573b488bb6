"""The bulk route: tables for neo4j-admin, imported into a real server, are the graph that the ordinary load makes."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import document, edge, evaluation, flow
from neo4j import GraphDatabase
from neo4j_server import Neo4j

from konkyo.graph import neo4j_import
from konkyo.graph.document_facts import DocumentFacts, Node
from konkyo.graph.embedded import discard
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_server import Server, launch, start, stop
from konkyo.graph.neo4j_server.java import find_java
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.i18n import KonkyoError
from konkyo.loaders.build.rebuild import facts_of_folder

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

TEXTS = (
    "",
    " ",
    '"',
    "a,b",
    "行\n行\r\n\t行",
    "\\",
    '\\"\\',
    "'",
    "\u2028\u3000",
    "𠮷😀",
    "=1+1",
    "null",
    "true",
    "1",
    ";|",
    "U+001F",
)
LISTS = (["紙", "電子"], ["", "a,b", '"引用"'], [";", "\n"], ["ひとつ"])


def awkward() -> Iterator[DocumentFacts]:
    """Documents whose words are hard on a format of lines and commas."""
    for number, text in enumerate(TEXTS):
        key = f"{number}{text}"
        nodes = [
            evaluation(key, title=text, gaps_ja=LISTS[number % len(LISTS)], published=f"20{number + 10}-01-01"),
            Node("Body", f"市{text}", {"name": text}),
            flow(f"{key}/1", key, methods=LISTS[number % len(LISTS)], purpose=text),
            Node("Party", f"相手{text}", {"name": text, "aliases": [text, "別名"]}),
        ]
        edges = [
            edge("PUBLISHES", ("Body", f"市{text}"), ("Evaluation", key), key, quote=text, start=-(10**12)),
            edge("DELIVERS", ("Flow", f"{key}/1"), ("Party", f"相手{text}"), key, quote=text),
        ]
        yield DocumentFacts(key, tuple(nodes), tuple(edges))
    yield document("一", ("本人", "国税庁長官"), "2020-01-01", series="村|介護")
    yield document("二", ("本人",), "2021", series="村|介護")


def imported(tables: Path, folder: Path) -> Server:
    """A server of its own with what neo4j-admin imported from ``tables``, which ends with this process."""
    java = find_java()
    launch.prepare(folder, 0, None, lambda done, of: None)
    command = [java, *launch.SOON, f"@{folder / 'conf' / 'java.args'}", "org.neo4j.cli.AdminTool"]
    environment = {**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")}
    ran = subprocess.run(
        [*command, *neo4j_import.COMMAND.split()[1:]], cwd=tables, env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return start(folder, tied=True)


def contents(uri: str, auth: tuple[str, str]) -> tuple[dict, list]:
    with Neo4jStore(uri, Credentials(*auth)) as store:
        graph = networkx_graph(store)
    return dict(graph.nodes(data=True)), sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])


def rows(server: Server, cypher: str) -> list[dict]:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        return [dict(row) for row in driver.execute_query(cypher, database_="neo4j").records]


def test_what_is_imported_is_what_the_ordinary_load_makes(
    empty_neo4j: Neo4j, konkyo, fictional: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # All of it in one test: to import and to start a server takes some twenty seconds.
    home, tables = shutil.copytree(fictional, tmp_path / "graph"), tmp_path / "tables"
    documents = [*facts_of_folder(home, []), *awkward()]
    nodes, edges = neo4j_import.write(documents, tables)
    server = imported(tables, tmp_path / "server")
    evaluations = "MATCH (e:Evaluation) RETURN elementId(e) AS id ORDER BY id"
    indexes = "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name"
    try:
        assert rows(server, "MATCH (n) RETURN count(n) AS n") == [{"n": nodes + 1}], "and the mark"
        assert rows(server, "MATCH ()-[e]->() RETURN count(e) AS n") == [{"n": edges}]
        before = rows(server, evaluations)
        monkeypatch.setenv("NEO4J_USERNAME", server.auth[0])
        monkeypatch.setenv("NEO4J_PASSWORD", server.password)
        ran = konkyo("documents", "--store", server.uri)
        assert (ran.code, "imported and has no indexes yet" in ran.err) == (3, True), ran.err
        ran = konkyo("build", EXAMPLES, "--into", home, "--store", server.uri)
        assert ran.code == 0, ran.err
        assert "0 new or changed, 6 unchanged, 0 failed" in ran.out
        assert "made again" not in ran.err
        assert rows(server, evaluations) == before, "nothing was written again"
        found, names = contents(server.uri, server.auth), rows(server, indexes)
        assert rows(server, "MATCH (m:KonkyoStore) RETURN m.imported AS bare, count(m) AS n") == [
            {"bare": None, "n": 1}
        ]
    finally:
        stop(server.folder, at_once=True)
    with Neo4jStore(empty_neo4j.uri, Credentials(*empty_neo4j.auth)) as store:
        store.replace(documents)
    wanted = contents(empty_neo4j.uri, empty_neo4j.auth)
    assert found[0] == wanted[0]
    assert found[1] == wanted[1]
    with empty_neo4j.driver() as driver:
        made = [dict(row) for row in driver.execute_query(indexes, database_="neo4j").records]
    assert names == made


def test_the_command_writes_the_tables_of_the_records_and_says_what_to_run(
    konkyo, fictional: Path, tmp_path: Path
) -> None:
    home, tables = shutil.copytree(fictional, tmp_path / "graph"), tmp_path / "tables"
    # From the records: without the store it is the same.
    discard(home / "store")
    ran = konkyo("export", tables, "--for", "neo4j-admin", "--from", home)
    assert (ran.code, ran.out.strip()) == (0, str(tables)), ran.err
    assert neo4j_import.COMMAND in ran.err
    neo4j_import.write(facts_of_folder(home, []), tmp_path / "again")
    read = {path.name: path.read_bytes() for path in tables.iterdir()}
    assert read == {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()}
    named = {
        name for line in read["import.args"].decode().split() if "=" in line for name in line.split("=")[-1].split(",")
    }
    assert {name for name in read if name.endswith(".csv")} <= named


@pytest.mark.parametrize("wrong", [("--for", "excel"), ("--for", "neo4j-admin", "--format", "csv")])
def test_what_else_it_may_be_for(konkyo, wrong: tuple[str, ...], tmp_path: Path) -> None:
    ran = konkyo("export", tmp_path / "tables", *wrong, "--from", tmp_path)
    assert (ran.code, "neo4j-admin" in ran.err) == (2, True)


def test_where_nothing_was_built(konkyo, tmp_path: Path) -> None:
    ran = konkyo("export", tmp_path / "tables", "--for", "neo4j-admin", "--from", tmp_path)
    assert (ran.code, "there are no records here" in ran.err) == (3, True)
    assert not (tmp_path / "tables" / "import.args").exists()


@pytest.mark.parametrize("said", [["a\x1fb"], [], [""]])
def test_a_list_that_a_table_cannot_tell_is_refused(said: list[str], tmp_path: Path) -> None:
    facts = document("一", ())
    nodes = (evaluation("一", gaps_ja=said), *facts.nodes[1:])
    with pytest.raises(KonkyoError) as raised:
        neo4j_import.write([DocumentFacts("一", nodes, facts.edges)], tmp_path)
    assert "Evaluation 一: gaps_ja" in str(raised.value.where)
    assert not (tmp_path / "import.args").exists()
