"""All flows of one file: where its information comes from, who uses it, to whom it is entrusted, provided, moved."""

from collections.abc import Sequence

from konkyo.loaders.annex_pointers import with_annex_fields
from konkyo.loaders.assemble.acquisitions import acquisitions
from konkyo.loaders.assemble.flow_fields import FlowFields
from konkyo.loaders.assemble.sharing import shared
from konkyo.loaders.forms.filled import AnnexRow, Slot
from konkyo.loaders.forms.form_options import SUBENTRUSTS
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import Flow

_ENTRUSTMENT_FIELDS = ("entrustment.matter", "entrustment.content", "entrustment.party")


def file_flows(fields: FlowFields, annex: Sequence[AnnexRow]) -> list[Flow]:
    """Return the flows of a file in the form's order; ``annex`` are the 別紙 rows that belong to it."""
    return [
        *map(with_annex_fields, (*acquisitions(fields), *_use(fields), *_entrustments(fields))),
        *shared("provision", annex, fields),
        *shared("transfer", annex, fields),
    ]


def _use(fields: FlowFields) -> list[Flow]:
    """Return the one flow to the departments that use the file, if the form says who or for what."""
    departments, purposes = fields.slot("use.departments"), fields.slot("use.purpose")
    reading = fields.reader()
    counterparty = reading.value("counterparty", departments)
    purpose = reading.value("purpose", purposes)
    first = departments or purposes
    if first is None or (counterparty is None and purpose is None):
        return []
    return [
        Flow(
            file=fields.name,
            kind="use",
            label="使用",
            counterparty=counterparty,
            purpose=purpose,
            handlers_band=reading.option("handlers_band", fields.slot("use.handlers")),
            at=first.at,
            evidence=reading.evidence,
        )
    ]


def _entrustments(fields: FlowFields) -> list[Flow]:
    """Return 委託事項1 …, each followed by its 再委託 where the contractor may entrust it further."""
    flows = []
    for number in fields.slots.blocks(_ENTRUSTMENT_FIELDS, fields.ordinal):
        flows.append(_entrustment(number, fields))
        again = fields.slot("entrustment.re_exists", number)
        answer = again.choice() if again else None
        if again and answer and fold_label(answer.text) == SUBENTRUSTS:
            flows.append(_subentrustment(number, again, fields))
    return flows


def _entrustment(number: int, fields: FlowFields) -> Flow:
    reading = fields.reader()

    def slot(name: str) -> Slot | None:
        return fields.slot(f"entrustment.{name}", number)

    first = next(found for meaning in _ENTRUSTMENT_FIELDS if (found := fields.slot(meaning, number)))
    return Flow(
        file=fields.name,
        kind="entrustment",
        label=f"{BLOCKS['entrustment']}{number}",
        block=number,
        matter=reading.value("matter", slot("matter")),
        purpose=reading.value("purpose", slot("content")),
        counterparty=reading.value("counterparty", slot("party")),
        information=reading.option("information", slot("scope")),
        subjects_band=reading.option("subjects_band", slot("subjects")),
        handlers_band=reading.option("handlers_band", slot("handlers")),
        methods=fields.methods(reading, "entrustment.methods", number),
        at=first.at,
        evidence=reading.evidence,
        pieces=reading.pieces,
    )


def _subentrustment(number: int, again: Slot, fields: FlowFields) -> Flow:
    reading = fields.reader()
    purpose = reading.value("purpose", fields.slot("entrustment.re_matter", number))
    reading.value("label", again, Slot.choice)
    return Flow(
        file=fields.name,
        kind="subentrustment",
        label=f"{BLOCKS['entrustment']}{number} 再委託",
        block=number,
        counterparty=None,
        purpose=purpose,
        at=again.at,
        evidence=reading.evidence,
    )
