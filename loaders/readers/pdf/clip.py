"""The clip that applies to each character of a page: characters outside it are not shown.

For a merged cell that goes over a page break, Excel and LibreOffice write the whole text on both pages and clip it to
the part on each page. The PDF library gives all characters and no clips, so this module follows the clips itself, as
rectangles. What a clip of another shape hides inside its rectangle counts as shown.
"""

from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

Clip = tuple[float, float, float, float]
"""Left, lower, right and upper side, in points from the lower left of the page."""


def clips(page: Page) -> list[Clip | None]:
    """Return the clip of each character of a page, in the order of ``page.chars``; None where nothing is clipped.

    The layout made here is stored in the page, so that its objects are read only once.
    """
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    return device.clips


class _Device(PDFPageAggregatorWithMarkedContent):
    """Makes the layout of a page as the library does, and records the clip at each character."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clip: Clip | None = None
        self.clips: list[Clip | None] = []

    def render_char(self, *args: Any, **options: Any) -> float:
        """Add a character to the page; the library adds exactly one."""
        self.clips.append(self.clip)
        return float(super().render_char(*args, **options))


class _Interpreter(PDFPageInterpreter):
    """Runs the operators of a page: ``W`` makes a path the clip, from the end of the path to ``Q``."""

    device: _Device

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._marked: Clip | None = None
        self._outer: list[Clip | None] = []

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

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        clip = self.device.clip
        super().do_Do(xobjid_arg)
        self.device.clip = clip


def _common(one: Clip | None, other: Clip) -> Clip:
    if one is None:
        return other
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
