"""Provisions (提供) and transfers (移転) of a file: the blocks of the form, and the rows of its 別紙."""

from collections.abc import Sequence

from konkyo.loaders.annex_pointers import names_annex, with_annex_fields
from konkyo.loaders.assemble.flow_fields import FlowFields
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.statute_kinds import kinds_of_information
from konkyo.loaders.cell_values import cut
from konkyo.loaders.forms.filled import AnnexRow, Slot
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.record import AnnexAddress, ChosenOption, Flow, FlowKind

_BLOCK_FIELDS = ("party", "basis", "purpose", "information")
_COLUMNS = {
    "counterparty": "counterparty",
    "purpose": "purpose",
    "information": "information",
    "methods": "methods",
    "frequency": "frequency",
    "basis": "legal_basis_text",
}
"""Column of a 別紙 → field of the flow."""
_BASIS = ("legal_basis_text", "legal_basis")
_INHERITED = ("purpose", "information", "methods", "frequency", "subjects_band", *_BASIS)


def shared(kind: FlowKind, annex: Sequence[AnnexRow], fields: FlowFields) -> list[Flow]:
    """Return the flows of 提供先1 … or 移転先1 …, then those of the rows of ``annex`` that are of this ``kind``."""
    rows = [row for row in annex if row.kind == kind]
    tables = {row.annex for row in rows}
    numbers = fields.slots.blocks([f"{kind}.{name}" for name in _BLOCK_FIELDS], fields.ordinal)
    blocks = [with_annex_fields(_block(kind, number, tables, fields)) for number in numbers]
    standing = {flow.refers_to_annex: flow for flow in reversed(blocks) if flow.refers_to_annex}
    listed = ((with_annex_fields(_row(kind, row, fields)), standing.get(row.annex)) for row in rows)
    return [*blocks, *(inheriting(flow, block) for flow, block in listed)]


def inheriting(row: Flow, standing: Flow | None) -> Flow:
    """Return the flow of a row of a 別紙 with what the row does not print and ``standing`` says for all its rows.

    ``standing`` is the block that points to the 別紙. What it says by pointing (「別紙1に掲げる事務」) is no value.
    """
    if standing is None:
        return row
    based = row.legal_basis or row.legal_basis_text
    taken = [
        field
        for field in _INHERITED
        if not getattr(row, field)
        and getattr(standing, field)
        and field not in standing.annex_fields
        and not (based and field in _BASIS)
    ]
    if "legal_basis_text" not in taken:
        taken = [field for field in taken if field not in _BASIS]
    return row.model_copy(
        update={field: getattr(standing, field) for field in taken}
        | {"inherited": tuple(taken)}
        | {
            spans: {**getattr(row, spans), **{f: said for f, said in getattr(standing, spans).items() if f in taken}}
            for spans in ("evidence", "pieces")
        }
    )


def _block(kind: FlowKind, number: int, tables: set[str], fields: FlowFields) -> Flow:
    reading = fields.reader()

    def slot(name: str) -> Slot | None:
        return fields.slot(f"{kind}.{name}", number)

    party, basis = slot("party"), slot("basis")
    first = next(found for name in _BLOCK_FIELDS if (found := slot(name)))
    return Flow(
        file=fields.name,
        kind=kind,
        label=f"{BLOCKS[kind]}{number}",
        block=number,
        counterparty=reading.value("counterparty", party),
        information=reading.value("information", slot("information")),
        purpose=reading.value("purpose", slot("purpose")),
        methods=fields.methods(reading, f"{kind}.methods", number),
        frequency=reading.value("frequency", slot("frequency")),
        subjects_band=reading.option("subjects_band", slot("subjects")),
        legal_basis_text=reading.value("legal_basis_text", basis),
        legal_basis=tuple(fields.slots.book.of_slots([basis] if basis else [])),
        refers_to_annex=next((table for table in sorted(tables) if party and names_annex(party.text, table)), None),
        at=first.at,
        evidence=reading.evidence,
        pieces=reading.pieces,
    )


def _row(kind: FlowKind, row: AnnexRow, fields: FlowFields) -> Flow:
    book = fields.slots.book
    values: dict[str, str] = {}
    said, pieces = {}, {}
    for column, field in _COLUMNS.items():
        value, passage = cut(row.cells.get(column, "")), book.of_cell(row, column)
        if value is None or passage is None:
            continue
        values[field], said[field] = value.text, evidence(passage, value)
        if column == "information" and (kinds := kinds_of_information(value)):
            values[field], said[field] = "、".join(one.text for one in kinds), evidence(passage)
            pieces[field] = tuple(evidence(passage, one) for one in kinds)
    basis, method = book.of_cell(row, "basis") or book.of_cell(row, "no"), values.pop("methods", None)
    return Flow(
        file=fields.name,
        kind=kind,
        label=f"{row.annex} 項番{row.no}",
        annex=AnnexAddress(table=row.annex, row=row.no),
        counterparty=values.pop("counterparty", None),
        methods=(ChosenOption(name=method),) if method else None,
        legal_basis=book.citations[basis.id] if basis else (),
        at=row.at,
        evidence=said,
        pieces=pieces,
        **values,  # type: ignore[arg-type]
    )
