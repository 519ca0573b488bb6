"""Lines of a form → ruled cells on sheets, in one of the ways bodies lay them out. The same for every format."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from contents import Boxes, Choice, Field, Free, Heading, Items, Line, Table, Text, Value
from style import Style

_LONGEST = 12  # rows of one cell, before it is cut into several rows of the grid
_ERAS = ((datetime.date(2019, 5, 1), "令和", 2018), (datetime.date(1989, 1, 8), "平成", 1988))
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Ruled:
    """One cell: where it stands on the grid, what is written in it, whether rules are drawn around it.

    ``date`` is set where it holds nothing but a date, in ISO form; ``upright`` where it is written downwards.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    ruled: bool = True
    date: str = ""
    upright: bool = False


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells, and for each row how many lines of type it must hold."""

    cells: list[Ruled] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    outlines: list[tuple[int, int, int, int]] = field(default_factory=list)
    """(row, column, rows, columns) of values whose own cells have no rules"""


def layout(lines: Sequence[Line], style: Style) -> list[Sheet]:
    """Return the sheets of a form."""
    sheets = [Sheet()]
    for line in lines:
        if isinstance(line, Heading) and line.level == 0 and style.split_sheets and sheets[-1].cells:
            sheets.append(Sheet())
        _Placer(sheets[-1], style).place(line)
    return sheets


def printed_date(iso: str, style: Style) -> str:
    """Return a date as this body prints it; a month stays a month."""
    parts = [int(part) for part in iso.split("-")]
    if style.dates == "スラッシュ" and len(parts) == 3:
        return "{}/{}/{}".format(*parts)
    units = "年月日"
    if style.dates == "西暦":
        return "".join(f"{number}{unit}" for number, unit in zip(parts, units, strict=False))
    day = datetime.date(*[*parts, 1][:3])
    _, era, before = next(known for known in _ERAS if day >= known[0])
    year = "元" if parts[0] - before == 1 else str(parts[0] - before)
    rest = "".join(f"{number}{unit}" for number, unit in zip(parts[1:], units[1:], strict=False))
    text = f"{era}{year}年{rest}"
    return text.translate(_WIDE) if style.dates == "全角" else text


class _Placer:
    def __init__(self, sheet: Sheet, style: Style) -> None:
        self.sheet, self.style = sheet, style
        self.left, self.right = style.margin, style.margin + style.columns

    def place(self, line: Line) -> None:
        """Put ``line`` below what the sheet holds."""
        if isinstance(line, Heading):
            self._row([(self.left, self.right - self.left, line.text)], ruled=line.level > 0)
        elif isinstance(line, Free):
            self._value(line.value, self.left)
        elif isinstance(line, Field):
            self._field(line)
        elif isinstance(line, Items):
            self._items(line)
        else:
            self._table(line)

    def _field(self, line: Field) -> None:
        first, width = len(self.sheet.heights), self.style.label
        outer = next((n for n, cell in enumerate(self.sheet.cells) if self._goes_on(cell, line, first)), None)
        at = self.left + width * len(line.labels)
        self._value(line.value, at)
        self._make_room(first, max(self._lines(label, width) for label in line.labels))
        rows = len(self.sheet.heights) - first
        self.sheet.outlines.append((first, at, rows, self.right - at))
        for place, label in enumerate(line.labels):
            if place == 0 and outer is not None:
                held = self.sheet.cells[outer]
                self.sheet.cells[outer] = replace(held, rows=held.rows + rows)
            else:
                upright = label == "再委託" and self.style.nested
                self.sheet.cells.append(Ruled(first, self.left + width * place, rows, width, label, upright=upright))

    def _make_room(self, first: int, lines: int) -> None:
        """Make the last row so high that so many lines fit into the rows from ``first`` on: a label may be long."""
        self.sheet.heights[-1] += max(lines - sum(self.sheet.heights[first:]), 0)

    def _goes_on(self, cell: Ruled, line: Field, row: int) -> bool:
        """Tell whether ``cell`` is the outer label of ``line``, right above it."""
        return cell.column == self.left and cell.text == line.labels[0] and cell.row + cell.rows == row

    def _value(self, value: Value, at: int) -> None:
        columns = self.right - at
        if self.style.apart and isinstance(value, Choice):
            self._choice_apart(value, at)
        elif self.style.apart and isinstance(value, Boxes) and columns >= 10:
            self._boxes_apart(value, at)
        else:
            date = value.date if isinstance(value, Text) else ""
            self._row([(at, columns, self._broken(self._text(value)))], date=date, long=True)

    def _broken(self, text: str) -> str:
        """Break a long text into lines as a body types them, but between two Latin letters or digits never."""
        every = self.style.broken
        if not every or len(text) <= every or "\n" in text:
            return text
        pieces = [text[at : at + every] for at in range(0, len(text), every)]
        joined = pieces[0]
        for piece in pieces[1:]:
            joined += ("" if joined[-1].isascii() and piece[0].isascii() else "\n") + piece
        return joined

    # ---- values as one text ---------------------------------------------------------------------------------

    def _text(self, value: Value) -> str:
        style = self.style
        if isinstance(value, Text):
            return printed_date(value.date, style) if value.date else value.text
        if isinstance(value, Choice):
            listed = "　".join(f"{number}) {option}" for number, option in enumerate(value.options, start=1))
            opening, closing = style.square
            count = "" if value.count is None else f"　（ {value.count} ）件"
            return f"{opening}　{value.answer}　{closing}　{style.list_head}\n{listed}{count}"
        pieces = [self._box(*option) for option in value.options]
        pieces = [f"{piece}（ {count} ）件" for piece, count in zip(pieces, value.counts, strict=False)] + pieces[
            len(value.counts) :
        ]
        return "\n".join("　　".join(pieces[at : at + 2]) for at in range(0, len(pieces), 2))

    def _box(self, name: str, ticked: bool, detail: str | None) -> str:
        opening, closing = self.style.brackets
        words = "" if detail is None else f" {opening}　{detail}　{closing}"
        return f"{self.style.ticked if ticked else self.style.empty} {name}{words}"

    # ---- values over several cells --------------------------------------------------------------------------

    def _choice_apart(self, value: Choice, at: int) -> None:
        opening, closing = self.style.square
        last = self.right - at - 2
        answer = max(last * 2 // 3, 2)
        cells = [(at, 1, opening), (at + 1, answer, value.answer), (at + 1 + answer, 1, closing)]
        self._row([*cells, (at + 2 + answer, last - answer, self.style.list_head)], ruled=False)
        listed = [f"{number}） {option}" for number, option in enumerate(value.options, start=1)]
        half = (self.right - at) // 2
        for pair in _pairs(listed):
            widths = [(at, half if len(pair) > 1 else self.right - at), (at + half, self.right - at - half)]
            self._row([(c, w, text) for (c, w), text in zip(widths, pair, strict=False)], ruled=False)
        if value.count is not None:
            self._row([(at, 2, "（"), (at + 2, 2, value.count), (at + 4, 3, "）件")], ruled=False)

    def _boxes_apart(self, value: Boxes, at: int) -> None:
        half = (self.right - at) // 2
        sign = re.sub(r"[\[\]［］\s]", "", self.style.ticked)
        counts = dict(zip((name for name, _, _ in value.options), value.counts, strict=False))
        alone = [option for option in value.options if option[2] is not None or option[0] in counts]
        for options in [*_pairs([o for o in value.options if o not in alone]), *([option] for option in alone)]:
            cells = []
            for place, (name, ticked, _) in zip((at, at + half), options, strict=False):
                width = half - 3 if len(options) > 1 else self.right - at - 3
                cells += [(place, 1, "["), (place + 1, 1, sign if ticked else ""), (place + 2, 1, "]")]
                cells.append((place + 3, width, name))
            self._row(cells, ruled=False)
            name, _, detail = options[0]
            if detail is not None:
                opening, closing = self.style.brackets
                words = (at + 1, self.right - at - 2, detail)
                self._row([(at, 1, opening), words, (self.right - 1, 1, closing)], ruled=False)
            if name in counts:
                self._row([(at, 1, "（"), (at + 1, 2, counts[name]), (at + 3, 3, "）件")], ruled=False)

    # ---- tables ---------------------------------------------------------------------------------------------

    def _table(self, line: Table) -> None:
        edges = _edges(line.shares, self.left, self.right)
        self._row([(a, b - a, text) for (a, b), text in zip(edges, line.head, strict=True)])
        above: tuple[str, int] | None = None
        for row in line.rows:
            texts = [self._broken(self._text(text)) for text in row]
            cells = [(a, b - a, text) for (a, b), text in zip(edges, texts, strict=True)]
            # A row of a workbook is 409 points high at most, and shows no more of its text.
            self._row(cells, dates=[text.date for text in row], long=True)
            cell = self.sheet.cells[-len(row)]
            if self.style.merged_dates and above and row[0].date and above[0] == row[0].date:
                held = self.sheet.cells[above[1]]
                self.sheet.cells[above[1]] = replace(held, rows=len(self.sheet.heights) - held.row)
                self.sheet.cells.remove(cell)
            else:
                above = (row[0].date, self.sheet.cells.index(cell))

    def _items(self, line: Items) -> None:
        names = list(line.names)
        if self.style.items == "一文":
            joined = "、".join(f"{number}．{name}" for number, name in enumerate(names, start=1))
            self._row([(self.left, self.right - self.left, joined)], long=True)
        elif self.style.items == "一行に一つ":
            for name in names:
                self._row([(self.left, self.right - self.left, f"・{name}")])
        else:
            self._numbered(names)

    def _numbered(self, names: list[str]) -> None:
        """「番号 | 名」 in two columns, to be read downwards."""
        half = -(-len(names) // 2)
        edges = _edges((1, 4, 1, 4), self.left, self.right)
        for number in range(1, half + 1):
            texts = [str(number), names[number - 1], *("", "")]
            if number + half <= len(names):
                texts[2:] = [str(number + half), names[number + half - 1]]
            self._row([(a, b - a, text) for (a, b), text in zip(edges, texts, strict=True)])

    # ---- rows -----------------------------------------------------------------------------------------------

    def _row(
        self,
        cells: list[tuple[int, int, str]],
        *,
        ruled: bool = True,
        date: str = "",
        dates: Sequence[str] = (),
        long: bool = False,
    ) -> None:
        """Add a row with these (column, columns, text); a long one over several rows of the grid."""
        first = len(self.sheet.heights)
        height = max(self._lines(text, columns) for _, columns, text in cells)
        rows = -(-height // _LONGEST) if long else 1
        self.sheet.heights += [-(-height // rows)] * rows
        for index, (column, columns, text) in enumerate(cells):
            own = dates[index] if dates else date
            self.sheet.cells.append(Ruled(first, column, rows, columns, text, ruled, own))

    def _lines(self, text: str, columns: int) -> int:
        """Return how many lines a text takes, rather too many than too few: a workbook cuts off what does not fit."""
        room = max(width_of(columns, self.style) * 0.82, 1.0)
        return sum(max(1, -(-int(_width(line) * 10) // int(room * 10))) for line in text.split("\n"))


def width_of(columns: int, style: Style) -> float:
    """Return how many full-width characters stand side by side in so many columns."""
    return columns * column_width(style) / (style.size * 0.2)


def column_width(style: Style) -> float:
    """Return the width of one column of the grid in the unit of workbooks (a digit of 11 points)."""
    return (130 if style.landscape else 88) / style.columns * style.width / 100


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.6 for c in text)


def _pairs(values: list) -> Iterator[list]:
    return (values[at : at + 2] for at in range(0, len(values), 2))


def _edges(shares: Sequence[int], left: int, right: int) -> list[tuple[int, int]]:
    total, at, edges = sum(shares), 0, [left]
    for share in shares:
        at += share
        edges.append(left + round((right - left) * at / total))
    return list(pairwise(edges))
