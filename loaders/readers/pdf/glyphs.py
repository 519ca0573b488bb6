"""The printed characters of a PDF page with their positions: each once, and drawn signs as characters."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Shape = Mapping[str, Any]
"""A character, line, rectangle or curve as pdfplumber gives it: x0, x1, top, bottom in points, from the top left."""

UNREAD_GLYPH = "〓"
"""Stands for a character that the PDF draws without a character code; printers use the same sign."""
_SYMBOLS = {0x6C: "●", 0x6F: "☐", 0x71: "☐", 0xA1: "○", 0xA8: "☐", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}  # of Wingdings
_TICKS = "✓✔レ"
_PRIVATE_USE = range(0xE000, 0xF900)
_SMALLEST_SIGN, _LARGEST_SIGN = 5, 18  # points, of a drawn box or circle
_BORDER = 2.0  # points: programs clip the text of a cell a little beyond its lines
_DOUBLED = 0.3  # of a character's width: the shift of bold type made by printing twice is less


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character. ``base`` is the height of its baseline, ``order`` its place in the file.

    ``turned``: printed sideways. ``hidden``: it lies outside its clip and is not shown. ``clip`` is the place well
    within its clip that is nearest to it, None where nothing clips it.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    order: int
    turned: bool = False
    hidden: bool = False
    clip: tuple[float, float] | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the character."""
        return (self.x0 + self.x1) / 2, self.base - self.size * 0.35

    @property
    def place(self) -> tuple[float, float]:
        """Where the character belongs: its middle, or the nearest place within its clip."""
        return self.clip or self.middle


def glyphs(chars: Iterable[Shape], shapes: Iterable[Shape], width: float, height: float) -> list[Glyph]:
    """Return the characters inside a page of ``width`` × ``height`` points, in the order of the file.

    A hidden one is inside where its clip is: it belongs to a cell that this page shows a part of.
    """
    found = [glyph for order, char in enumerate(chars) if (glyph := _glyph(char, order))]
    seen = [glyph for glyph in found if 0 <= glyph.place[0] <= width and 0 <= glyph.place[1] <= height]
    return _with_signs(_once(seen), list(shapes))


def _glyph(char: Shape, order: int) -> Glyph | None:
    text = _text(char["text"], char["fontname"])
    if not text:
        return None
    upright = bool(char["upright"])
    size = abs(char["bottom"] - char["top"]) if upright else abs(char["x1"] - char["x0"])
    # Fonts differ in their height above the baseline, not in the baseline.
    base = char["bottom"] + char["y0"] - char["matrix"][5] if upright else char["bottom"]
    if not char["bottom"] - 2 * size <= base <= char["bottom"] + size:
        base = char["bottom"]  # pages with another origin of coordinates
    glyph = Glyph(text, char["x0"], char["x1"], base, max(size, 1.0), order, not upright)
    if char["clip"] is None:
        return glyph
    (x, y), shown, within = glyph.middle, _nearest_shown(glyph, char, 0), _nearest_shown(glyph, char, _BORDER)
    return replace(glyph, hidden=shown != (x, y), clip=within)


def _nearest_shown(glyph: Glyph, char: Shape, border: float) -> tuple[float, float]:
    """Return the place that is nearest to the middle of a character and lies in its clip, ``border`` from its sides."""
    left, lower, right, upper = char["clip"]
    height = char["bottom"] + char["y0"]  # clips count from the lower side of the page
    top, bottom = height - upper, height - lower
    across, down = min(border, (right - left) / 2), min(border, (bottom - top) / 2)
    x, y = glyph.middle
    return min(max(x, left + across), right - across), min(max(y, top + down), bottom - down)


def _text(text: str, font: str) -> str:
    if text.startswith("(cid:"):
        return UNREAD_GLYPH
    if "wingdings" in font.lower() and len(text) == 1:
        return _SYMBOLS.get(ord(text) & 0xFF, UNREAD_GLYPH)
    return "".join(UNREAD_GLYPH if ord(c) in _PRIVATE_USE else c for c in text if c.isprintable() or c.isspace())


