"""Characters of a page that are no text of it: watermarks; words struck through, white, hidden, or not drawn."""

import statistics
from collections.abc import Iterable, Iterator, Sequence

from konkyo.loaders.readers.left_out import LeftOut
from konkyo.loaders.readers.pdf.glyphs import Shape

_SLANT = 0.2  # of a character's size: text that rises less is level
_LARGE = 40.0  # points, of a watermark that is not slanted
_LARGER = 3.5  # times the usual size of the page
_THIN = 2.0  # points: a line through words is no thicker
_SHORTEST = 4.0  # points
_COVERED = 0.8  # of a line through words: so much of it goes through characters
_WHITE = ((1,), (1, 1, 1), (0, 0, 0, 0))


def left_out(chars: Sequence[Shape], shapes: Sequence[Shape], *, on_image: bool) -> list[LeftOut | None]:
    """Return for each character why it is left out; None where it is text of the page.

    ``on_image``: the page shows a picture, on which white words may be seen.
    """
    usual = statistics.median(char["size"] for char in chars) if chars else 0.0
    grounds = [shape for shape in shapes if shape.get("fill") and not _is_white(shape.get("non_stroking_color"))]
    struck = set(_struck(chars, shapes))
    # Words that are not drawn stand behind the picture of a scanned page; beside drawn words they are none of its text.
    mixed = not on_image and not all(char["invisible"] for char in chars)
    return [
        (LeftOut.INVISIBLE if mixed and char["invisible"] else None)
        or _why(char, usual, None if on_image else grounds)
        or (LeftOut.STRUCK if place in struck else None)
        for place, char in enumerate(chars)
    ]


def _why(char: Shape, usual: float, grounds: Iterable[Shape] | None) -> LeftOut | None:
    a, b = abs(char["matrix"][0]), abs(char["matrix"][1])
    if char["off"]:
        return LeftOut.LAYER
    if min(a, b) > _SLANT * max(a, b) or (char["size"] >= _LARGE and char["size"] > _LARGER * usual):
        return LeftOut.WATERMARK
    white = grounds is not None and _is_white(char.get("non_stroking_color"))
    if white and not any(_covers(ground, char) for ground in grounds or ()):
        return LeftOut.WHITE
    return None


def _is_white(color: object) -> bool:
    return tuple(color) in _WHITE if isinstance(color, tuple | list) else color == 1


def _covers(ground: Shape, char: Shape) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(ground["x0"] <= x <= ground["x1"] and ground["top"] <= y <= ground["bottom"])


def _struck(chars: Sequence[Shape], shapes: Iterable[Shape]) -> Iterator[int]:
    """Yield the places of the characters through whose middle a line goes that begins and ends with them."""
    for line in shapes:
        length, height = line["x1"] - line["x0"], line["bottom"] - line["top"]
        if height > _THIN or length < _SHORTEST or line["object_type"] not in ("line", "rect"):
            continue
        at = (line["top"] + line["bottom"]) / 2
        crossed = [place for place, char in enumerate(chars) if char["upright"] and _crosses(line, at, char)]
        if sum(chars[place]["x1"] - chars[place]["x0"] for place in crossed) >= _COVERED * length:
            yield from crossed


def _crosses(line: Shape, at: float, char: Shape) -> bool:
    middle, height = (char["x0"] + char["x1"]) / 2, char["bottom"] - char["top"]
    inside = char["top"] + height * 0.3 <= at <= char["bottom"] - height * 0.25
    return bool(inside and line["x0"] <= middle <= line["x1"] and not char["text"].isspace())
