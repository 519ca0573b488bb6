"""A change log that has lost its columns, split into rows. ``change_cells`` then reads the cells of a row.

A row begins with its number and date, or with its date where the log has no numbers. The head of the log may be printed
again on each page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.forms.filled import ChangeRow
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.scattered.change_cells import ChangeLayout, LooseEntry, change_row, kind_of, timed, whole
from konkyo.loaders.forms.scattered.sheets import LooseLine, LooseSheet
from konkyo.loaders.record import Note

_DATE = (
    r"(?:平成|令和|[平令HRＨＲ])\s?(?:元|[\d０-９]{1,2})"
    r"(?:\s?年\s?[\d０-９]{1,2}\s?月\s?[\d０-９]{1,2}\s?日|(?:[./．／-][\d０-９]{1,2}){2})"
)
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
    """Return the rows of the change log, notes on what was odd in them, and the sheets without the log."""
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
                # The page begins inside a row; it is not known in which, for a page may be missing.
                found.pop(0)
                if entries:
                    entries[-1].torn = True
            entries += found
    rows = [change_row(entry) for entry in entries if entry.date or kind_of(entry.lines) is not None]
    notes = [note for _, note in rows if note]
    return [row for row, _ in rows], notes + _numbering([row for row, _ in rows]), rest


def _head(sheet: LooseSheet) -> int | None:
    """Return the index of the line where the head of the log begins; None for a sheet without it."""
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
    """Tell whether a sheet without the head goes on with the log: rows with date (and number) begin on it."""
    begun = [line for line in sheet.lines if (m := _NUMBERED.match(line.text)) and m["date"]]
    if not layout.numbered:
        begun = [line for line in sheet.lines if _DATED.match(line.text)]
    return bool(begun) and bool(timed(sheet.lines))


def _is_head(line: LooseLine) -> bool:
    words = line.text.split(" ")
    return all(_HEAD_WORDS.fullmatch(fold_label(word)) for word in words)


def _pages(lines: Sequence[LooseLine]) -> list[list[LooseLine]]:
    """Split a sheet, which may hold several pages, where the head is printed again, and leave the heads out."""
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
    """Split the lines of a page into rows: at 「40 平成30年6月8日 …」, 「137 Ⅰ …」, or a date above a number."""
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
    """Return the row that a number begins, if a date or a place of the form goes with it; else None."""
    found = _NUMBERED.match(line.text)
    if not found:
        return None
    place = found["rest"] or (following.text if following else "")
    if not (found["date"] or date or (_PLACE.match(place) and line.opens)):
        return None
    lines = [LooseLine(found["rest"], line.at, opens=True)] if found["rest"] else []
    return LooseEntry((date or line).at, found["no"], found["date"] or (date.text if date else None), lines)


def _begin_dated(line: LooseLine, entry: LooseEntry | None) -> LooseEntry | None:
    """Return the row that a date begins in a log without numbers, if the row before has its 提出時期; else None."""
    found = _DATED.match(line.text)
    if not found or (entry is not None and not timed(entry.lines)):
        return None
    lines = [LooseLine(found["rest"], line.at, opens=True)] if found["rest"] else []
    return LooseEntry(line.at, None, found["date"], lines)


def _is_tail(entry: LooseEntry, before: Sequence[LooseEntry]) -> bool:
    """Tell whether the first lines of a page, without number and date, may be the end of a row of another page."""
    if entry.no is not None or entry.date is not None:
        return False
    begins = bool(entry.lines) and bool(_PLACE.match(entry.lines[0].text))
    return not (whole(entry) and begins and (not before or whole(before[-1])))


def _unnumbered(entry: LooseEntry) -> list[LooseEntry]:
    """Split off a row without number: after a complete row, with a place, a 変更区分 and a 提出時期 of its own."""
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
    """Return notes on numbers of the log that are printed twice or missing."""
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
