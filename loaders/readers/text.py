"""Transcribed text: lines become rows, tabs separate cells, HTML fragments and Markdown signs are removed."""

import hashlib
import re

from konkyo.loaders.pages import Cell, Page, Pages, Row
from konkyo.loaders.readers.decode import decode
from konkyo.loaders.readers.markup import plain
from konkyo.loaders.record import At, Source

_RULE = re.compile(r"^[\s|:ー―—–-]*-{3}[\s|:ー―—–-]*$")  # 「-----|-----|----」 below the head of a table
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")  # 「## 公表日」
_BOLD = re.compile(r"\*\*(.+?)\*\*")  # 「**7. 特定個人情報の保管・消去**」
_PAGE_BREAK_LINES = 3  # blank lines in a row


def read_text(data: bytes) -> Pages:
    """Read the bytes of a text file.

    A form feed or three blank lines start a new page. Rows of a Markdown table (「| a | b |」) are split at their bars.
    Raises KonkyoError (without the name of the file, which the caller knows) for bytes that are not text.
    """
    text, encoding, notes = decode(data)
    pages: list[Page] = []
    rows: list[Row] = []
    blank = 0

    def turn_page() -> None:
        if rows:
            pages.append(Page(len(pages) + 1, tuple(rows)))
            rows.clear()

    start = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        body = line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        if body.strip():
            if blank >= _PAGE_BREAK_LINES:
                turn_page()
            blank = 0
            row = _row(body, number, start)
            if row:
                rows.append(row)
        else:
            blank += 1
        if "\x0c" in line:
            turn_page()
        start += len(line)
    turn_page()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format="text", encoding=encoding, characters=len(text))
    return Pages(tuple(pages), source, notes)


def _row(line: str, number: int, start: int) -> Row | None:
    if _RULE.match(line):
        return None
    cells: list[Cell] = []
    at = start
    for piece in _split(line):
        shown = _BOLD.sub(r"\1", _HEADING.sub("", plain(piece)))
        cells.append(Cell(shown.strip(), At(line=number, start=at, end=at + len(piece))))
        at += len(piece) + 1
    return Row(tuple(cells))


def _split(line: str) -> list[str]:
    stripped = line.strip()
    if "\t" not in line and stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 1:
        # The first bar opens the row. Offsets stay right, because each piece ends at one bar.
        return line.split("|")[:-1]
    return line.split("\t")
