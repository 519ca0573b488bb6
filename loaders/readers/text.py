"""Transcribed text: lines become rows, tabs and bars separate cells, HTML fragments and Markdown signs are removed."""

import hashlib
import re
from collections.abc import Iterator

from konkyo.loaders.pages import Cell, Page, Pages, Row
from konkyo.loaders.readers.decode import decode
from konkyo.loaders.readers.markup import plain
from konkyo.loaders.readers.text_tables import (
    LinePiece,
    csv_rows,
    drawn_cells,
    is_bar_rule,
    is_csv,
    is_drawn,
    is_rule,
    joined,
    pieces,
    without_rules,
)
from konkyo.loaders.record import At, Source

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")  # 「## 公表日」
_BOLD = re.compile(r"\*\*(.+?)\*\*")  # 「**7. 特定個人情報の保管・消去**」
_DRAWN = re.compile(r"(?<!\S)-{5,}(?!\S)")  # such a rule, where line ends are lost
_PAGE_BREAK_LINES = 3  # blank lines in a row


def read_text(data: bytes) -> Pages:
    """Read the bytes of a text file.

    A form feed or three blank lines start a new page. Rows of a Markdown table (「| a | b |」) are split at their bars,
    those of a table drawn with lines are put together from their lines; a worksheet saved as CSV is read as one.
    Raises KonkyoError (without the name of the file, which the caller knows) for bytes that are not text.
    """
    text, encoding, notes = decode(data)
    pages = [Page(1, tuple(_csv_rows(text)))] if is_csv(text) else _Lines(text).pages()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format="text", encoding=encoding, characters=len(text))
    return Pages(tuple(pages), source, notes)


def _csv_rows(text: str) -> Iterator[Row]:
    for line, start, end, cells in csv_rows(text):
        if any(cell.strip() for cell in cells):
            at = At(line=line, start=start, end=end)
            yield Row(tuple(Cell(_shown(cell), at) for cell in cells))


class _Lines:
    """The lines of a text, put together to pages."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pages: list[Page] = []
        self._rows: list[Row] = []
        self._drawn: list[tuple[int, list[LinePiece]]] = []  # line number and cells of the row being drawn
        self._in_table = False

    def pages(self) -> list[Page]:
        """Return the pages of the text."""
        start = blank = 0
        for number, line in enumerate(self._text.splitlines(keepends=True), start=1):
            body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
            if body.strip():
                if blank >= _PAGE_BREAK_LINES:
                    self._turn_page()
                blank = 0
                self._take(body, number, start)
            else:
                blank += 1
            if "\x0c" in line:
                self._turn_page()
            start += len(line)
        self._turn_page()
        return self._pages

    def _take(self, body: str, number: int, start: int) -> None:
        body = without_rules(body)
        if is_rule(body):
            self._end_drawn()
            self._in_table = True
        elif self._in_table and is_drawn(body):
            self._drawn.append(
                (number, [(text, start + left, start + right) for text, left, right in drawn_cells(body)])
            )
        else:
            self._end_drawn()
            self._in_table = False
            if row := _row(body, number, start):
                self._rows.append(row)

    def _end_drawn(self) -> None:
        if self._drawn:
            line = self._drawn[0][0]
            cells = joined([cells for _, cells in self._drawn])
            self._rows.append(Row(tuple(Cell(_shown(t), At(line=line, start=s, end=e)) for t, s, e in cells)))
            self._drawn.clear()

    def _turn_page(self) -> None:
        self._end_drawn()
        if self._rows:
            self._pages.append(Page(len(self._pages) + 1, tuple(self._rows)))
            self._rows.clear()


def _row(line: str, number: int, start: int) -> Row | None:
    if is_bar_rule(line):
        return None
    cells: list[Cell] = []
    at = start
    for piece in pieces(line):
        cells.append(Cell(_shown(piece), At(line=number, start=at, end=at + len(piece))))
        at += len(piece) + 1
    return Row(tuple(cells))


def _shown(piece: str) -> str:
    """Return the text of a cell, without tags and Markdown signs."""
    return _BOLD.sub(r"\1", _HEADING.sub("", _DRAWN.sub("", plain(piece)))).strip()
