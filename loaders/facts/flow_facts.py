"""Flows: who sends what to whom, through which system, on which provision.

acquisition: Party|Department → Flow → File; use: File → Flow → Department; entrustment: File → Flow → Party;
subentrustment: the contractor → Flow → nobody whom the form names; provision: File → Flow → Party;
transfer: File → Flow → Department (a Party, where the text plainly names another body).
"""

import re
from collections.abc import Iterator

from konkyo.graph import identity
from konkyo.graph.document_facts import inferred_because
from konkyo.i18n import Words
from konkyo.loaders.facts.bands import bands
from konkyo.loaders.facts.citation_status import days
from konkyo.loaders.facts.holdings import department_node, file_node, reasons, system_node
from konkyo.loaders.facts.ledger import End, Ledger, Why, position
from konkyo.loaders.facts.places import PassageSpan, PrintedValue
from konkyo.loaders.facts.provisions import place_of, provision_node
from konkyo.loaders.names import Name, Naming
from konkyo.loaders.names.heads import is_department, is_own_department
from konkyo.loaders.names.known import aliases
from konkyo.loaders.record import ILLEGIBLE, Flow, Record

_OTHER = re.compile(r"その他[(（](.*)[)）]", re.S)
_OWN_DEPARTMENTS = "評価実施機関内の他部署"
_OTHER_SOURCE = "その他"
CONTRACTOR = Words(
    ja="再委託するのは、その委託事項の委託先", en="it is the contractor of this matter who entrusts it further"
)

Named = tuple[End, str, PassageSpan | None, list[Why]]
"""A node, what it is called, the characters that name it, and why they are one."""


def flows(record: Record, naming: Naming, ledger: Ledger) -> None:
    """Enter every flow with its ends, what it carries, what it goes through and what it rests on."""
    on = days(record.document.published)
    for flow in record.flows:
        node = _flow_node(flow, ledger)
        for said in ledger.places.every(flow):
            ledger.edge("STATED_IN", node, ledger.passage(said.passage.id), said)
        file = file_node(flow.file, record, naming, ledger)
        _ends(flow, node, file, record, naming, ledger)
        _information(flow, node, naming, ledger)
        _systems(flow, node, naming, ledger)
        for citation in flow.legal_basis:
            cited = provision_node(citation, on, naming, ledger)
            if cited is None:
                ledger.leave_out("BASED_ON")
                continue
            provision, found = cited
            ledger.edge(
                "BASED_ON", node, provision, place_of(citation, ledger), why=citation.marked,
                status=found.status, status_basis=found.basis,
            )  # fmt: skip


def _flow_node(flow: Flow, ledger: Ledger) -> End:
    illegible = flow.methods == ILLEGIBLE
    return ledger.owned(
        "Flow", identity.key("Flow", ledger.evaluation[1], flow.file, flow.kind, flow.label),
        kind=flow.kind, label_text=flow.label, file=flow.file, counterparty=flow.counterparty,
        information=flow.information, purpose=flow.purpose, methods=list(_methods(flow)) or None,
        methods_illegible=illegible or None, frequency=flow.frequency,
        **bands(subjects_band=flow.subjects_band), legal_basis_text=flow.legal_basis_text, matter=flow.matter,
        annex=flow.annex,
        **inferred_because(flow.inferred.values()), **position(flow.at),
    )  # fmt: skip


def _ends(flow: Flow, node: End, file: End, record: Record, naming: Naming, ledger: Ledger) -> None:
    """Enter the File on its side of the flow and the counterparty on the other."""
    if flow.kind == "subentrustment":
        place = ledger.places.of(flow, "label", "purpose")
        for contractor in _contractors(flow, record, naming, ledger):
            ledger.edge("SENDS", contractor, node, place, why=[CONTRACTOR])
        return
    said = ledger.places.of(flow, "counterparty", "information", "purpose")
    others = list(_counterparties(flow, record, naming, ledger))
    if flow.kind == "acquisition":
        ledger.edge("DELIVERS", node, file, said)
        for end, name, place, why in others:
            ledger.edge("SENDS", end, node, place, why=why, name=name)
    else:
        ledger.edge("SENDS", file, node, said)
        for end, name, place, why in others:
            ledger.edge("DELIVERS", node, end, place, why=why, name=name, **bands(handlers_band=flow.handlers_band))


def _counterparties(flow: Flow, record: Record, naming: Naming, ledger: Ledger) -> Iterator[Named]:
    if not flow.counterparty or flow.counterparty == ILLEGIBLE:
        return
    reading = PrintedValue.of(flow.counterparty, ledger.places.of(flow, "counterparty"))
    inferred = reasons(flow, "counterparty", "label")
    if not _within_body(flow):
        yield from _parties(naming.parties(reading.text), reading, inferred, ledger)
        return
    for name in naming.departments(reading.text, _own_department(flow, record, naming)):
        place, why = reading.place_of(name), [*name.why, *inferred]
        if flow.kind != "use" and naming.is_outside(name.name):
            outside = [
                Name(p.name, name.start + p.start, name.start + p.end, p.why)
                for p in naming.parties(reading.text[name.start : name.end])
            ]
            yield from _parties(outside, reading, inferred, ledger)
        elif flow.kind != "acquisition" or flow.label == _OWN_DEPARTMENTS or _is_inside(name, reading):
            yield department_node(name.name, place, naming, ledger), name.name, place, why
        elif not naming.systems(reading.text[name.start : name.end]):
            piece = PrintedValue(reading.text[name.start : name.end], place, reading.exact)
            yield from _parties(naming.parties(piece.text), piece, inferred, ledger)


def _within_body(flow: Flow) -> bool:
    """Whether the form means departments here: その他 of 入手元 leaves it open."""
    if flow.kind == "acquisition":
        return flow.label == _OWN_DEPARTMENTS or flow.label.startswith(_OTHER_SOURCE)
    return flow.kind in ("use", "transfer")


def _is_inside(name: Name, reading: PrintedValue) -> bool:
    return is_department(name.name) or is_own_department(reading.text)


def _parties(names: list[Name], reading: PrintedValue, inferred: list[Why], ledger: Ledger) -> Iterator[Named]:
    for name in names:
        key = identity.key("Party", name.name)
        node = ledger.node("Party", key, name=name.name, aliases=aliases(name.name, "party"))
        yield node, name.name, reading.place_of(name), [*name.why, *inferred]


def _contractors(flow: Flow, record: Record, naming: Naming, ledger: Ledger) -> Iterator[End]:
    """Yield the contractors of the matter that ``flow`` entrusts further."""
    matter = flow.label.removesuffix("再委託").strip()
    for entrustment in record.flows:
        if (entrustment.file, entrustment.kind, entrustment.label) == (flow.file, "entrustment", matter):
            yield from (end for end, *_ in _counterparties(entrustment, record, naming, ledger))


def _own_department(flow: Flow, record: Record, naming: Naming) -> str | None:
    """Return the one department in charge of the flow's file, or None."""
    in_charge = [file.department for file in record.files if file.name == flow.file and file.department]
    names = [name for text in in_charge for name in naming.departments(text)]
    return names[0].name if len(names) == 1 else None


def _information(flow: Flow, node: End, naming: Naming, ledger: Ledger) -> None:
    # An entrustment's information is the form's option 「全体」 or 「一部」 of the file: no kind of information.
    if not flow.information or flow.information == ILLEGIBLE or flow.kind == "entrustment":
        return
    reading = PrintedValue.of(flow.information, ledger.places.of(flow, "information"))
    for name in naming.information(reading.text):
        end = ledger.node("Information", identity.key("Information", name.name), name=name.name)
        why = [*name.why, *reasons(flow, "information")]
        ledger.edge("CARRIES", node, end, reading.place_of(name), why=why, name=name.name)


def _systems(flow: Flow, node: End, naming: Naming, ledger: Ledger) -> None:
    """Enter the systems among the methods, and a system that is printed where the source should stand."""
    printed = [(method, "methods") for method in _methods(flow)]
    if flow.kind == "acquisition" and flow.label.startswith(_OTHER_SOURCE) and flow.counterparty:
        printed.append((flow.counterparty, "counterparty"))
    for value, field in printed:
        inner = _OTHER.fullmatch(value)
        reading = PrintedValue.of(inner[1] if inner else value, ledger.places.of(flow, field))
        for system in naming.systems(reading.text):
            end = system_node(system, naming, ledger)
            why = [*system.why, *reasons(flow, field)]
            ledger.edge("VIA", node, end, reading.place_of(system), why=why, name=system.name)


def _methods(flow: Flow) -> tuple[str, ...]:
    return () if flow.methods is None or flow.methods == ILLEGIBLE else flow.methods