def _once(found: list[Glyph]) -> list[Glyph]:
    """Return the characters without those printed a second time at the same place."""
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    kept = []
    for glyph in found:
        column, row = round(glyph.x0 / 4), round(glyph.base / 4)
        near = (places.get((glyph.text, column + i, row + j), ()) for i in (-1, 0, 1) for j in (-1, 0, 1))
        reach = max(glyph.x1 - glyph.x0, 0.0) * _DOUBLED
        if any(abs(o.x0 - glyph.x0) <= reach and abs(o.base - glyph.base) <= reach for other in near for o in other):
            continue
        places.setdefault((glyph.text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept


def _with_signs(found: list[Glyph], shapes: list[Shape]) -> list[Glyph]:
    """Return the characters with those for checkboxes and circles that are drawn as shapes."""
    signs = [shape for shape in shapes if _is_small(shape)]
    if not signs:
        return found
    brackets = [glyph for glyph in found if glyph.text in "[［]］"]
    added: list[Glyph] = []
    for shape in signs:
        if _is_square(shape):
            inside = [glyph for glyph in found if _within(glyph.middle, shape)]
            if all(glyph.text in _TICKS or glyph.text.isspace() for glyph in inside):
                # A tick inside the box is part of it, whether it is a character or drawn.
                found = [glyph for glyph in found if glyph not in inside]
                added.append(_sign("☑" if inside or _has_drawn_tick(shape, shapes) else "☐", shape))
        elif _is_round(shape) and _in_brackets(shape, brackets):
            added.append(_sign("○", shape))
    return found + _once(added)


def _has_drawn_tick(box: Shape, shapes: list[Shape]) -> bool:
    return any(other is not box and _holds(box, other) for other in shapes)


def _sign(text: str, shape: Shape) -> Glyph:
    size = shape["bottom"] - shape["top"]
    return Glyph(text, shape["x0"], shape["x1"], shape["bottom"] - size * 0.12, size, -1)


def _is_small(shape: Shape) -> bool:
    width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
    near_square = abs(width - height) <= 4 and max(width, height) <= _LARGEST_SIGN
    return bool(near_square and min(width, height) >= _SMALLEST_SIGN)


def _is_square(shape: Shape) -> bool:
    return bool(shape["object_type"] == "rect" and shape["stroke"])


def _is_round(shape: Shape) -> bool:
    return bool(shape["object_type"] == "curve" and sum(step[0] == "c" for step in shape["path"]) >= 4)


def _in_brackets(shape: Shape, brackets: list[Glyph]) -> bool:
    x, y = (shape["x0"] + shape["x1"]) / 2, (shape["top"] + shape["bottom"]) / 2
    line = [glyph for glyph in brackets if abs(glyph.middle[1] - y) < glyph.size]
    left = [glyph for glyph in line if glyph.text in "[［" and 0 < x - glyph.x0 < 4 * glyph.size]
    right = [glyph for glyph in line if glyph.text in "]］" and 0 < glyph.x1 - x < 4 * glyph.size]
    return bool(left and right)


def _within(point: tuple[float, float], shape: Shape) -> bool:
    return bool(shape["x0"] <= point[0] <= shape["x1"] and shape["top"] <= point[1] <= shape["bottom"])


def _holds(outer: Shape, inner: Shape) -> bool:
    return bool(
        outer["x0"] - 1 <= inner["x0"]
        and inner["x1"] <= outer["x1"] + 1
        and outer["top"] - 1 <= inner["top"]
        and inner["bottom"] <= outer["bottom"] + 1
        and inner["object_type"] in ("line", "curve")
    )


def upright(found: Iterable[Glyph], chars: Mapping[int, Shape]) -> Iterator[Glyph]:
    """Yield turned characters with the positions they have when the page is turned, so that their lines can be read."""
    for glyph in found:
        char = chars[glyph.order]
        down = char["matrix"][1] < 0
        start, end = (char["top"], char["bottom"]) if down else (-char["bottom"], -char["top"])
        base = -char["x0"] if down else char["x1"]
        yield replace(glyph, x0=start, x1=end, base=base, size=math.fabs(char["x1"] - char["x0"]), turned=False)
