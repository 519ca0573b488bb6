"""Facts that would be lost or mixed up when written down are refused when they are made."""

import pytest
from documents import document, edge, evaluation, flow

from konkyo.graph.document_facts import DocumentFacts, Edge, Node

BODY = Node("Body", "市", {"name": "市"})
HELD = edge("PUBLISHES", ("Body", "市"), ("Evaluation", "e"), "e")


@pytest.mark.parametrize(
    ("nodes", "edges", "reason"),
    [
        ((BODY,), (HELD,), "its Evaluation node is missing"),
        ((evaluation("e"), BODY), (), "no edge holds the shared node Body '市'"),
        ((evaluation("e"), flow("f", "d")), (), "Flow 'f' belongs to another evaluation"),
        ((evaluation("e"), BODY), (HELD, edge("PUBLISHES", ("Body", "市"), ("Evaluation", "e"), "d")), "PUBLISHES"),
        ((evaluation("e"), flow("f", "e", purpose="甲"), flow("f", "e", purpose="乙")), (), "two values of 'purpose'"),
        ((evaluation("e"), BODY), (HELD, Edge(HELD.type, HELD.start, HELD.end, {**HELD.properties, "quote": "甲"}),
          Edge(HELD.type, HELD.start, HELD.end, {**HELD.properties, "quote": "乙"})), "two values of 'quote'"),
    ],
)  # fmt: skip
def test_refused(nodes: tuple[Node, ...], edges: tuple[Edge, ...], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        DocumentFacts("e", nodes, edges)


def test_the_same_thing_said_twice_is_no_contradiction() -> None:
    facts = document("e", ("本人", "本人"))
    assert [node.key for node in facts.nodes].count("本人") == 2


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: Node("Nope", "k"), "no node type 'Nope'"),
        (lambda: Node("Party", "k"), "required properties are missing: name"),
        (lambda: Node("Party", "k", {"name": "k", "colour": "red"}), "'colour' is not declared"),
        (lambda: flow("f", "e", current=True), "'current' is made by the store"),
        (lambda: flow("f", "e", methods="紙"), "'methods' must be strings"),
        (lambda: Node("RecordItem", "k", {"evaluation": "e", "name": "n", "ordinal": True}), "must be integer"),
        (lambda: edge("NOPE", ("Body", "a"), ("Work", "b"), "e"), "no edge type 'NOPE'"),
        (lambda: edge("SENDS", ("Body", "a"), ("Flow", "b"), "e"), "may not join Body to Flow"),
        (lambda: Edge("OF", ("Department", "a"), ("Body", "b"), {"evaluation": "e"}), "passage, start, end"),
        (
            lambda: Edge("REPLACES", ("Evaluation", "a"), ("Evaluation", "b"), {"evaluation": "a"}),
            "inferred_ja, inferred_en",
        ),
    ],
)
def test_what_the_schema_does_not_know_is_refused(make, reason) -> None:
    with pytest.raises(ValueError, match=reason):
        make()
