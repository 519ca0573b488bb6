"""Rows that a page's end tore in two within a label: 「②提供先における | 番号法」 over 「用途 | 第9条」.

Both halves are ruled off like rows of their own, and only the form's labels tell that they are one.
"""

from collections.abc import Iterable
from dataclasses import replace

from konkyo.loaders.forms.labels import entries
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At, FormName


def mended(rows: Iterable[Row], form: FormName) -> list[Row]:
    """Return ``rows`` with each label, and the row it heads, as one where the page turned in their midst."""
    found: list[Row] = []
    for row in rows:
        if found and _is_torn(found[-1], row, form):
            found[-1], *rest = _mended(found[-1], row, form)
            found += rest
        else:
            found.append(row)
    return found


def _is_torn(upper: Row, lower: Row, form: FormName) -> bool:
    """Tell whether two rows begin with the halves of one label, which are not labels of their own, both of them."""
    if upper.cells[0].at.page == lower.cells[0].at.page or len(lower.cells) < 2:
        return False
    known = entries(form)
    place = _first(lower)
    above, below = (row.cells[place].text if place < len(row.cells) else "" for row in (upper, lower))
    halves, whole = [label_key(above), label_key(below)], label_key(above + below)
    return whole in known and whole not in halves and not all(half in known for half in halves)


def _mended(upper: Row, lower: Row, form: FormName) -> tuple[Row, ...]:
    """Return the one row of two halves; two rows, if the label is merged over the next one, which has its own label."""
    place = _first(lower)
    rest = lower.cells[place + 1 :]
    if len(upper.cells) == len(lower.cells) and not any(label_key(cell.text) in entries(form) for cell in rest):
        return (Row(tuple(map(_joined, upper.cells, lower.cells))),)
    label = _joined(upper.cells[place], lower.cells[place])
    over = replace(lower.cells[place], text="", merged=label.text)
    return (
        Row((*upper.cells[:place], label, *upper.cells[place + 1 :])),
        Row((*lower.cells[:place], over, *rest)),
    )


def _first(row: Row) -> int:
    """Return the place of the first cell of ``row`` with words."""
    return next((place for place, cell in enumerate(row.cells) if cell.text), 0)


def _joined(above: Cell, below: Cell) -> Cell:
    """Join the two halves of a cell; where one is empty, the other is the cell."""
    if not (above.text and below.text):
        return above if above.text or not below.text else below
    at = At(line=above.at.line, start=above.at.start, end=below.at.end, page=above.at.page)
    return Cell(f"{above.text}\n{below.text}", at, above.merged)
