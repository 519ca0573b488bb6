"""The 別添 that lists the record items of each file. Documents print it in one of these layouts:

- numbered in one line: 「1. 宛番号, 2. 住民票コード, …」, or a number a line: 「（1）宛番号」
- a table with several columns of number and name, to be read by number
- names separated by spaces below the heading of a group such as 「<宛名>」
- one name on a line, with or without 「・」

The heading of a file may stand in a cell of its own, or on a line of the cell that lists its items.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.labels import LabelAddress
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.forms.ordered.run_on_items import item_lines
from konkyo.loaders.pages import Row
from konkyo.loaders.record import At

_GROUP = re.compile(r"^[<＜〈《【].{1,40}[>＞〉》】]$")  # 「<免除情報>」
_FILE_HEAD = re.compile(
    r"^(?:[(（]?\s*([\d０-９]{1,2})\s*[)）.．]|[①-⑳・○■◆●])?\s*(\S.*?(?:ファイル|台帳)\d{0,2})(?:\s*[(（].*[)）])?$"
)
# Of a run of blanks only the first may begin a match: else each of them would be tried.
_INLINE = re.compile(r"(?:^|[,、，､]|(?<!\s)\s)\s*[(（]?([\d０-９]{1,4})\s*[.．)）]\s*")  # 「, 2. 住民票コード」
_NUMBERED_CELL = re.compile(r"^[(（]?([\d０-９]{1,4})(?:[.．)）:：]\s*|\s+)(\S.*)$", re.S)
_NUMBERED_LINE = re.compile(r"^([\d０-９]{1,4})\s+(?=\S)", re.M)  # 「1 課税年度⏎2 宛名番号」
_NUMBER = re.compile(r"^[(（]?[\d０-９]{1,4}[)）.．]?$")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")  # 「4情報（氏名、性別、生年月日、住所）」 is one name
_COMMA = re.compile("[、，,､]")
_FEWEST_COMMAS = 3  # of a line in a list with commas
_FULL = 0.85  # of the longest line, in characters: a shorter one ends where its list ends
_CIRCLED = re.compile("[①-⑳㉑-㉟㊱-㊿]")
_BEGINS = re.compile(r"[・･‧·•○●◦<＜〈《【(（①-⑳]|[\d０-９]{1,4}[.．)）]")
_SEPARATORS = "、，,､ 　\t\n"
_NO_ITEM = re.compile(
    r"^(?:項目名?|記録項目名?|No\.?|番号|項番|備考|分類|区分)$|(?:のとおり|を参照|に記載)[。.]?$|以上$"
)
_TELLING_ROW = 20  # characters
_PAGE_NUMBER = re.compile(r"^[-－\s\d/ページ頁]+$")


def items_by_file(rows: Sequence[Row], file_names: Sequence[str]) -> list[Slot]:
    """Return a slot of the 別添 for each file: its items in order, one on a line.

    ``file_names`` are folded, in the form's order. Items before the first heading of a file belong to the only file;
    with several files it is not known to which (file=None).
    """
    slots: list[Slot] = []
    current: int | None = 1 if len(file_names) == 1 else None
    pending: list[Row] = []

    def file_away() -> None:
        names = _items(pending)
        for slot in slots:
            # The list of another file again below this heading is a page printed twice, unless there is no other list:
            # two files may record the same items.
            names = _without(names, slot.text.split("\n")) or names
        if names:
            first, last = pending[0].cells[0].at, pending[-1].cells[-1].at
            at = At(line=first.line, start=first.start, end=last.end, page=first.page)
            slots.append(Slot("part", "items", LabelAddress("A"), "全ての記録項目", "\n".join(names), at, current))
        pending.clear()

    def is_file(text: str) -> bool:
        return _heading_of(text, file_names, sure=True) is not None

    for row, heading in _parted(list(item_lines(rows, is_file)), file_names):
        if heading is not None:
            file_away()
            current = heading
        else:
            pending.append(row)
    file_away()
    return _own(slots)


def _parted(rows: Sequence[Row], file_names: Sequence[str]) -> Iterator[tuple[Row, int | None]]:
    """Yield each row with the file that it is the heading of; a cell of several lines is cut at headings in it."""
    for row in rows:
        heading = _heading(row, file_names)
        cells = [cell for cell in row.cells if cell.text]
        lines = cells[0].text.splitlines() if len(cells) == 1 and heading is None else []
        if len(lines) < 2:
            yield row, heading
            continue
        pending: list[str] = []
        for line in lines:
            part = Row((replace(cells[0], text=line),))
            heading = _heading(part, file_names, sure=bool(pending))
            if heading is None:
                pending.append(line)
                continue
            if pending:
                yield Row((replace(cells[0], text="\n".join(pending)),)), None
            pending = []
            yield part, heading
        if pending:
            yield Row((replace(cells[0], text="\n".join(pending)),)), None


def _own(slots: Sequence[Slot]) -> list[Slot]:
    """Return the slots without lists of other files: a page printed twice puts one below the heading of the next file.

    Such a list is left out only if the file has a list of its own as well.
    """
    owner = {slot.text: slot.file for slot in reversed(slots)}
    listed = {slot.file for slot in slots if owner[slot.text] == slot.file}
    return [slot for slot in slots if owner[slot.text] == slot.file or slot.file not in listed]


def _without(names: list[str], again: list[str]) -> list[str]:
    for start in range(len(names) - len(again) + 1):
        if names[start : start + len(again)] == again:
            return names[:start] + names[start + len(again) :]
    return names


def _heading(row: Row, file_names: Sequence[str], *, sure: bool = False) -> int | None:
    """Return the ordinal of the file whose name ``row`` is; ``sure``: only for a name that the form has."""
    cells = [cell.text for cell in row.cells if cell.text]
    return _heading_of(cells[0], file_names, sure=sure) if len(cells) == 1 else None


def _heading_of(text: str, file_names: Sequence[str], *, sure: bool) -> int | None:
    # A name may be broken over lines within its cell.
    name = "".join(text.split())
    if _GROUP.match(name):  # 「＜住民税ファイル＞」 is a heading, 「＜宛名ファイル情報＞」 the name of a group
        name, sure = name[1:-1], True
    found = _FILE_HEAD.match(name)
    if not found or len(name) > 60 or re.search(r"[、，,]", name):
        return None
    name = label_key(found[2])
    known = [label_key(file) for file in file_names]
    if name in known:
        return known.index(name) + 1
    if sure:
        return None
    # 「(2) 個人住民税宛名ファイル」 contains 「宛名ファイル」, another file: the longest name that fits is meant.
    near = [file for file in known if file in name or name in file]
    if near:
        return known.index(max(near, key=len)) + 1
    if len(file_names) == 1:
        # The only file may have another name here: 「国民年金情報ファイル」 for 「国民年金関係情報ファイル」.
        return 1
    number = int(fold_label(found[1])) if found[1] else 0
    return number if 1 <= number <= len(file_names) else None


def _items(rows: Sequence[Row]) -> list[str]:
    numbered: list[tuple[int, str]] = []
    plain: list[str] = []
    for cells in _unwrapped(_once([[cell.text.strip() for cell in row.cells if cell.text.strip()] for row in rows])):
        pairs = _pairs(cells, after=numbered[-1][0] if numbered else 0)
        if pairs:
            if numbered and (rest := _before_numbers(cells)):
                # 「…, 10. 給与所」 above 「得額, 11. …」
                number, name = numbered.pop()
                numbered.append((number, name + rest))
            numbered += pairs
            continue
        for line in "\n".join(cells).splitlines():
            plain += _unnumbered(line.strip())
    if not numbered:
        return plain
    numbered = list(dict.fromkeys(numbered))
    numbers = [number for number, _ in numbered]
    if sorted(numbers) == list(range(1, len(numbers) + 1)):
        # Columns are printed line by line: 1, 61, 121, 181, 2, 62 …
        numbered.sort(key=lambda pair: pair[0])
    return [name for _, name in numbered]


def _unwrapped(rows: list[list[str]]) -> Iterator[list[str]]:
    """Yield the rows; a full line of a list with commas that ends within a name, together with the line below it."""
    longest = max((len(cells[0]) for cells in rows if len(cells) == 1), default=0)
    line = ""
    for cells in rows:
        goes_on = line and len(cells) == 1 and not _BEGINS.match(cells[0])
        if line and not goes_on:
            yield [line]
            line = ""
        if len(cells) != 1:
            yield cells
            continue
        line += cells[0]
        commas = len(_COMMA.findall(_BRACKETS.sub("", cells[0])))
        full = len(cells[0]) >= _FULL * longest and commas >= _FEWEST_COMMAS
        if not full or "\n" in cells[0] or cells[0][-1] in _SEPARATORS:
            yield [line]
            line = ""
    if line:
        yield [line]


def _once(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without a run of them that is printed twice in succession. A single short row may recur."""
    kept: list[list[str]] = []
    for row in rows:
        kept.append(row)
        for size in range(1, len(kept) // 2 + 1):
            run = kept[-size:]
            if run == kept[-2 * size : -size] and (size > 1 or sum(map(len, row)) >= _TELLING_ROW):
                del kept[-size:]
                break
    return kept


def _pairs(cells: list[str], *, after: int = 0) -> list[tuple[int, str]]:
    """Return the (number, name) pairs of a row: from cells 「61」「名」 or 「61 名」, or from one cell with a list.

    ``after``: the last number of the row above.
    """
    pairs: list[tuple[int, str]] = []
    number: int | None = None
    for cell in cells:
        inline = _numbers(cell)
        if len(inline) > 1 or (inline and inline[0].start() and int(fold_label(inline[0][1])) == after + 1):
            ends = [*(m.start() for m in inline[1:]), len(cell)]
            for match, end in zip(inline, ends, strict=True):
                pairs += _pair(match[1], cell[match.end() : end])
        elif _NUMBER.match(cell):
            number = int(re.sub(r"\D", "", fold_label(cell)))
        elif number is not None:
            pairs += _pair(str(number), cell)
            number = None
        elif found := _NUMBERED_CELL.match(cell):
            pairs += _pair(found[1], found[2])
        elif pairs:
            pairs += [(pairs.pop()[0], cell)] if not pairs[-1][1] else []
    return pairs


def _before_numbers(cells: list[str]) -> str:
    """Return what stands before the first number of a line that lists several: the rest of the item above it."""
    inline = _numbers(cells[0]) if len(cells) == 1 else []
    return clean(cells[0][: inline[0].start()]) or "" if inline else ""


def _numbers(cell: str) -> list[re.Match[str]]:
    """Return the numbers before the items of a cell that lists several.

    Before a name that begins with a digit (「15．70歳到達年月日」) only the number that comes next is one.
    """
    bare = list(_NUMBERED_LINE.finditer(cell))
    if len(bare) > 1 and len(bare) == len(cell.splitlines()):
        return bare
    found: list[re.Match[str]] = []
    for match in _INLINE.finditer(cell):
        following = cell[match.end() : match.end() + 1]
        last = int(fold_label(found[-1][1])) if found else 0
        if not following.isdecimal() or int(fold_label(match[1])) == last + 1:
            found.append(match)
    return found


def _pair(number: str, name: str) -> list[tuple[int, str]]:
    item = clean(name.strip(" 　,、，､\n"))
    return [(int(fold_label(number)), item)] if item else []


def _unnumbered(line: str) -> list[str]:
    if not line or _GROUP.match(line) or _NO_ITEM.search(fold_label(line)) or _PAGE_NUMBER.match(line):
        return []
    listed = (
        _CIRCLED.split(line) if _CIRCLED.match(line) else [line]
    )  # 「①宛名番号②氏名」, not 「控除区分①、控除区分②」
    names = (clean(part.lstrip("・･‧·•○●◦-")) for one in listed for part in _split_outside_brackets(one))
    return [name for name in names if name and not _NUMBER.match(name)]


def _split_outside_brackets(line: str) -> list[str]:
    """Split 「氏名、住所（番地、方書）」 at separators outside brackets."""
    parts, depth = [""], 0
    for char in line:
        depth = max(0, depth + (char in "(（") - (char in ")）"))
        if char in _SEPARATORS and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts
