"""What the body runs and keeps: the 事務, its systems and their connections, its files and their items."""

import re

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.loaders.facts.bands import bands
from konkyo.loaders.facts.ledger import End, Ledger
from konkyo.loaders.facts.places import PassageSpan, PrintedValue, locate_each
from konkyo.loaders.names import Naming, SystemName, standard_spelling
from konkyo.loaders.names.known import aliases
from konkyo.loaders.record import ILLEGIBLE, File, Note, Part, Record, System

_OTHER = "その他"
_FORM_NAME = re.compile(r"(?:における)?変更箇所一覧|(?:基礎|重点|全)項目評価書|[(（]\s*素?案\s*[)）]")
FROM_TITLE = Words(
    ja="事務の名称の欄がないので、評価書名から取った", en="no field names the work; taken from the title"
)
BY_FORM = Words(ja="様式は評価実施機関の部署を書かせる", en="the form asks for departments of the body itself")


def holdings(record: Record, naming: Naming, ledger: Ledger) -> None:
    """Enter the work, the systems, the files and who is in charge of them."""
    work = _work(record, naming, ledger)
    for system in record.systems:
        _system(system, work, naming, ledger)
    for file in record.files:
        _file(file, record, work, naming, ledger)


def owner(naming: Naming, ledger: Ledger) -> str:
    """Return the first identity word of what belongs to the body; where nobody knows it, to this evaluation alone."""
    return naming.body or ledger.evaluation[1]


def work_name(record: Record) -> str:
    """Return the name of the 事務, by its field or by the title; "" where the document has neither."""
    printed = record.office_work.name or _FORM_NAME.sub("", record.document.title or "")
    return standard_spelling(printed)[0]


def file_node(name: str, record: Record, naming: Naming, ledger: Ledger) -> End:
    """Enter the file that the document calls ``name`` and return its node."""
    words = (owner(naming, ledger), work_name(record), standard_spelling(name)[0])
    return ledger.node("File", identity.key("File", *words), name=words[2], body=naming.body, work=words[1])


def system_node(system: SystemName, naming: Naming, ledger: Ledger) -> End:
    """Enter ``system`` and return its node: one for all bodies if it is national, else the body's own."""
    key = identity.key_of_body(None if system.shared else owner(naming, ledger), system.name)
    if system.shared:
        return ledger.node("System", key, name=system.name, aliases=aliases(system.name, "system"))
    return ledger.node("System", key, name=system.name, body=naming.body)


def department_node(name: str, place: PassageSpan | None, naming: Naming, ledger: Ledger) -> End:
    """Enter a department of the body, that it is one, and return its node."""
    node = ledger.node(
        "Department", identity.key("Department", owner(naming, ledger), name), name=name, body=naming.body
    )
    if naming.body and ledger.is_new("OF", node):
        body = ledger.node("Body", identity.key("Body", naming.body), name=naming.body)
        ledger.edge("OF", node, body, place, why=[BY_FORM], name=name)
    return node


def reasons(part: Part, *fields: str) -> list[Note | Words]:
    """Return why the record holds these fields of ``part`` though no mark says them."""
    return [part.inferred[field] for field in fields if field in part.inferred]


def _work(record: Record, naming: Naming, ledger: Ledger) -> End | None:
    name, part = work_name(record), record.office_work
    if not name:
        return None
    node = ledger.node("Work", identity.key("Work", owner(naming, ledger), name), name=name, body=naming.body)
    if part.name:
        place, why = ledger.places.of(part, "name"), [*standard_spelling(part.name)[1], *reasons(part, "name")]
    else:
        place, why = ledger.places.of(record.document, "title"), [FROM_TITLE]
    printed = place and place.of(part.name or name)
    ledger.edge(
        "ASSESSES", ledger.evaluation, node, printed, why=why, name=name, **bands(subjects_band=part.subjects_band)
    )
    return node


def _system(system: System, work: End | None, naming: Naming, ledger: Ledger) -> None:
    reading = PrintedValue.of(system.name, ledger.places.of(system, "name"))
    named = naming.system(reading.text)
    node = system_node(named, naming, ledger)
    if work:
        ledger.edge(
            "RUNS_ON", work, node, reading.place_of(named), why=[*named.why, *reasons(system, "name")], name=named.name,
            ordinal=system.ordinal,
        )  # fmt: skip
    place = ledger.places.of(system, "connections", "other_connections")
    options = [option for option, ticked in system.connections.items() if ticked is True and option != _OTHER]
    for option in options:
        _connection(system, node, option, option, place, naming, ledger)
    others = ledger.places.of(system, "other_connections", "connections")
    for name in system.other_connections:
        _connection(system, node, name, _OTHER, others, naming, ledger)


def _connection(
    system: System, node: End, printed: str, option: str, place: PassageSpan | None, naming: Naming, ledger: Ledger
) -> None:
    reading = PrintedValue.of(printed, place)
    named = naming.system(reading.text)
    why = [*named.why, *reasons(system, "connections", option)]
    if option == _OTHER:
        why += reasons(system, "other_connections")
    other = system_node(named, naming, ledger)
    ledger.edge("CONNECTS_TO", node, other, reading.place_of(named), why=why, name=named.name, option=option)


def _file(file: File, record: Record, work: End | None, naming: Naming, ledger: Ledger) -> None:
    node, places = file_node(file.name, record, naming, ledger), ledger.places
    counts = record.declared_counts.get(file.name)
    if work:
        place, name = places.of(file, "name"), standard_spelling(file.name)[0]
        ledger.edge(
            "KEEPS", work, node, place and place.of(file.name), why=[*standard_spelling(file.name)[1], *reasons(file,
            "name")], name=name, ordinal=file.ordinal, kind=file.kind,
            **bands(subjects_band=file.subjects_band, record_items_band=file.record_items_band),
            held_since=file.held_since, use_started=file.use_started,
            declared_entrustments=counts.entrustment if counts else None,
            declared_provisions=counts.provision if counts else None,
            declared_transfers=counts.transfer if counts else None,
        )  # fmt: skip
    if file.department and file.department != ILLEGIBLE:
        reading = PrintedValue.of(file.department, places.of(file, "department"))
        for named in naming.departments(reading.text):
            place = reading.place_of(named)
            department = department_node(named.name, place, naming, ledger)
            why = [*named.why, *reasons(file, "department")]
            ledger.edge("HOLDS", department, node, place, why=why, name=named.name)
    _record_items(file, node, ledger)


def _record_items(file: File, node: End, ledger: Ledger) -> None:
    place = ledger.places.of(file, "record_items") if file.record_items else None
    spans = locate_each(place.quote, file.record_items) if place else [None] * len(file.record_items)
    for ordinal, (item, span) in enumerate(zip(file.record_items, spans, strict=True), start=1):
        key = identity.key("RecordItem", ledger.evaluation[1], file.name, ordinal)
        if place is None:
            ledger.leave_out("RECORDS")
            continue
        entry = ledger.owned("RecordItem", key, ordinal=ordinal, name=item)
        ledger.edge("RECORDS", node, entry, place.within(*span) if span else place, why=reasons(file, "record_items"))
