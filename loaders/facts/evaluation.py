"""The evaluation itself: the body that publishes it, and its passages."""

from konkyo.graph import identity
from konkyo.graph.document_facts import both_languages
from konkyo.i18n import Words
from konkyo.loaders.facts.ledger import Ledger, position
from konkyo.loaders.facts.places import PassageSpan, Places, PrintedValue
from konkyo.loaders.names import Name, Naming, body, named_by_measures, standard_spelling
from konkyo.loaders.record import ILLEGIBLE, Note, Record


def evaluation(record: Record) -> tuple[Ledger, Naming]:
    """Return the ledger of ``record`` with its Evaluation, Body and Passages entered, and how its names are read."""
    named = _body(record)
    owner = named[0].name if named else None
    document, title = record.document, _folded(record.document.title)
    version = document.published or record.source.sha256[:16]
    ledger = Ledger(record, identity.key("Evaluation", owner, _folded(document.number), title, document.form, version))
    ledger.node(
        *ledger.evaluation,
        title=document.title, number=document.number, form=document.form, body=document.body,
        published=document.published, threshold=document.threshold, evaluated=document.evaluated,
        series=identity.joined(owner, _folded(document.number), title, document.form),
        sha256=record.source.sha256, **both_languages("gaps", record.gaps), **both_languages("notes", record.notes),
        **position(document.at),
    )  # fmt: skip
    for passage in record.passages:
        node = ledger.owned(
            "Passage", ledger.passage(passage.id)[1], section=passage.id, label_text=passage.label, text=passage.text,
            file=passage.file, **position(passage.at),
        )  # fmt: skip
        ledger.edge("HAS", ledger.evaluation, node, ledger.places.whole(passage))
    if named:
        name, place = named
        node = ledger.node("Body", identity.key("Body", name.name), name=name.name)
        why = [*name.why, *_notes(document.inferred.get("body"))]
        ledger.edge("PUBLISHES", node, ledger.evaluation, place, why=why, name=name.name)
    return ledger, _naming(record, owner)


def _body(record: Record) -> tuple[Name, PassageSpan | None] | None:
    """Return the body and where it is named: on the cover, else in the headings of its measures."""
    document, places = record.document, Places(record)
    if document.body and document.body != ILLEGIBLE:
        reading = PrintedValue.of(document.body, places.of(document, "body"))
        name = body(reading.text)
        return name, reading.place_of(name)
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


def _folded(text: str | None) -> str | None:
    return standard_spelling(text)[0] if text else None


def _notes(note: Note | None) -> list[Note | Words]:
    return [note] if note else []
