"""A document that was read, as an edition to compare with another one."""

from konkyo.loaders.facts.change_items import FormMap
from konkyo.loaders.record import Passage, Record
from konkyo.queries.postprocess.compared_editions import ComparedEdition, ComparedEntry
from konkyo.queries.postprocess.paired_fields import ComparedField


def record_edition(record: Record) -> ComparedEdition:
    """Return what the document says, field by field, and its change log."""
    form = FormMap(record.passages, len(record.files))
    return ComparedEdition(
        tuple(edition_fields(record)),
        tuple(
            ComparedEntry(
                ordinal, change.date, change.item, change.before, change.after,
                tuple(one.id for one in form.passages(change.item or "")), change.at.line if change.at else None,
            )
            for ordinal, change in enumerate(record.changes, start=1)
        ),
    )  # fmt: skip


def edition_fields(record: Record) -> list[ComparedField]:
    """Return the fields of the form, in the order of the document; the change log tells of other days."""
    fields = [one for one in record.passages if one.address.part or one.address.annex]
    return [_field(one) for one in sorted(fields, key=lambda one: one.at.start)]


def _field(passage: Passage) -> ComparedField:
    at = passage.address
    annex = (at.annex.table, at.annex.row) if at.annex else (None, None)
    return ComparedField(
        section=passage.id,
        label=passage.label,
        file=passage.file,
        meaning=passage.meaning,
        file_number=at.file,
        block=(at.file, at.block.kind, at.block.number) if at.block else None,
        place=(at.part, at.section, at.numeral, *annex, passage.label),
        text=passage.text,
        line=passage.at.line,
    )
