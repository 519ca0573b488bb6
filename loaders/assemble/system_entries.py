"""The systems of I-2, with what they are connected to; a system whose head is on a lost page is sought in the log."""

import re
from dataclasses import dataclass

from konkyo.loaders.assemble.passages import locate
from konkyo.loaders.assemble.slots import Slots, SlotValues
from konkyo.loaders.assemble.ticked import Option, options
from konkyo.loaders.cell_values import clean, says_none
from konkyo.loaders.forms.boxes import Habit, boxes
from konkyo.loaders.forms.filled import ChangeRow, FilledForm, Slot
from konkyo.loaders.forms.labels import BASIC
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import Illegible, Note, System

_ENUMERATOR = re.compile(r"(?:^|\s+|(?<=[)）]))(?:[(（]?[\d０-９]{1,2}[)）.．、](?![\d０-９])|[⑴-⒇①-⑳]|[・･○●■])\s*")
_SYSTEM_ITEM = re.compile(r"システム(\d{1,2})[^\d①-③]*([①-③])?")


def systems(filled: FilledForm, slots: Slots, habit: Habit, notes: list[Note], gaps: list[Note]) -> list[System]:
    """Return the systems in the form's order."""
    if filled.form == BASIC:
        return _listed(slots)
    found = []
    for number in slots.blocks(("system.name", "system.functions", "system.connections")):
        slot = slots.first("system.name", block=number)
        reading = SlotValues(slots)
        name = reading.value("name", slot)
        connections = slots.first("system.connections", block=number)
        if slot is None or name is None:
            left = connections or slots.all("system.functions", block=number)[0]
            gaps.append(
                Note(
                    code="system-name-lost",
                    ja=f"システム{number} の名称がない",
                    en=f"the name of システム{number} is missing",
                    at=left.at,
                )
            )
            continue
        group = options(connections, habit)
        if connections and not group and not says_none(connections.text):
            notes.append(
                Note(
                    code="illegible-box",
                    ja=f"システム{number} の接続の印がどの選択肢のものか分からない",
                    en=f"which connections of システム{number} are ticked cannot be read",
                    at=connections.at,
                )
            )
        found.append(_system(number, name, group, reading, slot, connections))
    found += _recovered(filled, slots, {s.ordinal for s in found}, gaps)
    return sorted(found, key=lambda system: system.ordinal)


def _system(
    number: int, name: str, group: list[Option], reading: SlotValues, slot: Slot, connections: Slot | None
) -> System:
    if connections:
        reading.value("connections", connections, lambda text: text, printed=False)
    other = next((option for option in group if fold_label(option.name) == "その他"), None)
    return System(
        ordinal=number,
        name=name,
        connections={option.name: option.tick for option in group},
        other_connections=other.details() if other else (),
        at=slot.at,
        evidence=reading.evidence,
        inferred={f"connections.{option.name}": option.inferred for option in group if option.inferred},
    )


def names_in(text: str) -> list[str]:
    """Return the names of a cell that lists several: 「1.A 2.B」「⑴A ⑵B」「・A ・B」, a line each, or A、B."""
    parts = [p for line in _whole_lines(text) for p in _ENUMERATOR.split(line)]
    names = [name for part in parts if (name := clean(part)) and not name.endswith("。") and not name.startswith("※")]
    if len(names) == 1:
        names = [n for part in re.split(r"[、，,](?![^(（]*[)）])", names[0]) if (n := clean(part))]
    return names


