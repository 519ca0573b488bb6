"""A part of the form, or its first section, whose values are printed before their labels.

A PDF tool that draws the text before the headings gives: 「Ⅰ 関連情報」, the values of ①②③, 「1. …」「①」「②」「③」,
the names of the files, 「2. 特定個人情報ファイル名」. The labels are moved before the values that stand above them.
"""

from collections.abc import Iterator, Sequence

from konkyo.loaders.forms.cover_kinds import TITLE, looks_like
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.form_position import FormPosition, is_part, is_section, match_label
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.pages import Cell, Row

_FEWEST = 3  # values above the first label: the name, the outline, the systems


def turned(rows: Sequence[Row], edition: FormEdition) -> list[Row]:
    """Return ``rows`` with the labels of part I before their values, if the part shows that they stand behind them."""
    start = _first_part(rows, edition)
    if start is None:
        return list(rows)
    if section := _section_turned(rows, edition, start):
        return section
    labels = _labels(rows, edition, start)
    end = next((place for place in range(start + 1, len(rows)) if labels[place] == "part"), len(rows))
    first = next((place for place in range(start + 1, end) if labels[place]), end)
    values_above = rows[start + 1 : first]
    if len(values_above) < _FEWEST or not labels[end - 1] or not looks_like(TITLE, values_above[0].only_text):
        return list(rows)
    moved: list[Row] = []
    values: list[Row] = []
    for place in range(start + 1, end):
        if labels[place]:
            moved.append(rows[place])
            if place + 1 == end or not labels[place + 1]:
                moved += values
                values = []
        else:
            values.append(rows[place])
    return [*rows[: start + 1], *moved, *values, *rows[end:]]


def _first_part(rows: Sequence[Row], edition: FormEdition) -> int | None:
    """Return where part I begins: at the last heading of it before its first section."""
    found = None
    position = FormPosition(edition)
    for place, row in enumerate(rows):
        entry = match_label(row.only_text, position)
        if entry and is_part(entry) and entry.meaning == "part.basics":
            found = place
        elif entry and entry.kind == "section":
            break
    return found


def _labels(rows: Sequence[Row], edition: FormEdition, start: int) -> dict[int, str]:
    """Return for each row from ``start`` on the kind of the label that the whole row is; "" for none."""
    found: dict[int, str] = {}
    position = FormPosition(edition)
    for place in range(start, len(rows)):
        entry = match_label(rows[place].only_text, position)
        position = position.entered(entry) if entry else position
        found[place] = entry.kind if entry else ""
    return found


def _section_turned(rows: Sequence[Row], edition: FormEdition, start: int) -> list[Row] | None:
    """Return ``rows`` with the labels ①②③ before their values; None unless a name stands before ① and nothing after ③.

    「国民年金に関する事務⏎①事務の名称⏎国民年金法に基づき…⏎②事務の概要⏎国民年金システム⏎③システムの名称⏎２．…」
    """
    begin, end = _section_rows(rows, edition, start)
    found = list(_cells_of_section(rows[begin:end], edition, rows[begin - 1]))
    labels = [entry.meaning for _, entry in found if entry]
    if labels[:1] != ["work.name"] or found[0][1] or not looks_like(TITLE, found[0][0].text):
        return None
    if behind := _outline_label(found):
        (name, _), (label, _), *outline = found[:behind]
        begun = [
            label,
            name,
            found[behind][0],
            *(cell for cell, _ in outline),
            *(cell for cell, _ in found[behind + 1 :]),
        ]
        return [*rows[:begin], *(Row((cell,)) for cell in begun), *rows[end:]]
    if (found[-1][1] is None or len(labels) < _FEWEST - 1) and not _ends_early(found, whole=end < len(rows)):
        return None
    moved: list[Row] = []
    values: list[Row] = []
    for cell, entry in found:
        if entry:
            moved += [Row((cell,)), *values]
            values = []
        else:
            values.append(Row((cell,)))
    # What is left stands before a label that the extract lacks: it belongs to no field.
    return [*rows[:begin], *values, *moved, *rows[end:]]


def _outline_label(found: Sequence[tuple[Cell, FormEntry | None]]) -> int | None:
    """Return where ② stands if the name is before ① and the outline begins before ②; else None.

    「国民年金に関する事務⏎①事務の名称⏎国民年金法に基づき、資格の得⏎②事務の概要⏎喪を管理する。⏎③システムの名称⏎国民年金システム」
    """
    labels = [place for place, (_, entry) in enumerate(found) if entry]
    between = [cell.text for cell, _ in found[labels[0] + 1 : labels[1]]] if len(labels) > 1 else []
    begins = labels[:1] == [1] and bool(between) and not any(looks_like(TITLE, text) for text in between)
    second = found[labels[1]][1] if begins else None
    return labels[1] if second and second.meaning == "work.outline" and found[-1][1] is None else None


def _ends_early(found: Sequence[tuple[Cell, FormEntry | None]], *, whole: bool) -> bool:
    """Tell whether a section ends with an extract, behind a value whose label would follow: no other name stands in it.

    「国民年金に関する事務⏎①事務の名称⏎国民年金法に基づき…」
    """
    return not whole and not any(looks_like(TITLE, cell.text) for cell, entry in found[1:] if entry is None)


def _section_rows(rows: Sequence[Row], edition: FormEdition, start: int) -> tuple[int, int]:
    """Return where the first section from ``start`` on begins behind its heading, and where the next one does."""
    position = FormPosition(edition)
    heads: list[int] = []
    for place in range(start, len(rows)):
        entries = _entries(rows[place], position)
        if any(entry and is_section(entry) for _, entry in entries):
            heads.append(place)
        if len(heads) > 1:
            return heads[0] + 1, heads[1]
        position = _behind(entries, position)
    # Of an extract the first section may be the last.
    return (heads[0] + 1 if heads else len(rows)), len(rows)


def _cells_of_section(rows: Sequence[Row], edition: FormEdition, head: Row) -> Iterator[tuple[Cell, FormEntry | None]]:
    position = FormPosition(edition)
    position = _behind(_entries(head, position), position)
    for row in rows:
        entries = _entries(row, position)
        yield from entries
        position = _behind(entries, position)


def _entries(row: Row, position: FormPosition) -> list[tuple[Cell, FormEntry | None]]:
    """Return the filled cells of a row, and for each the label that it is."""
    return [(cell, match_label(cell.text, position)) for cell in row.cells if cell.text]


def _behind(entries: Sequence[tuple[Cell, FormEntry | None]], position: FormPosition) -> FormPosition:
    for _, entry in entries:
        position = position.entered(entry) if entry else position
    return position
