"""A table whose rows are blocks of the form: 「移転先21 | 福祉課 | 番号法第9条第2項 | …」 below the labels of fields.

Bodies with more than twenty 提供先 or 移転先 go on so. Each row is turned into the block that the form would print.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.forms.annex_columns import annex_column
from konkyo.loaders.forms.block_headings import block_heading
from konkyo.loaders.pages import Cell, Row

_FEWEST_COLUMNS = 3  # with known names, of which one is the party
_PARTY = "counterparty"


def with_blocks_for_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield ``rows``; for each row of a table of blocks the heading with the party, then its labels and values."""
    head: Sequence[Cell] | None = None
    for row in rows:
        if _is_head(row):
            head = row.cells
            yield row
        elif head and len(row.cells) == len(head) and block_heading(row.cells[0].text):
            yield from _block(row.cells, head)
        else:
            head = None
            yield row


def _is_head(row: Row) -> bool:
    names = [annex_column(cell.text) for cell in row.cells]
    return _PARTY in names[1:] and len({*names} - {"", "no"}) >= _FEWEST_COLUMNS


def _block(cells: Sequence[Cell], head: Sequence[Cell]) -> Iterator[Row]:
    columns = list(zip(head, cells, strict=True))[1:]
    party = next(cell for label, cell in columns if annex_column(label.text) == _PARTY)
    yield Row((cells[0], party))
    for label, cell in columns:
        if cell is not party and cell.text and label.text:
            # The label is printed above the table; in the row it takes no room.
            yield Row((replace(label, at=cell.at.model_copy(update={"end": cell.at.start})), cell))
