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
from konkyo.loaders.readers.drawing import text_boxes
from konkyo.loaders.readers.grid import GridBox
from konkyo.loaders.readers.number_formats import (
    BUILT_IN,
    is_date,
    moment,
    shown_date,
    shown_number,
    whole_date,
    whole_date_notes,
)
from konkyo.loaders.readers.sheet_pages import WorkbookSheet, pages_of, with_text_boxes
from konkyo.loaders.record import Note

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset(("1", "true"))
_NAMED = 5  # cells that a note names at most


def read_xlsx(data: bytes) -> Pages:
    """Read the bytes of a workbook. Values are read as stored; nothing is calculated, run or fetched.

    Raises KonkyoError for a file that is damaged or beyond the limits.
    """
    book = _Book(Archive(data))
    return pages_of(book.sheets(), data, "xlsx", book.notes())


class _Book:
    """A workbook, and what its sheets share: strings, number formats, the kind of dates."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.root = archive.tree(_WORKBOOK)
        self.related = archive.related(_WORKBOOK)
        self.strings = list(self._strings())
        self.formats = list(self._formats())
        properties = self.root.find(f"{_MAIN}workbookPr")
        self.from_1904 = properties is not None and properties.get("date1904") in _TRUE

    def _parts(self, kind: str) -> Iterator[str]:
        return (part for _, own, part, external in self.related if own == kind and part in self.archive.names)

    def _strings(self) -> Iterator[str]:
        for part in self._parts("sharedStrings"):
            yield from map(_text, self.archive.elements(part, f"{_MAIN}si"))

    def _formats(self) -> Iterator[str]:
        """Yield the number format of each cell style."""
        for part in self._parts("styles"):
            styles = self.archive.tree(part)
            own = {form.get("numFmtId"): form.get("formatCode", "") for form in styles.iter(f"{_MAIN}numFmt")}
            for style in styles.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
                number = style.get("numFmtId", "0")
                yield own.get(number) or BUILT_IN.get(int(number) if number.isdecimal() else 0, "General")

    def sheets(self) -> Iterator[WorkbookSheet]:
        """Yield the worksheets in the order of the workbook."""
        targets = {key: part for key, kind, part, external in self.related if kind == "worksheet" and not external}
        for sheet in self.root.iter(f"{_MAIN}sheet"):
            part = targets.get(sheet.get(_ID, ""), "")
            if part in self.archive.names:
                yield self._sheet(sheet.get("name", ""), part, hidden=sheet.get("state", "visible") != "visible")

    def _sheet(self, name: str, part: str, *, hidden: bool) -> WorkbookSheet:
        reader = _SheetReader(self, WorkbookSheet(name, hidden=hidden))
        reader.read(part)
        related = self.archive.related(part)
        floating: list[GridBox] = []
        for _, kind, target, external in related:
            if kind == "drawing" and not external and target in self.archive.names:
                floating += text_boxes(self.archive.tree(target))
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
        place = _place(cell.get("r", ""))
        text = self._shown(cell)
        if place and text:
            self.texts[place] = text

    def _row(self, row: etree._Element) -> None:
        number = row.get("r", "")
        if not number.isdecimal():
            return
        if row.get("hidden") in _TRUE or row.get("ht") == "0":
            self.sheet.hidden_rows.add(int(number) - 1)
        if row.get("hidden") is not None or row.get("ht") is not None:
            self.rows.add(int(number) - 1)

    def _mergeCell(self, area: etree._Element) -> None:  # noqa: N802 (the element's name)
        first, _, last = area.get("ref", "").partition(":")
        start, end = _place(first), _place(last)
        if start and end:
            self.merged[start] = (end[0] - start[0] + 1, end[1] - start[1] + 1)

    def _col(self, column: etree._Element) -> None:
        first, last = column.get("min", ""), column.get("max", "")
        if (column.get("hidden") in _TRUE or column.get("width") == "0") and first.isdecimal() and last.isdecimal():
            self.sheet.hidden_columns.update(range(int(first) - 1, min(int(last), 16_384)))

    def _sheetFormatPr(self, form: etree._Element) -> None:  # noqa: N802 (the element's name)
        self.zero_height = form.get("zeroHeight") in _TRUE

    def _shown(self, cell: etree._Element) -> str:
        """Return the text that a cell shows: its stored value in its number format."""
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return _text(inline) if inline is not None else ""
        if not value:
            # A formula may have an empty text as its result, but no empty number.
            if cell.find(f"{_MAIN}f") is not None and kind != "str":
                self.unread.append(cell.get("r", ""))
            return ""
        if kind == "s":
            return self.book.strings[int(value)] if value.isdecimal() and int(value) < len(self.book.strings) else ""
        if kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        return self._number(value, cell) if kind == "n" else _plain(value)

    def _number(self, value: str, cell: etree._Element) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        style = cell.get("s", "0")
        index = int(style) if style.isdecimal() else 0
        number_format = self.book.formats[index] if index < len(self.book.formats) else "General"
        when = moment(number, from_1904=self.book.from_1904) if is_date(number_format) else None
        if when is None:
            return shown_number(number, number_format)
        whole = whole_date(when, number_format)
        if whole:
            self.whole_dates.append(cell.get("r", ""))
        return whole or shown_date(when, number_format)


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column (0-based) of a reference such as 「AB12」; None for anything else."""
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _text(string: etree._Element) -> str:
    """Return a string of one or several runs, without the readings (ふりがな) stored with it."""
    parts = [string.findtext(f"{_MAIN}t") or ""]
    parts += [run.findtext(f"{_MAIN}t") or "" for run in string.iterfind(f"{_MAIN}r")]
    return _plain("".join(parts))


def _plain(text: str) -> str:
    unescaped = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return unescaped.replace("\r\n", "\n").replace("\r", "\n").strip("\n")


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
