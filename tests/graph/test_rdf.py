"""RDF says what the graph says: read back, every node, edge and property of real documents is there."""

from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import rdflib
from documents import document, edge, evaluation, flow
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS, SKOS

from konkyo.graph import identity
from konkyo.graph.document_facts import DocumentFacts, Node
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.graph.rdf import name, predicate_of, rdf, term, term_of_property, write_json_ld, write_turtle
from konkyo.graph.rdf_terms import CLASSES, OWN_PROPERTIES, PREDICATES, PREFIXES, PROCESSING, PROPERTIES
from konkyo.graph.schema import EDGE_TYPES, EDGES, NODE_TYPES

Graph = nx.MultiDiGraph
PAGE = Path(__file__).resolve().parents[2] / "docs" / "exports.md"


@pytest.fixture(scope="module")
def real(built: Path) -> "Graph[Any]":
    """What the smallest of the real documents that names provisions states: the library takes its time for more."""
    with EmbeddedStore(built / "store") as store:
        graph = networkx_graph(store)
    stated: dict[str, list[Any]] = {}
    for *ends, data in graph.edges(keys=True, data=True):
        stated.setdefault(data["evaluation"], []).append((*ends, data["type"]))
    naming = [edges for edges in stated.values() if {"BASED_ON", "DELIVERS"} <= {kind for *_, kind in edges}]
    return graph.edge_subgraph([tuple(ends) for *ends, _ in min(naming, key=len)]).copy()


