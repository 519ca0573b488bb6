"""Text boxes of a sheet, read from the XML of its drawing, because the libraries for workbooks drop them."""

from collections.abc import Iterator

from lxml import etree

from konkyo.loaders.readers.grid import GridBox

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ANCHORS = (f"{_SHEET}twoCellAnchor", f"{_SHEET}oneCellAnchor")


def text_boxes(drawing: etree._Element) -> Iterator[GridBox]:
    """Yield a box for each shape with text, over the cells that it covers."""
    for anchor in drawing.iter(*_ANCHORS):
        if next(anchor.iterancestors(_FALLBACK), None) is not None:
            continue
        first, last = anchor.find(f"{_SHEET}from"), anchor.find(f"{_SHEET}to")
        if first is None:
            continue
        row, column = _number(first, "row"), _number(first, "col")
        rows = _number(last, "row") - row + 1 if last is not None else 1
        columns = _number(last, "col") - column + 1 if last is not None else 1
        text = "\n".join(filter(None, map(_text, anchor.iter(f"{_SHEET}sp"))))
        if text:
            yield GridBox(row, column, text, max(rows, 1), max(columns, 1))


def _text(shape: etree._Element) -> str:
    return "\n".join(
        "".join(run.text or "" if run.tag == f"{_TEXT}t" else "\n" for run in paragraph.iter(f"{_TEXT}t", f"{_TEXT}br"))
        for paragraph in shape.iter(f"{_TEXT}p")
    ).strip()


def _number(place: etree._Element, name: str) -> int:
    found = place.findtext(f"{_SHEET}{name}") or ""
    return int(found) if found.strip().isdecimal() else 0
