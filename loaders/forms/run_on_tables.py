"""Tables whose rows run on: the end of each row stands in one cell with the beginning of the next.

Where line ends are lost and tabs are kept, the head of a table tells how many cells a row has, and the last one ends in
the number or the date with which the next row begins: 「法の改正に伴う修正 令和3年9月1日」. Such a row of cells is cut
into the rows that it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from konkyo.loaders.forms import change_log
from konkyo.loaders.forms.ordered.annex_tables import annex_column
from konkyo.loaders.pages import Cell, Row

_YEAR = r"(?:(?:明治|大正|昭和|平成|令和|[MTSHRＭＴＳＨＲ])\s?[\d０-９元]{1,2}|[\d０-９]{4})"
_DATE = rf"{_YEAR}\s?[年./．／-][\d０-９年月日./．／\s-]{{0,12}}|同上|〃"
_NUMBER = r"[\d０-９]{1,4}(?:の[\d０-９]{1,3})*"
_BEGINNING = {"date": _DATE, "no": _NUMBER}
_RULE = r"(?:\s+[-―─━＝=]{4,})*"  # drawn between pages
_LAST_WORD = re.compile(r"(?:(.*\S)\s+)?(\S+)\s*", re.S)
_ANNEX = re.compile(r"(?:(.*\S)\s+)??([(（]?別\s?紙\s?[\d０-９]{0,2}[)）]?\s.*)", re.S)
_FEWEST_CELLS = 5
_MOST_COLUMNS = 12
_LONGEST_LABEL = 16  # characters of a head that no table of columns names: 「備考」
_FEWEST_LABELS = 3
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


def rows_cut(row: Row) -> list[Row]:
    """Return the rows that ``row`` was: itself, unless it runs through a table."""
    heads = {head.first: head for head in _heads(row.cells)} if len(row.cells) >= _FEWEST_CELLS else {}
    if not heads:
        return [row]
    rows: list[list[Cell]] = [[]]
    head: _Head | None = None
    place = 0
    while place < len(row.cells):
        cell = row.cells[place]
        if found := heads.get(place):
            head = found
            rows += _titled(rows.pop(), cell)
            rows[-1] += row.cells[place + 1 : head.last]
            place = head.last
            cell = row.cells[place]
        split = head.ends(cell.text) if head and _is_end(row.cells, place, len(rows[-1]), head) else None
        rows[-1].append(replace(cell, text=split[0]) if split else cell)
        if split:
            rows.append([_tail(cell, split[1])])
        place += 1
    return [Row(tuple(cells)) for cells in rows if cells]


def _titled(before: list[Cell], cell: Cell) -> Iterator[list[Cell]]:
    """Yield the row ``before`` a table, its title, and the row of the head that begins at the end of ``cell``."""
    match = _LAST_WORD.fullmatch(cell.text)
    words, label = (match[1] or "", match[2]) if match else ("", cell.text)
    title = _ANNEX.fullmatch(words)
    if text := (title[1] or "") if title else words:
        before.append(replace(cell, text=text))
    yield before
    if title:
        yield [_tail(cell, title[2])]
    yield [_tail(cell, label)]


def _is_end(cells: Sequence[Cell], place: int, column: int, head: _Head) -> bool:
    """Tell whether a row may end in a cell: the last of its columns, or an earlier one if it is too short."""
    last = head.last - head.first
    if place == head.last or column >= last:
        return True
    full = place + last - column
    return column >= _FIRST_END and not (full < len(cells) and head.ends(cells[full].text))


def _heads(cells: Sequence[Cell]) -> Iterator[_Head]:
    place = 0
    while place < len(cells):
        head = _head_at(cells, place)
        if head:
            yield head
        place = head.last if head else place + 1


def _head_at(cells: Sequence[Cell], first: int) -> _Head | None:
    """Return the head that begins with the last word of a cell and ends in a cell with which the first row begins."""
    word = _LAST_WORD.fullmatch(cells[first].text)
    if not word or not _columns(word[2]):
        return None
    names = [_columns(word[2])]
    begins = _begins(names[0])
    for place in range(first + 1, min(first + _MOST_COLUMNS, len(cells))):
        text = cells[place].text
        end = begins.fullmatch(text)
        names.append(_columns(end[1] if end else text))
        if end and names[-1]:
            return _Head(first, place, begins) if _is_head(names) else None
        if not names[-1] and len(text) > _LONGEST_LABEL:
            return None
    return None


def _columns(text: str) -> frozenset[str]:
    """Return the columns of a change log and of a 別紙 that a heading may be."""
    return frozenset(filter(None, (change_log.column(text), annex_column(text)))) if len(text) < 40 else frozenset()


def _begins(name: frozenset[str]) -> re.Pattern[str]:
    kinds = [pattern for column, pattern in _BEGINNING.items() if column in name] or [_NUMBER]
    return re.compile(rf"(.*?\S){_RULE}\s+({'|'.join(kinds)})\s*", re.S)


def _is_head(names: Sequence[frozenset[str]]) -> bool:
    every = frozenset[str]().union(*names)
    return {"before", "after"} <= every or len(every - {"no"}) >= _FEWEST_LABELS - 1


def _tail(cell: Cell, text: str) -> Cell:
    """Return the end of ``cell`` that prints ``text``."""
    return replace(cell, text=text, at=cell.at.model_copy(update={"start": cell.at.end - len(text)}), merged="")
