"""Sheets of a workbook → pages: one sheet a page, in the workbook's order, as it would be printed.

What is hidden (rows, columns, whole sheets) is not printed, so it is not part of the document: it is not read, and a
note says where it is. A form spread over several sheets is one document.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from konkyo.loaders import limits
from konkyo.loaders.pages import Page, Pages
from konkyo.loaders.readers.grid import GridBox, Script
from konkyo.loaders.record import At, Note, Source

_NAMED = 5  # so many hidden rows are named in a note


@dataclass(slots=True)
class WorkbookSheet:
    """One sheet: its boxes, the rows and columns (0-based) that are hidden, and what its reader noticed."""

    name: str
    boxes: list[GridBox] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden: bool = False
    notes: list[Note] = field(default_factory=list)


def pages_of(sheets: Iterable[WorkbookSheet], data: bytes, name: str, notes: Iterable[Note] = ()) -> Pages:
    """Return the pages of ``sheets``; ``name`` is the format, ``data`` the file's bytes."""
    script, pages, said = Script(), list[Page](), list(notes)
    for number, sheet in enumerate(sheets, start=1):
        limits.PAGES.check(number)
        said += [_placed(note, sheet, number) for note in sheet.notes]
        if sheet.hidden:
            if any(box.text for box in sheet.boxes):
                said.append(_hidden_sheet(sheet, number))
            continue
        shown = [box for box in sheet.boxes if not _is_hidden(box, sheet)]
        left = [box for box in sheet.boxes if box.text and _is_hidden(box, sheet)]
        if left:
            said.append(_hidden_cells(left, sheet, number))
        rows = script.rows(shown, number)
        if rows:
            pages.append(Page(number, tuple(rows)))
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format=name, characters=script.characters)
    return Pages(tuple(pages), source, tuple(said))


def with_text_boxes(boxes: list[GridBox], floating: Iterable[GridBox]) -> list[GridBox]:
    """Return ``boxes`` with the texts that float over them: each in the cell under its middle, after what is there."""
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
    """Tell whether all of a box is hidden; a merged cell of which one row is left still shows what it says."""
    return _all_in(sheet.hidden_rows, box.row, box.rows) or _all_in(sheet.hidden_columns, box.column, box.columns)


def _all_in(hidden: set[int], first: int, count: int) -> bool:
    return bool(hidden) and all(number in hidden for number in range(first, first + count))


def _placed(note: Note, sheet: WorkbookSheet, number: int) -> Note:
    return note.model_copy(
        update={
            "ja": f"シート「{sheet.name}」：{note.ja}",
            "en": f"sheet “{sheet.name}”: {note.en}",
            "at": note.at or At(line=1, start=0, end=0, page=number),
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
