"""What a lost page leaves behind: rows that cannot go on with the label above them, labels whose heading is missing."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.form_position import (
    FormPosition,
    block_heading,
    is_section,
    match_label,
    names_range,
    split_label,
)
from konkyo.loaders.forms.labels import SECTIONS, FormEntry, entries
from konkyo.loaders.forms.matching import fold_label, label_key, name_key, name_keys
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At, FormName, Note

FILE_NAME = next(entry for entry in SECTIONS if entry.meaning == "file.name")
_NAMES_SOMEBODY = frozenset(
    {
        "acquisition.sources",
        "use.departments",
        "entrustment.matter",
        "entrustment.party",
        "provision.party",
        "transfer.party",
    }
)
"""Fields that hold a name or two: neither a file's name, nor record items, nor another label with its value."""

_RISK = re.compile(r"リスク\d{0,2}:")
_ITEM = re.compile(r"(?:^|[,、，])(\d{1,3})[.．]")
_ITEMS = 4  # numbered one after the other: a name may list two or three offices

Stray = Literal["file name", "labelled", "loose"]


def stray(
    row: Row,
    cells: Sequence[Cell],
    following: Sequence[Cell],
    entry: FormEntry,
    context: FormPosition,
    slots: Iterable[Slot],
) -> Stray | None:
    """Tell what a row of part Ⅱ is that is no label where it stands, and none of ``entry``'s value either.

    "file name": the value of a lost 「1. 特定個人情報ファイル名」, for 「2. 基本情報」 is ``following``; "labelled": a
    label of elsewhere beside its value, of which some cells may be read; "loose": a file's name, record items, a risk.
    None: the row may go on with the value.
    """
    if context.part != "II" or _is_label(cells[0], context):
        return None
    names = {key for s in slots if s.meaning in ("file.names", "file.name") for key in name_keys(s.text)}
    if len(cells) == 1 and name_key(cells[0].text) in names:
        heads = match_label(following[0].text, context) if following else None
        if heads and heads.meaning == "section.file" and entry.meaning != "file.name":
            return "file name"
        return "loose" if entry.meaning in _NAMES_SOMEBODY else None
    if entry.meaning not in _NAMES_SOMEBODY:
        return None
    known = entries(context.form)
    if len(row.cells) > 1 and any(label_key(cell.text) in known for cell in cells):
        return "labelled"
    text = fold_label(cells[0].text)
    numbers = [int(number) for number in _ITEM.findall(text)]
    listed = len(numbers) >= _ITEMS and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return "loose" if listed or _RISK.match(text) else None


def own_row(cells: Sequence[Cell], line: int, entry: FormEntry, here: str, coming: str, form: FormName) -> list[Cell]:
    """Return what surely is the value of a label on ``line`` of section ``here``, the next label being of ``coming``.

    A name is followed by the rest of its section or by the next. Where another follows, the pages between are lost, and
    the rows after the label's own may be of those.
    """
    order = list(dict.fromkeys("-".join(e.addresses[form].split("-")[:2]) for e in SECTIONS if form in e.addresses))
    after = order[order.index(here) : order.index(here) + 2] if here in order else []
    if entry.meaning not in _NAMES_SOMEBODY or coming in after:
        return list(cells)
    return [cell for cell in cells if cell.at.line == line]


def _is_label(cell: Cell, context: FormPosition) -> bool:
    text = cell.text
    return bool(match_label(text, context) or block_heading(text) or names_range(text) or split_label(text, context))


def page_before(cell: Cell) -> Note:
    """Return the note that a page is lost before ``cell``."""
    words = cell.text.strip().splitlines()[0][:30]
    return Note(
        code="lost-page",
        ja=f"「{words}」の前の頁が失われている",
        en=f"the page before 「{words}」 is lost",
        at=cell.at,
    )


def block_head(cell: Cell) -> Note:
    """Return the note that the fields of a block from ``cell`` on stand without the block's heading."""
    return Note(
        code="block-head-lost",
        ja=f"「{cell.text.strip()}」からの欄は見出しの頁が失われ、どの流れのものか分からない",
        en=f"the heading of the fields from 「{cell.text.strip()}」 on is lost: they belong to no flow",
        at=cell.at,
    )


def part_heading(entry: FormEntry, context: FormPosition, at: At) -> Note | None:
    """Return the note on a section of a later part right after another part: the part's own heading is lost."""
    part = entry.addresses[context.form].split("-")[0]
    if part == context.part or not is_section(entry) or context.part == "0":
        return None
    return Note(
        code="lost-heading",
        ja=f"{part} の見出しがない（前の頁が失われている）",
        en=f"the heading of part {part} is missing (pages before it are lost)",
        at=at,
    )
