"""Tables whose rows run on: the end of each row stands in one cell with the beginning of the next.

Where line ends are lost and tabs are kept, the head of a table tells how many cells a row has, and the last one ends in
the number or the date with which the next row begins: 「法の改正に伴う修正 令和3年9月1日」. Such a row of cells is
cut into the rows that it was.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.annex_columns import annex_column
from konkyo.loaders.pages import Cell, Page, Pages, Row

_YEAR = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ])\s?[\d０-９元]{1,2}|[\d０-９]{4})"
_DATE = rf"{_YEAR}\s?[年./．／-][\d０-９年月日./．／\s-]{{0,12}}|同上|〃"
_NUMBER = r"[\d０-９]{1,4}(?:の[\d０-９]{1,3})*"
_BEGINNING = {"date": _DATE, "no": _NUMBER}
# Where the spaces between kanji were closed, the title and the head behind it are one word: 「…変更箇所一覧項番」.
_LAST_WORD = re.compile(r"(?:(.*\S)(?:\s+|(?<=変更箇所一覧)|(?<=変更箇所一覧表)))?(\S+)\s*", re.S)
_TITLE = re.compile(r"(?:(.*\S)\s+)??([(（]?別\s?紙\s?[\d０-９]{0,2}[)）]?\s.*|\S*変更箇所一覧\S*)", re.S)
_PART = re.compile(r"(.*\S)\s+((?:[ⅠⅡⅢⅣⅤⅥ]|[IV]{1,3}|[(（]別添[\d０-９]?[)）])[\s.．]*\S{2,30})", re.S)
_NUMBERED = re.compile(r"[\d０-９](?!条の表)")  # 「番号法第19条第7号」 is no heading 「番号」
_LONGEST_HEADING = 40
_FEWEST_CELLS = 5
_MOST_COLUMNS = 12
_LONGEST_LABEL = 16  # characters of a head that no table of columns names: 「備考」
_FEWEST_LABELS = 2
_FIRST_END = 2  # a row whose last cells are blank ends in its third cell at the earliest


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: the places of its first and its last cell in a row of cells, and how its rows begin."""

    first: int
    last: int
    begins: re.Pattern[str]

    def ends(self, text: str) -> tuple[str, str] | None:
        """Split a cell in which a row ends and the next one begins."""
        match = self.begins.fullmatch(text)
        return (match[1], match[2]) if match else None

    def is_past(self, cells: Sequence[Cell]) -> bool:
        """Tell whether ``cells`` are a whole row, so that a number or date begins the next one."""
        return len(cells) > self.last - self.first

    def is_row(self, row: Row) -> bool:
        """Tell whether the head is all of ``row``: no line end is lost there."""
        words = _LAST_WORD.fullmatch(row.cells[self.first].text)
        return self.last == len(row.cells) - 1 and not self.ends(row.cells[-1].text) and not (words and words[1])

    def begun(self, row: Row) -> list[list[Cell]] | None:
        """Return the rows that stand in the first cell of ``row``, if the table goes on there behind lost line ends."""
        first = row.cells[0]
        split = self.ends(first.text)
        if split and len(row.cells) > _FIRST_END and _PART.fullmatch(f"- {split[0]}"):
            return [[replace(first, text=split[0])], [_tail(first, split[1])]]
        several = len(row.cells) > 2 * (self.last - self.first) and self.ends(f"- {first.text}")
        return [[first]] if several else None


def cut_tables(pages: Pages) -> Pages:
    """Return ``pages`` with each row that runs through tables as the rows that it was; the same pages without any.

    A table may go on in the next row, and on the next page.
    """
    head: _Head | None = None
    found: list[Page] = []
    for page in pages.pages:
        rows: list[Row] = []
        for row in page.rows:
            heads = {one.first: one for one in _heads(row.cells)} if len(row.cells) >= _FEWEST_CELLS else {}
            begun = head.begun(row) if head and 0 not in heads else None
            whole = [one for one in heads.values() if one.is_row(row)]
            if whole:
                head = whole[0]
            if begun or (heads and not whole):
                cut = _Cutter(row.cells, heads, head)
                rows += cut.rows(begun)
                head = cut.head
            else:
                rows.append(row)
        found.append(Page(page.number, tuple(rows)))
    return replace(pages, pages=tuple(found)) if head else pages