def _whole_lines(text: str) -> list[str]:
    """Return the lines of a cell; where its names are numbered, one without a number goes on with the name before."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        begins = _ENUMERATOR.match(line) or line.startswith("※") or line.endswith("。")
        if lines and not begins and _ENUMERATOR.match(lines[0]):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _listed(slots: Slots) -> list[System]:
    slot = slots.first("system.name")
    if slot is None:
        return []
    passage = slots.book.of(slot)
    return [
        System(
            ordinal=n,
            name=name,
            connections={},
            other_connections=(),
            at=slot.at,
            evidence={"name": locate(name, passage)},
        )
        for n, name in enumerate(names_in(slot.text), start=1)
    ]


@dataclass(frozen=True, slots=True)
class _Logged:
    """What the change log says of the connections of one system."""

    number: int
    row: ChangeRow
    others: tuple[str, ...]
    ticked: tuple[str, ...]


def _recovered(filled: FilledForm, slots: Slots, known: set[int], gaps: list[Note]) -> list[System]:
    """A lone 「③他のシステムとの接続」: the page with the system's head is lost. The log may print the same list."""
    found = []
    for slot in slots.all("system.connections"):
        if slot.block is not None:
            continue
        printed = _unmarked(slot.text)
        match = next((entry for entry in _logged(filled) if entry.others and entry.others == printed.others), None)
        named = _naming_row(filled, match.number) if match else None
        name = clean(named.cells.get("after")) if named else None
        if match is None or named is None or name is None or match.number in known:
            gaps.append(
                Note(
                    code="system-head-lost",
                    at=slot.at,
                    ja="「③他のシステムとの接続」だけが残り、どのシステムのものか分からない",
                    en="only 「③他のシステムとの接続」 is left; whose connections they are is lost",
                )
            )
            continue
        found.append(_from_log(match, name, named, printed, slot, slots))
    return found


@dataclass(frozen=True, slots=True)
class _Printed:
    options: tuple[str, ...]
    others: tuple[str, ...]


def _unmarked(text: str) -> _Printed:
    """Options printed without any box, two or more spaces apart."""
    head, _, rest = re.sub(r"その他\s*[(（]", "\x00", text, count=1).partition("\x00")
    names = tuple(name for part in re.split(r"\s{2,}|\n", head) if (name := clean(part)))
    detail = rest.strip().rstrip(")）") if rest else ""
    return _Printed((*names, "その他") if rest else names, Option("その他", detail, True).details())


def _logged(filled: FilledForm) -> list[_Logged]:
    entries = []
    for row in reversed(filled.changes):
        item = _SYSTEM_ITEM.search(fold_label(row.cells.get("item", "")))
        if not item or item[2] != "③":
            continue
        group = boxes(row.cells.get("after", ""))
        other = next((b for b in group if fold_label(b.option) == "その他"), None)
        details = Option("その他", other.detail, True).details() if other else ()
        ticked = tuple(fold_label(b.option) for b in group if b.printed)
        entries.append(_Logged(int(item[1]), row, details, ticked))
    return entries


def _naming_row(filled: FilledForm, number: int) -> ChangeRow | None:
    """The latest row of the log that gives the name of システムN."""
    for row in reversed(filled.changes):
        item = _SYSTEM_ITEM.search(fold_label(row.cells.get("item", "")))
        if item and int(item[1]) == number and item[2] == "①":
            return row
    return None


def _from_log(entry: _Logged, name: str, named: ChangeRow, printed: _Printed, slot: Slot, slots: Slots) -> System:
    def ticked(option: str) -> bool | Illegible:
        # The log writes 「宛名システム」 for the form's 「宛名システム等」.
        return any(fold_label(option).startswith(logged) for logged in entry.ticked)

    why = Note(
        code="from-change-log",
        at=entry.row.at,
        ja=f"名称と印の頁は失われている。同じ接続先を記す変更箇所（システム{entry.number}）から読んだ",
        en=f"the page with its name and marks is lost; read from the change log, which prints the same connections "
        f"for システム{entry.number}",
    )
    book = slots.book
    evidence = {"connections": locate(slot.text, book.of(slot))}
    cell = book.of_cell(named, "after")
    if cell:
        evidence["name"] = locate(name, cell)
    return System(
        ordinal=entry.number,
        name=name,
        connections={option: ticked(option) for option in printed.options},
        other_connections=printed.others,
        at=slot.at,
        inferred={"name": why, "ordinal": why, "connections": why},
        evidence=evidence,
    )
