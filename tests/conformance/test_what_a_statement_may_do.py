"""What an analyst's Cypher cannot do, on either store: write when it reads, or reach what is not the graph."""

import threading
from collections.abc import Iterator
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from documents import document
from neo4j import Driver
from neo4j_server import DATABASE, Neo4j, empty

from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError

STORES = ["embedded", "neo4j"]

WRITES = [
    "CREATE (n:Party {key: 'x'})",
    "MATCH (n:Party) SET n.name = 'x'",
    "MATCH (n:Party) SET n += {name: 'x'}",
    "MATCH (n:Party) SET n:Body",
    "MERGE (n:Party {key: 'x'})",
    "MERGE (n:Body {key: '市'}) ON MATCH SET n.name = 'x'",
    "MATCH (n) DETACH DELETE n",
    "MATCH ()-[e]->() DELETE e",
    "MATCH (n:Party) REMOVE n.name",
    "MATCH (n:Party) CALL { WITH n SET n.name = 'x' } RETURN n",
    "MATCH (n:Party) CALL (n) { CREATE (m:Party {key: 'x'}) RETURN m } RETURN m",
    "CALL { MATCH (n:Party) RETURN n UNION CREATE (n:Party {key: 'x'}) RETURN n } RETURN n",
    "MATCH (n:Party) CALL { WITH n DELETE n } IN TRANSACTIONS OF 1 ROWS RETURN 1 AS one",
    "MATCH (n:Party) RETURN n.key AS key UNION CREATE (m:Party {key: 'x'}) RETURN m.key AS key",
    "FOREACH (x IN [1] | CREATE (:Party {key: 'x'}))",
    "/* MATCH */ PROFILE CREATE (n:Party {key: 'x'}) RETURN n",
    "CYPHER runtime=slotted CREATE (n:Party {key: 'x'})",
    "CR\\u0045ATE (n:Party {key: 'x'})",
    "RETURN 1 AS x; CREATE (n:Party {key: 'x'})",
    "CREATE INDEX party_name IF NOT EXISTS FOR (n:Party) ON (n.name)",
    "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Party) REQUIRE n.name IS UNIQUE",
    "DROP CONSTRAINT party_key",
    "CALL db.createLabel('Gone')",
    "CALL db.create.setNodeVectorProperty(null, 'x', [1.0])",
    "CALL merge.node(['Party'], {key: 'x'}, {}, {}) YIELD node RETURN node",
    "MATCH (n:Party) WITH collect(n) AS ns CALL refactor.mergeNodes(ns) YIELD node RETURN node",
    "CALL do.when(true, 'CREATE (:Party {key: \"x\"})', '', {}) YIELD value RETURN value",
]
OUTSIDE = [
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL `dbms`.`listConfig`() YIELD name RETURN name",
    "CALL /* db.labels() */ dbms . listConfig()",
    "UNWIND [1] AS x CALL (x) { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "RETURN EXISTS { CALL dbms.listConfig() YIELD name RETURN name } AS x",
    "RETURN [x IN [1] | COLLECT { CALL dbms.listConfig() YIELD name RETURN name }] AS l",
    "MATCH p = (:Body)-[*1..2]->() WHERE all(n IN nodes(p) WHERE EXISTS { CALL dbms.listConfig() }) RETURN p",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL dbms.security.createUser('x', 'yyyyyyyy')",
    "CALL apoc.load.json('file:///etc/passwd')",
    "CALL apoc.cypher.run('MATCH (n) RETURN n', {})",
    "RETURN apoc.cypher.runFirstColumnSingle('LOAD CSV FROM \"file:///etc/passwd\" AS r RETURN r', {}) AS x",
    "RETURN [x IN [1] | genai.vector.encode('x', 'OpenAI', {})] AS l",
    "SHOW TRANSACTIONS",
    "SHOW SETTINGS",
    "SHOW USERS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CREATE USER x SET PASSWORD 'yyyyyyyy'",
    "ALTER USER neo4j SET PASSWORD 'yyyyyyyy'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'yyyyyyyy'",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "USE system SHOW USERS",
    "USE system MATCH (n) RETURN n",
    "USE graph.byName('system') MATCH (n) RETURN n",
    ":param x => 1",
    ":use system",
]
LOADS = [
    "LOAD CSV FROM $place AS row RETURN row",
    "load /* */ csv\nwith headers from $place as row return row",
    "LO\\u0041D CSV FROM $place AS row RETURN row",
    "load /* */ csv from $place as row fieldterminator ';' return row",
    "PROFILE LOAD CSV FROM $place AS row RETURN row",
    "CYPHER 5 LOAD CSV FROM $place AS row RETURN row",
    "USING PERIODIC COMMIT LOAD CSV FROM $place AS row RETURN row",
    "MATCH (b:Body) CALL { LOAD CSV FROM $place AS row RETURN row } RETURN row",
    "UNWIND [1] AS x CALL (x) { CALL (x) { LOAD CSV FROM $place AS row RETURN row } RETURN row } RETURN row",
    "UNWIND [1] AS x CALL (x) { LOAD CSV FROM $place AS row RETURN row } IN TRANSACTIONS RETURN row",
    "RETURN COLLECT { LOAD CSV FROM $place AS row RETURN row } AS rows",
    "RETURN [x IN [1] WHERE EXISTS { LOAD CSV FROM $place AS row RETURN row } | x] AS l",
    "RETURN reduce(s = 0, x IN [1] | s + COUNT { LOAD CSV FROM $place AS row RETURN row }) AS n",
    "MATCH p = (:Body)-[*]->() WHERE any(n IN nodes(p) WHERE EXISTS { LOAD CSV FROM $place AS r RETURN r }) RETURN p",
    "RETURN [(b:Body)-->() WHERE EXISTS { LOAD CSV FROM $place AS row RETURN row } | b.key] AS keys",
    "UNWIND [1, 2] AS x RETURN x ORDER BY COUNT { LOAD CSV FROM $place AS row RETURN row }",
    "UNWIND [1] AS x RETURN sum(CASE WHEN EXISTS { LOAD CSV FROM $place AS r RETURN r } THEN 1 ELSE 0 END) AS n",
    "RETURN 'a\\u0027 AS x UNION LOAD CSV FROM $place AS row RETURN row AS x",
]


