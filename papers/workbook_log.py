"""Rows added to the table 変更箇所 of a workbook: blank rows of the table first, then copies of its last row."""

import math
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from konkyo.i18n import Words
from konkyo.loaders.readers.xlsx import cell_place
from konkyo.papers.change_log_rows import LogTable
from konkyo.papers.editable_workbook import MAIN, EditableWorkbook
from konkyo.papers.passage_words import NotWrittenError, spaceless
from konkyo.papers.run_edits import add_text
from konkyo.papers.sheet_layout import digits_wide
from konkyo.papers.sheet_rows import insert_rows
from konkyo.papers.sheet_rules import SheetBand, grow_rules
from konkyo.viz.excel_cells import escaped

_HIGHEST = 409.0  # points; a row of a workbook is no higher
_LINE, _EDGE = 1.4, 6.0  # of a line in font sizes, and of a cell's edges in points
_DEFAULT_WIDTH = 8.43
_SPANNING = ("no", "date")  # may be merged over several entries
_NO_HEAD = Words(
    ja="変更箇所の表の見出しがシートに見当たらない", en="the head of the change log is not found in its sheet"
)
_HIDDEN = Words(
    ja="表の最後に非表示の行がある（フィルター等を解いてから書き込む）",
    en="the last rows of the table are hidden (write again with them shown: a filter may hide them)",
)


