"""The colours of maps can be read by day and by night, and boxes told apart in grey."""

import colorsys
import itertools

import pytest

from konkyo.queries.columns import VALUES
from konkyo.viz.looks import BOX_LOOKS, INK, ROW_LOOKS, Look, night

ENOUGH = 4.5
"""The contrast that WCAG asks of text."""
PAGES = {"day": "#ffffff", "night": "#14181c"}


def parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("time", PAGES)
def test_words_can_be_read_on_their_boxes_and_on_the_page(time: str) -> None:
    seen = night if time == "night" else str
    for kind in ROW_LOOKS.values():
        assert contrast(seen(kind.colour), seen(kind.tint)) >= ENOUGH, kind.name
        assert contrast(seen(INK), seen(kind.tint)) >= ENOUGH, kind.name
        assert contrast(seen(kind.colour), PAGES[time]) >= ENOUGH, kind.name
    for name, look in BOX_LOOKS.items():
        assert contrast(seen(INK), seen(look.background)) >= ENOUGH, name


def test_the_hue_of_a_colour_stays_by_night() -> None:
    for kind in ROW_LOOKS.values():
        day, dark = (colorsys.rgb_to_hls(*parts(colour)) for colour in (kind.colour, night(kind.colour)))
        assert day[2] < 0.05 or abs(day[0] - dark[0]) < 0.02, kind.name
        assert (day[1] < 0.5) is (dark[1] > 0.5), kind.name


def test_every_kind_of_row_has_a_look() -> None:
    kinds = {value for column, value in VALUES if column == "kind"}
    # Nothing that is cited is new.
    assert kinds - {"new"} <= set(ROW_LOOKS)


LANES = (("party", "department", "unnamed", "file", "system", "connected"), ("own", "shared", "work", "lost"),
         ("document", "provision", "heir", "gone"))  # fmt: skip
"""Looks that stand on one map."""


def grey(look: Look) -> tuple[int, object]:
    """What is left of a look without colour: its ground in steps of grey, and its border and corners."""
    return round(luminance(look.background) * 20), (look.radius > 4, look.broken, look.width)


@pytest.mark.parametrize("lane", LANES)
def test_boxes_of_one_map_can_be_told_apart_in_grey(lane: tuple[str, ...]) -> None:
    for one, other in itertools.combinations(lane, 2):
        assert grey(BOX_LOOKS[one]) != grey(BOX_LOOKS[other]), (one, other)
