"""Flows: who sends what to whom, through which system, on which provision.

acquisition: Party|Department → Flow → File; use: File → Flow → Department; entrustment: File → Flow → Party;
subentrustment: the contractor → Flow → nobody whom the form names; provision: File → Flow → Party;
transfer: File → Flow → Department (a Party, where the text plainly names another body).
"""

from collections.abc import Iterator

from konkyo.graph import identity
from konkyo.graph.document_facts import inferred_because
from konkyo.i18n import Words
from konkyo.loaders.facts.bands import bands
from konkyo.loaders.facts.body_nodes import department_node, file_node, inferred_why, party_node, system_node
from konkyo.loaders.facts.citation_status import days
from konkyo.loaders.facts.evidence_spans import PassageSpan, PrintedValue
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef, Reason, position
from konkyo.loaders.facts.provisions import provision_node, span_of
from konkyo.loaders.forms.form_options import OTHER, OWN_DEPARTMENTS
from konkyo.loaders.names import Name
from konkyo.loaders.names.heads import is_department, is_own_department
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Flow

CONTRACTOR = Words(
    ja="再委託するのは、その委託事項の委託先", en="it is the contractor of this matter who entrusts it further"
)

NamedEnd = tuple[NodeRef, str, PassageSpan | None, list[Reason]]
"""A node, what it is called, the characters that name it, and why they are one."""


def flows(collector: FactCollector) -> None:
    """Add every flow with its ends, the information it carries, the systems it uses and its legal basis."""
    on = days(collector.record.document.day)
    for flow in collector.record.flows:
        node = _flow_node(flow, collector)
        for said in collector.spans.every(flow):
            collector.add_edge("STATED_IN", node, collector.passage(said.passage.id), said)
        file = file_node(flow.file, collector)
        _ends(flow, node, file, collector)
        _information(flow, node, collector)
        _systems(flow, node, collector)
        for citation in flow.legal_basis:
            cited = provision_node(citation, on, collector)
            if cited is None:
                collector.leave_out("BASED_ON")
                continue
            provision, found = cited
            collector.add_edge(
                "BASED_ON", node, provision, span_of(citation, collector), why=citation.marked,
                status=found.status, status_basis=found.basis, confidence=citation.confidence, rule=citation.rule,
            )  # fmt: skip


def _flow_node(flow: Flow, collector: FactCollector) -> NodeRef:
    illegible, methods = flow.methods == ILLEGIBLE, _methods(flow)
    details = [method.detail or "" for method in methods]
    return collector.add_owned_node(
        "Flow", identity.key("Flow", collector.evaluation[1], flow.file, flow.kind, flow.label),
        kind=flow.kind, label_text=flow.label, file=flow.file, counterparty=flow.counterparty,
        information=flow.information, purpose=flow.purpose,
        methods=[method.printed for method in methods] or None, methods_illegible=illegible or None,
        method_names=[method.name for method in methods] or None,
        method_details=details if any(details) else None,
        frequency=flow.frequency, **bands(subjects_band=flow.subjects_band),
        legal_basis_text=flow.legal_basis_text, matter=flow.matter, block=flow.block,
        annex_table=flow.annex.table if flow.annex else None, annex_row=flow.annex.row if flow.annex else None,
        refers_to_annex=flow.refers_to_annex, annex_fields=list(flow.annex_fields) or None,
        inherited=list(flow.inherited) or None,
        **inferred_because(flow.inferred.values()), **position(flow.at),
    )  # fmt: skip


def _ends(flow: Flow, node: NodeRef, file: NodeRef, collector: FactCollector) -> None:
    """Add the File at its end of the flow and the counterparty at the other."""
    if flow.kind == "subentrustment":
        span = collector.spans.of(flow, "label", "purpose")
        for contractor in _contractors(flow, collector):
            collector.add_edge("SENDS", contractor, node, span, why=[CONTRACTOR])
        return
    said = collector.spans.of(flow, "counterparty", "information", "purpose")
    others = list(_counterparties(flow, collector))
    if flow.kind == "acquisition":
        collector.add_edge("DELIVERS", node, file, said)
        for end, name, span, why in others:
            collector.add_edge("SENDS", end, node, span, why=why, name=name)
    else:
        collector.add_edge("SENDS", file, node, said)
        for end, name, span, why in others:
            collector.add_edge(
                "DELIVERS", node, end, span, why=why, name=name, **bands(handlers_band=flow.handlers_band)
            )


