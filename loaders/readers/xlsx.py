"""Excel workbooks (.xlsx, .xlsm): what their cells and text boxes show. Macros are not run.

The XML of each sheet is streamed once. A library would build the whole sheet with all its borders in memory before it
gives values, number formats, merged and hidden cells, and before a limit can be checked.
"""

import re
from collections.abc import Iterator

from lxml import etree

from konkyo.loaders import limits
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.archive import Archive
from konkyo.loaders.readers.cell_styles import CellStyle, cell_styles, font_left_out
from konkyo.loaders.readers.drawing import struck_words, text_boxes
from konkyo.loaders.readers.grid import GridBox, whole_number
from konkyo.loaders.readers.left_out import LeftOut, Run, left_out_note, left_out_notes, living
from konkyo.loaders.readers.number_formats import (
    is_date,
    moment,
    shown_date,
    shown_number,
    whole_date,
    whole_date_notes,
)
from konkyo.loaders.readers.sheet_pages import PrintArea, WorkbookSheet, cell_error, with_text_boxes, workbook_pages
from konkyo.loaders.readers.sniff import damaged
from konkyo.loaders.record import ILLEGIBLE, At, Note

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset(("1", "true"))
_AREA = re.compile(r"!\$?([A-Z]{1,3}\$?\d+)(?::\$?([A-Z]{1,3}\$?\d+))?")  # 「'様式3'!$A$1:$X$90,'様式3'!$A$95:$X$120」
_NAMED = 5  # cells that a note names at most


def read_xlsx(data: bytes) -> Pages:
    """Read the bytes of a workbook. Values are read as stored; nothing is calculated, run or fetched.

    Raises KonkyoError for a file that is damaged or beyond the limits.
    """
    book = _Book(Archive(data))
    return workbook_pages(book.sheets(), data, "xlsx", book.notes())