@dataclass(frozen=True, slots=True)
class _Area:
    """A merged area, or a single cell: rows and columns from 1, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class WorkbookLog:
    """The table of a workbook. Raises NotWrittenError where its head is not found."""

    def __init__(self, workbook: EditableWorkbook, table: LogTable) -> None:
        self.workbook, self.table, self.page = workbook, table, table.page or 1
        self.areas = self._merged()
        self.lefts = self._lefts()
        # An entry of few rows is copied rather than a long one; of equals the last.
        tops = [(self._height(top), -top) for top in table.lines or (table.head_line,)]
        self.template = (-min(tops)[1], min(tops)[0])
        first = self.template[0]
        if table.head_page != table.page and any(self._area(first, left).left != left for left in self.lefts):
            raise NotWrittenError(_NO_HEAD)  # the sheet that goes on has other columns

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows, each with a text for every column of the table. Raises NotWrittenError where there is no room."""
        height = self.template[1]
        end = self.table.last_line + self._height(self.table.last_line)
        if self._is_hidden(end):
            raise NotWrittenError(_HIDDEN)  # its number and its day were not read
        left = list(rows)
        tops: list[int] = []
        while left and (high := self._blank(end)):
            self._fill(end, high, left.pop(0))
            tops.append(end)
            end += high
        if left:
            insert_rows(self.workbook, self.page, end - 1, height * len(left))
            self.areas = self._merged()
        for texts in left:
            self._copy(end)
            self._fill(end, height, texts)
            tops.append(end)
            end += height
        for top in tops:
            grow_rules(self._sheet(), SheetBand(self.template[0], height), top)

    # ---- where the table stands ------------------------------------------------------------------------------

    def _sheet(self) -> etree._Element:
        return self.workbook.sheet(self.page)

    def _merged(self) -> list[_Area]:
        found = []
        for merge in self._sheet().iterfind(f"{MAIN}mergeCells/{MAIN}mergeCell"):
            first, _, last = merge.get("ref", "").partition(":")
            start, end = cell_place(first), cell_place(last)
            if start and end:
                found.append(_Area(start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1))
        return found

    def _area(self, row: int, column: int) -> _Area:
        """Return the merged area over a place; the place alone where none is."""
        for area in self.areas:
            if area.top <= row <= area.bottom and area.left <= column <= area.right:
                return area
        return _Area(row, column, row, column)

    def _lefts(self) -> list[int]:
        """Return the first grid column of each column of the table."""
        found: list[int] = []
        rows: dict[int, Iterator[etree._Element]] = {}
        for column in self.table.columns:
            wanted, line = spaceless(column.heading.text)[0], column.heading.at.line
            row = self.workbook.row(self.table.head_page or 1, line)
            cells = rows.setdefault(line, iter(list(row) if row is not None else []))
            here = next((cell for cell in cells if spaceless(self._said(cell))[0] == wanted), None)
            place = cell_place(here.get("r", "")) if here is not None else None
            if place is None:
                raise NotWrittenError(_NO_HEAD)
            found.append(place[1] + 1)
        return found

    def _said(self, cell: etree._Element) -> str:
        return self.workbook.said(cell)

    def _height(self, top: int) -> int:
        """Return how many rows of the grid the entry takes that begins at ``top``."""
        heights = [
            self._area(top, left).bottom - top + 1
            for left, column in zip(self.lefts, self.table.columns, strict=True)
            if column.meaning not in _SPANNING
        ]
        return max(heights, default=1)

    # ---- blank rows ------------------------------------------------------------------------------------------

    def _blank(self, top: int) -> int:
        """Return the height of the blank row of the table that begins at ``top``; 0 where none does."""
        height = self._height(top)
        for left in self.lefts:
            area = self._area(top, left)
            if area.top != top or not self._is_like_the_table(area, left):
                return 0
        rows = [self.workbook.row(self.page, number) for number in range(top, top + height)]
        if any(row is None for row in rows):
            return 0
        return 0 if any(self._said(cell).strip() for row in rows if row is not None for cell in row) else height

    def _is_hidden(self, number: int) -> bool:
        """Tell whether a row is not shown and says something."""
        row = self.workbook.row(self.page, number)
        hidden = row is not None and row.get("hidden") in ("1", "true")
        return row is not None and hidden and any(self._said(cell).strip() for cell in row)

    def _is_like_the_table(self, area: _Area, left: int) -> bool:
        """Tell whether a cell begins and ends in the columns of the entry above, and is ruled as it is."""
        cell, model = self._cell_at(area.top, left), self._cell_at(self.template[0], left)
        same = self._area(self.template[0], left).right == area.right
        if cell is None or not same:
            return False
        return self._is_ruled(cell) or (model is not None and not self._is_ruled(model) and area.right > area.left)

    def _is_ruled(self, cell: etree._Element) -> bool:
        border = self.workbook.style_part(cell, "borders", "border", "borderId")
        return border is not None and any(side.get("style", "none") != "none" for side in border)

    def _cell_at(self, row: int, column: int) -> etree._Element | None:
        found = self.workbook.row(self.page, row)
        name = f"{_letters(column)}{row}"
        return next((cell for cell in (found if found is not None else ()) if cell.get("r") == name), None)

    # ---- writing ---------------------------------------------------------------------------------------------

    def _copy(self, top: int) -> None:
        """Put a blank copy of the entry above at ``top``: its looks, its merged cells, its rows."""
        first, height = self.template
        data = self._sheet().find(f"{MAIN}sheetData")
        for offset in range(height):
            model = self.workbook.row(self.page, first + offset)
            row = deepcopy(model) if model is not None else etree.Element(f"{MAIN}row")
            number = top + offset
            row.set("r", str(number))
            row.attrib.pop("ht", None)  # as high as its own texts need
            for cell in row:
                place = cell_place(cell.get("r", ""))
                cell.set("r", f"{_letters(place[1] + 1 if place else 1)}{number}")
                _empty(cell)
            data.insert(sum(int(one.get("r")) < number for one in data), row)
        for area in list(self.areas):
            if area.bottom < first or area.top >= first + height:
                continue
            if area.right > area.left or height > 1:
                # What is merged from further up (the date of several entries) is a cell of its own in the new one.
                above, last = max(area.top - first, 0), min(area.bottom - first, height - 1)
                self._merge(_Area(top + above, area.left, top + last, area.right))
            self._look_as(area, top)

    def _look_as(self, area: _Area, top: int) -> None:
        """Let the first cell of a copied area look as that of ``area`` does, which may stand further up."""
        model, cell = self._cell_at(area.top, area.left), self._cell_at(top, area.left)
        if area.top < self.template[0] and model is not None and cell is not None and model.get("s"):
            cell.set("s", model.get("s"))

    def _merge(self, area: _Area) -> None:
        merges = self._sheet().find(f"{MAIN}mergeCells")
        name = f"{_letters(area.left)}{area.top}:{_letters(area.right)}{area.bottom}"
        etree.SubElement(merges, f"{MAIN}mergeCell").set("ref", name)
        if merges.get("count"):
            merges.set("count", str(len(merges)))
        self.areas.append(area)

    def _fill(self, top: int, height: int, texts: Sequence[str]) -> None:
        lines = 1.0
        for left, text in zip(self.lefts, texts, strict=True):
            if text:
                cell = self._cell_at(top, left)
                cell = cell if cell is not None else self._new_cell(top, left)
                self._say(cell, text)
                lines = max(lines, self._lines(text, self._area(top, left), self._size(cell)))
        self._heighten(top, height, lines)

    def _say(self, cell: etree._Element, text: str) -> None:
        _empty(cell)
        string = etree.Element(f"{MAIN}si")
        add_text(string, MAIN, escaped(text))
        if self.workbook.part("sharedStrings"):
            cell.set("t", "s")
            etree.SubElement(cell, f"{MAIN}v").text = str(self.workbook.share(string, new=True))
        else:
            string.tag = f"{MAIN}is"
            cell.set("t", "inlineStr")
            cell.append(string)

    def _new_cell(self, row: int, column: int) -> etree._Element:
        line = self.workbook.row(self.page, row)
        assert line is not None, "a row of the table is filled"
        cell = etree.Element(f"{MAIN}c")
        cell.set("r", f"{_letters(column)}{row}")
        model = self._cell_at(self.template[0], column)
        if model is not None and model.get("s"):
            cell.set("s", model.get("s"))
        places = [place[1] + 1 for one in line if (place := cell_place(one.get("r", "")))]
        line.insert(sum(place < column for place in places), cell)
        return cell

    # ---- heights ---------------------------------------------------------------------------------------------

    def _size(self, cell: etree._Element) -> float:
        font = self.workbook.style_part(cell, "fonts", "font", "fontId")
        size = font.find(f"{MAIN}sz") if font is not None else None
        return float(size.get("val", "11")) if size is not None else 11.0

    def _lines(self, text: str, area: _Area, size: float) -> float:
        """Return the height in points that ``text`` needs in the columns of ``area``."""
        room = max(sum(self._width(column) for column in range(area.left, area.right + 1)) * 11 / size, 2.0)
        lines = sum(max(1, math.ceil(digits_wide(line) / room)) for line in text.split("\n"))
        return lines * size * _LINE + _EDGE

    def _width(self, column: int) -> float:
        for one in self._sheet().iterfind(f"{MAIN}cols/{MAIN}col"):
            if int(one.get("min", "0")) <= column <= int(one.get("max", "0")):
                return float(one.get("width", _DEFAULT_WIDTH))
        form = self._sheet().find(f"{MAIN}sheetFormatPr")
        return float(form.get("defaultColWidth", _DEFAULT_WIDTH)) if form is not None else _DEFAULT_WIDTH

    def _heighten(self, top: int, height: int, needed: float) -> None:
        """Make the rows from ``top`` on high enough: no program does that for merged cells."""
        rows = [row for number in range(top, top + height) if (row := self.workbook.row(self.page, number)) is not None]
        each = min(needed / max(len(rows), 1), _HIGHEST)
        for row in rows:
            if float(row.get("ht", "0")) < each:
                row.set("ht", f"{each:.2f}")
                row.set("customHeight", "1")


def _empty(cell: etree._Element) -> None:
    cell.attrib.pop("t", None)
    for child in list(cell):
        cell.remove(child)


def _letters(column: int) -> str:
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
