"""What the embedded store answers, and what it refuses."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from documents import document

from graph import jvm
from graph.embedded import EmbeddedStore
from graph.network import network
from i18n import KonkyoError

BODY = {"_labels": ["Body"], "key": "市", "name": "市"}


@pytest.fixture
def filled(store: EmbeddedStore) -> EmbeddedStore:
    store.replace([document("新", ("本人", "国税庁長官"))])
    return store


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'文'", "文"),
        ("1", 1),
        ("1.5", 1.5),
        ("true", True),
        ("null", None),
        ("[]", []),
        ("[1, [null, '文']]", [1, [None, "文"]]),
        ("{a: 1, b: {c: []}}", {"a": 1, "b": {"c": []}}),
        ("date('2024-05-27')", "2024-05-27"),
        ("localdatetime('2024-05-27T01:02:03')", "2024-05-27T01:02:03"),
        ("duration('P1D')", "P1D"),
        ("9007199254740993", 9007199254740993),
        ("$given", {"name": ["市", 1, None, True, 1.5]}),
    ],
)
def test_values_are_plain(store: EmbeddedStore, expression: str, value: Any) -> None:
    (row,) = store.read(f"RETURN {expression} AS value", {"given": {"name": ["市", 1, None, True, 1.5]}})
    assert row == {"value": value}
    assert type(row["value"]) is type(value)


def test_nodes_edges_and_paths_are_plain(filled: EmbeddedStore) -> None:
    (row,) = filled.read(
        "MATCH p = (b:Body)-[e]->(n) RETURN b, e, p, n.key AS n, [b] AS list, {b: b} AS map, n.nope AS no"
    )
    assert row["b"] == BODY
    assert row["e"].pop("key")
    assert row["e"] == {"_type": "PUBLISHES", "evaluation": "新", "passage": "I-1", "start": 0, "end": 1}
    assert [step.get("_labels", step.get("_type")) for step in row["p"]] == [["Body"], "PUBLISHES", ["Evaluation"]]
    assert (row["n"], row["list"], row["map"], row["no"]) == ("新", [BODY], {"b": BODY}, None)
    (flow,) = filled.read("MATCH (f:Flow {key: '新/0'}) RETURN f")
    assert flow["f"]["methods"] == ["紙", "電子"]


def test_stored_dates_are_iso_text(store: EmbeddedStore) -> None:
    store.write("CREATE (:Body {key: '市', on: date('2024-05-27'), at: datetime('2024-05-27T01:02:03Z')})")
    (row,) = store.read("MATCH (b:Body) RETURN b, b.on AS on")
    assert row["on"] == row["b"]["on"] == "2024-05-27"
    assert row["b"]["at"] == "2024-05-27T01:02:03+00:00"


def test_what_stands_in_text_is_no_statement(filled: EmbeddedStore) -> None:
    filled.write("CREATE (:Party {key: 'LOAD CSV FROM', name: 'CREATE (n) DELETE n'})")
    (row,) = filled.read(
        "MATCH (p:Party) WHERE p.key = 'LOAD CSV FROM' // SET p.name = 1\n"
        "RETURN p.name AS `DELETE`, 'LOAD CSV FROM \"file:///etc/passwd\" AS row' AS text /* REMOVE */"
    )
    assert row == {"DELETE": "CREATE (n) DELETE n", "text": 'LOAD CSV FROM "file:///etc/passwd" AS row'}


@pytest.mark.parametrize(
    "cypher",
    [
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
        "PROFILE CREATE (n:Party {key: 'x'}) RETURN n",
        "CREATE INDEX party_name IF NOT EXISTS FOR (n:Party) ON (n.name)",
        "CREATE CONSTRAINT x IF NOT EXISTS FOR (n:Party) REQUIRE n.name IS UNIQUE",
        "DROP CONSTRAINT party_key",
        "CREATE USER x SET PASSWORD 'yyyyyyyy'",
        "CALL merge.node(['Party'], {key: 'x'}, {}, {}) YIELD node RETURN node",
        "MATCH (n:Party) WITH collect(n) AS ns CALL refactor.mergeNodes(ns) YIELD node RETURN node",
        "CALL do.when(true, 'CREATE (:Party {key: \"x\"})', '', {}) YIELD value RETURN value",
        "CALL apoc.load.json('file:///etc/passwd')",
    ],
)
def test_a_read_cannot_write(filled: EmbeddedStore, cypher: str) -> None:
    def everything() -> tuple[Any, ...]:
        graph = network(filled)
        return dict(graph.nodes(data=True)), list(graph.edges(keys=True, data=True)), filled.read("SHOW INDEXES")

    before = everything()
    with pytest.raises(KonkyoError) as raised:
        filled.read(cypher)
    assert raised.value.what.en in ("This query would change data", "This query cannot be run")
    assert everything() == before


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
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/rows.csv", asked
        server.shutdown()


@pytest.mark.parametrize("way", ["read", "write"])
@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM $place AS row RETURN row",
        "LOAD CSV WITH HEADERS FROM $place AS row RETURN row",
        "MATCH (b:Body) CALL { LOAD CSV FROM $place AS row RETURN row } RETURN row",
        "load /* */ csv from $place as row fieldterminator ';' return row",
    ],
)
def test_no_statement_reads_files_or_addresses(
    filled: EmbeddedStore, tmp_path: Path, web: tuple[str, list[str]], cypher: str, way: str
) -> None:
    (tmp_path / "rows.csv").write_text("secret\n")
    address, asked = web
    for place in (str(tmp_path / "rows.csv"), (tmp_path / "rows.csv").as_uri(), address, "ftp" + address[4:]):
        with pytest.raises(KonkyoError) as raised:
            getattr(filled, way)(cypher, {"place": place})
        assert raised.value.what.en == "A query may not read files or addresses"
    assert asked == []


def test_what_is_no_cypher_is_said_so(filled: EmbeddedStore) -> None:
    for call in (filled.read, filled.write):
        with pytest.raises(KonkyoError) as raised:
            call("MATCH (n RETURN n")
        assert raised.value.what.en == "This query cannot be run"
        assert "line 1" in str(raised.value.why)


def test_a_write_that_fails_leaves_nothing(filled: EmbeddedStore) -> None:
    with pytest.raises(KonkyoError):
        filled.write("UNWIND ['一', '二', '一'] AS key CREATE (:Party {key: key, name: key})")
    assert filled.read("MATCH (p:Party) WHERE p.key IN ['一', '二'] RETURN p") == []
    assert filled.write("CREATE (p:Party {key: '一', name: '一'}) RETURN p.key AS key") == [{"key": "一"}]


def test_an_answer_that_is_too_large_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(KonkyoError) as raised:
        store.read("UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b RETURN collect([a, b]) AS pairs")
    assert raised.value.what.en == "The query's answer is too large"


def test_an_endless_question_is_stopped(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KONKYO_TIMEOUT", "1")
    jvm.start()
    try:
        with pytest.raises(KonkyoError) as raised:
            store.read("UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a * b) AS n")
    finally:
        monkeypatch.undo()
        jvm.start()
    assert "KONKYO_TIMEOUT" in raised.value.cure.en
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize(("name", "value"), [("KONKYO_HEAP", "much"), ("KONKYO_HEAP", "0g"), ("KONKYO_TIMEOUT", "1.5")])
def test_a_setting_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(KonkyoError) as raised:
        jvm.start()
    assert f"{name} cannot be read: {value}" in raised.value.what.en
