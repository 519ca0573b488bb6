"""Nodes of what a body has, and of who it deals with: the same thing is the same node wherever a document names it."""

import re

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.loaders.facts.evidence_spans import PassageSpan, PrintedValue
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef, Reason
from konkyo.loaders.names import SystemName, standard_spelling
from konkyo.loaders.names.known import aliases
from konkyo.loaders.record import ILLEGIBLE, Part, Record

_FORM_NAME = re.compile(r"(?:における)?変更箇所一覧|(?:基礎|重点|全)項目評価書|[(（]\s*素?案\s*[)）]")
BY_FORM = Words(ja="様式は評価実施機関の部署を書かせる", en="the form asks for departments of the body itself")


def owner(collector: FactCollector) -> str:
    """Return the first identity word of what belongs to the body; of the evaluation, where the body is unknown."""
    return collector.naming.body or collector.evaluation[1]


def work_name(record: Record) -> str:
    """Return the name of the 事務, by its field or by the title; "" where the document has neither."""
    titled = _FORM_NAME.sub("", record.document.title or "")
    known = (name for name in (record.office_work.name, titled) if name and name != ILLEGIBLE)
    return standard_spelling(next(known, ""))[0]


def without_form_name(title: PrintedValue) -> PrintedValue:
    """Return the title without the form's name: 「個人住民税に関する事務　重点項目評価書」."""
    edges = [0, *(edge for form in _FORM_NAME.finditer(title.text) for edge in form.span()), len(title.text)]
    start, end = max(zip(edges[::2], edges[1::2], strict=True), key=lambda part: part[1] - part[0])
    name = title.text[start:end].strip()
    first = title.text.index(name, start)
    return title.part(first, first + len(name))


def file_node(name: str, collector: FactCollector) -> NodeRef:
    """Add the file that the document calls ``name`` and return its node."""
    body, work, file = collector.naming.body, work_name(collector.record), standard_spelling(name)[0]
    return collector.add_node(
        "File", identity.key("File", owner(collector), work, file), name=file, body=body, work=work
    )


def system_node(system: SystemName, collector: FactCollector) -> NodeRef:
    """Add ``system`` and return its node: one for all bodies if it is national, else the body's own."""
    key = identity.key_of_body(None if system.shared else owner(collector), system.name)
    if system.shared:
        return collector.add_node("System", key, name=system.name, aliases=aliases(system.name, "system"))
    return collector.add_node("System", key, name=system.name, body=collector.naming.body)


def department_node(name: str, span: PassageSpan | None, collector: FactCollector) -> NodeRef:
    """Add a department, named at ``span``, and that it belongs to the body; return its node."""
    body = collector.naming.body
    node = collector.add_node("Department", identity.key("Department", owner(collector), name), name=name, body=body)
    if body and collector.is_new("OF", node):
        whole = collector.add_node("Body", identity.key("Body", body), name=body)
        collector.add_edge("OF", node, whole, span, why=[BY_FORM], name=name)
    return node


def party_node(name: str, collector: FactCollector) -> NodeRef:
    """Add a party outside the body and return its node."""
    return collector.add_node("Party", identity.key("Party", name), name=name, aliases=aliases(name, "party"))


def inferred_why(part: Part, *fields: str) -> list[Reason]:
    """Return why the record holds these fields of ``part`` though no mark says them."""
    return [part.inferred[field] for field in fields if field in part.inferred]
