"""Systems whose page is lost except for 「③他のシステムとの接続」: the change log may name them.

A row of the log that prints the same connected systems says which system it is, and a row for its ① has its name.
"""

import re
from dataclasses import dataclass

from konkyo.loaders.assemble.checked_options import marked_options, names_in_brackets
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.cell_values import CellText, cut
from konkyo.loaders.forms.editions import options_of
from konkyo.loaders.forms.filled import ChangeRow, FilledForm, Slot
from konkyo.loaders.forms.form_options import OTHER
from konkyo.loaders.forms.labels import FOCUSED
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import Note, Passage, System

_SYSTEM_ITEM = re.compile(r"システム(\d{1,2})[^\d①-③]*([①-③])?")
_OTHER_OPENED = re.compile(rf"{OTHER}\s*[(（]")
_OTHER_CLOSED = re.compile(r"[)）]*\s*$")
_OPTIONS = "|".join(map(re.escape, options_of(FOCUSED, "system.connections")))
_APART = re.compile(rf"\s{{2,}}|\n|\s(?=(?:{_OPTIONS})(?:\s|$))")  # a line end may have become a space


@dataclass(frozen=True, slots=True)
class UnmarkedConnections:
    """Connections printed without any box: the options, and the names in the brackets of その他."""

    options: list[CellText]
    others: tuple[CellText, ...]

    @property
    def names(self) -> list[str]:
        """The names in the brackets of その他."""
        return [name.text for name in self.others]


@dataclass(frozen=True, slots=True)
class _Logged:
    """What a row of the change log says about the connections of one system."""

    number: int
    row: ChangeRow
    others: list[str]
    ticked: tuple[str, ...]


def systems_from_log(filled: FilledForm, slots: SlotIndex, known: set[int], gaps: list[Note]) -> list[System]:
    """Return the systems that only the change log names, except those with a ``known`` number.

    ``gaps`` gets a note for each list of connections of which the log does not tell whose it is.
    """
    found = []
    for slot in slots.all("system.connections"):
        if slot.block is not None:
            continue
        printed = unmarked_connections(slot.text)
        entry = next((one for one in _logged(filled) if one.others and one.others == printed.names), None)
        named = _naming_row(filled, entry.number) if entry else None
        name = cut(named.cells.get("after", "")) if named else None
        if entry is None or named is None or name is None or entry.number in known:
            gaps.append(_head_lost(slot))
        else:
            found.append(_from_log(entry, name, slots.book.of_cell(named, "after"), printed, slot, slots))
    return found


def unmarked_connections(text: str) -> UnmarkedConnections:
    """Return the options of a cell without boxes, which stand two or more spaces apart."""
    cell = CellText.of(text)
    opened = _OTHER_OPENED.search(text)
    head = cell.part(0, opened.start()) if opened else cell
    options = [name for part in head.split(_APART) if (name := part.cleaned())]
    if opened is None or opened.end() == len(text):
        return UnmarkedConnections(options, ())
    other = cell.part(opened.start(), opened.start() + len(OTHER))
    closed = _OTHER_CLOSED.search(text, opened.end())
    return UnmarkedConnections(
        [*options, other], names_in_brackets(cell.part(opened.end(), closed.start() if closed else None))
    )


def _logged(filled: FilledForm) -> list[_Logged]:
    """Return what the log says about connections, the latest row first."""
    entries = []
    for row in reversed(filled.changes):
        item = _SYSTEM_ITEM.search(fold_label(row.cells.get("item", "")))
        if not item or item[2] != "③":
            continue
        group = marked_options(row.cells.get("after", ""))
        other = next((option.inside for option in group if option.is_other), None)
        ticked = tuple(fold_label(option.name.text) for option in group if option.tick)
        entries.append(_Logged(int(item[1]), row, [name.text for name in names_in_brackets(other)], ticked))
    return entries


def _naming_row(filled: FilledForm, number: int) -> ChangeRow | None:
    """Return the latest row of the log that gives the name of システムN."""
    for row in reversed(filled.changes):
        item = _SYSTEM_ITEM.search(fold_label(row.cells.get("item", "")))
        if item and int(item[1]) == number and item[2] == "①":
            return row
    return None


def _from_log(
    entry: _Logged, name: CellText, named: Passage | None, printed: UnmarkedConnections, slot: Slot, slots: SlotIndex
) -> System:
    def ticked(option: str) -> bool:
        # The log writes 「宛名システム」 for the form's 「宛名システム等」.
        return any(fold_label(option).startswith(logged) for logged in entry.ticked)

    why = Note(
        code="from-change-log",
        at=entry.row.at,
        ja=f"名称と印の頁は失われている。同じ接続先を記す変更箇所（システム{entry.number}）から読んだ",
        en=f"the page with its name and marks is lost; read from the change log, which prints the same connections "
        f"for システム{entry.number}",
    )
    reading = PartReader(slots)
    reading.cite("connections", slot, printed.options)
    reading.cite("other_connections", slot, printed.others)
    if named:
        reading.evidence["name"] = evidence(named, name)
    return System(
        ordinal=entry.number,
        name=name.text,
        connections={option.text: ticked(option.text) for option in printed.options},
        other_connections=tuple(printed.names),
        at=slot.at,
        inferred={"name": why, "ordinal": why, "connections": why},
        evidence=reading.evidence,
        pieces=reading.pieces,
    )


def _head_lost(slot: Slot) -> Note:
    return Note(
        code="system-head-lost",
        at=slot.at,
        ja="「③他のシステムとの接続」だけが残り、どのシステムのものか分からない",
        en="only 「③他のシステムとの接続」 is left; whose connections they are is lost",
    )
