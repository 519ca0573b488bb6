"""The script makes the same graph, on the embedded engine and on Neo4j, however often it is run."""

from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from documents import document, edge, evaluation, flow
from neo4j import Driver

from konkyo.graph.cypher_script import literal, statements, write_cypher
from konkyo.graph.document_facts import DocumentFacts, Node
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.networkx_graph import networkx_graph

ODD = (
    "",
    "'",
    "\\",
    "\\'",
    "a\\u0027 OR 1=1",
    "\\\\u0041",
    "二行\r\n目\t",
    "}; MATCH (n) DETACH DELETE n; //",
    "`x` ${y} $z",
    '"',
    "\u202e右から",
    "😀",
    "u\\",
    "改頁\x0b\x1b",
)


@pytest.fixture
def graph(store: EmbeddedStore) -> "nx.MultiDiGraph[Any]":
    said = [text.replace("\x0b", "\ufffd").replace("\x1b", "\ufffd") for text in ODD]
    odd = DocumentFacts(
        "二'\\u0027",
        (
            evaluation("二'\\u0027", gaps_ja=said, notes_ja=[]),
            *(flow(f"二/{n}", "二'\\u0027", purpose=text, methods_illegible=True) for n, text in enumerate(said)),
            Node("Party", "本人", {"name": "本人"}),
            Node("System", "甲", {"name": "甲"}),
        ),
        (
            edge("SENDS", ("Party", "本人"), ("Flow", "二/0"), "二'\\u0027", start=0),
            edge("SENDS", ("Party", "本人"), ("Flow", "二/0"), "二'\\u0027", start=5),
            edge("CONNECTS_TO", ("System", "甲"), ("System", "甲"), "二'\\u0027"),
        ),
    )
    store.replace([odd, document("一", ("本人", "国税庁長官"))])
    return networkx_graph(store)


def content(graph: "nx.MultiDiGraph[Any]") -> tuple[list[Any], list[Any]]:
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


def test_the_embedded_engine_makes_the_same_graph_of_it(
    store: EmbeddedStore, graph: "nx.MultiDiGraph[Any]", tmp_path: Path
) -> None:
    write_cypher(graph, tmp_path / "graph.cypher")
    head, *lines = (tmp_path / "graph.cypher").read_text(encoding="utf-8").split("\n")[:-1]
    assert head.startswith("// ")
    assert all(line.endswith(";") for line in lines)
    store.write("MATCH (n) DETACH DELETE n")
    for _ in range(2):
        for line in lines:
            store.write(line.removesuffix(";"))
        assert content(networkx_graph(store)) == content(graph)


def test_neo4j_makes_the_same_graph_of_it(
    graph: "nx.MultiDiGraph[Any]", empty_neo4j: object, neo4j_driver: Driver
) -> None:
    for _ in range(2):
        for statement in statements(graph):
            neo4j_driver.execute_query(statement)
        nodes = neo4j_driver.execute_query("MATCH (n) RETURN labels(n) AS labels, properties(n) AS said").records
        found = {(*row["labels"], row["said"].pop("key")): row["said"] for row in nodes}
        wanted = {
            node: {name: said for name, said in data.items() if name != "label"}
            for node, data in graph.nodes(data=True)
        }
        assert found == wanted
        assert len(nodes) == len(wanted)
        edges = neo4j_driver.execute_query("MATCH ()-[e]->() RETURN type(e) AS type, properties(e) AS said").records
        assert len(edges) == graph.number_of_edges()
        assert {row["said"].pop("key"): {**row["said"], "type": row["type"]} for row in edges} == {
            key: data for *_, key, data in graph.edges(keys=True, data=True)
        }


@pytest.mark.parametrize("text", ODD)
def test_text_is_read_back_as_it_was(store: EmbeddedStore, text: str) -> None:
    shown = text.replace("\x0b", "\ufffd").replace("\x1b", "\ufffd")
    assert store.read(f"RETURN {literal(text)} AS text") == [{"text": shown}]


def test_every_kind_of_value_is_read_back_as_it_was(store: EmbeddedStore) -> None:
    value = {"a": [1, -2], "b": [], "c": True, "d": 0.25, "長い 名": ["x", "'"], "e": 1e-07}
    assert store.read(f"RETURN {literal(value)} AS it") == [{"it": value}]
