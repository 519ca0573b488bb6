"""The whole graph as RDF, in Turtle or JSON-LD: the terms are those of ``konkyo.graph.rdf_terms``.

Names of things are ``urn:konkyo:`` and the label and key: no web addresses. Laws with an e-Gov id and their provisions
are named as the European Legislation Identifier has it: ``urn:konkyo:eli/jp/LAW/art_19/pnt_8/2021-09-01``, the law by
that id, the steps of the address, and the first day a norm stood there; without that day it is the address alone.

An edge is one triple, and an ``rdf:Statement`` beside it (``urn:konkyo:statement/KEY``) says who states it and where.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import rdflib
from rdflib.namespace import RDF, RDFS, XSD

from konkyo.graph.atomic_write import atomic_write
from konkyo.graph.graph_files import xml_text
from konkyo.graph.identity import NodeId
from konkyo.graph.rdf_terms import (
    CLASSES,
    DATES,
    OWN_PROPERTIES,
    PREDICATES,
    PREFIXES,
    PROCESSING,
    PROPERTIES,
    Predicate,
)

_BASE = "urn:konkyo:"
_EGOV = "https://laws.e-gov.go.jp/law/"
_STEPS = (("article", "art"), ("paragraph", "par"), ("table", "tbl"), ("item", "pnt"), ("row", "row"))
_NODES = {"evaluation": "Evaluation", "passage": "Passage"}
"""Properties that name a node, and its label."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Triple = tuple[rdflib.term.Node, rdflib.term.Node, rdflib.term.Node]


def write_turtle(graph: "nx.MultiDiGraph[NodeId]", path: Path) -> None:
    """Write ``graph`` as :mod:`konkyo.graph.networkx_graph` makes it to the file ``path``.

    Characters that XML does not allow become U+FFFD, because RDF is also exchanged as XML.
    """
    with atomic_write(path) as partial:
        partial.write_text(rdf(graph).serialize(format="turtle"), encoding="utf-8", newline="\n")


def write_json_ld(graph: "nx.MultiDiGraph[NodeId]", path: Path) -> None:
    """Write ``graph`` to the file ``path`` as JSON-LD."""
    context: dict[str, str] = dict(PREFIXES)
    text = rdf(graph).serialize(format="json-ld", context=context)
    with atomic_write(path) as partial:
        partial.write_text(_in_order(text), encoding="utf-8", newline="\n")


def rdf(graph: "nx.MultiDiGraph[NodeId]") -> rdflib.Graph:
    """Return ``graph`` as RDF."""
    made = rdflib.Graph()
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace)
    names = {node: name(node, data) for node, data in graph.nodes(data=True)}
    for node, data in graph.nodes(data=True):
        for triple in _node(names[node], node, data):
            made.add(triple)
    for start, end, key, data in graph.edges(keys=True, data=True):
        kind = next((graph.nodes[each]["kind"] for each in (start, end) if each[0] == "Flow"), None)
        predicate = predicate_of(data["type"], end[0], kind)
        ends = (names[end], names[start]) if predicate.inverse else (names[start], names[end])
        for triple in _edge(ends[0], term(predicate.term), ends[1], key, data):
            made.add(triple)
    return made


def predicate_of(edge_type: str, end: str, kind: str | None) -> Predicate:
    """Return the row of the table for an edge to a node labelled ``end``; ``kind`` is that of its flow, if any."""
    return next(
        row
        for row in PREDICATES
        if row.type == edge_type and row.end in (None, end) and (not row.kinds or kind in row.kinds)
    )


def term(short: str) -> rdflib.URIRef:
    """Return the term that ``short`` stands for: ``dpv:Process``."""
    prefix, _, local = short.partition(":")
    return rdflib.URIRef(PREFIXES[prefix] + local)


def name(node: NodeId, data: dict[str, Any]) -> rdflib.URIRef:
    """Return the name of ``node``, whose properties are ``data``; no two nodes have one name."""
    label, key = node
    law_id = data.get("law_id")
    if law_id and label == "Law":
        return _name("eli/jp", law_id)
    if law_id and label == "Provision":
        steps = [f"{short}_{data[step]}" for step, short in _STEPS if data.get(step)] or ["whole"]
        return _name("eli/jp", law_id, *steps, *filter(None, [data.get("valid_from")]))
    return _name(label, key)


def term_of_property(label: str, prop: str) -> rdflib.URIRef:
    """Return the term for a property of nodes with ``label``, or of edges of the type ``label``."""
    return term(OWN_PROPERTIES.get((label, prop)) or PROPERTIES.get(prop, f"konkyo:{prop}"))


def _name(start: str, *parts: str) -> rdflib.URIRef:
    # An IRI may contain Japanese; characters that it may not contain, and separators, are percent-encoded.
    return rdflib.URIRef(_BASE + "/".join([start, *map(_part, parts)]))


def _part(text: str) -> str:
    return "".join(char if char.isalnum() or char in "-._~" else quote(char, safe="") for char in xml_text(text))


def _node(subject: rdflib.URIRef, node: NodeId, data: dict[str, Any]) -> Iterator[Triple]:
    label, key = node
    yield subject, RDF.type, term(CLASSES[label])
    yield subject, RDF.type, term(f"konkyo:{label}")
    yield from _properties(subject, label, {**data, "key": key}, leave="label")
    if label == "Flow" and (done := PROCESSING.get(data["kind"])):
        yield subject, term("dpv:hasProcessing"), term(done)
    if label == "Law" and (law_id := data.get("law_id")):
        yield subject, RDFS.seeAlso, rdflib.URIRef(_EGOV + _part(law_id))


def _edge(
    subject: rdflib.URIRef, predicate: rdflib.URIRef, end: rdflib.URIRef, key: str, data: dict[str, Any]
) -> Iterator[Triple]:
    yield subject, predicate, end
    statement = _name("statement", key)
    yield statement, RDF.type, RDF.Statement
    yield statement, RDF.type, term(f"konkyo:{data['type']}")
    yield statement, RDF.subject, subject
    yield statement, RDF.predicate, predicate
    yield statement, RDF.object, end
    yield from _properties(statement, data["type"], {**data, "key": key}, leave="type")


def _properties(subject: rdflib.URIRef, label: str, data: dict[str, Any], leave: str) -> Iterator[Triple]:
    for prop, value in data.items():
        if value is None or prop == leave:
            continue
        predicate = term_of_property(label, prop)
        for each in value if isinstance(value, list) else [value]:
            if prop in _NODES:
                yield subject, predicate, _name(_NODES[prop], each)
            else:
                yield subject, predicate, _literal(prop, each)


def _literal(prop: str, value: Any) -> rdflib.Literal:
    if not isinstance(value, str):
        return rdflib.Literal(value)
    day = prop in DATES and _DAY.fullmatch(value)
    return rdflib.Literal(xml_text(value), datatype=XSD.date if day else None)


def _in_order(text: str) -> str:
    """Return the JSON-LD ``text`` in a fixed order, because the order of the library differs between runs."""

    def ordered(value: Any) -> Any:
        if isinstance(value, list):
            return sorted(map(ordered, value), key=lambda each: json.dumps(each, sort_keys=True))
        return {each: ordered(value[each]) for each in sorted(value)} if isinstance(value, dict) else value

    return json.dumps(ordered(json.loads(text)), ensure_ascii=False, indent=1) + "\n"
