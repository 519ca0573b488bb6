"""What is left where pages are lost: rows that cannot belong to the label above them, labels without their heading."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from konkyo.loaders.forms.block_headings import block_heading, is_block_range
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.forms.form_position import FormPosition, is_section, match_label, split_label
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.matching import fold_label, label_key, name_key, name_keys
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At, Note

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
"""Fields that hold one name or two: no name of a file, no list of record items, no further label."""

_RISK = re.compile(r"リスク\d{0,2}:")
_ITEM = re.compile(r"(?:^|[,、，])(\d{1,3})[.．]")
_FEWEST_ITEMS = 4  # with numbers in sequence: two or three offices may be numbered as well

Stray = Literal["file name", "labelled", "loose"]


def next_file(entry: FormEntry, position: FormPosition) -> bool:
    """Tell whether ``entry`` is a section of the risks before the one last entered, which the file's own part had."""
    at, here = entry.address, position.section
    in_risks = at.part == here.part == position.edition.risks_part
    return in_risks and is_section(entry) and bool(here.section) and int(at.section) < int(here.section)


def stray(
    row: Row,
    cells: Sequence[Cell],
    following: Sequence[Cell],
    entry: FormEntry,
    position: FormPosition,
    slots: Iterable[Slot],
) -> Stray | None:
    """Tell how a row of part Ⅱ shows that pages before it are lost; None if it may belong to the value of ``entry``.

    "file name": it is the value of a lost label 「1. 特定個人情報ファイル名」, for ``following`` is 「2. 基本情報」.
    "labelled": it has a label of another place beside its value; some of its cells can be read.
    "loose": it is the name of a file, a list of record items or a risk; it cannot be read.
    """
    if position.part != position.edition.files_part or _is_label(cells[0], position):
        return None
    if len(cells) == 1 and name_key(cells[0].text) in _file_names(slots):
        if entry.meaning != "file.name" and _opens_file(following, position):
            return "file name"
        return "loose" if entry.meaning in _NAMES_SOMEBODY else None
    if entry.meaning not in _NAMES_SOMEBODY:
        return None
    if len(row.cells) > 1 and any(label_key(cell.text) in position.edition.by_label for cell in cells):
        return "labelled"
    text = fold_label(cells[0].text)
    return "loose" if _lists_items(text) or _RISK.match(text) else None


def _file_names(slots: Iterable[Slot]) -> set[str]:
    return {key for slot in slots if slot.meaning in ("file.names", "file.name") for key in name_keys(slot.text)}


def _opens_file(following: Sequence[Cell], position: FormPosition) -> bool:
    """Tell whether the next row is the section that stands right below the name of a file."""
    entry = match_label(following[0].text, position) if following else None
    return entry is not None and entry.meaning == "section.file"


def _lists_items(text: str) -> bool:
    numbers = [int(number) for number in _ITEM.findall(text)]
    return len(numbers) >= _FEWEST_ITEMS and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def own_row(
    cells: Sequence[Cell], line: int, entry: FormEntry, here: str, coming: str, edition: FormEdition
) -> list[Cell]:
    """Return the cells that surely are the value of a label on ``line``.

    ``here`` and ``coming`` are the sections of the label and of the next label that was met. After a field that holds a
    name, the rest of its section follows, or the next section. Where another section follows, pages are lost between,
    and the rows below the label's own may come from those.
    """
    order = list(dict.fromkeys(section.address.heading for section in edition.sections))
    after = order[order.index(here) : order.index(here) + 2] if here in order else []
    if entry.meaning not in _NAMES_SOMEBODY or coming in after:
        return list(cells)
    return [cell for cell in cells if cell.at.line == line]


def _is_label(cell: Cell, position: FormPosition) -> bool:
    text = cell.text
    return bool(
        match_label(text, position) or block_heading(text) or is_block_range(text) or split_label(text, position)
    )


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


def part_heading(entry: FormEntry, position: FormPosition, at: At) -> Note | None:
    """Return the note that the heading of a part is lost, if ``entry`` is a section of another part than the last."""
    part = entry.address.part
    if part == position.part or not is_section(entry) or position.on_cover:
        return None
    return Note(
        code="lost-heading",
        ja=f"{part} の見出しがない（前の頁が失われている）",
        en=f"the heading of part {part} is missing (pages before it are lost)",
        at=at,
    )
