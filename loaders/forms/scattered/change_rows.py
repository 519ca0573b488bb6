"""A change log whose columns are lost, cut into its rows.

A row begins with its number and date, or with its date where the log has no numbers; pages repeat the log's head.
What the cells of a row say is told in ``change_cells``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.forms.filled import ChangeRow
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.change_cells import ChangeLayout, LooseEntry, cells_of, kind_of, timed, whole
from konkyo.loaders.forms.scattered.sheets import LooseLine, LooseSheet
from konkyo.loaders.record import Note

_DATE = r"(?:平成|令和)\s?(?:元|[\d０-９]{1,2})\s?年\s?[\d０-９]{1,2}\s?月\s?[\d０-９]{1,2}\s?日"
_NUMBERED = re.compile(rf"^(?P<no>\d{{1,4}})(?: (?P<date>{_DATE}))?(?: (?P<rest>\S.*))?$")
_DATED = re.compile(rf"^(?P<date>{_DATE})(?: (?P<rest>\S.*))?$")
_DATE_ALONE = re.compile(rf"^{_DATE}$")
_PLACE = re.compile(r"^(?:[ⅠⅡⅢⅣⅤⅥ]|別紙|別添|[（(]別[紙添]|表紙)")
_PLACE_WORD = re.compile(r"^(?:[ⅠⅡⅢⅣⅤⅥ]|別[紙添]\d*)(?: |$)")
_HEAD_WORDS = re.compile(
    r"(?:項番|項目番号|変更日|項|目|項目|[①-⑳]|項目[①-⑳]|変更区?|分|変更区分|変更[前後].*|提出時?|時?期|提出時期|"
    r"提出時期に係る説明(?:変更日)?|説明|備考|[(（]?別[紙添]\d*[)）]?変更箇所|変更箇所)"
)
_NUMBER_HEAD = re.compile(r"項番|項目番号|^No")
_KIND_HEAD = re.compile(r"変更区")


def change_rows(sheets: Sequence[LooseSheet]) -> tuple[list[ChangeRow], list[Note], list[LooseSheet]]:
    """Return the rows of the change log, what was odd in them, and the sheets with the log taken out."""
    entries: list[LooseEntry] = []
    rest: list[LooseSheet] = []
    layout: ChangeLayout | None = None
    for sheet in sheets:
        start = _head(sheet)
        if start is not None:
            layout = _layout(sheet.lines[start:])
        elif layout is None or not _goes_on(sheet, layout):
            rest.append(sheet)
            continue
        if start:
            rest.append(LooseSheet(sheet.number, sheet.lines[:start]))
        for page in _pages(sheet.lines[start or 0 :]):
            found = [part for entry in _entries(page, layout) for part in _unnumbered(entry)]
            if found and _is_tail(found[0], entries):
                # The page begins inside a row. Of which, nobody can tell: a page may be missing.
                found.pop(0)
                if entries:
                    entries[-1].torn = True
            entries += found
    rows = [cells_of(entry) for entry in entries if entry.date or kind_of(entry.lines) is not None]
    notes = [note for _, note in rows if note]
    return [row for row, _ in rows], notes + _numbering([row for row, _ in rows]), rest


def _head(sheet: LooseSheet) -> int | None:
    """Return the line where the log's head begins on a sheet, or None if the sheet has none."""
    for index, line in enumerate(sheet.lines):
        key = fold_label(line.text)
        if "変更前" in key and "変更後" in key and _is_head(line):
            while index and _is_head(sheet.lines[index - 1]):
                index -= 1
            return index
    return None


def _layout(lines: Sequence[LooseLine]) -> ChangeLayout:
    end = next((i for i, line in enumerate(lines) if not _is_head(line)), len(lines))
    words = fold_label("".join(line.text for line in lines[:end]))
    return ChangeLayout(numbered=bool(_NUMBER_HEAD.search(words)), kinds=bool(_KIND_HEAD.search(words)))


def _goes_on(sheet: LooseSheet, layout: ChangeLayout) -> bool:
    """Tell whether a sheet without the head goes on with the log: rows begin on it, with their number and date."""
    begun = [line for line in sheet.lines if (m := _NUMBERED.match(line.text)) and m["date"]]
    if not layout.numbered:
        begun = [line for line in sheet.lines if _DATED.match(line.text)]
    return bool(begun) and bool(timed(sheet.lines))


