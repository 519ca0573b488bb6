"""Rows put into a sheet: what stands below moves down, with all that names it by its place."""

import re
from collections.abc import Callable

from lxml import etree

from konkyo.i18n import Words
from konkyo.loaders.readers.xlsx import cell_place
from konkyo.papers.editable_workbook import MAIN, EditableWorkbook
from konkyo.papers.passage_words import NotWrittenError
from konkyo.papers.sheet_rules import move_formulas, move_rules

_CELLS = ("mergeCells/{main}mergeCell", "hyperlinks/{main}hyperlink")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_PLACE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")
_BY_PLACE = (
    *(("dimension", "ref"), ("autoFilter", "ref"), ("protectedRanges/{main}protectedRange", "sqref")),
    ("ignoredErrors/{main}ignoredError", "sqref"),
)
_NOT_MOVED = ("legacyDrawing", "controls", "oleObjects")
_HELD = Words(
    ja="表の下に、動かすと壊れるもの（数式・コメント・部品など）がある",
    en="below the table stands what would break if it moved (formulas, comments, controls)",
)


def insert_rows(workbook: EditableWorkbook, page: int, after: int, count: int) -> None:
    """Make room for ``count`` rows behind the row ``after``. What ends with that row reaches over the new ones.

    Raises NotWrittenError where something stands below that cannot be moved.
    """
    sheet = workbook.sheet(page)
    data = sheet.find(f"{MAIN}sheetData")
    below = [row for row in data if int(row.get("r")) > after]
    if any(_says(row) for row in below):
        _check_movable(workbook, sheet)
    for row in below:
        _renumber(row, int(row.get("r")) + count)
    moved = _mover(after, after, count)
    for path, key in _BY_PLACE:
        for element in sheet.iterfind(f"{MAIN}{path.format(main=MAIN)}"):
            element.set(key, moved(element.get(key, "")))
    move_rules(sheet, moved)
    # A merged cell that ends with the row is one of the table, and does not reach over the new rows.
    cell_moved = _mover(after, after + 1, count)
    for path in _CELLS:
        for element in sheet.iterfind(f"{MAIN}{path.format(main=MAIN)}"):
            element.set("ref", cell_moved(element.get("ref", "")))
    for stop in sheet.iterfind(f"{MAIN}rowBreaks/{MAIN}brk"):
        if int(stop.get("id", "0")) >= after:
            stop.set("id", str(int(stop.get("id", "0")) + count))
    _move_names(workbook, page, moved)
    own = workbook.parts[page][1].get("name", "")
    for number in workbook.parts:
        move_formulas(workbook.sheet(number), own, moved, here=number == page)
    _move_drawings(workbook, page, after, count)
    _move_tables(workbook, page, moved)


def _says(row: etree._Element) -> bool:
    return any(cell.find(f"{MAIN}{name}") is not None for cell in row for name in ("v", "is", "f"))


def _check_movable(workbook: EditableWorkbook, sheet: etree._Element) -> None:
    if any(sheet.find(f"{MAIN}{name}") is not None for name in _NOT_MOVED):
        raise NotWrittenError(_HELD)
    for _, _, part in workbook.parts.values():
        if next(workbook.package.tree(part).iter(f"{MAIN}f"), None) is not None:
            raise NotWrittenError(_HELD)


def _renumber(row: etree._Element, number: int) -> None:
    row.set("r", str(number))
    for cell in row:
        place = cell_place(cell.get("r", ""))
        if place:
            cell.set("r", re.sub(r"\d+", str(number), cell.get("r")))


def _mover(after: int, ends: int, count: int) -> Callable[[str], str]:
    """Return what moves references such as 「A1:C9 E12」: a start behind ``after``, and an end from ``ends`` on."""

    def moved(reference: str) -> str:
        first, colon, last = reference.partition(":")
        start = _down(first, after + 1, count)
        return f"{start}:{_down(last, ends, count)}" if colon else start

    return lambda references: " ".join(map(moved, references.split(" ")))


def _down(place: str, since: int, count: int) -> str:
    return _PLACE.sub(lambda at: f"{at[1]}{int(at[2]) + count}" if int(at[2]) >= since else at[0], place)


def _move_names(workbook: EditableWorkbook, page: int, moved: Callable[[str], str]) -> None:
    """Move what names of the workbook say of the sheet: print areas, print titles."""
    name = workbook.parts[page][1].get("name", "")
    quoted = "'" + name.replace("'", "''") + "'"
    for defined in workbook.book.iterfind(f"{MAIN}definedNames/{MAIN}definedName"):
        pieces = (defined.text or "").split(",")
        for number, piece in enumerate(pieces):
            sheet, mark, reference = piece.rpartition("!")
            if mark and sheet in (name, quoted):
                pieces[number] = f"{sheet}!{moved(reference)}"
        defined.text = ",".join(pieces)


def _move_drawings(workbook: EditableWorkbook, page: int, after: int, count: int) -> None:
    for drawing in _related(workbook, page, "drawing"):
        for row in drawing.iter(f"{_DRAWING}row"):
            if int(row.text or "0") >= after:
                row.text = str(int(row.text or "0") + count)


def _move_tables(workbook: EditableWorkbook, page: int, moved: Callable[[str], str]) -> None:
    """Move the tables that Excel keeps as such (「テーブル」): one that ends with the log has its new rows."""
    for table in _related(workbook, page, "table"):
        for area in (table, *table.iter(f"{MAIN}autoFilter")):
            area.set("ref", moved(area.get("ref", "")))


def _related(workbook: EditableWorkbook, page: int, kind: str) -> list[etree._Element]:
    """Return the parts of a kind that belong to the sheet of a page."""
    archive = workbook.package.archive
    related = archive.related(workbook.parts[page][2])
    return [
        workbook.package.tree(part)
        for _, own, part, external in related
        if own == kind and not external and part in archive.names
    ]
