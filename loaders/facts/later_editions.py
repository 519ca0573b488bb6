"""Editions of an evaluation's form that came after its own: a document that is still in use has to move to them."""

from konkyo.graph.document_facts import Value
from konkyo.law.dates import iso_date
from konkyo.loaders.forms.edition_rows import STAMPS
from konkyo.loaders.forms.editions import FormEdition, edition_at, editions_of
from konkyo.loaders.record import Document


def later_editions(document: Document) -> dict[str, Value]:
    """Return the properties of the Evaluation node that tell its edition, those after it and what the last one adds.

    Nothing is told of a document whose edition is not known, and of no edition that ``edition_table`` does not have.
    """
    told = document.edition
    month = iso_date(told.name) if told else None
    if told is None or month is None or document.form not in STAMPS.values():
        return {}
    editions, own = editions_of(document.form), edition_at(document.form, told.name)
    later = editions[editions.index(own) + 1 :]
    before, after = _labels(own), _labels(editions[-1])
    facts: dict[str, Value] = {
        "edition": month,
        "later_editions": [since for edition in later if (since := iso_date(edition.name))],
        "labels_added": [name for meaning, name in after.items() if meaning not in before],
    }
    return {name: value for name, value in facts.items() if value}


def _labels(edition: FormEdition) -> dict[str, str]:
    """Return what the labels of an edition mean → the label as printed, of those that stand in it."""
    entries = (*edition.parts, *edition.sections, *edition.fields)
    return {entry.meaning: entry.name for entry in entries if str(entry.address)}
