"""The parts of a PDF page from top to bottom: tables with the text of their cells, and lines of running text."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from konkyo.loaders.readers.pdf.area_text import AreaText
from konkyo.loaders.readers.pdf.glyphs import Glyph, Shape, glyphs, upright
from konkyo.loaders.readers.pdf.open_areas import cut_beside_labels
from konkyo.loaders.readers.pdf.ruled import Area, RuledTable, tables
from konkyo.loaders.readers.pdf.text_lines import COLUMN_GAP, TextLine, line_cells, lines_in, running_lines
from konkyo.loaders.record import Note

_NEARLY_FULL = 2.0  # of a character's size: the free space at the end of a full line is less
_MOST_OF_PAGE = 0.6
_HEADING = re.compile(r"[ⅠⅡⅢⅣⅤⅥ]|[(（]?別[添紙]|特定個人情報保護評価書|公表日|評価書番号")
_EDGE = 0.15  # of a page's height: a cell that goes on on the next page ends below, one that began before above
_FULL = 0.85  # of the widest line: a shorter one is the end of a paragraph or an entry of a list


@dataclass(slots=True)
class PdfCell:
    """A cell of a ruled table with its text.

    ``room``: how many more characters fit into its last line, ``depth``: how many more lines below it. ``elsewhere``:
    what the cell says on another page, where this page shows a part of it without text.
    """

    area: Area
    text: str
    room: float
    depth: float = 0.0
    elsewhere: str = ""


@dataclass(slots=True)
class PdfTable:
    """A ruled table: its cells, and the positions ``xs`` of its vertical lines."""

    top: float
    xs: list[float]
    cells: list[PdfCell]
    rows: int
    starts: list[tuple[int, int]] = field(default_factory=list)
    """(first row, page) for each page of a table over several pages"""


@dataclass(slots=True)
class PdfSheet:
    """One page: its number from 1, its size in points, its parts from top to bottom."""

    number: int
    width: float
    height: float
    parts: list[PdfTable | TextLine]
    characters: int
    unread: int
    """number of characters that the PDF draws without a character code"""
    has_image: bool
    notes: list[Note] = field(default_factory=list)


def sheet(number: int, size: tuple[float, float], objects: Mapping[str, Sequence[Shape]]) -> PdfSheet:
    """Return the page made of the ``objects`` that pdfplumber finds on it."""
    chars = objects.get("char", [])
    shapes = [shape for kind in ("line", "rect", "curve") for shape in objects.get(kind, [])]
    found = glyphs(chars, shapes, *size)
    parts = list(_parts(found, chars, tables(shapes), size))
    parts.sort(key=lambda part: part.top)
    written = [glyph for glyph in found if not glyph.text.isspace()]
    unread = sum(glyph.text == "〓" and chars[glyph.order]["text"] != "〓" for glyph in written if glyph.order >= 0)
    return PdfSheet(number, *size, parts, len(written), unread, bool(objects.get("image")))


def _parts(
    found: list[Glyph], chars: Sequence[Shape], ruled: list[RuledTable], size: tuple[float, float]
) -> Iterator[PdfTable | TextLine]:
    kept: list[RuledTable] = []
    frames: list[RuledTable] = []
    for table in ruled:
        if len(table.areas) == 1 and _is_frame(table, ruled, size, found):
            frames.append(table)
        elif not any(_inside(table, outer) for outer in kept):
            kept.append(table)
    within: list[list[list[Glyph]]] = [[[] for _ in table.areas] for table in kept]
    elsewhere: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    free: list[Glyph] = []
    for glyph in found:
        for number, (table, areas) in enumerate(zip(kept, within, strict=True)):
            # Text that is too long for its cell goes on below or beside it, hidden: it belongs to that cell.
            area = table.area_at(*glyph.place)
            if area is not None:
                shown = not _is_elsewhere(glyph, table, table.areas[area], size[1])
                (areas[area] if shown else elsewhere[number, area]).append(glyph)
                break
        else:
            if not glyph.hidden:  # a hidden one belongs to a cell of which the other page shows this part
                free.append(glyph)
    for number, (table, areas) in enumerate(zip(kept, within, strict=True)):
        hidden = {table.areas[area]: own for (one, area), own in elsewhere.items() if one == number}
        table.areas, areas = cut_beside_labels(table, areas)
        yield from _table(table, _kept_together(table, areas), hidden, chars)
    yield from running_lines(free, chars)


def _is_elsewhere(glyph: Glyph, table: RuledTable, area: Area, height: float) -> bool:
    """Tell whether the part of a cell in which a hidden character is shown may be on another page."""
    if not glyph.hidden or table.area_at(*glyph.middle) is not None:
        return False
    if area.top <= glyph.middle[1] <= area.bottom:
        return False  # it is hidden beside its cell
    below = glyph.middle[1] > area.bottom
    at_edge = area.bottom > height * (1 - _EDGE) if below else area.top < height * _EDGE
    return at_edge or (area.below if below else area.above)


def _is_frame(
    table: RuledTable, ruled: Iterable[RuledTable], size: tuple[float, float], found: Iterable[Glyph]
) -> bool:
    """Tell whether a table of one cell is only a frame: around other tables, or around a page with headings."""
    if any(other is not table and _inside(other, table) for other in ruled):
        return True
    left, top, right, bottom = table.box
    if (right - left) * (bottom - top) <= _MOST_OF_PAGE * size[0] * size[1]:
        return False
    # A box that fills a page is a cell: a list of record items. It has no headings of the form in it.
    lines = AreaText(glyph for glyph in found if table.area_at(*glyph.middle) is not None).lines
    return any(_HEADING.match(line[0].text) for line in lines)


def _inside(inner: RuledTable, outer: RuledTable) -> bool:
    a, b = inner.box, outer.box
    return b[0] - 1 <= a[0] and b[1] - 1 <= a[1] and a[2] <= b[2] + 1 and a[3] <= b[3] + 1 and inner is not outer


def _kept_together(table: RuledTable, areas: list[list[Glyph]]) -> list[list[Glyph]]:
    """Return the characters of each area, with the lines of a cell that are drawn in the cell below given back to it.

    A cell may be too low for its text. Such lines come in the file right after the text above them, begin where its
    lines begin, and its last line is full.
    """
    owner = {glyph.order: index for index, own in enumerate(areas) for glyph in own}
    kept = [list(own) for own in areas]
    for index, own in enumerate(areas):
        for run in _runs(own):
            above = owner.get(run[0].order - 1)
            rest = [glyph for glyph in own if glyph not in run]
            if above is None or not rest or not _is_below(table.areas[index], table.areas[above]):
                continue
            if _is_wrapped(areas[above], run, table.areas[above].x1):
                kept[above] += run
                kept[index] = rest
    return kept


def _is_wrapped(text: list[Glyph], run: list[Glyph], right: float) -> bool:
    """Tell whether ``run`` is the next line of ``text`` in an area that ends at ``right``."""
    size = run[0].size
    written = [glyph for glyph in text if not glyph.text.isspace()]
    if not written:
        return False
    last = [glyph for glyph in text if glyph.base > max(glyph.base for glyph in text) - size * 0.3]
    left = min(glyph.x0 for glyph in written)
    ends = sorted((glyph.x0, glyph.x1) for glyph in last if not glyph.text.isspace())
    gaps = any(b[0] - a[1] > COLUMN_GAP * size for a, b in itertools.pairwise(ends))  # 「(　　)」 is not a full line
    full = bool(ends) and not gaps and right - ends[-1][1] < _NEARLY_FULL * size
    return full and abs(run[0].x0 - left) < size * 0.6 and 0 < run[0].base - last[0].base < size * 2


def _runs(own: list[Glyph]) -> Iterator[list[Glyph]]:
    """Yield runs of characters that follow each other in the file."""
    run: list[Glyph] = []
    for glyph in own:
        if run and glyph.order != run[-1].order + 1:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _is_below(lower: Area, upper: Area) -> bool:
    return lower.column == upper.column and lower.columns == upper.columns and lower.row == upper.row + upper.rows


def _table(
    table: RuledTable, areas: list[list[Glyph]], hidden: Mapping[Area, list[Glyph]], chars: Sequence[Shape]
) -> Iterator[PdfTable | TextLine]:
    """Yield a table; a row with one cell that holds a list or several columns is yielded line by line.

    ``hidden``: what cells say of which this page shows only a part.
    """
    alone = [
        index
        for index, area in enumerate(table.areas)
        if area.columns == len(table.xs) - 1 and not area.below and not area.above and _is_list(AreaText(areas[index]))
    ]
    if len(table.areas) == len(alone) == 1:
        yield from lines_in(table.areas[0], areas[0], chars)
        return
    cells = [_cell(area, own, hidden.get(area, []), chars) for area, own in zip(table.areas, areas, strict=True)]
    rows = len(table.ys) - 1
    taken = 0
    for index in sorted(alone, key=lambda index: table.areas[index].row):
        area = table.areas[index]
        yield from _slice(table, cells, taken, area.row)
        yield from lines_in(area, areas[index], chars)
        taken = area.row + area.rows
    yield from _slice(table, cells, taken, rows)


def _slice(table: RuledTable, cells: list[PdfCell], first: int, end: int) -> Iterator[PdfTable]:
    """Yield the rows from ``first`` to before ``end`` as a table, if they have text."""
    own = [cell for cell in cells if first <= cell.area.row < end]
    if any(cell.text for cell in own):
        moved = [replace(cell, area=_moved(cell.area, -first)) for cell in own]
        yield PdfTable(table.ys[first], list(table.xs), moved, end - first)


def _moved(area: Area, rows: int) -> Area:
    return Area(
        area.row + rows, area.column, area.rows, area.columns,
        area.x0, area.x1, area.top, area.bottom, area.above, area.below,
    )  # fmt: skip


def _is_list(words: AreaText) -> bool:
    """Tell whether an area holds a list or columns, not running text: few of its lines reach the right side."""
    if len(words.lines) < 3 or any(piece.is_box for line in words.lines for piece in line):
        return False
    edges = [line[-1].x1 for line in words.lines]
    left = min(line[0].x0 for line in words.lines)
    full = sum(edge - left > _FULL * (max(edges) - left) for edge in edges)
    several = sum(len(line_cells(line)) > 1 for line in words.lines)
    return full * 2 < len(edges) or several * 2 > len(edges)


def _cell(area: Area, own: list[Glyph], hidden: list[Glyph], chars: Sequence[Shape]) -> PdfCell:
    words = AreaText((glyph for glyph in own if not glyph.turned), (area.x0, area.x1))
    if not own and hidden:
        return PdfCell(area, "", words.room, elsewhere=AreaText(hidden).text)
    depth = min(((area.bottom - glyph.base) / glyph.size for glyph in own if not glyph.text.isspace()), default=0.0)
    turned = {glyph.order: chars[glyph.order] for glyph in own if glyph.turned}
    if not turned:
        return PdfCell(area, words.text, words.room, depth)
    told = AreaText(upright((glyph for glyph in own if glyph.turned), turned))
    return PdfCell(area, "\n".join(filter(None, (words.text, told.text))), words.room, depth)
