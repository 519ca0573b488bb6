"""The sheets of a workbook as pages: one page for each sheet, in the order of the workbook.

Hidden rows, columns and sheets, and what lies outside the print area, are not printed, so they are not read; a note
says where they are. A form on several sheets is one document.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from konkyo.loaders import limits
from konkyo.loaders.pages import Page, Pages
from konkyo.loaders.readers.grid import CellSequence, GridBox
from konkyo.loaders.readers.left_out import LeftOut, left_out_note
from konkyo.loaders.record import At, Note, Source

_NAMED = 5  # hidden rows that a note names at most


@dataclass(frozen=True, slots=True)
class PrintArea:
    """A part of a sheet that is printed: its first row and column and its last ones (0-based)."""

    top: int
    left: int
    bottom: int
    right: int

    def shows(self, box: GridBox) -> bool:
        """Tell whether some of ``box`` lies within."""
        across = box.column <= self.right and self.left < box.column + box.columns
        return across and box.row <= self.bottom and self.top < box.row + box.rows


@dataclass(slots=True)
class WorkbookSheet:
    """One sheet: its boxes, its hidden rows and columns (0-based), and notes of its reader.

    ``print_areas``: what of it is printed; all of it where there are none.
    """

    name: str
    boxes: list[GridBox] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    notes: list[Note] = field(default_factory=list)
    print_areas: list[PrintArea] = field(default_factory=list)


def workbook_pages(sheets: Iterable[WorkbookSheet], data: bytes, name: str, notes: Iterable[Note] = ()) -> Pages:
    """Return the pages of ``sheets``; ``name`` is the format, ``data`` the bytes of the file."""
    sequence, pages, said = CellSequence(), list[Page](), list(notes)
    for number, sheet in enumerate(sheets, start=1):
        limits.PAGES.check(number)
        said += [_placed(note, sheet, number) for note in sheet.notes]
        if sheet.hidden:
            if any(box.text for box in sheet.boxes):
                said.append(_hidden_sheet(sheet, number))
            continue
        shown = [box for box in sheet.boxes if not _is_hidden(box, sheet)]
        outside = [box for box in shown if box.text and not _is_printed(box, sheet)]
        said += [_placed(_outside(box), sheet, number) for box in outside]
        shown = [box for box in shown if _is_printed(box, sheet)]
        left = [box for box in sheet.boxes if box.text and _is_hidden(box, sheet)]
        if left:
            said.append(_hidden_cells(left, sheet, number))
        rows = sequence.rows(shown, number)
        if rows:
            pages.append(Page(number, tuple(rows)))
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format=name, characters=sequence.characters)
    return Pages(tuple(pages), source, tuple(said))


def with_text_boxes(boxes: list[GridBox], floating: Iterable[GridBox]) -> list[GridBox]:
    """Return ``boxes`` with the text of each text box added to the cell below its middle."""
    found = list(boxes)
    for floated in sorted(floating, key=lambda box: (box.row, box.column)):
        row, column = floated.row + (floated.rows - 1) // 2, floated.column + (floated.columns - 1) // 2
        index = next((n for n, box in enumerate(found) if _covers(box, row, column)), None)
        if index is None:
            found.append(GridBox(row, column, floated.text))
        else:
            text = f"{found[index].text}\n{floated.text}".strip()
            found[index] = replace(found[index], text=text)
    return found


def _covers(box: GridBox, row: int, column: int) -> bool:
    return box.row <= row < box.row + box.rows and box.column <= column < box.column + box.columns


def _is_hidden(box: GridBox, sheet: WorkbookSheet) -> bool:
    """Tell whether a whole box is hidden; a merged cell with one visible row still shows its text."""
    return _all_in(sheet.hidden_rows, box.row, box.rows) or _all_in(sheet.hidden_columns, box.column, box.columns)


def _is_printed(box: GridBox, sheet: WorkbookSheet) -> bool:
    return not sheet.print_areas or any(area.shows(box) for area in sheet.print_areas)


def _outside(box: GridBox) -> Note:
    return left_out_note(LeftOut.OUTSIDE, box.text, At(line=box.row + 1, start=0, end=0))


def cell_error(value: str, place: tuple[int, int], reference: str) -> Note:
    """Return the note on a cell that shows an error of its formula: what it should say is not known."""
    return Note(
        code="cell-error",
        ja=f"{reference} は数式のエラー（{value}）で、何を記したか読めない",
        en=f"{reference} shows an error of its formula ({value}), so what it should say cannot be read",
        at=At(line=place[0] + 1, start=0, end=0),
    )


def _all_in(hidden: set[int], first: int, count: int) -> bool:
    return bool(hidden) and all(number in hidden for number in range(first, first + count))


def _placed(note: Note, sheet: WorkbookSheet, number: int) -> Note:
    return note.model_copy(
        update={
            "ja": f"シート「{sheet.name}」：{note.ja}",
            "en": f"sheet “{sheet.name}”: {note.en}",
            "at": note.at.model_copy(update={"page": number}) if note.at else At(line=1, start=0, end=0, page=number),
        }
    )


def _hidden_sheet(sheet: WorkbookSheet, number: int) -> Note:
    return Note(
        code="hidden",
        ja=f"シート「{sheet.name}」は非表示なので読んでいない",
        en=f"sheet “{sheet.name}” is hidden and was not read",
        at=At(line=1, start=0, end=0, page=number),
    )


def _hidden_cells(boxes: list[GridBox], sheet: WorkbookSheet, number: int) -> Note:
    rows = sorted({box.row + 1 for box in boxes})
    named = "・".join(map(str, rows[:_NAMED])) + ("…" if len(rows) > _NAMED else "")
    return Note(
        code="hidden",
        ja=f"シート「{sheet.name}」の非表示の行や列にある {len(boxes)} セル（{named} 行）は"
        "印刷されないので読んでいない",
        en=f"sheet “{sheet.name}”: {len(boxes)} cells in hidden rows or columns (rows {named}) are not printed "
        "and were not read",
        at=At(line=rows[0], start=0, end=0, page=number),
    )
