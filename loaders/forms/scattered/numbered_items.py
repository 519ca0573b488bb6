"""The record items of a 別添 that has lost its lines, read by their numbers: 「１　世帯番号　２　氏名 …」.

The columns of the list may be printed line by line (1, 61, 121, 2, 62 …) and its pages in two halves, so the numbers
need not rise. But each number from 1 to the last must be there once, with a name. The file is named by the heading in
the paragraph in which the list begins; a heading in another paragraph may be that of another list.
"""

import re
from collections.abc import Iterator, Sequence

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import LabelAddress
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.forms.scattered.sheets import LooseLine, Token, span
from konkyo.loaders.record import Note

_HEADING = re.compile(r"^[(（]?\s*([\d０-９]{1,2})\s*[)）.．]\s*(\S{2,40})$")
_NUMBER = re.compile(r"(?:(?<=\s)|^)(\d{1,4})(?:\s*[.．)）](?!\d)|(?=\s))\s*")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_LONGEST = 60
_FEWEST = 2


def items(
    sheets: Sequence[Sequence[Token]], names: Sequence[Slot], only: int | None
) -> tuple[list[Slot], list[Note], set[tuple[int, int]]]:
    """Return an "items" slot for each file, notes on what cannot be read, and the (sheet, token) places used.

    ``only``: the document's only file, or None where it has several.
    """
    slots: list[Slot] = []
    notes: list[Note] = []
    used: set[tuple[int, int]] = set()
    for address, found in _lists(sheets):
        read = []
        paragraphs = [sheets[sheet][token].lines for sheet, token in found]
        parts = list(_parts(paragraphs, names))
        for file, lists in parts:
            owner = file or (only if len(parts) == 1 else None)
            listed = numbered("\n\n".join("\n".join(line.text for line in lines) for lines in lists))
            lines = [line for paragraph in lists for line in paragraph]
            if owner is not None and listed:
                read.append(Slot("part", "items", address, "全ての記録項目", "\n".join(listed), span(lines), owner))
            else:
                notes.append(_unread(lines[0]))
        slots += read
        used |= set(found) if read else set()
    return slots, notes, used


def _lists(sheets: Sequence[Sequence[Token]]) -> Iterator[tuple[LabelAddress, list[tuple[int, int]]]]:
    """Yield for each 別添 of items its address and the (sheet, token) places of its text, on all its sheets."""
    place = 0
    while place < len(sheets):
        entry = next((e for t in sheets[place] if (e := t.entry("part.items"))), None)
        # 項目一覧, the table of contents, names the 別添 among all other parts.
        if entry is None or sum(not token.plain for token in sheets[place]) > 1:
            place += 1
            continue
        end = place + 1
        while end < len(sheets) and all(token.plain for token in sheets[end]):
            end += 1
        yield entry.address, [(n, t.index) for n in range(place, end) for t in sheets[n] if t.plain]
        place = end


def _parts(
    paragraphs: Sequence[Sequence[LooseLine]], names: Sequence[Slot]
) -> Iterator[tuple[int | None, list[list[LooseLine]]]]:
    """Yield (file, paragraphs) for each list: from the heading of a file to the next heading."""
    heads = [[_file(line, names) for line in paragraph] for paragraph in paragraphs]
    # A heading alone in its paragraph may have been moved away from its list, unless headings and lists alternate.
    in_turn = [file for files in heads for file in files if file]
    turns = len(heads) == 2 * len(in_turn) == 2 * len(set(in_turn)) and [files[0] for files in heads[::2]] == in_turn
    file: int | None = None
    lists: list[list[LooseLine]] = []
    for paragraph, files in zip(paragraphs, heads, strict=True):
        own: list[LooseLine] = []
        for line, named in zip(paragraph, files, strict=True):
            if named is None:
                own.append(line)
                continue
            if lists or own:
                yield file, [*lists, *([own] if own else [])]
            file, lists, own = (named if turns or len(paragraph) > 1 else None), [], []
        lists += [own] if own else []
    if lists:
        yield file, lists


def _file(line: LooseLine, names: Sequence[Slot]) -> int | None:
    """Return the file that a line names by number and name, 「（３）宛名」 for 「（３）宛名ファイル」, or None."""
    match = _HEADING.match(line.text.strip())
    if match is None:
        return None
    number, name = int(fold_label(match[1])), label_key(match[2])
    fits = [s.file for s in names if s.file == number and (name in label_key(s.text) or label_key(s.text) in name)]
    return fits[0] if len(fits) == 1 else None


def numbered(text: str) -> list[str]:
    """Return the names behind the numbers 1, 2, 3 … in that order; [] if a number is missing, recurs or has no name.

    A name stands in the paragraph of its number; a paragraph without numbers is not part of the list.

    >>> numbered("項目名\n\n１　氏名　３　３０の４５区分　２　生年\n月日")
    ['氏名', '生年月日', '３０の４５区分']
    """
    found: set[tuple[int, str]] = set()
    for paragraph in text.split("\n\n"):
        flat = paragraph.translate(_DIGITS)
        starts = list(_NUMBER.finditer(flat))
        if not starts:
            continue
        if flat[: starts[0].start()].strip():
            return []
        ends = [*(match.start() for match in starts[1:]), len(flat)]
        # On a page that is printed twice all pairs recur.
        found |= {
            (int(match[1]), paragraph[match.end() : end].replace("\n", "").strip(" 　、，,"))
            for match, end in zip(starts, ends, strict=True)
        }
    sure = len(found) >= _FEWEST and sorted(number for number, _ in found) == list(range(1, len(found) + 1))
    names = [name for _, name in sorted(found)]
    return names if sure and all(0 < len(name) <= _LONGEST for name in names) else []


def _unread(first: LooseLine) -> Note:
    return Note(
        code="scattered-items",
        ja=f"記録項目（{first.text[:20]}…）を確かに読めない",
        at=first.at,
        en=f"the recorded items that begin with {first.text[:20]}… cannot be read with certainty",
    )
