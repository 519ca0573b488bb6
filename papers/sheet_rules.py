"""The rules that hold in parts of a sheet: lists to choose from, conditional formats. They follow rows that are added.

Excel keeps them in two places: those with a list on another sheet, and newer kinds of formats, are an extension.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml import etree

from konkyo.papers.editable_workbook import MAIN

_EXTENDED = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_EXCEL = "{http://schemas.microsoft.com/office/excel/2006/main}"
_RULES = ("conditionalFormatting", "dataValidation")
_FORMULAS = (f"{MAIN}formula", f"{MAIN}formula1", f"{MAIN}formula2", f"{_EXCEL}f")
_AREA = re.compile(r"([A-Z]{1,3})([0-9]+)(?::([A-Z]{1,3})([0-9]+))?")
_REFERENCE = re.compile(
    r"""("[^"]*")"""  # a text, which may look like a place
    r"""|((?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)?"""  # the sheet
    r"""(?<![\w.])(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![\w(!.])"""
)


@dataclass(frozen=True, slots=True)
class SheetBand:
    """Some rows of a sheet that follow each other: ``height`` of them from ``top`` on."""

    top: int
    height: int


def move_rules(sheet: etree._Element, moved: Callable[[str], str]) -> None:
    """Give every rule the cells that ``moved`` makes of its own."""
    for rule in _rules(sheet):
        rule.write(moved(rule.cells))


def move_formulas(sheet: etree._Element, of: str, moved: Callable[[str], str], *, here: bool) -> None:
    """Let the formulas of rules name the moved cells of the sheet ``of``; ``here``: they are rules of that sheet."""
    names = {f"{of}!", "'" + of.replace("'", "''") + "'!"}

    def one(found: re.Match[str]) -> str:
        text, other, reference = found.groups()
        own = other in names if other else here
        return found[0] if text or not own else f"{other or ''}{moved(reference)}"

    for formula in sheet.iter(*_FORMULAS):
        formula.text = _REFERENCE.sub(one, formula.text or "")


def grow_rules(sheet: etree._Element, model: SheetBand, top: int) -> None:
    """Let each rule that holds in the rows ``model`` hold in the same columns of as many rows from ``top`` on."""
    for rule in _rules(sheet):
        areas = rule.cells.split()
        for area in rule.cells.split():
            new = _as_in(area, model, top)
            if new and not any(_covers(known, new) for known in areas):
                areas.append(new)
        rule.write(" ".join(areas))


@dataclass(frozen=True, slots=True)
class _Rule:
    """The cells of one rule: an attribute of its element, or the text of it."""

    element: etree._Element
    key: str

    @property
    def cells(self) -> str:
        return str(self.element.get(self.key, "") if self.key else self.element.text or "")

    def write(self, cells: str) -> None:
        if cells == self.cells:
            return
        if self.key:
            self.element.set(self.key, cells)
        else:
            self.element.text = cells


def _rules(sheet: etree._Element) -> Iterator[_Rule]:
    for name in _RULES:
        for rule in sheet.iter(f"{MAIN}{name}"):
            yield _Rule(rule, "sqref")
        for rule in sheet.iter(f"{_EXTENDED}{name}"):
            for cells in rule.iterfind(f"{_EXCEL}sqref"):
                yield _Rule(cells, "")


def _bounds(area: str) -> tuple[str, int, str, int] | None:
    found = _AREA.fullmatch(area)
    return (found[1], int(found[2]), found[3] or found[1], int(found[4] or found[2])) if found else None


def _as_in(area: str, model: SheetBand, top: int) -> str:
    """Return the part of ``area`` in the rows ``model``, as it lies in the rows from ``top`` on; "" where none is."""
    bounds = _bounds(area)
    if bounds is None:
        return ""
    left, first, right, last = bounds
    first, last = max(first, model.top), min(last, model.top + model.height - 1)
    by = top - model.top
    return f"{left}{first + by}:{right}{last + by}" if first <= last else ""


def _covers(area: str, other: str) -> bool:
    outer, inner = _bounds(area), _bounds(other)
    if outer is None or inner is None:
        return False
    return (outer[0], outer[2]) == (inner[0], inner[2]) and outer[1] <= inner[1] and inner[3] <= outer[3]
