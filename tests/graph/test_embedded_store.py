"""What the embedded store answers, and what it refuses."""

import os
from typing import Any

import jpype
import pytest
from documents import document

from konkyo.graph import jvm
from konkyo.graph.embedded import EmbeddedStore
from konkyo.i18n import KonkyoError

BODY = {"_labels": ["Body"], "caption": "市", "key": "市", "name": "市"}


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
    ("cypher", "what"),
    [
        ("CREATE (n:Party {key: 'x'})", "This query would change data"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "A query may not read files or addresses"),
    ],
)
def test_what_a_question_may_not_do_is_said(filled: EmbeddedStore, cypher: str, what: str) -> None:
    with pytest.raises(KonkyoError) as raised:
        filled.read(cypher)
    assert raised.value.what.en == what


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
    jvm.start_java()
    try:
        with pytest.raises(KonkyoError) as raised:
            store.read("UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(a * b) AS n")
    finally:
        monkeypatch.undo()
        jvm.start_java()
    assert "KONKYO_TIMEOUT" in raised.value.cure.en
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.parametrize(
    ("name", "value"),
    [("KONKYO_HEAP", "much"), ("KONKYO_HEAP", "0g"), ("KONKYO_TIMEOUT", "1.5"), ("KONKYO_COMPILER", "slow")],
)
def test_a_setting_that_cannot_be_read_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(KonkyoError) as raised:
        jvm.start_java()
    assert f"{name} cannot be read: {value}" in raised.value.what.en


def test_java_compiles_as_the_environment_says(store: EmbeddedStore) -> None:
    started_with = jpype.JClass("java.lang.management.ManagementFactory").getRuntimeMXBean().getInputArguments()
    quick = set(jvm.COMPILERS["quick"]) <= set(map(str, started_with))
    assert quick == (os.environ.get(jvm.COMPILER_VARIABLE) == "quick")
