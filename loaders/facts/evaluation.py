"""The evaluation itself: the body that publishes it, and its passages."""

from collections.abc import Iterator

from konkyo.graph import identity
from konkyo.graph.document_facts import Value, both_languages
from konkyo.loaders.facts.body_nodes import inferred_why
from konkyo.loaders.facts.evidence_spans import EvidenceSpans, PassageSpan, PrintedValue
from konkyo.loaders.facts.fact_collector import FactCollector, position
from konkyo.loaders.facts.later_editions import later_editions
from konkyo.loaders.facts.risk_facts import reviewed
from konkyo.loaders.names import Name, Naming, body, named_by_measures, standard_spelling
from konkyo.loaders.record import ILLEGIBLE, Passage, PassageAddress, Record
from konkyo.loaders.record_account import Account

UNREAD_LABEL = "読めなかった文"
"""The label of a passage that no field of the form holds, and the name of its section with a number."""


def evaluation(record: Record) -> FactCollector:
    """Return a collector for the facts of ``record``, with its Evaluation, Body and Passages entered."""
    named = _body(record)
    owner = named[0].name if named else None
    document, title, number = record.document, _folded(record.document.title), _folded(record.document.number)
    version = document.published or record.source.sha256[:16]
    key = identity.key("Evaluation", owner, number, title, document.form, version)
    collector = FactCollector(record, _naming(record, owner), key)
    collector.add_node(
        *collector.evaluation,
        title=document.title, number=document.number, form=document.form, body=document.body,
        published=document.published, written=document.written,
        **both_languages("written", [reason] if (reason := document.inferred.get("written")) else []),
        threshold=document.threshold, evaluated=document.evaluated,
        series=identity.joined_key(owner, number, title, document.form),
        sha256=record.source.sha256, format=record.source.format,
        **both_languages("gaps", record.gaps), **both_languages("notes", record.notes),
        **reviewed(record.reviews), **_account(record.account), **later_editions(document), **position(document.at),
    )  # fmt: skip
    unplaced = {piece.passage for piece in record.account.unread} if record.account else set()
    for passage in record.passages:
        node = collector.add_owned_node(
            "Passage", collector.passage(passage.id)[1], section=passage.id, label_text=passage.label,
            meaning=passage.meaning, text=passage.text, file=passage.file, unread=passage.id in unplaced or None,
            **_address(passage.address), **position(passage.at),
        )  # fmt: skip
        collector.add_edge("HAS", collector.evaluation, node, collector.spans.whole(passage))
    for passage in _unread(record.account):
        node = collector.add_owned_node(
            "Passage", collector.passage(passage.id)[1], section=passage.id, label_text=passage.label,
            text=passage.text, unread=True, **position(passage.at),
        )  # fmt: skip
        collector.add_edge("HAS", collector.evaluation, node, PassageSpan(passage, 0, len(passage.text)))
    if named:
        name, span = named
        node = collector.add_node("Body", identity.key("Body", name.name), name=name.name)
        why = [*name.why, *inferred_why(document, "body")]
        collector.add_edge("PUBLISHES", node, collector.evaluation, span, why=why, name=name.name)
    return collector


def _body(record: Record) -> tuple[Name, PassageSpan | None] | None:
    """Return the body and where it is named: on the cover, else in a heading that names whose measures follow."""
    document, spans = record.document, EvidenceSpans(record)
    if document.body and document.body != ILLEGIBLE:
        reading = PrintedValue.of(document.body, spans.of(document, "body"))
        name = body(reading.text)
        return name, reading.span_of(name)
    if found := named_by_measures([passage.text for passage in record.passages]):
        number, name = found
        return name, PassageSpan(record.passages[number], name.start, name.end)
    return None


def _naming(record: Record, owner: str | None) -> Naming:
    departments = [file.department for file in record.files if file.department]
    departments += [
        flow.counterparty for flow in record.flows if flow.kind in ("use", "transfer") and flow.counterparty
    ]
    texts = [passage.text for passage in record.passages] + [system.name for system in record.systems]
    return Naming(owner, texts, departments, [system.name for system in record.systems])


def _account(account: Account | None) -> dict[str, Value | None]:
    if account is None:
        return {}
    return {
        "unread_share": account.shares["unread"], "read_in_part": account.read_in_part,
        "unfilled": list(account.unfilled) or None,
    }  # fmt: skip


def _unread(account: Account | None) -> Iterator[Passage]:
    """Yield the unread pieces of the source that no passage of the record holds, as passages."""
    pieces = account.unread if account else ()
    for number, piece in enumerate(pieces, start=1):
        if piece.passage is None:
            address = PassageAddress(page=piece.at.page)
            yield Passage(
                id=f"{UNREAD_LABEL} {number}", address=address, label=UNREAD_LABEL, text=piece.text, at=piece.at
            )


def _address(address: PassageAddress) -> dict[str, Value | None]:
    block, annex = address.block, address.annex
    return {
        "part": address.part, "file_number": address.file, "section_number": address.section,
        "block_kind": block.kind if block else None, "block": block.number if block else None,
        "numeral": address.numeral, "annex_table": annex.table if annex else None,
        "annex_row": annex.row if annex else None, "change_row": address.change,
    }  # fmt: skip


def _folded(text: str | None) -> str | None:
    return standard_spelling(text)[0] if text and text != ILLEGIBLE else None
