"""How the rows of an edition change the labels of the edition before it."""

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.forms.edition_rows import ABSENT, EditionBlock, EditionRow, unknown
from konkyo.loaders.forms.labels import EntryKind, FormEntry, LabelAddress, address_of, label_entry, spellings

ABSENT_ADDRESS = LabelAddress("")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

Entries = dict[EntryKind, list[FormEntry]]
"""The labels of an edition by kind. One that it does not have stands in its place, with ABSENT_ADDRESS."""


def changed(entries: Entries, rows: Sequence[EditionRow]) -> Entries:
    """Return the entries of an edition: those of the edition before, changed by its own ``rows``."""
    renewed: dict[int, FormEntry] = {}
    moves: dict[str, LabelAddress] = {}
    added: list[FormEntry] = []
    for row in rows:
        old = _known(entries, row, renewed)
        if old is None:
            added.append(label_entry(row.entry_kind, *row.cells[1:]))
            continue
        renewed[id(old)] = new = _renewed(old, row)
        if new.kind in ("part", "section") and old.address != ABSENT_ADDRESS:
            moves[old.address.heading] = new.address
    found: Entries = {
        kind: [renewed.get(id(entry)) or _moved(entry, moves) for entry in known] for kind, known in entries.items()
    }
    for entry in added:
        _insert(entry, found)
    found["field"] = _in_order(found["field"])
    return found


def _in_order(fields: Sequence[FormEntry]) -> list[FormEntry]:
    """Return the fields with those of each section, or of each kind of block, in the order of their numerals.

    An edition may swap numerals. A label without a numeral (「再委託」) keeps its place.
    """
    ordered = list(fields)
    groups: dict[tuple[str, str], list[int]] = {}
    for place, entry in enumerate(fields):
        if entry.address.numeral:
            groups.setdefault((entry.address.heading, entry.block), []).append(place)
    for places in groups.values():
        ranked = sorted((fields[place] for place in places), key=lambda entry: entry.address.numeral)
        for place, entry in zip(places, ranked, strict=True):
            ordered[place] = entry
    return ordered


def _known(entries: Entries, row: EditionRow, taken: Container[int]) -> FormEntry | None:
    """Return the entry that a row of an edition is about; None for a label that no form had before."""
    _, meaning, label, address = row.cells
    here = entries[row.entry_kind]
    same = [entry for entry in here if entry.meaning == meaning and id(entry) not in taken]
    if not same and (not label or address == ABSENT):
        raise unknown(row, [entry.meaning for entry in here])
    present = [entry for entry in same if entry.address != ABSENT_ADDRESS]
    if same and not present and address == ABSENT:
        raise unknown(row, [entry.meaning for entry in here if entry.address != ABSENT_ADDRESS])
    return next(iter(present or same), None)


def _renewed(entry: FormEntry, row: EditionRow) -> FormEntry:
    _, _, label, cell = row.cells
    name, keys = spellings(label) if label else (entry.name, entry.labels)
    address, optional = (ABSENT_ADDRESS, False) if cell == ABSENT else address_of(cell)
    return replace(entry, name=name, labels=keys, address=address, optional=optional)


def _moved(entry: FormEntry, moves: Mapping[str, LabelAddress]) -> FormEntry:
    """Return an entry that moves with its section, or with its part."""
    at = entry.address
    to = moves.get(at.heading)
    if to is None and at.part in moves:
        to = replace(moves[at.part], section=at.section)
    if to is None or at == ABSENT_ADDRESS:
        return entry
    return replace(entry, address=replace(to, numeral=at.numeral) if to.part else ABSENT_ADDRESS)


def _insert(new: FormEntry, entries: Entries) -> None:
    """Put a new entry behind those of its kind, and of its block, that stand before it in the form."""
    here = entries[new.kind]
    same = [place for place, entry in enumerate(here) if entry.address.part and entry.block == new.block]
    before = [place for place in same if _order(here[place]) <= _order(new)]
    here.insert(before[-1] + 1 if before else 0, new)


def _order(entry: FormEntry) -> tuple[int, int, str]:
    at = entry.address
    part = _ROMAN.index(at.part) if at.part in _ROMAN else len(_ROMAN)
    return part, int(at.section or 0), at.numeral


def check_places(block: EditionBlock, present: Entries) -> None:
    """Raise KonkyoError where two sections of an edition have one number, or a label stands where nothing is."""
    parts = {entry.address.part for entry in present["part"]}
    numbers = Counter(entry.address.heading for entry in present["section"])
    for entry in present["section"]:
        if entry.address.part not in parts:
            raise _misplaced(block, entry)
        if numbers[entry.address.heading] > 1:
            twice = [one.meaning for one in present["section"] if one.address.heading == entry.address.heading]
            raise _row_of(block, *twice).error(
                Words(
                    f"{entry.address.heading} が {'と'.join(twice)} の二つになります",
                    f"{entry.address.heading} would be both {' and '.join(twice)}",
                ),
                Words("後の節の番号も、ずれるものはすべて書く", "write rows for all later sections that move as well"),
            )
    for entry in (*present["risk"], *present["field"]):
        if entry.address.heading not in parts | set(numbers):
            raise _misplaced(block, entry)


def _misplaced(block: EditionBlock, entry: FormEntry) -> KonkyoError:
    return _row_of(block, entry.meaning).error(
        Words(
            f"{entry.meaning} のある {entry.address.heading} がありません",
            f"{entry.meaning} stands in {entry.address.heading}, which does not exist",
        ),
        Words("その部・節の行を加えるか、所在を直す", "add a row for that part or section, or correct the address"),
    )


def _row_of(block: EditionBlock, *meanings: str) -> EditionRow:
    """Return the last row about one of these labels; the heading of the edition where none is."""
    return next((row for row in reversed(block.rows) if row.cells[1] in meanings), block.heading)
