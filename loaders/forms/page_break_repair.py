"""Rows that a page break cut in two inside a label: 「②提供先における | 番号法」 above 「用途 | 第9条」.

Each half is printed as a row of its own, as are the two lines of a heading that is longer than its line. Only the
labels of the form show that the two are one row.
"""

from collections.abc import Iterable
from dataclasses import replace

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At


def rejoined(rows: Iterable[Row], edition: FormEdition) -> list[Row]:
    """Return ``rows``, the two halves of a row that was cut inside its label as one row."""
    found: list[Row] = []
    for row in rows:
        if found and _is_cut(found[-1], row, edition):
            found[-1], *rest = _joined_rows(found[-1], row, edition)
            found += rest
        else:
            found.append(row)
    return found


def _is_cut(upper: Row, lower: Row, edition: FormEdition) -> bool:
    """Tell whether two rows on two pages, or two lines, begin with the halves of one label.

    Their texts together are a label, and at most one of them alone is.
    """
    lines = len(upper.cells) == len(lower.cells) == 1
    if not lines and (upper.cells[0].at.page == lower.cells[0].at.page or len(lower.cells) < 2):
        return False
    known = edition.by_label
    place = _first_filled(lower)
    above, below = (row.cells[place].text if place < len(row.cells) else "" for row in (upper, lower))
    halves, whole = [label_key(above), label_key(below)], label_key(above + below)
    return whole in known and whole not in halves and not all(half in known for half in halves)


def _joined_rows(upper: Row, lower: Row, edition: FormEdition) -> tuple[Row, ...]:
    """Return one row for two halves; or two rows, where the cut label is merged over a row with a label of its own."""
    place = _first_filled(lower)
    rest = lower.cells[place + 1 :]
    if len(upper.cells) == len(lower.cells) and not any(label_key(cell.text) in edition.by_label for cell in rest):
        return (Row(tuple(map(_joined_cell, upper.cells, lower.cells))),)
    label = _joined_cell(upper.cells[place], lower.cells[place])
    over = replace(lower.cells[place], text="", merged=label.text)
    return (
        Row((*upper.cells[:place], label, *upper.cells[place + 1 :])),
        Row((*lower.cells[:place], over, *rest)),
    )


def _first_filled(row: Row) -> int:
    """Return the index of the first cell of ``row`` that has text."""
    return next((place for place, cell in enumerate(row.cells) if cell.text), 0)


def _joined_cell(above: Cell, below: Cell) -> Cell:
    """Join the two halves of a cell; where one is empty, the other is the cell."""
    if not (above.text and below.text):
        return above if above.text or not below.text else below
    at = At(line=above.at.line, start=above.at.start, end=below.at.end, page=above.at.page)
    return Cell(f"{above.text}\n{below.text}", at, above.merged)