class _Book:
    """A workbook, and what its sheets share: strings, number formats, the kind of dates."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.root = archive.tree(_WORKBOOK)
        self.related = archive.related(_WORKBOOK)
        self.strings = list(self._strings())
        self.styles = [style for part in self._parts("styles") for style in cell_styles(archive.tree(part))]
        properties = self.root.find(f"{_MAIN}workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in _TRUE

    def _parts(self, kind: str) -> Iterator[str]:
        return (part for _, own, part, external in self.related if own == kind and part in self.archive.names)

    def _strings(self) -> Iterator[tuple[Run, ...]]:
        for part in self._parts("sharedStrings"):
            yield from map(_runs, self.archive.elements(part, f"{_MAIN}si"))

    def sheets(self) -> Iterator[WorkbookSheet]:
        """Yield the worksheets in the order of the workbook."""
        read: set[str] = set()
        for index, sheet, part in worksheet_parts(self.root, self.archive):
            if part in read:
                raise damaged(f"{part}: two sheets")
            read.add(part)
            hidden = sheet.get("state", "visible") != "visible"
            areas = self._print_areas(index)
            yield self._sheet(WorkbookSheet(sheet.get("name", ""), hidden=hidden, print_areas=areas), part)

    def _print_areas(self, index: int) -> list[PrintArea]:
        """Return the areas of the sheet number ``index`` that are printed; [] where all of it is."""
        found = []
        for name in self.root.iterfind(f"{_MAIN}definedNames/{_MAIN}definedName"):
            if name.get("name") == "_xlnm.Print_Area" and name.get("localSheetId") == str(index):
                for first, last in _AREA.findall(name.text or ""):
                    start, end = cell_place(first), cell_place(last or first)
                    if start and end:
                        found.append(PrintArea(*start, *end))
        return found

    def _sheet(self, sheet: WorkbookSheet, part: str) -> WorkbookSheet:
        reader = _SheetReader(self, sheet)
        reader.read(part)
        related = self.archive.related(part)
        floating: list[GridBox] = []
        for _, kind, target, external in related:
            if kind == "drawing" and not external and target in self.archive.names:
                drawing = self.archive.tree(target)
                floating += text_boxes(drawing)
                sheet.notes += [left_out_note(LeftOut.STRUCK, *struck) for struck in struck_words(drawing)]
        reader.sheet.boxes = with_text_boxes(reader.boxes(), floating)
        reader.sheet.notes += [*_unread(reader.unread), *whole_date_notes(reader.whole_dates)]
        reader.sheet.notes += _controls(sum(kind == "ctrlProp" for _, kind, _, _ in related))
        return reader.sheet

    def notes(self) -> Iterator[Note]:
        """Yield notes on the workbook as a whole."""
        if any(name.endswith("vbaProject.bin") for name in self.archive.names):
            yield Note(
                code="macros",
                ja="マクロを含むブックなので、保存されている値だけを読み、マクロは実行していない",
                en="the workbook holds macros: only its stored values were read, nothing was run",
            )
        if any(kind == "externalLink" for _, kind, _, _ in self.related):
            yield Note(
                code="external-links",
                ja="ほかのブックを参照しているが、開いていない（保存されている値を読んだ）",
                en="it refers to other workbooks, which were not opened (stored values were read)",
            )


class _SheetReader:
    """Reads the elements of one sheet as they are streamed; each method ``_tag`` reads the elements of that tag."""

    def __init__(self, book: _Book, sheet: WorkbookSheet) -> None:
        self.book, self.sheet = book, sheet
        self.texts: dict[tuple[int, int], str] = {}
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self.unread: list[str] = []
        self.whole_dates: list[str] = []
        self.zero_height = False
        self.rows: set[int] = set()

    def read(self, part: str) -> None:
        """Read the part of the archive that holds the sheet."""
        tags = (f"{_MAIN}{name}" for name in ("c", "row", "mergeCell", "col", "sheetFormatPr"))
        for count, element in enumerate(self.book.archive.elements(part, *tags), start=1):
            limits.CELLS.check(count, self.sheet.name)
            getattr(self, f"_{element.tag.removeprefix(_MAIN)}")(element)
        if self.zero_height:
            # In such a sheet a row is hidden unless the file gives it properties of its own.
            self.sheet.hidden_rows |= {row for row, _ in self.texts if row not in self.rows}

    def boxes(self) -> list[GridBox]:
        """Return the cells that have text or are merged."""
        found = [
            GridBox(row, column, self.texts.get((row, column), ""), *span)
            for (row, column), span in self.merged.items()
        ]
        found += [GridBox(*place, text) for place, text in self.texts.items() if place not in self.merged]
        return sorted(found, key=lambda box: (box.row, box.column))

    def _c(self, cell: etree._Element) -> None:
        place = cell_place(cell.get("r", ""))
        if not place:
            return
        runs = self._shown(cell)
        text = living(runs).strip("\n")
        if text:
            self.texts[place] = text
        at = At(line=place[0] + 1, start=0, end=0)
        self.sheet.notes += left_out_notes(runs, at, cell.get("r", ""))

    def _row(self, row: etree._Element) -> None:
        number = whole_number(row.get("r"), 0) - 1
        if number < 0:
            return
        if row.get("hidden") in _TRUE or row.get("ht") == "0":
            self.sheet.hidden_rows.add(number)
        if row.get("hidden") is not None or row.get("ht") is not None:
            self.rows.add(number)

    def _mergeCell(self, area: etree._Element) -> None:  # noqa: N802 (the element's name)
        first, _, last = area.get("ref", "").partition(":")
        start, end = cell_place(first), cell_place(last)
        if start and end:
            self.merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)

    def _col(self, column: etree._Element) -> None:
        first, last = whole_number(column.get("min"), 0), whole_number(column.get("max"), 0)
        if first and (column.get("hidden") in _TRUE or column.get("width") == "0"):
            self.sheet.hidden_columns.update(range(first - 1, min(last, 16_384)))

    def _sheetFormatPr(self, form: etree._Element) -> None:  # noqa: N802 (the element's name)
        self.zero_height = form.get("zeroHeight") in _TRUE

    def _shown(self, cell: etree._Element) -> tuple[Run, ...]:
        """Return the text that a cell shows, its stored value in its number format, and what its font hides of it."""
        index, styles = whole_number(cell.get("s"), 0), self.book.styles
        style = styles[index] if index < len(styles) else CellStyle()
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return style.shown(_runs(inline)) if inline is not None else ()
        if not value:
            # A formula may have an empty text as its result, but no empty number.
            if cell.find(f"{_MAIN}f") is not None and kind != "str":
                self.unread.append(cell.get("r", ""))
            return ()
        if kind == "s":
            known = whole_number(value, len(self.book.strings))
            return style.shown(self.book.strings[known]) if known < len(self.book.strings) else ()
        if kind == "e":
            self.sheet.notes.append(cell_error(value, cell_place(cell.get("r", "")) or (0, 0), cell.get("r", "")))
            return (Run(ILLEGIBLE),)
        if kind == "b":
            return (Run("TRUE" if value == "1" else "FALSE", style.left_out),)
        shown = self._number(value, cell.get("r", ""), style) if kind == "n" else string_text(value)
        return (Run(shown, style.left_out),)

    def _number(self, value: str, reference: str, style: CellStyle) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        when = moment(number, from_1904=self.book.from_1904) if is_date(style.number_format) else None
        if when is None:
            return shown_number(number, style.number_format)
        whole = whole_date(when, style.number_format)
        if whole:
            self.whole_dates.append(reference)
        return whole or shown_date(when, style.number_format)


def worksheet_parts(book: etree._Element, archive: Archive) -> Iterator[tuple[int, etree._Element, str]]:
    """Yield the worksheets of a workbook in its order: place in the list of all sheets, its entry there, its part.

    The first one is page 1 of what is read, the second page 2.
    """
    related = archive.related(_WORKBOOK)
    targets = {key: part for key, kind, part, external in related if kind == "worksheet" and not external}
    for index, sheet in enumerate(book.iter(f"{_MAIN}sheet")):
        part = targets.get(sheet.get(_ID, ""), "")
        if part in archive.names:
            yield index, sheet, part


def cell_place(reference: str) -> tuple[int, int] | None:
    """Return row and column (0-based) of a reference such as 「AB12」; None for anything else."""
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _runs(string: etree._Element) -> tuple[Run, ...]:
    """Return the runs of a string, without the readings (ふりがな) stored with it."""
    whole = Run(string_text(string.findtext(f"{_MAIN}t") or ""), of_cell=True)
    runs = (_run(run, run.find(f"{_MAIN}rPr")) for run in string.iterfind(f"{_MAIN}r"))
    return tuple(run for run in (whole, *runs) if run.text)


def _run(run: etree._Element, font: etree._Element | None) -> Run:
    return Run(string_text(run.findtext(f"{_MAIN}t") or ""), font_left_out(font), of_cell=font is None)


def string_text(text: str) -> str:
    """Return the text that a workbook stores as ``text``: its escapes are read, a line end is one character."""
    unescaped = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escapes can be the halves of one character (「_xD867__xDE3D_」); a half alone is none, and no store takes it.
    whole = unescaped.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _unread(cells: list[str]) -> Iterator[Note]:
    if cells:
        named = "・".join(cells[:_NAMED]) + ("…" if len(cells) > _NAMED else "")
        yield Note(
            code="formula",
            ja=f"計算結果が保存されていない式 {len(cells)} 個（{named}）は読めない。Excel で開いて保存し直すと読める",
            en=f"{len(cells)} formulas without a stored result ({named}) cannot be read; open and save it in Excel",
        )


def _controls(count: int) -> Iterator[Note]:
    if count:
        yield Note(
            code="controls",
            ja=f"フォームの部品（チェックボックスなど）{count} 個の印は読んでいない",
            en=f"the marks of {count} form controls (checkboxes and such) were not read",
        )
