"""The pages on one sheet, upright and side by side: turned where their text is, parted where two stand on one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from konkyo.loaders.readers.pdf.glyphs import Shape

Objects = Mapping[str, Sequence[Shape]]
Size = tuple[float, float]
SideBox = tuple[float, float, float, float]

_MOSTLY = 0.7  # of the characters are printed sideways, on a page that lies on its side
_WIDE = 1.2  # times its height, at least, is the width of a sheet of two pages
_GUTTER = 0.01  # of the width, on either side of the middle, in which nothing is printed between two pages
_FEWEST = 40  # characters on each of two pages


def moved(objects: Objects, x: float, y: float) -> dict[str, list[Shape]]:
    """Return the objects of a page whose upper left corner is (x, y), with that corner at (0, 0)."""
    return _each(objects, lambda left, top, right, bottom: (left - x, top - y, right - x, bottom - y))


def pages_on(objects: Objects, size: Size) -> list[tuple[Size, Objects]]:
    """Return the pages on a sheet, each with its size and its objects."""
    upright, size = _turned(objects, size)
    return _parted(upright, size)


def _turned(objects: Objects, size: Size) -> tuple[Objects, Size]:
    written = [char for char in objects["char"] if not char["text"].isspace()]
    sideways = [char for char in written if not char["upright"]]
    if not written or len(sideways) < _MOSTLY * len(written):
        return objects, size
    width, height = size
    down = sum(char["matrix"][1] < 0 for char in sideways) * 2 > len(sideways)
    if down:
        turned = _each(objects, lambda left, top, right, bottom: (top, width - right, bottom, width - left))
    else:
        turned = _each(objects, lambda left, top, right, bottom: (height - bottom, left, height - top, right))
    turned["char"] = [
        # The baseline is not known any more: the lower side stands for it.
        {
            **char,
            "upright": not char["upright"],
            "clip": None,
            "y0": 0.0,
            "matrix": (1.0, 0.0, 0.0, 1.0, char["x0"], 0.0),
        }
        for char in turned["char"]
    ]
    return turned, (height, width)


def _parted(objects: Objects, size: Size) -> list[tuple[Size, Objects]]:
    width, height = size
    middle, gutter = width / 2, width * _GUTTER
    printed = [shape for kind, own in objects.items() if kind != "image" for shape in own]
    crossed = any(shape["x0"] < middle + gutter and shape["x1"] > middle - gutter for shape in printed)
    left = sum(char["x1"] < middle for char in objects["char"])
    right = len(objects["char"]) - left
    if width < _WIDE * height or crossed or min(left, right) < _FEWEST:
        return [(size, objects)]
    sides = [
        {kind: [s for s in own if (s["x0"] < middle) is first] for kind, own in objects.items()}
        for first in (True, False)
    ]
    right_side = moved(sides[1], middle, 0)
    right_side["char"] = [_with_clip_moved(char, middle) for char in right_side["char"]]
    return [((middle, height), sides[0]), ((middle, height), right_side)]


def _with_clip_moved(char: Shape, x: float) -> Shape:
    """Return ``char`` with its clip where the character is, ``x`` further left: else it would be taken for hidden."""
    if char.get("clip") is None:
        return char
    left, lower, right, upper = char["clip"]
    return {**char, "clip": (left - x, lower, right - x, upper)}


def _each(objects: Objects, place: Callable[[float, float, float, float], SideBox]) -> dict[str, list[Shape]]:
    """Return ``objects`` with the box of each, and the points of its path, put where ``place`` says."""

    def point(xy: tuple[float, float]) -> tuple[float, float]:
        return place(*xy, *xy)[:2]

    def one(shape: Shape) -> Shape:
        left, top, right, bottom = place(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        new: dict[str, Any] = {**shape, "x0": left, "x1": right, "top": top, "bottom": bottom}
        if "pts" in shape:
            new["pts"] = [point(xy) for xy in shape["pts"]]
        return new

    return {kind: [one(shape) for shape in own] for kind, own in objects.items()}
