"""What the style of a workbook's cell says about its text: its number format, struck through or not, white or not."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from konkyo.loaders.readers.grid import whole_number
from konkyo.loaders.readers.left_out import LeftOut, Run
from konkyo.loaders.readers.number_formats import BUILT_IN

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FALSE = frozenset(("0", "false"))
_WHITE = (("rgb", ("FFFFFFFF", "00FFFFFF")), ("theme", ("0",)), ("indexed", ("1", "9")))
_NO_FILL = ("none", None)


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The number format of a cell, why its font hides its text (None if it does not), whether its ground is white."""

    number_format: str = "General"
    left_out: LeftOut | None = None
    on_white: bool = True

    def shown(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        """Return the runs of a cell of this style, each with why it is left out there."""
        return tuple(Run(run.text, self._left_out(run)) for run in runs)

    def _left_out(self, run: Run) -> LeftOut | None:
        if run.of_cell:
            return self.left_out
        return None if run.left_out is LeftOut.WHITE and not self.on_white else run.left_out


def cell_styles(styles: etree._Element) -> Iterator[CellStyle]:
    """Yield the styles of cells, in the order in which cells name them."""
    formats = {form.get("numFmtId"): form.get("formatCode", "") for form in styles.iter(f"{_MAIN}numFmt")}
    fonts = {str(n): font_left_out(font) for n, font in enumerate(styles.iterfind(f"{_MAIN}fonts/{_MAIN}font"))}
    fills = {str(n): _is_white_ground(fill) for n, fill in enumerate(styles.iterfind(f"{_MAIN}fills/{_MAIN}fill"))}
    for style in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        number = style.get("numFmtId", "0")
        number_format = formats.get(number) or BUILT_IN.get(whole_number(number, 0), "General")
        on_white, left_out = fills.get(style.get("fillId", ""), True), fonts.get(style.get("fontId", ""))
        yield CellStyle(number_format, None if left_out is LeftOut.WHITE and not on_white else left_out, on_white)


def font_left_out(font: etree._Element | None) -> LeftOut | None:
    """Return why text in a font (or with the properties of a run) is not read; None where it is."""
    if font is None:
        return None
    strike, color = font.find(f"{_MAIN}strike"), font.find(f"{_MAIN}color")
    if strike is not None and strike.get("val") not in _FALSE:
        return LeftOut.STRUCK
    return LeftOut.WHITE if color is not None and _is_white(color) else None


def _is_white(color: etree._Element) -> bool:
    return not float(color.get("tint") or 0) and any(color.get(key) in values for key, values in _WHITE)


def _is_white_ground(fill: etree._Element) -> bool:
    pattern = fill.find(f"{_MAIN}patternFill")
    if pattern is None:
        return fill.find(f"{_MAIN}gradientFill") is None
    ground = pattern.find(f"{_MAIN}fgColor")
    return pattern.get("patternType") in _NO_FILL or (ground is not None and _is_white(ground))
