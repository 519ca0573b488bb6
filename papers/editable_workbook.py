"""The cells of a workbook, to be changed where they stand. Strings that other cells share stay as they are."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cached_property

from lxml import etree

from konkyo.i18n import Words
from konkyo.law.dates import day
from konkyo.loaders.pages import Cell, Pages
from konkyo.loaders.readers.cell_styles import CellStyle, cell_styles, font_left_out
from konkyo.loaders.readers.left_out import Run
from konkyo.loaders.readers.number_formats import is_date
from konkyo.loaders.readers.xlsx import string_text, worksheet_parts
from konkyo.papers.editable_document import EditableDocument, EditableText
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.passage_words import NotWrittenError, spaceless
from konkyo.papers.run_edits import Letter, RunDialect, add_text
from konkyo.viz.excel_cells import allowed, escaped

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKBOOK = "xl/workbook.xml"
_SINCE_1900, _SINCE_1904 = date(1899, 12, 30), date(1904, 1, 1)
_NO_CELL = Words(
    ja="その欄の文を持つセルを一つに決められない（図形の文字かもしれない）",
    en="no single cell holds the words of the field (they may stand in a shape)",
)
_FORMULA = Words(ja="セルが数式なので書き換えない", en="the cell holds a formula, which is not overwritten")


class _WorkbookRuns(RunDialect):
    namespace = MAIN

    def __init__(self, font: etree._Element | None) -> None:
        self._font = font

    def base_properties(self) -> etree._Element:
        """Return the font of the cell: a run with properties of its own takes nothing from it."""
        properties = etree.Element(f"{MAIN}rPr")
        for child in self._font if self._font is not None else ():
            one = deepcopy(child)
            if one.tag == f"{MAIN}name":
                one.tag = f"{MAIN}rFont"
            properties.append(one)
        return properties

    def redden(self, properties: etree._Element) -> None:
        for color in properties.findall(f"{MAIN}color"):
            properties.remove(color)
        etree.SubElement(properties, f"{MAIN}color").set("rgb", "FFFF0000")

    def strike(self, properties: etree._Element) -> None:
        if properties.find(f"{MAIN}strike") is None:
            properties.insert(0, etree.Element(f"{MAIN}strike"))

    def say(self, run: etree._Element, text: str) -> None:
        add_text(run, MAIN, text)


class EditableWorkbook(EditableDocument):
    """A workbook. ``pages`` are those that its bytes were read as."""

    def __init__(self, package: OoxmlPackage, pages: Pages) -> None:
        super().__init__(pages)
        self.package = package
        self.book = package.tree(_WORKBOOK)
        parts = worksheet_parts(self.book, package.archive)
        self.parts = {page: (index, sheet, part) for page, (index, sheet, part) in enumerate(parts, start=1)}
        """page of what is read → place in the list of sheets, its entry there, its part"""

    def sheet(self, page: int) -> etree._Element:
        """Return the XML of the sheet that is read as ``page``."""
        return self.package.tree(self.parts[page][2])

    def row(self, page: int, number: int) -> etree._Element | None:
        """Return the row ``number``, from 1; None where the sheet has none."""
        return self._rows(page).get(number)

    def _rows(self, page: int) -> dict[int, etree._Element]:
        data = self.sheet(page).find(f"{MAIN}sheetData")
        return {int(row.get("r", "0")): row for row in data if row.get("r")} if data is not None else {}

    def text_of(self, cell: Cell) -> EditableText:
        """Return the text that was read as ``cell``. Raises NotWrittenError where it cannot be told or edited."""
        page = cell.at.page or 1
        wanted = spaceless(cell.text)[0]
        found = self.row(page, cell.at.line)
        row = list(found) if found is not None else []
        texts = [text for one in row if (text := self._cell(page, one)) is not None]
        same = [text for text in texts if spaceless(text.text)[0] == wanted]
        if len(same) == 1:
            return same[0]
        dates = [one for one in row if self._is_date(one)]
        if not same and len(dates) == 1:
            return self._date(page, dates[0], cell.text)
        formulas = [one for one in row if one.find(f"{MAIN}f") is not None]
        calculated = any(spaceless(one.findtext(f"{MAIN}v") or "")[0] == wanted for one in formulas)
        raise NotWrittenError(_FORMULA if calculated else _NO_CELL)

    def _is_date(self, cell: etree._Element) -> bool:
        """Tell whether a cell holds a day as a number that its format shows as one."""
        number = cell.get("t", "n") == "n" and cell.find(f"{MAIN}v") is not None and cell.find(f"{MAIN}f") is None
        return number and is_date(self._style(cell).number_format)

    def _date(self, page: int, cell: etree._Element, shown: str) -> EditableText:
        """Return the text ``shown`` of a day; what is made of it becomes the number of the new day."""
        string = etree.Element(f"{MAIN}is")
        add_text(etree.SubElement(string, f"{MAIN}r"), MAIN, shown)
        letters = tuple(self._letters(string, CellStyle()))
        return EditableText(letters, _WorkbookRuns(None), self._where(page, cell), lambda: self._put_day(cell, string))

    def _put_day(self, cell: etree._Element, string: etree._Element) -> None:
        letters = "".join(letter.character for letter in self._letters(string, CellStyle()))
        new = day(letters)
        properties = self.book.find(f"{MAIN}workbookPr")
        since = _SINCE_1904 if properties is not None and properties.get("date1904") in ("1", "true") else _SINCE_1900
        if new:
            cell.find(f"{MAIN}v").text = str((new - since).days)

    def _where(self, page: int, cell: etree._Element) -> str:
        return f"「{self.parts[page][1].get('name')}」!{cell.get('r')}"

    def _cell(self, page: int, cell: etree._Element) -> EditableText | None:
        """Return the text of a cell; None where it holds no string."""
        string = self._string(cell)
        if string is None:
            return None
        dialect = _WorkbookRuns(self._font(cell))
        letters = tuple(self._letters(string, self._style(cell)))
        return EditableText(letters, dialect, self._where(page, cell), finish=lambda: self._put(cell, string, dialect))

    def _string(self, cell: etree._Element) -> etree._Element | None:
        """Return a copy of the string of a cell, all in runs, with its escapes read."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            found = cell.find(f"{MAIN}is")
        else:
            index = cell.findtext(f"{MAIN}v") or ""
            known = kind == "s" and index.isdecimal() and int(index) < len(self._strings)
            found = self._strings[int(index)] if known else None
        if found is None or cell.find(f"{MAIN}f") is not None:
            return None
        string = deepcopy(found)
        string.tail = None
        for reading in (*string.findall(f"{MAIN}rPh"), *string.findall(f"{MAIN}phoneticPr")):
            # ふりがな are counted by characters, which change.
            string.remove(reading)
        for piece in string.iter(f"{MAIN}t"):
            piece.text = allowed(string_text(piece.text or ""))
        plain = string.find(f"{MAIN}t")
        if plain is not None:
            run = etree.Element(f"{MAIN}r")
            plain.addprevious(run)
            run.append(plain)
        return string

    @cached_property
    def _strings(self) -> list[etree._Element]:
        part = self.part("sharedStrings")
        return list(self.package.tree(part).iterfind(f"{MAIN}si")) if part else []

    def part(self, kind: str) -> str | None:
        """Return the part of this kind that belongs to the workbook: "styles"."""
        related = self.package.archive.related(_WORKBOOK)
        return next((part for _, own, part, _ in related if own == kind and part in self.package.archive.names), None)

    @cached_property
    def styles(self) -> etree._Element | None:
        """The part with the styles of cells."""
        part = self.part("styles")
        return self.package.tree(part) if part else None

    @cached_property
    def _cell_styles(self) -> list[CellStyle]:
        return list(cell_styles(self.styles)) if self.styles is not None else []

    def _style(self, cell: etree._Element) -> CellStyle:
        index = int(cell.get("s", "0"))
        return self._cell_styles[index] if index < len(self._cell_styles) else CellStyle()

    def style_part(self, cell: etree._Element, group: str, name: str, key: str) -> etree._Element | None:
        """Return what the style of a cell says of its "fonts" / "font" / "fontId", or of another group."""
        if self.styles is None:
            return None
        forms = self.styles.findall(f"{MAIN}cellXfs/{MAIN}xf")
        index = int(cell.get("s", "0"))
        known = self.styles.findall(f"{MAIN}{group}/{MAIN}{name}")
        at = int(forms[index].get(key, "0")) if index < len(forms) else 0
        return known[at] if at < len(known) else None

    def _font(self, cell: etree._Element) -> etree._Element | None:
        return self.style_part(cell, "fonts", "font", "fontId")

    def _letters(self, string: etree._Element, style: CellStyle) -> Iterator[Letter]:
        runs = string.findall(f"{MAIN}r")
        looks = [run.find(f"{MAIN}rPr") for run in runs]
        told = tuple(Run(run.findtext(f"{MAIN}t") or "", font_left_out(look), of_cell=look is None)
                     for run, look in zip(runs, looks, strict=True))  # fmt: skip
        for run, said in zip(runs, style.shown(told), strict=True):
            piece = run.find(f"{MAIN}t")
            if piece is not None and said.left_out is None:
                yield from (Letter(character, piece, at) for at, character in enumerate(piece.text or ""))

    def _put(self, cell: etree._Element, string: etree._Element, dialect: _WorkbookRuns) -> None:
        """Make ``string`` that of the cell: a new shared string, or the cell's own."""
        _simplify(string, dialect)
        for piece in string.iter(f"{MAIN}t"):
            piece.text = escaped(piece.text or "")
        if cell.get("t") == "inlineStr":
            cell.replace(cell.find(f"{MAIN}is"), string)
            return
        cell.find(f"{MAIN}v").text = str(self.share(string))

    def said(self, cell: etree._Element) -> str:
        """Return the text of a cell that holds a string, else its stored value."""
        string = self._string(cell)
        if string is None:
            return cell.findtext(f"{MAIN}v") or ""
        return "".join(piece.text or "" for piece in string.iter(f"{MAIN}t"))

    def share(self, string: etree._Element, *, new: bool = False) -> int:
        """Add a string to the shared ones and return its number. ``new``: no cell named another string before."""
        part = self.part("sharedStrings")
        shared = self.package.tree(part) if part else None
        assert shared is not None, "a workbook without shared strings has no cell that names one"
        shared.append(string)
        self._strings.append(string)
        if shared.get("uniqueCount", "").isdecimal():
            shared.set("uniqueCount", str(int(shared.get("uniqueCount")) + 1))
        if new and shared.get("count", "").isdecimal():
            shared.set("count", str(int(shared.get("count")) + 1))
        return len(self._strings) - 1

    def data(self) -> bytes:
        """Return the bytes of the workbook as it is now."""
        return self.package.data()


def _simplify(string: etree._Element, dialect: _WorkbookRuns) -> None:
    """Make one plain text of runs that all have the looks of the cell; else give looks to those that have none.

    The first run may be without: it has the looks of its cell.
    """
    runs = string.findall(f"{MAIN}r")
    if all(run.find(f"{MAIN}rPr") is None for run in runs):
        text = "".join(run.findtext(f"{MAIN}t") or "" for run in runs)
        for run in runs:
            string.remove(run)
        add_text(string, MAIN, text)
        return
    for run in runs[1:]:
        if run.find(f"{MAIN}rPr") is None:
            run.insert(0, dialect.base_properties())
