"""How each character of a page is shown: the clip that applies to it, outside which it is not, and its layer.

For a merged cell that goes over a page break, Excel and LibreOffice write the whole text on both pages and clip it to
the part on each page. The PDF library gives all characters and no clips, so this module follows the clips itself, as
rectangles. What a clip of another shape hides inside its rectangle counts as shown. Likewise it gives the characters on
layers that are switched off; what is drawn there is no ruled line.
"""

from dataclasses import dataclass
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFObjRef, PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

Clip = tuple[float, float, float, float]
"""Left, lower, right and upper side, in points from the lower left of the page."""


_DRAWS_NOTHING = 3  # text rendering mode: words behind a scanned picture, that a viewer can find


@dataclass(frozen=True, slots=True)
class Display:
    """How a character is shown: its clip, None where nothing is clipped; if its layer is off; if it draws nothing."""

    clip: Clip | None
    is_off: bool
    is_invisible: bool


def displays(page: Page) -> list[Display]:
    """Return how each character of a page is shown, in the order of ``page.chars``.

    The layout made here is stored in the page, so that its objects are read only once.
    """
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    device.off = _layers_off(page.pdf.doc)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return device.displays


def _layers_off(document: PDFDocument) -> frozenset[int]:
    """Return the object ids of the layers that are switched off when the document is opened."""
    default = dict_value(dict_value(document.catalog.get("OCProperties") or {}).get("D") or {})
    layers = list_value(default.get("OFF") or [])
    return frozenset(layer.objid for layer in layers if isinstance(layer, PDFObjRef))


class _Device(PDFPageAggregatorWithMarkedContent):
    """Makes the layout of a page as the library does, and records how each character is shown."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clip: Clip | None = None
        self.is_off = False
        self.off: frozenset[int] = frozenset()
        self.displays: list[Display] = []
        self._draws_nothing = False

    def render_string(self, textstate: Any, *args: Any, **options: Any) -> None:
        """Add the characters of a string to the page."""
        self._draws_nothing = textstate.render == _DRAWS_NOTHING
        super().render_string(textstate, *args, **options)

    def render_char(self, *args: Any, **options: Any) -> float:
        """Add a character to the page; the library adds exactly one."""
        self.displays.append(Display(self.clip, self.is_off, self._draws_nothing))
        return float(super().render_char(*args, **options))

    def paint_path(self, *args: Any, **options: Any) -> None:
        """Add a shape to the page, unless its layer is switched off."""
        if not self.is_off:
            super().paint_path(*args, **options)


class _Interpreter(PDFPageInterpreter):
    """Runs the operators of a page: ``W`` makes a path the clip, from the end of the path to ``Q``."""

    device: _Device

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._marked: Clip | None = None
        self._outer: list[Clip | None] = []
        self._marks: list[bool] = []
        self._around = self.device.is_off

    def do_q(self) -> None:
        super().do_q()
        self._outer.append(self.device.clip)

    def do_Q(self) -> None:  # noqa: N802
        super().do_Q()
        if self._outer:
            self.device.clip = self._outer.pop()

    def do_W(self) -> None:  # noqa: N802
        numbers = [[float(number) for number in step[1:]] for step in self.curpath]
        points = [point for step in numbers for point in zip(step[::2], step[1::2], strict=True)]
        places = [apply_matrix_pt(self.ctm, point) for point in points]
        if places:
            xs, ys = zip(*places, strict=True)
            self._marked = min(xs), min(ys), max(xs), max(ys)

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_n(self) -> None:
        super().do_n()
        if self._marked:
            self.device.clip = _common(self.device.clip, self._marked)
            self._marked = None

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self._begin(is_off=False)
        super().do_BMC(tag)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        layers = dict_value(self.resources.get("Properties") or {}) if isinstance(props, PSLiteral) else {}
        optional = isinstance(tag, PSLiteral) and tag.name == "OC" and isinstance(props, PSLiteral)
        self._begin(is_off=optional and self._is_off(layers.get(props.name)))
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802
        super().do_EMC()
        if self._marks:
            self._marks.pop()
        self.device.is_off = self._around or any(self._marks)

    def _begin(self, *, is_off: bool) -> None:
        self._marks.append(is_off)
        self.device.is_off = self._around or any(self._marks)

    def _is_off(self, layer: Any) -> bool:
        """Tell whether a layer, or all layers of a group of them, are switched off."""
        if isinstance(layer, PDFObjRef) and layer.objid in self.device.off:
            return True
        group = resolve1(layer)
        members = resolve1(group.get("OCGs")) if isinstance(group, dict) else None
        several = members if isinstance(members, list) else [group.get("OCGs")] if members else []
        return bool(several) and all(isinstance(one, PDFObjRef) and one.objid in self.device.off for one in several)

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        clip, was_off = self.device.clip, self.device.is_off
        drawn = resolve1(self.xobjmap.get(getattr(xobjid_arg, "name", "")))
        self.device.is_off = was_off or (isinstance(drawn, PDFStream) and self._is_off(drawn.get("OC")))
        super().do_Do(xobjid_arg)
        self.device.clip, self.device.is_off = clip, was_off


def _common(one: Clip | None, other: Clip) -> Clip:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
