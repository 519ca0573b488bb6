"""Ruled cells → text as it is transcribed: a row a line, cells between tabs, a blank line between sheets."""

from collections.abc import Iterator, Sequence

from layout import Sheet


def transcript(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a text of these sheets."""
    return "\n\n".join("\n".join(_lines(sheet)) for sheet in sheets).encode()


def _lines(sheet: Sheet) -> Iterator[str]:
    for row in range(len(sheet.heights)):
        cells = sorted((cell for cell in sheet.cells if cell.row == row), key=lambda cell: cell.column)
        if cells:
            yield "\t".join(cell.text.replace("\n", " ") for cell in cells)
