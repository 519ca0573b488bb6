"""The slots of the numbered blocks on a scattered sheet: what each field surely says, or ILLEGIBLE."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.loaders.annex_pointers import points_to_annex
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.label_table import BLOCK_NAMES, BLOCKS
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.scattered.blocks import LooseBlock, blocks, fields_of, near_label
from konkyo.loaders.forms.scattered.label_values import ANSWERED, answered, answers, value
from konkyo.loaders.forms.scattered.sheets import Token, span
from konkyo.loaders.forms.scattered.torn_boxes import Ticked, ticked, with_boxes
from konkyo.loaders.record import ILLEGIBLE, At, Note

_LAW = re.compile(r"法|条|令|規則|要綱|告示|要領|同意|別表|参照")
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
        lost = _read_fields(_BlockReader(tokens, block, edition, file, methods), read)
        if lost:
            read.notes.append(_lost(block, lost))
    return read


def _party(tokens: Sequence[Token], block: LooseBlock, edition: FormEdition, file: int) -> Slot:
    lines = value(tokens, block.head.index) or ()
    text = "\n".join(line.text for line in lines) or ILLEGIBLE
    at = span(lines) if lines else block.head.at
    section = edition.block_sections[block.kind]
    return Slot(block.kind, BLOCK_NAMES[block.kind], section, BLOCKS[block.kind], text, at, file, block.number)


def _read_fields(reader: "_BlockReader", read: SheetSlots) -> list[str]:
    """Add the slots of one block; return the names of its fields that are lost."""
    labels, lost = reader.block.labels, []
    entries = fields_of(reader.block.kind, reader.edition)
    for place, entry in enumerate(entries):
        slot = reader.slot(entry, [after.meaning for after in entries[place + 1 : place + 2]])
        if slot is None and entry.aspect in _NEEDED:
            lost.append(entry.name)
            slot = reader.slot_with(entry, ILLEGIBLE)
        if slot and slot.text:
            read.slots.append(slot)
            if entry.meaning in labels:
                read.used.add(labels[entry.meaning].index)
    return lost


@dataclass(frozen=True, slots=True)
class _BlockReader:
    """Reads the fields of one block. ``methods``: its checkboxes, None where they are not certain."""

    tokens: Sequence[Token]
    block: LooseBlock
    edition: FormEdition
    file: int
    methods: Sequence[Ticked] | None

    def slot(self, entry: FormEntry, after: Sequence[str]) -> Slot | None:
        """Return the slot of a field, with the text "" for a blank one; None for a lost one."""
        label = self.block.labels.get(entry.meaning)
        if entry.aspect == "methods":
            options = self.edition.options(entry.meaning)
            return with_boxes(self.slot_with(entry, ""), self.methods, options) if self.methods else None
        if label is None:
            return None
        if entry.meaning in ANSWERED:
            said = set(answers(near_label(self.tokens, label), entry.meaning, self.edition))
            return answered(self.slot_with(entry, ""), said.pop()) if len(said) == 1 else None
        lines = value(self.tokens, label.index, after)
        no_law = entry.aspect == "basis" and not any(map(_may_be_basis, (line.text for line in lines or ())))
        if lines is None or (lines and no_law):
            return None
        return self.slot_with(entry, "\n".join(line.text for line in lines), span(lines) if lines else None)

    def slot_with(self, entry: FormEntry, text: str, at: At | None = None) -> Slot:
        """Return the slot of a field with this text; it stands where its label does if ``at`` does not say more."""
        above = self.block.labels.get(entry.meaning, self.block.head)
        return slot_of(entry, text, at or above.at, self.file, self.block.number)


def _methods(tokens: Sequence[Token], heads: int, meaning: str, edition: FormEdition) -> Sequence[Ticked] | None:
    """Return the boxes of the sheet, each once, if they are printed and ticked alike for every block; else None."""
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
    return first


def _may_be_basis(text: str) -> bool:
    """Tell whether ``text`` may be a 法令上の根拠: it has a word of law, or points to where the basis is listed."""
    return bool(_LAW.search(text)) or points_to_annex(text)


def _lost(block: LooseBlock, labels: Sequence[str]) -> Note:
    name = f"{BLOCKS[block.kind]}{block.number}"
    return Note(
        code="scattered-block",
        ja=f"{name}: 読み順が失われ、確かに読めない: {'、'.join(labels)}",
        en=f"{name}: the reading order is lost; not certain: {', '.join(labels)}",
        at=block.head.at,
    )
