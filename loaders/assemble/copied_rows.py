"""Rows of a 別紙 that are rows of a table of the law: 「別紙2　第2条の表に定める提供先」 with 項番 11, 13, 15.

The head names the table, the number is the row. It is not taken for one where a row prints a basis of its own, and
where the numbers only count the rows: 1, 2, 3.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from konkyo.loaders.forms.filled import AnnexRow
from konkyo.loaders.record import Note, RecordCitation


def by_table(rows: Iterable[AnnexRow]) -> list[list[AnnexRow]]:
    """Return the rows table by table, in the document's order."""
    return [list(group) for _, group in groupby(rows, lambda row: (row.annex, row.kind, row.head and row.head.text))]


def table_named(head: Sequence[RecordCitation]) -> RecordCitation | None:
    """Return the one table without a row that the head of a 別紙 cites; None where it cites none, or several."""
    tables = [citation for citation in head if citation.table and not citation.row]
    return tables[0] if len({(one.law, one.table) for one in tables}) == 1 else None


def are_rows_of_table(rows: Sequence[AnnexRow]) -> bool:
    """Tell whether the numbers of ``rows``, all those of one 別紙, may be the rows of the table that its head names."""
    if not rows or not rows[0].head or not rows[0].head.numbered or any("basis" in row.cells for row in rows):
        return False
    return len(rows) == 1 or not counts_rows(rows)


def counts_rows(rows: Sequence[AnnexRow]) -> bool:
    """Tell whether the numbers are 1, 2, 3 …, which count the rows of any table."""
    return [row.no for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def row_of(table: RecordCitation, no: str, passage: str) -> RecordCitation:
    """Return the row ``no`` of ``table`` as the cell of its number cites it."""
    note = Note(
        code="row_of_head",
        ja=f"項番は、標題「{table.section}」の挙げる{table.table}の項とみた",
        en=f"the number is taken as a row of {table.table}, which the head {table.section} names",
    )
    return table.model_copy(
        update={
            "row": no, "section": passage, "quote": no, "start": 0, "end": len(no), "marked": (note, *table.marked),
            "confidence": "inferred", "rule": note.code,
        }
    )  # fmt: skip


def only_counted(rows: Sequence[AnnexRow], table: RecordCitation) -> Note:
    """Return the note that the numbers of ``rows`` are not taken as rows of ``table``."""
    return Note(
        code="annex-counted",
        ja=f"{rows[0].annex}の項番は 1 から {len(rows)} までの通し番号なので、{table.table}の項とはみなかった",
        en=f"the numbers of {rows[0].annex} run from 1 to {len(rows)}; they are not taken as rows of {table.table}",
        at=rows[0].at,
    )