@pytest.fixture(scope="module", params=STORES)
def store(
    request: pytest.FixtureRequest, neo4j_server: Neo4j, neo4j_driver: Driver, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A store with one document, on an engine configured as its makers deliver it."""
    empty(neo4j_driver)
    opened: Store = (
        EmbeddedStore(tmp_path_factory.mktemp("guarded") / "store")
        if request.param == "embedded"
        else Neo4jStore(neo4j_server.uri, Credentials(neo4j_server.user, neo4j_server.password))
    )
    with opened as each:
        each.replace([document("新", ("本人", "国税庁長官"))])
        yield each
    empty(neo4j_driver)


@pytest.fixture
def web() -> Iterator[tuple[str, list[str]]]:
    """The address of a web server of this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"secret\n")

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/rows.csv", asked
        server.shutdown()


def everything(store: Store) -> tuple[Any, ...]:
    graph = networkx_graph(store)
    indexes = store.read("SHOW INDEXES YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties")
    return dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), sorted(map(str, indexes))


@pytest.mark.parametrize("cypher", WRITES)
def test_a_question_cannot_write(store: Store, cypher: str) -> None:
    before = everything(store)
    with pytest.raises(KonkyoError):
        store.read(cypher)
    assert everything(store) == before
    assert not store.altered


@pytest.mark.parametrize("way", ["read", "write"])
@pytest.mark.parametrize("cypher", OUTSIDE)
def test_nothing_but_the_graph_is_acted_on(store: Store, cypher: str, way: str) -> None:
    before = everything(store)
    with pytest.raises(KonkyoError):
        getattr(store, way)(cypher)
    assert everything(store) == before


@pytest.mark.parametrize("way", ["read", "write"])
@pytest.mark.parametrize("cypher", LOADS)
def test_no_file_and_no_address_is_read(
    store: Store, cypher: str, way: str, tmp_path: Path, web: tuple[str, list[str]]
) -> None:
    (tmp_path / "rows.csv").write_text("secret\n")
    address, asked = web
    for place in (str(tmp_path / "rows.csv"), (tmp_path / "rows.csv").as_uri(), address, f"ftp{address[4:]}"):
        # The embedded engine takes PROFILE, does not run what stands behind it, and says nothing.
        with nullcontext() if "PROFILE" in cypher and isinstance(store, EmbeddedStore) else pytest.raises(KonkyoError):
            assert getattr(store, way)(cypher, {"place": place}) == []
    assert asked == []


@pytest.mark.parametrize("cypher", [*OUTSIDE, *LOADS])
def test_the_guard_of_neo4j_needs_no_help_of_the_server(store: Store, cypher: str) -> None:
    """A server may be configured to load from nowhere, as that of the tests is; the guard must do without."""
    if isinstance(store, Neo4jStore):
        with pytest.raises(KonkyoError):
            store._guard(cypher, {"place": "file:///etc/passwd"}, write=True)


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN 'LOAD CSV FROM \"file:///etc/passwd\" AS row // CALL dbms.x()' AS text /* USE system */",
        "MATCH (p:Party) WHERE p.name = 'CREATE (n)' RETURN p AS `LOAD CSV`, p.name AS `CALL dbms.listConfig()`",
        "CALL db.labels() YIELD label RETURN label",
        "MATCH (b:Body) CALL (b) { MATCH (b)-->(e) RETURN e.key AS key } RETURN key",
        "RETURN date.truncate('year', date('2024-05-27')) AS day, datetime.fromEpoch(0, 0) AS then",
        "SHOW INDEXES",
    ],
)
def test_what_only_reads_is_answered(store: Store, cypher: str) -> None:
    if "db.labels" not in cypher or isinstance(store, Neo4jStore):
        store.read(cypher)


def test_explaining_runs_nothing(neo4j_driver: Driver, web: tuple[str, list[str]]) -> None:
    """On this the guard of Neo4j rests."""
    address, asked = web
    for statement in ("CREATE (:Party {key: 'x'})", f"LOAD CSV FROM '{address}' AS row RETURN row"):
        plan = neo4j_driver.execute_query(f"EXPLAIN {statement}", database_=DATABASE).summary.plan
        assert plan is not None
    assert asked == []
    assert neo4j_driver.execute_query("MATCH (n:Party {key: 'x'}) RETURN n", database_=DATABASE).records == []


def test_neo4j_itself_refuses_a_write_in_read_access(store: Store) -> None:
    if isinstance(store, Neo4jStore):
        with pytest.raises(KonkyoError) as raised:
            store._connection.ask("CREATE (n:Party {key: 'x'})", {})
        assert raised.value.what.en == "This query would change data"


def test_an_analyst_who_may_write_writes(store: Store) -> None:
    assert store.write("MERGE (p:Party {key: 'x'}) SET p.name = 'x' RETURN p.name AS name") == [{"name": "x"}]
    assert store.altered
    assert store.write("MATCH (p:Party {key: 'x'}) DELETE p") == []