class _Cutter:
    """Cuts the cells of a row; ``head`` is that of the table which it is in."""

    def __init__(self, cells: Sequence[Cell], heads: Mapping[int, _Head], head: _Head | None) -> None:
        self._cells, self._heads, self.head = cells, heads, head

    def rows(self, begun: list[list[Cell]] | None) -> Iterator[Row]:
        """Yield the rows; ``begun`` are the rows that stand in the first cell, where it does not begin a table."""
        rows, place = begun or [[]], 1 if begun else 0
        while place < len(self._cells):
            cell = self._cells[place]
            if found := self._heads.get(place):
                self.head = found
                rows += _titled(rows.pop(), cell)
                rows[-1] += self._cells[place + 1 : found.last]
                place = found.last
                cell = self._cells[place]
            past = self.head is not None and self.head.is_past(rows[-1])
            if self.head and past and (further := self.head.ends(cell.text)):
                # A column without a heading, 「事前」 beside 「概要」, makes a row one cell longer than its head.
                rows[-1].append(replace(cell, text=further[0]))
                rows.append([_tail(cell, further[1])])
                place += 1
                continue
            if self.head and past and self.head.ends(f"- {cell.text}"):
                while not rows[-1][-1].text:
                    rows[-1].pop()  # of a rule drawn over all columns
                rows.append([])
            split = self._split(place, len(rows[-1]))
            rows[-1].append(replace(cell, text=split[0]) if split else cell)
            if split:
                rows.append([_tail(cell, split[1])])
            place += 1
        for cells in rows:
            yield from _without_heading(cells)

    def _split(self, place: int, column: int) -> tuple[str, str] | None:
        """Split a cell if a row ends in it: the last of its columns, or an earlier one where blank cells were cut."""
        head = self.head
        if head is None:
            return None
        last = head.last - head.first
        full = place + last - column
        ends_later = full < len(self._cells) and head.ends(self._cells[full].text)
        if place != head.last and column < last and (column < _FIRST_END or ends_later):
            return None
        return head.ends(self._cells[place].text)


def _without_heading(cells: list[Cell]) -> Iterator[Row]:
    """Yield a row, and behind it the heading of a part that stood below it, or above the next row."""
    if not cells:
        return
    last = cells[-1]
    heading = _PART.fullmatch(last.text) if len(cells) > _FIRST_END else None
    yield Row((*cells[:-1], replace(last, text=heading[1]) if heading else last))
    if heading:
        yield Row((_tail(last, heading[2]),))


def _titled(before: list[Cell], cell: Cell) -> Iterator[list[Cell]]:
    """Yield the row ``before`` a table, its title, and the row of the head that begins at the end of ``cell``."""
    match = _LAST_WORD.fullmatch(cell.text)
    words, label = (match[1] or "", match[2]) if match else ("", cell.text)
    title = _TITLE.fullmatch(words)
    if text := (title[1] or "") if title else words:
        before.append(replace(cell, text=text))
    yield before
    if title:
        yield [_tail(cell, title[2])]
    yield [_tail(cell, label)]


def _heads(cells: Sequence[Cell]) -> Iterator[_Head]:
    place = 0
    while place < len(cells):
        head = _head_at(cells, place)
        if head:
            yield head
        place = head.last if head else place + 1


def _head_at(cells: Sequence[Cell], first: int) -> _Head | None:
    """Return the head that begins with the last word of a cell.

    It ends in a cell with which the first row begins, or with all cells.
    """
    word = _LAST_WORD.fullmatch(cells[first].text)
    if not word or not _columns(word[2]):
        return None
    names = [_columns(word[2])]
    begins = _begins(names[0])
    for place in range(first + 1, min(first + _MOST_COLUMNS, len(cells))):
        text = cells[place].text
        end = begins.fullmatch(text)
        names.append(_columns(end[1] if end else text))
        if names[-1] and (end or place == len(cells) - 1):
            return _Head(first, place, begins) if _is_head(names) else None
        if not names[-1] and len(text) > _LONGEST_LABEL:
            return None
    return None


def _columns(text: str) -> frozenset[str]:
    """Return the columns of a change log and of a 別紙 that a heading may be."""
    if len(text) > _LONGEST_HEADING or _NUMBERED.search(text):
        return frozenset()
    return frozenset(filter(None, (log_columns.column(text), annex_column(text))))


def _begins(name: frozenset[str]) -> re.Pattern[str]:
    kinds = [pattern for column, pattern in _BEGINNING.items() if column in name] or [_NUMBER]
    return re.compile(rf"(.*?\S)\s+({'|'.join(kinds)})\s*", re.S)


def _is_head(names: Sequence[frozenset[str]]) -> bool:
    every = frozenset[str]().union(*names)
    return {"before", "after"} <= every or ("counterparty" in every and len(every - {"no"}) >= _FEWEST_LABELS)


def _tail(cell: Cell, text: str) -> Cell:
    """Return the end of ``cell`` that prints ``text``."""
    return replace(cell, text=text, at=cell.at.model_copy(update={"start": cell.at.end - len(text)}), merged="")
