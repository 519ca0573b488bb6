"""Ruled cells → a web page with one table a sheet."""

from collections.abc import Iterator, Sequence
from html import escape

from layout import Sheet
from style import Style


def web_page(sheets: Sequence[Sheet], style: Style) -> bytes:
    """Return the bytes of a page of these sheets, in the encoding that its head declares."""
    tables = "\n".join(f"<table border>{''.join(_rows(sheet))}</table>" for sheet in sheets)
    encoding = "euc-jp" if style.roman else "utf-8"
    head = f'<head><meta charset="{encoding}"><title>評価書</title></head>'
    page = f"<!DOCTYPE html>\n<html>{head}<body>{tables}</body></html>"
    return page.encode(encoding, "xmlcharrefreplace")


def _rows(sheet: Sheet) -> Iterator[str]:
    for row in range(len(sheet.heights)):
        cells = sorted((cell for cell in sheet.cells if cell.row == row), key=lambda cell: cell.column)
        yield "<tr>"
        for cell in cells:
            text = escape(cell.text).replace("\n", "<br>")
            yield f'<td rowspan="{cell.rows}" colspan="{cell.columns}">{text}</td>'
        yield "</tr>\n"
