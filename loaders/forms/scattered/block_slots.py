"""The slots of the numbered blocks on a scattered sheet: what each field surely says, or ILLEGIBLE."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.labels import BLOCK_NAMES, BLOCKS, FormEntry
from konkyo.loaders.forms.scattered.blocks import LooseBlock, blocks, fields_of, near_label
from konkyo.loaders.forms.scattered.label_values import ANSWERED, answers, value
from konkyo.loaders.forms.scattered.sheets import Token, span
from konkyo.loaders.forms.scattered.torn_boxes import Ticked, printed, ticked
from konkyo.loaders.record import ILLEGIBLE, At, Note

_LAW = re.compile(r"法|条|令|規則|要綱|告示|要領|同意|別紙|別表|参照")
_NEEDED = (
    "content",
    "party",
    "scope",
    "re_exists",
    "purpose",
    "information",
    "basis",
    "subjects",
    "methods",
    "frequency",
)


@dataclass(slots=True)
class SheetSlots:
    """What was read of a sheet: slots, notes on what is not certain, and the indices of the tokens that were used."""

    slots: list[Slot]
    notes: list[Note]
    used: set[int]


def block_slots(tokens: Sequence[Token], kind: str, edition: FormEdition, file: int, *, whole: bool) -> SheetSlots:
    """Return the fields of the blocks of ``kind`` on a sheet of ``file``. ``whole``: see ``blocks``."""
    found = blocks(tokens, kind, edition, whole=whole)
    methods = _methods(tokens, len(found), f"{kind}.methods", edition) if whole else None
    read = SheetSlots([], [], set())
    for block in found:
        read.slots.append(_party(tokens, block, edition, file))
        read.used.add(block.head.index)
        lost = _read_fields(_BlockReader(tokens, block, edition, methods), file, read)
        if lost:
            read.notes.append(_lost(block, lost))
    return read


def _party(tokens: Sequence[Token], block: LooseBlock, edition: FormEdition, file: int) -> Slot:
    lines = value(tokens, block.head.index) or ()
    text = "\n".join(line.text for line in lines) or ILLEGIBLE
    at = span(lines) if lines else block.head.at
    section = edition.block_sections[block.kind]
    return Slot(block.kind, BLOCK_NAMES[block.kind], section, BLOCKS[block.kind], text, at, file, block.number)


def _read_fields(reader: "_BlockReader", file: int, read: SheetSlots) -> list[str]:
    """Add the slots of one block; return the names of its fields that are lost."""
    block, lost = reader.block, []
    entries = fields_of(block.kind, reader.edition)
    for place, entry in enumerate(entries):
        text, at = reader.text(entry, [after.meaning for after in entries[place + 1 : place + 2]])
        if text is None and entry.aspect in _NEEDED:
            text = ILLEGIBLE
            lost.append(entry.name)
        if text:
            read.slots.append(slot_of(entry, text, at, file, block.number))
            if entry.meaning in block.labels:
                read.used.add(block.labels[entry.meaning].index)
    return lost


@dataclass(frozen=True, slots=True)
class _BlockReader:
    """Reads the fields of one block. ``methods``: the text of its checkboxes, None where they are not certain."""

    tokens: Sequence[Token]
    block: LooseBlock
    edition: FormEdition
    methods: str | None

    def text(self, entry: FormEntry, after: Sequence[str]) -> tuple[str | None, At]:
        """Return the text of a field, "" for a blank one and None for a lost one, and where it stands."""
        label = self.block.labels.get(entry.meaning)
        at = label.at if label else self.block.head.at
        if entry.aspect == "methods":
            return self.methods, at
        if label is None:
            return None, at
        if entry.meaning in ANSWERED:
            said = set(answers(near_label(self.tokens, label), entry.meaning, self.edition))
            return (said.pop() if len(said) == 1 else None), at
        lines = value(self.tokens, label.index, after)
        no_law = entry.aspect == "basis" and not any(_LAW.search(line.text) for line in lines or ())
        if lines is None or (lines and no_law):
            return None, at
        return "\n".join(line.text for line in lines), span(lines) if lines else at


def _methods(tokens: Sequence[Token], heads: int, meaning: str, edition: FormEdition) -> str | None:
    """Return the boxes of the sheet as one group, if they are printed and ticked alike for every block; else None."""
    options = edition.option_lists.get(meaning)
    if options is None:
        return None
    others = [edition.options(f"{kind}.methods") for kind in ("acquisition", "provision", "transfer")]
    groups: dict[str, list[Ticked]] = {}
    for box in ticked(tokens):
        groups.setdefault("".join(box.option.split()), []).append(box)
    ways = {name: group for name, group in groups.items() if any(one.leading(name) for one in (options, *others))}
    if not ways or any(len(group) != heads or len({(b.tick, b.detail) for b in group}) > 1 for group in ways.values()):
        return None
    first = [group[0] for group in ways.values()]
    if any(box.tick is None for box in first) or not any(box.tick for box in first):
        return None
    return printed(first, options)


def _lost(block: LooseBlock, labels: Sequence[str]) -> Note:
    name = f"{BLOCKS[block.kind]}{block.number}"
    return Note(
        code="scattered-block",
        ja=f"{name}: 読み順が失われ、確かに読めない: {'、'.join(labels)}",
        en=f"{name}: the reading order is lost; not certain: {', '.join(labels)}",
        at=block.head.at,
    )
