"""Ruled cells → a Word file with one table a sheet."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from layout import Ruled, Sheet
from style import Style

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGE = {False: (11906, 16838), True: (16838, 11906)}  # twentieths of a point
_MARGIN = 900


def word_file(sheets: Sequence[Sheet], style: Style) -> bytes:
    """Return the bytes of a .docx file of these sheets. Rows may break across pages, as Word lets them."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if style.landscape else WD_ORIENT.PORTRAIT
    width, height = _PAGE[style.landscape]
    section.page_width, section.page_height = width * 635, height * 635
    section.left_margin = section.right_margin = _MARGIN * 635
    body = document.element.body
    for number, sheet in enumerate(sheets):
        if number:
            document.add_page_break()
        body.insert(len(body) - 1, parse_xml(_table(sheet, style, width - 2 * _MARGIN)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _table(sheet: Sheet, style: Style, width: int) -> str:
    columns = style.margin + style.columns
    grid = f'<w:gridCol w:w="{width // columns}"/>' * columns
    rows = "".join(f"<w:tr>{''.join(_row(sheet, row, style, width // columns))}</w:tr>" for row in _rows(sheet))
    properties = '<w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
    return f"<w:tbl {_W}>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _rows(sheet: Sheet) -> list[int]:
    """Return the rows in which a cell begins: Word makes a row as high as its text, and needs no others."""
    return sorted({cell.row for cell in sheet.cells})


def _row(sheet: Sheet, row: int, style: Style, column_width: int) -> Iterator[str]:
    here = sorted(
        (cell for cell in sheet.cells if cell.row <= row < cell.row + cell.rows), key=lambda cell: cell.column
    )
    at = 0
    for cell in here:
        if cell.column > at:
            yield _cell(Ruled(row, at, 1, cell.column - at, "", ruled=False), row, style, column_width)
        yield _cell(cell, row, style, column_width)
        at = cell.column + cell.columns
    if at < style.margin + style.columns:
        rest = style.margin + style.columns - at
        yield _cell(Ruled(row, at, 1, rest, "", ruled=False), row, style, column_width)


def _cell(cell: Ruled, row: int, style: Style, column_width: int) -> str:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    merge = f'<w:vMerge w:val="{"restart" if row == cell.row else "continue"}"/>' if cell.rows > 1 else ""
    upright = '<w:textDirection w:val="tbRlV"/>' if cell.upright else ""
    properties = (
        f'<w:tcPr><w:tcW w:w="{column_width * cell.columns}" w:type="dxa"/><w:gridSpan w:val="{cell.columns}"/>'
        f"{merge}{f'<w:tcBorders>{sides}</w:tcBorders>' if cell.ruled else ''}"
        f"{upright}</w:tcPr>"
    )
    lines = cell.text.split("\n") if row == cell.row else [""]
    return f"<w:tc>{properties}{''.join(_paragraphs(lines, style))}</w:tc>"


def _paragraphs(lines: Sequence[str], style: Style) -> Iterator[str]:
    fonts = f'<w:rFonts w:ascii="{style.font}" w:hAnsi="{style.font}" w:eastAsia="{style.font}"/>'
    run = f'<w:rPr>{fonts}<w:sz w:val="{style.size * 2}"/></w:rPr>'
    for _, together in groupby(lines, key=bool):
        pieces = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in together)
        yield f'<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r>{run}{"<w:br/>".join(pieces)}</w:r></w:p>'
