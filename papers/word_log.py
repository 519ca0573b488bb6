"""Rows added to the table 変更箇所 of a Word file: blank rows of the table first, then copies of its last row."""

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from konkyo.i18n import Words
from konkyo.loaders.readers.docx import cell_text, row_cells
from konkyo.papers.change_log_rows import LogTable
from konkyo.papers.editable_word_file import WORD, EditableWordFile
from konkyo.papers.passage_words import NotWrittenError, spaceless
from konkyo.papers.run_edits import add_text

_NO_HEAD = Words(
    ja="変更箇所の表の見出しが文書に見当たらない", en="the head of the change log is not found in the document"
)
_NO_COLUMN = Words(
    ja="変更箇所の最後の行に、見出しの列がそろっていない", en="the last row of the change log lacks columns"
)
_NOT_COPIED = ("vMerge", "hideMark", "cellIns", "cellDel")
_NOT_OF_ROW = ("tblHeader", "ins", "del")
_HIDING = ("strike", "dstrike", "vanish")


class WordLog:
    """The table of a Word file. Raises NotWrittenError where its columns are not found."""

    def __init__(self, document: EditableWordFile, table: LogTable) -> None:
        self.heads = {line: document.element(line) for line in {one.heading.at.line for one in table.columns}}
        self.last = document.element(table.last_line)
        if any(one.tag != f"{WORD}tr" for one in (*self.heads.values(), self.last)):
            raise NotWrittenError(_NO_HEAD)
        self.table = table
        self.edges = self._edges()
        self.places = self._places(self.last)

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows, each with a text for every column of the table."""
        model, above = self.last, self.last
        for texts in rows:
            below = above.getnext()
            if below is None or below.tag != f"{WORD}tr" or not self._is_blank(below):
                below = _blank_copy(model)
                above.addnext(below)
            cells, models = list(row_cells(below)), list(row_cells(model))
            for place, own, text in zip(self._places(below), self.places, texts, strict=True):
                if text:
                    _say(cells[place], text, models[own])
            above = below

    def _edges(self) -> list[int]:
        """Return the grid column at which each column of the table begins."""
        found: list[int] = []
        rows = {line: zip(_begins(row), list(row_cells(row)), strict=True) for line, row in self.heads.items()}
        for column in self.table.columns:
            wanted, cells = spaceless(column.heading.text)[0], rows[column.heading.at.line]
            begin = next((begin for begin, cell in cells if spaceless(cell_text(cell))[0] == wanted), None)
            if begin is None:
                raise NotWrittenError(_NO_HEAD)
            found.append(begin)
        return found

    def _places(self, row: etree._Element) -> list[int]:
        """Return which cell of ``row`` stands in each column of the table."""
        begins = _begins(row)
        if not set(self.edges) <= set(begins):
            raise NotWrittenError(_NO_COLUMN)
        return [begins.index(edge) for edge in self.edges]

    def _is_blank(self, row: etree._Element) -> bool:
        merged = any(merge.get(f"{WORD}val") != "restart" for merge in row.iter(f"{WORD}vMerge"))
        columns = set(self.edges) <= set(_begins(row))
        return columns and not merged and not any(cell_text(cell) for cell in row_cells(row))


def _begins(row: etree._Element) -> list[int]:
    """Return the grid column at which each cell of a row begins."""
    before = row.find(f"{WORD}trPr/{WORD}gridBefore")
    column = int(before.get(f"{WORD}val", "0")) if before is not None else 0
    found = []
    for cell in row_cells(row):
        found.append(column)
        span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
        column += int(span.get(f"{WORD}val", "1")) if span is not None else 1
    return found


def _blank_copy(row: etree._Element) -> etree._Element:
    """Return a copy of a row with nothing in its cells, in their looks."""
    new = deepcopy(row)
    new.tail = row.tail
    _forget_identity(new)
    for name in _NOT_OF_ROW:
        for one in new.findall(f"{WORD}trPr/{WORD}{name}"):
            one.getparent().remove(one)
    for cell in row_cells(new):
        properties = cell.find(f"{WORD}tcPr")
        for name in _NOT_COPIED:
            for one in properties.findall(f"{WORD}{name}") if properties is not None else ():
                properties.remove(one)
        first = next(cell.iter(f"{WORD}p"), None)
        paragraph = _bare(first) if first is not None else etree.Element(f"{WORD}p")
        for child in list(cell):
            if child is not properties:
                cell.remove(child)
        cell.append(paragraph)
    return new


def _bare(paragraph: etree._Element) -> etree._Element:
    """Return a paragraph with the looks of ``paragraph`` and of its first run, which says nothing."""
    new = etree.Element(f"{WORD}p")
    looks = paragraph.find(f"{WORD}pPr")
    if looks is not None:
        new.append(deepcopy(looks))
    run = next(paragraph.iter(f"{WORD}r"), None)
    if run is not None and (font := run.find(f"{WORD}rPr")) is not None:
        empty = etree.SubElement(new, f"{WORD}r")
        empty.append(deepcopy(font))
        for name in _HIDING:
            for one in empty.findall(f"{WORD}rPr/{WORD}{name}"):
                one.getparent().remove(one)
    return new


def _forget_identity(row: etree._Element) -> None:
    """Take off what names a row and its paragraphs and must not be there twice."""
    for element in row.iter():
        for key in [key for key in element.attrib if key.endswith(("}paraId", "}textId")) or "}rsid" in key]:
            del element.attrib[key]


def _say(cell: etree._Element, text: str, model: etree._Element) -> None:
    """Write ``text`` into a blank cell, in its own looks or else in those of the cell ``model``."""
    paragraph = next(cell.iter(f"{WORD}p"))
    run = next(paragraph.iter(f"{WORD}r"), None)
    if run is None:
        run = next((one for one in _bare(next(model.iter(f"{WORD}p"))).iter(f"{WORD}r")), None)
        run = run if run is not None else etree.Element(f"{WORD}r")
        paragraph.append(run)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{WORD}br")
        add_text(run, WORD, line)
