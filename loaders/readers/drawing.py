"""Text boxes of a sheet, read from the XML of its drawing, because the libraries for workbooks drop them."""

from collections.abc import Iterator

from lxml import etree

from konkyo.loaders.readers.grid import GridBox, whole_number
from konkyo.loaders.record import At

_SHEET = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ANCHORS = (f"{_SHEET}twoCellAnchor", f"{_SHEET}oneCellAnchor")


def text_boxes(drawing: etree._Element) -> Iterator[GridBox]:
    """Yield a box for each shape with text, over the cells that it covers."""
    for anchor, first in _anchored(drawing):
        last = anchor.find(f"{_SHEET}to")
        row, column = _number(first, "row"), _number(first, "col")
        rows = _number(last, "row") - row + 1 if last is not None else 1
        columns = _number(last, "col") - column + 1 if last is not None else 1
        text = "\n".join(filter(None, map(_text, anchor.iter(f"{_SHEET}sp"))))
        if text:
            yield GridBox(row, column, text, max(rows, 1), max(columns, 1))


def struck_words(drawing: etree._Element) -> Iterator[tuple[str, At]]:
    """Yield the words of each shape that are struck through, and the row in which the shape begins."""
    for anchor, first in _anchored(drawing):
        words = "".join(text.text or "" for text in anchor.iter(f"{_TEXT}t") if _is_struck(text))
        if words:
            yield words, At(line=_number(first, "row") + 1, start=0, end=0)


def _anchored(drawing: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Yield each anchor of a shape with the cell where it begins."""
    for anchor in drawing.iter(*_ANCHORS):
        first = anchor.find(f"{_SHEET}from")
        if first is not None and next(anchor.iterancestors(_FALLBACK), None) is None:
            yield anchor, first


def _is_struck(text: etree._Element) -> bool:
    run = text.getparent()
    form = run.find(f"{_TEXT}rPr") if run is not None else None
    return form is not None and form.get("strike", "noStrike") != "noStrike"


def _text(shape: etree._Element) -> str:
    return "\n".join(
        "".join(
            (run.text or "") if run.tag == f"{_TEXT}t" else "\n"
            for run in paragraph.iter(f"{_TEXT}t", f"{_TEXT}br")
            if not _is_struck(run)
        )
        for paragraph in shape.iter(f"{_TEXT}p")
    ).strip()


def _number(place: etree._Element, name: str) -> int:
    found = place.findtext(f"{_SHEET}{name}") or ""
    return whole_number(found, 0)
