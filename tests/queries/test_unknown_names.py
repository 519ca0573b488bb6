"""A Cypher text that names what the graph does not have is answered with the names that come near."""

import pytest

from konkyo.queries.catalogue import catalogue
from konkyo.queries.unknown_names import unknown_names

# The syntax tree is made by the grammar of the embedded engine, in Java.
pytestmark = pytest.mark.store


@pytest.mark.parametrize(
    ("cypher", "hints"),
    [
        ("MATCH (n:Flow {kindd: 1}) RETURN n.kind AS kind", ["Flow has no property “kindd”; did you mean: kind"]),
        ("MATCH (n:Flow) WHERE n.Kind = 1 AND n.purpos IS NULL RETURN n",
         ["Flow has no property “Kind”; did you mean: kind", "Flow has no property “purpos”; did you mean: purpose"]),
        ("MATCH ()-[r:SENDZ|VIA]->() RETURN r.quot AS quote",
         ["there is no edge type “SENDZ”; did you mean: SENDS", "VIA has no property “quot”; did you mean: quote"]),
        ("MATCH (n:Partei) RETURN n.name AS name", ["there is no label “Partei”; did you mean: Party"]),
        # Every label of the variable, in whatever pattern, and in a subquery.
        ("MATCH (n:Party|System) RETURN n.body AS body", []),
        ("MATCH (n:Party) RETURN n.body AS body", ["Party has no property “body”; there are: aliases,"]),
        ("MATCH (f:Flow) WHERE EXISTS { MATCH (f)-[:VIA]->(s:System {nam: 'x'}) } RETURN f.key AS key",
         ["System has no property “nam”; did you mean: name"]),
        ("MATCH (n) RETURN n.address AS a, n.addres AS b", ["no node has a property “addres”; did you mean: address"]),
        ("MATCH (n:!Flow) RETURN n.law AS law", []),
        ("MATCH (n:Body) SET n.cod = '1'", ["Body has no property “cod”; did you mean: code"]),
        ("MATCH (n:`Flow`) RETURN n.`kindd` AS k", ["Flow has no property “kindd”; did you mean: kind"]),
        # What is no node or edge of a pattern has any property.
        ("UNWIND [{a: 1}] AS row RETURN row.b AS b", []),
        ("MATCH (n:Flow) WITH {kindd: n.kind} AS n RETURN n.kindd AS kind", []),
        ("MATCH (n:Flow $all) RETURN 'n.kindd' AS text // n.kindd", []),
        ("no Cypher", []),
    ],
)  # fmt: skip
def test_hints(cypher: str, hints: list[str]) -> None:
    said = [hint.en for hint in unknown_names(cypher)]
    assert len(said) == len(hints)
    # Other names that come near may follow.
    assert all(one.startswith(start) for one, start in zip(said, hints, strict=True)), said


def test_our_own_questions_name_only_what_there_is() -> None:
    assert [(asked.id, hint.en) for asked in catalogue().values() for hint in unknown_names(asked.cypher)] == []
