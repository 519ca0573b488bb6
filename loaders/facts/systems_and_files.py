"""The 事務 of a body, its systems and their connections, its files and their recorded items."""

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.loaders.facts.bands import bands
from konkyo.loaders.facts.body_nodes import (
    department_node,
    file_node,
    inferred_why,
    owner,
    system_node,
    without_form_name,
    work_name,
)
from konkyo.loaders.facts.evidence_spans import PrintedValue
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef, Reason
from konkyo.loaders.forms.form_options import OTHER
from konkyo.loaders.names import standard_spelling
from konkyo.loaders.record import ILLEGIBLE, DeclaredCounts, File, System

FROM_TITLE = Words(
    ja="事務の名称の欄がないので、評価書名から取った", en="no field names the work; taken from the title"
)


def systems_and_files(collector: FactCollector) -> None:
    """Add the work, the systems, the files and the departments in charge of them."""
    work = _work(collector)
    for system in collector.record.systems:
        _system(system, work, collector)
    for file in collector.record.files:
        _file(file, work, collector)


def _work(collector: FactCollector) -> NodeRef | None:
    record, spans, name = collector.record, collector.spans, work_name(collector.record)
    if not name:
        return None
    node = collector.add_node(
        "Work", identity.key("Work", owner(collector), name), name=name, body=collector.naming.body
    )
    part = record.office_work
    if part.name and part.name != ILLEGIBLE:
        span, why = spans.of(part, "name"), [*standard_spelling(part.name)[1], *inferred_why(part, "name")]
    else:
        title = PrintedValue.of(record.document.title or "", spans.of(record.document, "title"))
        span, why = without_form_name(title).span, [FROM_TITLE]
    band = bands(subjects_band=part.subjects_band)
    collector.add_edge("ASSESSES", collector.evaluation, node, span, why=why, name=name, **band)
    return node


def _system(system: System, work: NodeRef | None, collector: FactCollector) -> None:
    reading = PrintedValue.of(system.name, collector.spans.of(system, "name"))
    named = collector.naming.system(reading.text)
    node = system_node(named, collector)
    if work:
        collector.add_edge(
            "RUNS_ON", work, node, reading.span_of(named), why=[*named.why, *inferred_why(system, "name")],
            name=named.name, ordinal=system.ordinal, connections_illegible=_illegible(system) or None,
        )  # fmt: skip
    spans = collector.spans.pieces(system, "connections", len(system.connections))
    for (option, ticked), span in zip(system.connections.items(), spans, strict=True):
        if ticked is True and option != OTHER:
            reading = PrintedValue.of(option, span)
            _connection(system, node, reading, option, inferred_why(system, "connections"), collector)
    spans = collector.spans.pieces(system, "other_connections", len(system.other_connections))
    for name, span in zip(system.other_connections, spans, strict=True):
        why = inferred_why(system, "connections", "other_connections")
        _connection(system, node, PrintedValue.of(name, span), OTHER, why, collector)


def _illegible(system: System) -> list[str]:
    """Return the options of its connections of which the source lost whether they are chosen."""
    return [option for option, ticked in system.connections.items() if ticked == ILLEGIBLE]


def _connection(
    system: System, node: NodeRef, reading: PrintedValue, option: str, why: list[Reason], collector: FactCollector
) -> None:
    named = collector.naming.system(reading.text)
    inferred = [system.connections_inferred[option]] if option in system.connections_inferred else []
    collector.add_edge(
        "CONNECTS_TO", node, system_node(named, collector), reading.span_of(named),
        why=[*named.why, *why, *inferred], name=named.name, option=option,
    )  # fmt: skip


def _file(file: File, work: NodeRef | None, collector: FactCollector) -> None:
    node, spans = file_node(file.name, collector), collector.spans
    counts = collector.record.declared_counts.get(file.name) or DeclaredCounts()
    if work:
        name, spelled = standard_spelling(file.name)
        collector.add_edge(
            "KEEPS", work, node, spans.of(file, "name"), why=[*spelled, *inferred_why(file, "name")], name=name,
            ordinal=file.ordinal, kind=file.kind, held_since=file.held_since, use_started=file.use_started,
            **bands(subjects_band=file.subjects_band, record_items_band=file.record_items_band),
            declared_entrustments=counts.entrustment, declared_provisions=counts.provision,
            declared_transfers=counts.transfer,
        )  # fmt: skip
    if file.department and file.department != ILLEGIBLE:
        reading = PrintedValue.of(file.department, spans.of(file, "department"))
        for named in collector.naming.departments(reading.text):
            span = reading.span_of(named)
            department = department_node(named.name, span, collector)
            why = [*named.why, *inferred_why(file, "department")]
            collector.add_edge("HOLDS", department, node, span, why=why, name=named.name)
    _record_items(file, node, collector)


def _record_items(file: File, node: NodeRef, collector: FactCollector) -> None:
    spans = collector.spans.pieces(file, "record_items", len(file.record_items))
    for ordinal, (item, span) in enumerate(zip(file.record_items, spans, strict=True), start=1):
        if span is None:
            collector.leave_out("RECORDS")
            continue
        key = identity.key("RecordItem", collector.evaluation[1], file.name, ordinal)
        entry = collector.add_owned_node("RecordItem", key, ordinal=ordinal, name=item)
        collector.add_edge("RECORDS", node, entry, span, why=inferred_why(file, "record_items"))
