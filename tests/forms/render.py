"""A record → the bytes of a filled form. Not part of konkyo: it makes what its readers are tried on."""

from dataclasses import replace

from as_docx import word_file
from as_html import web_page
from as_text import transcript
from as_xlsx import workbook
from contents import Contents
from layout import Sheet, layout
from style import Style

from konkyo.loaders.record import Record

FORMATS = ("xlsx", "docx", "html", "txt")
"""What is rendered here; PDF and .xls are made of these by LibreOffice (``office.py``)."""


def render(record: Record, style: Style, name: str) -> bytes:
    """Return ``record`` as a document of the format ``name``, laid out in ``style``."""
    if name == "xlsx":
        return workbook(_sheets(record, style), style)
    # Only a workbook is ruled so finely that a bracket has a cell of its own.
    style = replace(style, apart=False)
    if name == "txt":
        # Nothing in a line of text says that the cell above reaches down to it.
        return transcript(_sheets(record, replace(style, merged_dates=False)))
    return word_file(_sheets(record, style), style) if name == "docx" else web_page(_sheets(record, style), style)


def _sheets(record: Record, style: Style) -> list[Sheet]:
    return layout(list(Contents(record, style).lines()), style)
