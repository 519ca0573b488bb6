"""Citations → Provision nodes, what they are part of, what they became, and who cites them.

A Provision is an address together with the first day on which its norm had that address. Where that day is unknown (no
such address, no text of the law, no date of the document) the node is the address alone.
"""

import re
from dataclasses import fields, replace
from datetime import date, timedelta

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.law import law as law_named
from konkyo.law.address import Address
from konkyo.law.descent_line import DescentKind
from konkyo.law.statute_version import fixed_day
from konkyo.law.timeline import Provision, Status, law_in_time
from konkyo.loaders.facts.citation_status import CitationStatus, Days, citation_status, days
from konkyo.loaders.facts.evidence_spans import PassageSpan
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef
from konkyo.loaders.facts.permits_and_amendments import add_law_facts
from konkyo.loaders.names.bodies import PREFECTURES
from konkyo.loaders.record import Evidence, RecordCitation

BY_TEXTS = Words(ja="二つの日の法令の本文を比べた結果", en="found by comparing the texts of the law of two days")
_ORDINANCE = re.compile(r"(?:.*(?:条例|条例施行規則|規程|要綱)|(?!.*法).*規則)(?:[(（].*[)）])?")
_STEPS = tuple(part.name for part in fields(Address) if part.name != "law")


def add_citations(collector: FactCollector) -> None:
    """Add every citation outside the change log, also those that only the legal basis of a flow has."""
    record = collector.record
    on = days(record.document.day)
    for citation in (*record.citations, *(basis for flow in record.flows for basis in flow.legal_basis)):
        add_citation(collector.passage(citation.section), citation, on, collector)


def add_citation(
    by: NodeRef, citation: RecordCitation, on: Days, collector: FactCollector, side: str | None = None
) -> None:
    """Add that the passage or change ``by`` cites a provision. A citation of an unknown law is left out and counted."""
    cited = provision_node(citation, on, collector)
    if cited is None:
        collector.leave_out("CITES")
        return
    node, found = cited
    collector.add_edge(
        "CITES", by, node, span_of(citation, collector), why=citation.marked, as_written=citation.quote,
        status=found.status, status_basis=found.basis, confidence=citation.confidence, rule=citation.rule, side=side,
    )  # fmt: skip


def span_of(citation: RecordCitation, collector: FactCollector) -> PassageSpan | None:
    """Return the characters of a citation."""
    return collector.spans.at(Evidence(passage=citation.section, start=citation.start, end=citation.end))


def provision_node(
    citation: RecordCitation, on: Days, collector: FactCollector
) -> tuple[NodeRef, CitationStatus] | None:
    """Add the provision that ``citation`` means on the days ``on``, all it is part of, and what it became.

    Return its node and the status of the citation; None where the law is unknown.
    """
    span = span_of(citation, collector)
    if not citation.law or span is None:
        return None
    found = citation_status(citation, on)
    provisions = _CitedProvisions(collector, span)
    node = provisions.node(found.address, found.provision)
    provisions.parts(node, found.address, found.provision)
    if found.provision:
        add_law_facts(node, found.provision, collector)
        provisions.descendants(node, found.provision)
    return node, found


class _CitedProvisions:
    """Adds the provisions that follow from one citation, which is at ``span``."""

    def __init__(self, collector: FactCollector, span: PassageSpan) -> None:
        self.collector, self.span = collector, span

    def node(self, address: Address, stood: Provision | None) -> NodeRef:
        """Add one provision: the one that ``stood`` at ``address``, or the address alone."""
        path = str(replace(address, law=None))
        law, statute = self.law(address.law or ""), law_named(address.law or "")
        since, until = (stood.valid_from, fixed_day(stood.valid_to)) if stood else (None, None)
        return self.collector.add_node(
            "Provision", identity.key("Provision", law[1], path, _iso(since)),
            law=address.law, law_id=statute.id if statute else None, address=str(address),
            valid_from=_iso(since), valid_to=_iso(until),
            **{step: getattr(address, step) for step in _STEPS},
        )  # fmt: skip

    def parts(self, node: NodeRef, address: Address, stood: Provision | None) -> None:
        """Add what the provision was part of on its first day, up to its law."""
        if not self.collector.is_new("PART_OF", node):
            return
        whole = _whole(address)
        if whole is None:
            self.collector.add_edge("PART_OF", node, self.law(address.law or ""), self.span)
            return
        over = law_in_time().resolve(whole, stood.valid_from) if stood else None
        above = over.provision if over and over.status is Status.VALID else None
        place = above.address if above else whole
        end = self.node(place, above)
        self.collector.add_edge("PART_OF", node, end, self.span)
        self.parts(end, place, above)

    def descendants(self, node: NodeRef, stood: Provision) -> None:
        """Add what the provision became when it lost its address, and what that became, as far as days are fixed."""
        ended = fixed_day(stood.valid_to)
        if ended is None or not self.collector.is_new("BECAME", node):
            return
        law = law_in_time()
        for line in law.became(stood.address, ended - timedelta(days=1), ended):
            # An undecidable line, or an end without a successor, is no fact about two provisions.
            if line.to is None or line.kind is DescentKind.UNDECIDABLE:
                continue
            found = law.resolve(line.to, ended)
            if found.provision is not None and found.status is Status.VALID:
                heir = self.node(found.provision.address, found.provision)
                self.collector.add_derived_edge(
                    "BECAME", node, heir, BY_TEXTS, kind=str(line.kind), on=line.on.isoformat(), score=line.score
                )
                add_law_facts(heir, found.provision, self.collector)
                self.descendants(heir, found.provision)

    def law(self, name: str) -> NodeRef:
        """Add the law: a statute by its id; an ordinance as that of the citing body, unless it names a prefecture."""
        if statute := law_named(name):
            return self.collector.add_node(
                "Law", identity.key_of_body(None, statute.id or name), name=name, law_id=statute.id
            )
        if not _ORDINANCE.fullmatch(name):
            return self.collector.add_node("Law", identity.key_of_body(None, name), name=name)
        prefecture = re.match(PREFECTURES, name)
        body = prefecture[0] if prefecture else self.collector.naming.body
        return self.collector.add_node(
            "Law", identity.key_of_body(body or self.collector.evaluation[1], name), name=name, body=body
        )


def _whole(address: Address) -> Address | None:
    """Return the address that this one is part of; None if it is part of the law itself."""
    given = [step for step in _STEPS if getattr(address, step)]
    return replace(address, **{given[-1]: None}) if len(given) > 1 else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
