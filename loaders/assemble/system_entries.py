"""The systems of I-2 and what they are connected to."""

import re

from konkyo.loaders.assemble.checked_options import checked_options, names_in_brackets
from konkyo.loaders.assemble.listed_names import names_in
from konkyo.loaders.assemble.logged_systems import systems_from_log
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.cell_values import CellText, says_none
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.labels import BASIC
from konkyo.loaders.record import Note, System

_FOOTNOTE = re.compile(r"\s[※＊*].*。", re.S)
_BLOCK_FIELDS = ("system.name", "system.functions", "system.connections")


def systems(filled: FilledForm, slots: SlotIndex, habit: Habit, notes: list[Note], gaps: list[Note]) -> list[System]:
    """Return the systems in the form's order; ``notes`` and ``gaps`` get what could not be read of them.

    A system whose heading is on a lost page is looked for in the change log.
    """
    if filled.form == BASIC:
        return _listed(slots)
    found = [
        system
        for number in slots.blocks(_BLOCK_FIELDS)
        if (system := _system(number, slots, habit, notes, gaps)) is not None
    ]
    found += systems_from_log(filled, slots, {system.ordinal for system in found}, gaps)
    return sorted(found, key=lambda system: system.ordinal)


def _system(number: int, slots: SlotIndex, habit: Habit, notes: list[Note], gaps: list[Note]) -> System | None:
    reading = PartReader(slots, notes)
    slot = slots.first("system.name", block=number)
    name = reading.value("name", slot, _without_footnote)
    connections = slots.first("system.connections", block=number)
    if slot is None or name is None:
        gaps.append(_name_lost(number, connections or slots.all("system.functions", block=number)[0]))
        return None
    group = checked_options(connections, habit) if connections else []
    options = {option.name.text: option for option in group}
    others = names_in_brackets(next((option.inside for option in group if option.is_other), None))
    if connections:
        if not group and not says_none(connections.text):
            notes.append(_illegible(number, connections))
        reading.cite("connections", connections, [option.name for option in options.values()])
        if others:
            reading.cite("other_connections", connections, others)
    return System(
        ordinal=number,
        name=name,
        connections={option: read.tick for option, read in options.items()},
        connections_inferred={option: read.inferred for option, read in options.items() if read.inferred},
        other_connections=tuple(other.text for other in others),
        at=slot.at,
        evidence=reading.evidence,
        pieces=reading.pieces,
    )


def _without_footnote(slot: Slot) -> CellText | None:
    """Return the name in a cell without the sentence behind it: 「住基ネット ※…は、…という。」."""
    footnote = _FOOTNOTE.search(slot.text)
    return CellText.of(slot.text).part(0, footnote.start() if footnote else None).cleaned()


def _listed(slots: SlotIndex) -> list[System]:
    """Return the systems that a 基礎項目評価書 lists in one cell."""
    slot = slots.first("system.name")
    if slot is None:
        return []
    passage = slots.book.of(slot)
    return [
        System(
            ordinal=ordinal,
            name=name.text,
            connections={},
            other_connections=(),
            at=slot.at,
            evidence={"name": evidence(passage, name)},
        )
        for ordinal, name in enumerate(names_in(slot.text), start=1)
    ]


def _name_lost(number: int, left: Slot) -> Note:
    return Note(
        code="system-name-lost",
        ja=f"システム{number} の名称がない",
        en=f"the name of システム{number} is missing",
        at=left.at,
    )


def _illegible(number: int, connections: Slot) -> Note:
    return Note(
        code="illegible-box",
        ja=f"システム{number} の接続の印がどの選択肢のものか分からない",
        en=f"which connections of システム{number} are ticked cannot be read",
        at=connections.at,
    )
