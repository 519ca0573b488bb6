"""The RDF terms of the labels, edge types and properties of the schema, from common vocabularies: one row each.

DPV is the W3C Data Privacy Vocabulary, version 2; ELI the ontology of the European Legislation Identifier; DCTERMS
Dublin Core; PROV the W3C's provenance. Where none of them has a term that says the same, the row has a term of our own
(``konkyo:``), which is named as in ``graph/schema.py``.
"""

from dataclasses import dataclass

PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "konkyo": "urn:konkyo:schema#",
}
"""Prefix → namespace of the terms below."""

CLASSES = {
    "Evaluation": "dpv:DPIA",
    "Passage": "prov:Entity",
    "Change": "prov:Entity",
    "Flow": "dpv:Process",
    "RecordItem": "dpv:PersonalData",
    "Risk": "dpv:Risk",
    # The answer of the evaluation, also that there was no incident.
    "Incident": "prov:Entity",
    # Not a controller: edges say which files it controls.
    "Body": "dpv:Organisation",
    "Work": "dpv:Process",
    "System": "dpv:Technology",
    "File": "dpv:PersonalData",
    "Information": "dpv:PersonalData",
    "Department": "dpv:OrganisationalUnit",
    # Any kind of counterparty, also 本人: no more is known of it.
    "Party": "dpv:Entity",
    "Law": "eli:LegalResource",
    "Provision": "eli:LegalResourceSubdivision",
    # The part of the amending law that took effect on that day; in ELI it is a legal resource, too.
    "Amendment": "eli:LegalResource",
}
"""Label → class. Every node is also of the class ``konkyo:`` and its label."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """The term for edges of ``type``: all, those that end at the label ``end``, or those of a flow of one of the
    ``kinds``. ``inverse``: the triple leads from the end of the edge to its start."""

    type: str
    term: str
    inverse: bool = False
    end: str | None = None
    kinds: tuple[str, ...] = ()


PREDICATES = (
    Predicate("PUBLISHES", "dcterms:publisher", inverse=True),
    Predicate("ASSESSES", "dpv:hasAssessment", inverse=True),
    Predicate("RUNS_ON", "dpv:isImplementedUsingTechnology"),
    Predicate("CONNECTS_TO", "dcterms:relation"),
    Predicate("KEEPS", "dpv:hasPersonalData"),
    Predicate("HOLDS", "dpv:hasResponsibleEntity", inverse=True),
    Predicate("OF", "dpv:hasOrganisationalUnit", inverse=True),
    Predicate("RECORDS", "dcterms:hasPart"),
    Predicate("SENDS", "dpv:hasDataSource", inverse=True),
    # A recipient is an entity, so there is no term for information that comes into a file.
    Predicate("DELIVERS", "konkyo:DELIVERS", end="File"),
    Predicate("DELIVERS", "dpv:hasDataProcessor", kinds=("entrustment", "subentrustment")),
    Predicate("DELIVERS", "dpv:hasRecipient"),
    Predicate("CARRIES", "dpv:hasPersonalData"),
    Predicate("VIA", "dpv:isImplementedUsingTechnology"),
    Predicate("BASED_ON", "dpv:hasLegalBasis"),
    Predicate("STATED_IN", "prov:wasDerivedFrom"),
    Predicate("HAS", "dcterms:hasPart"),
    # Not eli:cites: that is said of what is itself law.
    Predicate("CITES", "dcterms:references"),
    Predicate("CHANGES", "konkyo:CHANGES"),
    Predicate("CONCERNS", "konkyo:CONCERNS"),
    Predicate("REPLACES", "prov:wasRevisionOf"),
    Predicate("BECAME", "dcterms:isReplacedBy"),
    Predicate("MADE", "eli:changes"),
    # dpv:hasRecipient is for processing that takes place; this edge says what is allowed.
    Predicate("PERMITS", "konkyo:PERMITS"),
    Predicate("PART_OF", "eli:is_part_of"),
)
"""If several rows fit an edge, the first one is used."""

PROPERTIES = {
    "key": "dcterms:identifier",
    "name": "rdfs:label",
    "address": "rdfs:label",
    "title": "dcterms:title",
    "aliases": "skos:altLabel",
    "published": "dcterms:issued",
    "text": "prov:value",
    "quote": "prov:value",
    "evaluation": "prov:wasDerivedFrom",
    "passage": "prov:wasQuotedFrom",
}
"""Property → term; every other one is ``konkyo:`` and its name, but for those of ``OWN_PROPERTIES``.

That includes valid_from and valid_to: they are the time in which a norm was at an address, while ELI has terms for the
time in which it was in force.
"""

OWN_PROPERTIES = {("Law", "law_id"): "eli:id_local"}
"""(Label, property) → term, where it does not say the same of other labels: a provision has the id of its law."""

PROCESSING = {
    "acquisition": "dpv:Obtain",
    "use": "dpv:Use",
    "provision": "dpv:Share",
    "transfer": "dpv:Transfer",
}
"""Kind of a flow → what is done, by dpv:hasProcessing. Of an entrustment its dpv:hasDataProcessor tells."""

DATES = ("published", "written", "evaluated", "date", "held_since", "use_started", "valid_from", "valid_to", "on")
"""Properties that hold a day."""
