"""Wrong answers of the embedded engine that we know of, with the form that answers rightly.

A new release that mends one fails its test here: then the warning in docs/decisions/0002 can go.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from konkyo.graph.embedded import EmbeddedStore

PATH = "MATCH path = (a:Party)-[:SENDS|DELIVERS*1..2]->(b:Party)"
EVERY = "all(edge IN relationships(path) WHERE edge.evaluation IS NOT NULL)"
QUERIES = Path(__file__).resolve().parents[2] / "queries"


def test_or_between_the_first_node_and_the_path(store: EmbeddedStore) -> None:
    """The engine judges the whole OR before the path is there, and finds nothing."""
    store.write(
        "CREATE (a:Party {key: 'a', name: 'a'})-[:SENDS {key: '1', evaluation: 'e'}]->(f:Flow {key: 'f'}) "
        "CREATE (f)-[:DELIVERS {key: '2', evaluation: 'e'}]->(b:Party {key: 'b', name: 'b'})"
    )
    wrong = f"{PATH} WHERE a.name IS NULL OR {EVERY} RETURN count(*) AS ways"
    right = f"{PATH} WITH a, path WHERE a.name IS NULL OR {EVERY} RETURN count(*) AS ways"
    assert store.read(right) == [{"ways": 1}]
    assert store.read(wrong) == [{"ways": 0}]


STATED = "MATCH (a:Party)-[said:SENDS]->(f:Flow)"


def test_an_edge_that_only_an_inline_map_names(store: EmbeddedStore) -> None:
    """The engine forgets an edge that is used in nothing but the ``{…}`` of a later pattern, and finds nothing."""
    store.write(
        "CREATE (:Evaluation {key: 'e'}) "
        "CREATE (:Party {key: 'a', name: 'a'})-[:SENDS {key: '1', evaluation: 'e'}]->(:Flow {key: 'f'})"
    )
    wrong = f"{STATED} MATCH (e:Evaluation {{key: said.evaluation}}) RETURN e.key AS key"
    right = f"{STATED} MATCH (e:Evaluation) WHERE e.key = said.evaluation RETURN e.key AS key"
    assert store.read(right) == [{"key": "e"}]
    assert store.read(wrong) == []


def bodies() -> Iterator[tuple[str, str]]:
    """The name of each question and its Cypher."""
    for question in QUERIES.rglob("*.cypher"):
        lines = question.read_text(encoding="utf-8").splitlines()
        yield question.name, "\n".join(line for line in lines if not line.startswith("//"))


def test_no_question_names_an_edge_only_in_an_inline_map() -> None:
    for name, body in bodies():
        elsewhere = re.sub(r"\{\w+: [^{}]*\}", "", body)
        for edge in re.findall(r"\[(\w+):", body):
            assert not re.search(rf"\b{edge}\.", body) or len(re.findall(rf"\b{edge}\b", elsewhere)) > 1, (name, edge)


OVER_PATH = re.compile(r"\b(?:all|any|none|single)(?=\(\w+ IN (?:relationships|nodes)\()")


def outside(clause: str) -> str:
    """The clause without what stands inside its conditions on a path's edges or nodes."""
    while found := OVER_PATH.search(clause):
        depth, end = 1, found.end() + 1
        while depth:
            depth += {"(": 1, ")": -1}.get(clause[end], 0)
            end += 1
        clause = clause[: found.start()] + clause[end:]
    return clause


def test_no_question_is_asked_so() -> None:
    """In no WHERE of ours does an OR stand beside a condition on a path's edges, unless a WITH comes between."""
    for name, body in bodies():
        for clause in re.split(r"\b(?:MATCH|WITH|RETURN|UNWIND|CALL)\b", body):
            if OVER_PATH.search(clause) and re.match(r"\s*\w+\s*=\s*(?:shortestPath\()?\(", clause):
                assert not re.search(r"\bOR\b", outside(clause)), name