def _is_head(line: LooseLine) -> bool:
    words = line.text.split(" ")
    return all(_HEAD_WORDS.fullmatch(fold_label(word)) for word in words)


def _pages(lines: Sequence[LooseLine]) -> list[list[LooseLine]]:
    """Cut where the head is printed again: a sheet may hold several pages whose breaks were lost. Heads go."""
    found: list[list[LooseLine]] = [[]]
    in_head = False
    for line in lines:
        heads = _is_head(line) and (
            in_head or "変更箇所" in fold_label(line.text) or "項番" in line.text or "変更前" in line.text
        )
        if heads and not in_head:
            found.append([])
        in_head = heads
        if not heads:
            found[-1].append(line)
    return [page for page in found if page]


def _entries(lines: Sequence[LooseLine], layout: ChangeLayout) -> Iterator[LooseEntry]:
    """Cut one page's lines into rows at 「40 平成30年6月8日 …」, 「137 Ⅰ …」 and a date above a number."""
    entry: LooseEntry | None = None
    date: LooseLine | None = None
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        if _DATE_ALONE.match(line.text) and following and re.fullmatch(r"\d{1,4}", following.text):
            if entry:
                yield entry
            entry, date = None, line
            continue
        begun = _begin(line, following, date) if layout.numbered else _begin_dated(line, entry)
        if begun:
            if entry:
                yield entry
            entry, date = replace(begun, layout=layout), None
        elif entry:
            entry.lines.append(line)
        else:
            entry = LooseEntry(line.at, lines=[line], layout=layout)
    if entry:
        yield entry


def _begin(line: LooseLine, following: LooseLine | None, date: LooseLine | None) -> LooseEntry | None:
    found = _NUMBERED.match(line.text)
    if not found:
        return None
    place = found["rest"] or (following.text if following else "")
    if not (found["date"] or date or (_PLACE.match(place) and line.opens)):
        return None
    lines = [LooseLine(found["rest"], line.at, opens=True)] if found["rest"] else []
    return LooseEntry((date or line).at, found["no"], found["date"] or (date.text if date else None), lines)


def _begin_dated(line: LooseLine, entry: LooseEntry | None) -> LooseEntry | None:
    """A log without numbers: a date begins a row once the row before it has come to its 提出時期."""
    found = _DATED.match(line.text)
    if not found or (entry is not None and not timed(entry.lines)):
        return None
    lines = [LooseLine(found["rest"], line.at, opens=True)] if found["rest"] else []
    return LooseEntry(line.at, None, found["date"], lines)


def _is_tail(entry: LooseEntry, before: Sequence[LooseEntry]) -> bool:
    """Tell whether a page's first lines, without number and date, may end a row of another page."""
    if entry.no is not None or entry.date is not None:
        return False
    begins = bool(entry.lines) and bool(_PLACE.match(entry.lines[0].text))
    return not (whole(entry) and begins and (not before or whole(before[-1])))


def _unnumbered(entry: LooseEntry) -> list[LooseEntry]:
    """Split off a row without number: a place of the form after a whole row, with a 変更区分 and a time of its own."""
    ends = [index for index, _ in timed(entry.lines)]
    if len(ends) < 2:
        return [entry]
    for index in range(ends[0] + 1, ends[1]):
        place = _PLACE_WORD.match(entry.lines[index].text)
        second = LooseEntry(entry.lines[index].at, lines=entry.lines[index:], layout=entry.layout)
        if place and whole(second):
            return [replace(entry, lines=entry.lines[:index]), *_unnumbered(second)]
    return [entry]


def _numbering(rows: Sequence[ChangeRow]) -> list[Note]:
    """Say which numbers of the log are printed twice, missing, or not printed."""
    numbers = [int(row.cells["no"]) for row in rows if "no" in row.cells]
    doubled = sorted({n for n in numbers if numbers.count(n) > 1})
    missing = sorted(set(range(min(numbers, default=0), max(numbers, default=0))) - set(numbers))
    notes = []
    if doubled:
        shown = "、".join(map(str, doubled))
        notes.append(
            Note(
                code="doubled-number",
                ja=f"変更箇所の項番 {shown} が二度以上ある",
                en=f"change numbers printed twice: {shown}",
            )
        )
    if missing:
        shown = "、".join(map(str, missing))
        notes.append(
            Note(code="missing-number", ja=f"変更箇所の項番 {shown} がない", en=f"no change has the number {shown}")
        )
    return notes
