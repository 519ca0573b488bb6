"""Areas without ruled lines inside, beside labels that have some: 「①入手元」 above 「②入手方法」, one area for both.

Programs draw the lines of cells that have a border. Where only the labels have one, the boxes of two fields stand in
one area. It is cut at the lines between the labels, if boxes or brackets to be filled in stand beside each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.readers.pdf.glyphs import Glyph
from konkyo.loaders.readers.pdf.ruled import Area, RuledTable

_ANSWERS = frozenset("[［☐☑☒□■")


def cut_beside_labels(table: RuledTable, within: list[list[Glyph]]) -> tuple[tuple[Area, ...], list[list[Glyph]]]:
    """Return the areas of ``table`` and the characters ``within`` each, with areas over several labels cut."""
    areas: list[Area] = []
    glyphs: list[list[Glyph]] = []
    written: dict[int, list[Area]] = {}  # column that an area with text ends before → these areas
    for area, own in zip(table.areas, within, strict=True):
        if own:
            written.setdefault(area.column + area.columns, []).append(area)
    for index, area in enumerate(table.areas):
        labels = [other for other in written.get(area.column, ()) if _lies_beside(other, area)]
        parts = list(_parts(table, area, sorted(label.row for label in labels), within[index]))
        answered = len(parts) > 1 and all(any(glyph.text in _ANSWERS for glyph in own) for _, own in parts)
        for part, own in parts if answered else [(area, within[index])]:
            areas.append(part)
            glyphs.append(own)
    return tuple(areas), glyphs


def _lies_beside(label: Area, area: Area) -> bool:
    return area.row <= label.row and label.row + label.rows <= area.row + area.rows and label.rows < area.rows


def _parts(table: RuledTable, area: Area, rows: Sequence[int], own: list[Glyph]) -> Iterator[tuple[Area, list[Glyph]]]:
    """Yield the parts of ``area`` that begin at its first row and at each of ``rows``, with their characters."""
    starts = sorted({area.row, *rows})
    ends = [*starts[1:], area.row + area.rows]
    for start, end in zip(starts, ends, strict=True):
        top, bottom = table.ys[start], table.ys[end]
        part = replace(
            area,
            row=start,
            rows=end - start,
            top=top,
            bottom=bottom,
            above=area.above and start == area.row,
            below=area.below and end == area.row + area.rows,
        )
        first, last = start == starts[0], end == ends[-1]
        yield part, [g for g in own if (first or g.place[1] >= top) and (last or g.place[1] < bottom)]