@pytest.fixture(scope="module")
def read(real: "Graph[Any]", tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """It, written as Turtle and read back."""
    path = tmp_path_factory.mktemp("rdf") / "graph.ttl"
    write_turtle(real, path)
    return rdflib.Graph().parse(path)


def test_every_label_and_every_type_has_a_term() -> None:
    assert set(CLASSES) == set(NODE_TYPES)
    assert {row.type for row in PREDICATES} == set(EDGE_TYPES)
    for each in EDGES:
        for _, end in each.ends:
            assert predicate_of(each.type, end, None).type == each.type


def test_every_term_is_of_a_vocabulary_and_on_the_page() -> None:
    used = {
        *CLASSES.values(),
        *(row.term for row in PREDICATES),
        *PROPERTIES.values(),
        *OWN_PROPERTIES.values(),
        *PROCESSING.values(),
    }
    page = PAGE.read_text(encoding="utf-8")
    assert [short for short in sorted(used) if f"`{short}`" not in page] == []
    closed = {"dcterms": DCTERMS, "prov": PROV, "skos": SKOS, "rdfs": RDFS}
    for short in used:
        prefix = short.partition(":")[0]
        assert prefix in PREFIXES
        assert prefix not in closed or term(short) in closed[prefix]


def test_counts_are_those_of_the_graph(real: "Graph[Any]", read: rdflib.Graph) -> None:
    labels = Counter(label for label, _ in real)
    types = Counter(data["type"] for *_, data in real.edges(data=True))
    assert labels
    assert types
    found = Counter(kind for kind in read.objects(None, RDF.type) if kind.startswith(PREFIXES["konkyo"]))
    assert {str(kind).partition("#")[2]: count for kind, count in found.items()} == {**labels, **types}
    assert len(set(read.subjects(RDF.type, RDF.Statement))) == real.number_of_edges()


def test_every_edge_is_a_triple_with_its_evidence(real: "Graph[Any]", read: rdflib.Graph) -> None:
    names = {node: name(node, data) for node, data in real.nodes(data=True)}
    assert len(set(names.values())) == len(real)
    for start, end, key, data in real.edges(keys=True, data=True):
        statement = rdflib.URIRef(f"urn:konkyo:statement/{key}")
        triple = tuple(read.value(statement, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        assert triple in read
        assert {triple[0], triple[2]} == {names[start], names[end]}
        assert read.value(statement, PROV.wasDerivedFrom) == names["Evaluation", data["evaluation"]]
        if "passage" in data:
            passage = read.value(statement, PROV.wasQuotedFrom)
            assert passage == names["Passage", data["passage"]]
            if "quote" in data:
                assert read.value(statement, PROV.value).toPython() == data["quote"]
                assert data["quote"] in read.value(passage, PROV.value)


def test_every_property_of_every_node_is_there(real: "Graph[Any]", read: rdflib.Graph) -> None:
    for node, data in real.nodes(data=True):
        subject = name(node, data)
        assert read.value(subject, DCTERMS.identifier).toPython() == node[1]
        for prop, value in data.items():
            if prop in ("label", "evaluation"):
                continue
            predicate = term_of_property(node[0], prop)
            said = {str(each.toPython()) for each in read.objects(subject, predicate)}
            assert {str(each) for each in (value if isinstance(value, list) else [value])} <= said, (node, prop)


def test_the_question_who_receives_what_on_which_provision_can_be_asked_in_sparql(
    real: "Graph[Any]", read: rdflib.Graph
) -> None:
    asked = """SELECT ?flow ?recipient ?basis WHERE {
        ?flow a dpv:Process ; dpv:hasRecipient ?recipient ; dpv:hasLegalBasis ?basis . ?recipient a dpv:Entity .
        ?basis a eli:LegalResourceSubdivision ; eli:is_part_of ?whole }"""
    found = {tuple(map(str, row)) for row in read.query(asked)}
    names = {node: str(name(node, data)) for node, data in real.nodes(data=True)}
    wanted = {
        (names[start], names[end], names[basis])
        for start, end, data in real.edges(data=True)
        if data["type"] == "DELIVERS" and end[0] == "Party" and real.nodes[start]["kind"] not in
        ("entrustment", "subentrustment")
        for _, basis, based in real.out_edges(start, data=True)
        if based["type"] == "BASED_ON"
    }  # fmt: skip
    assert found == wanted
    assert found


@pytest.mark.parametrize(
    ("node", "data", "named"),
    [
        (("Law", "425AC0000000027"), {"law_id": "425AC0000000027"}, "eli/jp/425AC0000000027"),
        (("Law", identity.joined_key("灯/市", "条例")), {"body": "灯/市", "name": "条例"}, "Law/灯%2F市%7C条例"),
        (
            ("Provision", "425AC0000000027|第19条第8号|2021-09-01"),
            {"law_id": "425AC0000000027", "article": "19", "item": "8", "valid_from": "2021-09-01"},
            "eli/jp/425AC0000000027/art_19/pnt_8/2021-09-01",
        ),
        (
            ("Provision", "425AC0000000027|別表第二の85の2の項|"),
            {"law_id": "425AC0000000027", "table": "別表第二", "row": "85の2"},
            "eli/jp/425AC0000000027/tbl_別表第二/row_85の2",
        ),
        (("Provision", "425AC0000000027||"), {"law_id": "425AC0000000027"}, "eli/jp/425AC0000000027/whole"),
        (("Provision", "灯市|条例|第3条|"), {"law": "条例", "article": "3"}, "Provision/灯市%7C条例%7C第3条%7C"),
        (("Party", 'a|b\\|c <>"{}%'), {}, "Party/a%7Cb%5C%7Cc%20%3C%3E%22%7B%7D%25"),
    ],
)
def test_names_follow_the_european_legislation_identifier(node: Any, data: dict[str, str], named: str) -> None:
    assert str(name(node, data)) == f"urn:konkyo:{named}"


def test_odd_text_is_read_back_from_turtle_and_json_ld(store: EmbeddedStore, tmp_path: Path) -> None:
    odd = ["=1+1\r\n二行目", 'a"""b\\', "改頁\ufffd", "\\u0041 <script>", "\u202e右", "  ", "'''\n"]
    facts = DocumentFacts(
        "二",
        (
            evaluation("二", gaps_ja=odd, notes_ja=[], published="2021-09-01", evaluated="令和3年"),
            *(flow(f"二/{number}", "二", purpose=text) for number, text in enumerate(odd)),
            Node("Party", "本人 <x>", {"name": "本人 <x>"}),
        ),
        (edge("SENDS", ("Party", "本人 <x>"), ("Flow", "二/0"), "二"),),
    )
    store.replace([facts, document("一", ("本人", "国税庁長官"))])
    graph = networkx_graph(store)
    made = rdf(graph)
    for end, write in (("ttl", write_turtle), ("jsonld", write_json_ld)):
        write(graph, tmp_path / f"1.{end}")
        write(networkx_graph(store), tmp_path / f"2.{end}")
        assert (tmp_path / f"1.{end}").read_bytes() == (tmp_path / f"2.{end}").read_bytes()
        again = rdflib.Graph().parse(tmp_path / f"1.{end}", format="json-ld" if end == "jsonld" else "turtle")
        assert set(again) == set(made)
