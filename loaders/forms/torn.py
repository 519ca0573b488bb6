"""Rows that a page's end tore in two within a label: 「②提供先における | 番号法」 over 「用途 | 第9条」.

Both halves are ruled off like rows of their own, and only the form's labels tell that they are one.
"""

from collections.abc import Iterable

from loaders.forms.matching import label_key
from loaders.forms.table import entries
from loaders.pages import Cell, Row
from loaders.record import At, FormName


def mended(rows: Iterable[Row], form: FormName) -> list[Row]:
    """Return ``rows`` with those in one that are the two halves, over a page's turn, of the row of one label."""
    found: list[Row] = []
    for row in rows:
        if found and _is_torn(found[-1], row, form):
            found[-1] = Row(tuple(map(_joined, found[-1].cells, row.cells)))
        else:
            found.append(row)
    return found


def _is_torn(upper: Row, lower: Row, form: FormName) -> bool:
    """Tell whether two rows begin with the halves of one label, which are not labels of their own, both of them."""
    if len(upper.cells) != len(lower.cells) or upper.cells[0].at.page == lower.cells[0].at.page:
        return False
    known = entries(form)
    above, below = next(((a.text, b.text) for a, b in zip(upper.cells, lower.cells, strict=True) if b.text), ("", ""))
    halves = [label_key(above), label_key(below)]
    return bool(above) and label_key(above + below) in known and not all(half in known for half in halves)


def _joined(above: Cell, below: Cell) -> Cell:
    """Join the two halves of a cell; where one is empty, the other is the cell."""
    if not (above.text and below.text):
        return above if above.text or not below.text else below
    at = At(line=above.at.line, start=above.at.start, end=below.at.end, page=above.at.page)
    return Cell(f"{above.text}\n{below.text}", at, above.merged)