def _counterparties(flow: Flow, collector: FactCollector) -> Iterator[NamedEnd]:
    if not flow.counterparty or flow.counterparty == ILLEGIBLE:
        return
    reading = PrintedValue.of(flow.counterparty, collector.spans.of(flow, "counterparty"))
    inferred = inferred_why(flow, "counterparty", "label")
    if not _within_body(flow):
        yield from _parties(reading, inferred, collector)
        return
    for name in collector.naming.departments(reading.text, _own_department(flow, collector)):
        piece, why = reading.part(name.start, name.end), [*name.why, *inferred]
        if flow.kind != "use" and collector.naming.is_outside(name.name):
            yield from _parties(piece, inferred, collector)
        elif flow.kind != "acquisition" or not _is_other_source(flow) or _is_inside(name, reading):
            yield department_node(name.name, piece.span, collector), name.name, piece.span, why
        elif not collector.naming.systems(piece.text):
            yield from _parties(piece, inferred, collector)


def _within_body(flow: Flow) -> bool:
    """Tell whether the form means departments of the body here; その他 of 入手元 leaves that open."""
    if flow.kind == "acquisition":
        return _is_other_source(flow) or (flow.source is not None and flow.source.name == OWN_DEPARTMENTS)
    return flow.kind in ("use", "transfer")


def _is_other_source(flow: Flow) -> bool:
    return flow.source is not None and flow.source.name == OTHER


def _is_inside(name: Name, reading: PrintedValue) -> bool:
    return is_department(name.name) or is_own_department(reading.text)


def _parties(reading: PrintedValue, inferred: list[Reason], collector: FactCollector) -> Iterator[NamedEnd]:
    for name in collector.naming.parties(reading.text):
        yield party_node(name.name, collector), name.name, reading.span_of(name), [*name.why, *inferred]


def _contractors(flow: Flow, collector: FactCollector) -> Iterator[NodeRef]:
    """Yield the contractors of the matter that ``flow`` entrusts further."""
    for entrustment in collector.record.flows:
        if (entrustment.file, entrustment.kind, entrustment.block) == (flow.file, "entrustment", flow.block):
            yield from (end for end, *_ in _counterparties(entrustment, collector))


def _own_department(flow: Flow, collector: FactCollector) -> str | None:
    """Return the one department in charge of the flow's file, or None."""
    in_charge = [file.department for file in collector.record.files if file.name == flow.file and file.department]
    names = [name for text in in_charge for name in collector.naming.departments(text)]
    return names[0].name if len(names) == 1 else None


def _information(flow: Flow, node: NodeRef, collector: FactCollector) -> None:
    # An entrustment's information is the form's option 「全体」 or 「一部」 of the file: no kind of information.
    if not flow.information or flow.information == ILLEGIBLE or flow.kind == "entrustment":
        return
    for reading in _printed_information(flow, flow.information, collector):
        for name in collector.naming.information(reading.text):
            end = collector.add_node("Information", identity.key("Information", name.name), name=name.name)
            why = [*name.why, *inferred_why(flow, "information")]
            collector.add_edge("CARRIES", node, end, reading.span_of(name), why=why, name=name.name)


def _printed_information(flow: Flow, information: str, collector: FactCollector) -> list[PrintedValue]:
    """Return the kinds of information as printed: the field, or the pieces it is put together from."""
    pieces = [span for evidence in flow.pieces.get("information", ()) if (span := collector.spans.at(evidence))]
    if pieces:
        return [PrintedValue(span.quote, span, True) for span in pieces]
    return [PrintedValue.of(information, collector.spans.of(flow, "information"))]


def _systems(flow: Flow, node: NodeRef, collector: FactCollector) -> None:
    """Add the systems among the methods, and a system that is printed where the source should be."""
    methods = _methods(flow)
    spans = collector.spans.pieces(flow, "methods", len(methods))
    printed: list[tuple[str, int | None, PrintedValue]] = [
        ("methods", place, PrintedValue.of(method.detail or method.name, span))
        for place, (method, span) in enumerate(zip(methods, spans, strict=True), start=1)
    ]
    if flow.kind == "acquisition" and _is_other_source(flow) and flow.counterparty:
        span = collector.spans.of(flow, "counterparty")
        printed.append(("counterparty", None, PrintedValue.of(flow.counterparty, span)))
    for field, place, reading in printed:
        for system in collector.naming.systems(reading.text):
            end = system_node(system, collector)
            why = [*system.why, *inferred_why(flow, field)]
            collector.add_edge("VIA", node, end, reading.span_of(system), why=why, name=system.name, method=place)


def _methods(flow: Flow) -> tuple[ChosenOption, ...]:
    return () if flow.methods is None or flow.methods == ILLEGIBLE else flow.methods
