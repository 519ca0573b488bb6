"""Two versions of an evaluation compared field by field, with the change log of the newer one."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.queries.postprocess.compared_editions import ComparedEdition, ComparedEntry, compared_fields
from konkyo.queries.postprocess.paired_fields import ComparedField, FieldBlock


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each field that differs, and for each row of a change log that no difference bears out."""
    if given["document"] == given["newer"]:
        return []
    return compared_fields(
        *(_edition([row for row in rows if row["said"] == given[name]]) for name in ("document", "newer"))
    )


def _edition(rows: list[ResultRow]) -> ComparedEdition:
    fields = tuple(_field(row) for row in rows if row["ordinal"] is None)
    entries = tuple(
        ComparedEntry(
            row["ordinal"], row["date"], row["item"], row["before"], row["after"], tuple(row["sections"]), row["line"]
        )
        for row in rows
        if row["ordinal"] is not None
    )
    return ComparedEdition(fields, entries)


def _field(row: ResultRow) -> ComparedField:
    block: FieldBlock | None = (row["file_number"], row["block_kind"], row["block"]) if row["block_kind"] else None
    place = tuple(row[name] for name in ("part", "section_number", "numeral", "annex_table", "annex_row", "label"))
    kept = {name: row[name] for name in ("section", "label", "file", "meaning", "file_number", "text", "line")}
    return ComparedField(**kept, block=block, place=place)
