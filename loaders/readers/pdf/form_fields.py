"""What is filled into the fields of a form, and notes written onto a page: both lie above it and are no text of it."""

from collections.abc import Iterator
from typing import Any

from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text
from pdfplumber.page import Page

from konkyo.loaders.readers.pdf.glyphs import Shape

_HIDDEN = 2 | 32  # flags of an annotation: hidden, not to be viewed
_LARGEST = 10.0  # points
_OFF = ("Off", "")


def field_chars(page: Page) -> Iterator[Shape]:
    """Yield the characters of filled fields and free texts of a page, as if they were printed in their places."""
    for annotation in page.annots:
        data = annotation["data"]
        text = "" if int(resolve1(data.get("F")) or 0) & _HIDDEN else _text(data)
        if text.strip():
            yield from _printed(text, annotation)


def _text(data: Any) -> str:
    kind = getattr(resolve1(data.get("Subtype")), "name", "")
    if kind == "FreeText":
        return _decoded(resolve1(data.get("Contents")))
    if kind != "Widget":
        return ""
    if getattr(_inherited(data, "FT"), "name", "") == "Btn":
        state = getattr(resolve1(data.get("AS")) or _inherited(data, "V"), "name", "")
        return "☐" if state in _OFF else "☑"
    return _decoded(_inherited(data, "V"))


def _inherited(data: Any, key: str) -> Any:
    """Return what a field says, else what the field that it is part of says."""
    own = resolve1(data.get(key))
    parent = resolve1(data.get("Parent"))
    return own if own is not None or not isinstance(parent, dict) else resolve1(parent.get(key))


def _decoded(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_decoded, map(resolve1, value)))
    if isinstance(value, PSLiteral):
        return str(value.name)
    return decode_text(value) if isinstance(value, bytes) else value if isinstance(value, str) else ""


def _printed(text: str, box: Shape) -> Iterator[Shape]:
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    widest = max(sum(map(_width, line)) for line in lines)
    size = min(_LARGEST, (box["x1"] - box["x0"]) / widest, (box["bottom"] - box["top"]) / len(lines))
    pitch = (box["bottom"] - box["top"]) / len(lines)
    for number, line in enumerate(lines):
        x, bottom = box["x0"], box["top"] + pitch * (number + 0.5) + size / 2
        for letter in line:
            wide = size * _width(letter)
            yield {
                "text": letter, "fontname": "", "size": size, "upright": True, "off": False, "clip": None,
                "x0": x, "x1": x + wide, "top": bottom - size, "bottom": bottom, "y0": 0.0,
                "matrix": (1.0, 0.0, 0.0, 1.0, x, size * 0.12),
            }  # fmt: skip
            x += wide


def _width(letter: str) -> float:
    return 0.5 if letter.isascii() else 1.0
