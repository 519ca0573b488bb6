"""The editions of the official forms, made from the declared tables: which labels and options stand where in each.

The tables are ``label_table``, ``option_table`` and ``edition_table``; this module only reads them.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from konkyo.law.dates import iso_date
from konkyo.loaders.forms import edition_table, label_table, option_table
from konkyo.loaders.forms.form_options import FieldOptions, field_options
from konkyo.loaders.forms.labels import (
    BASIC,
    BLOCKS,
    CHANGE_LIST,
    FOCUSED,
    FORMS,
    EntryKind,
    FormEntry,
    LabelAddress,
    address_of,
    rows_of,
    spellings,
)
from konkyo.loaders.record import FormName

_STAMPS = dict(zip(("様式2", "様式3", "様式4"), FORMS, strict=True))
_TABLES: dict[EntryKind, str] = {
    "cover": label_table.COVER,
    "part": label_table.PARTS,
    "section": label_table.SECTIONS,
    "field": label_table.FIELDS,
}
_ABSENT = LabelAddress("")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

Entries = dict[EntryKind, list[FormEntry]]


@dataclass(frozen=True, eq=False)
class FormEdition:
    """One form in one of its editions: its labels in the form's order, and the options of its fields.

    ``name`` is the month of its stamp: "平成31年1月".
    """

    form: FormName
    name: str
    cover: tuple[FormEntry, ...]
    parts: tuple[FormEntry, ...]
    sections: tuple[FormEntry, ...]
    fields: tuple[FormEntry, ...]
    option_lists: Mapping[str, FieldOptions]

    @cached_property
    def by_label(self) -> dict[str, tuple[FormEntry, ...]]:
        """Key of a label → the entries that the label may mean, in the form's order."""
        found: dict[str, list[FormEntry]] = {}
        for entry in (*self.cover, *self.parts, *self.sections, *self.fields):
            for label in entry.labels:
                found.setdefault(label, []).append(entry)
        return {label: tuple(entries) for label, entries in found.items()}

    @cached_property
    def part_order(self) -> dict[str, int]:
        """Address of a part → its place in the form, from 1."""
        return {entry.address.part: place for place, entry in enumerate(self.parts, start=1)}

    @cached_property
    def block_sections(self) -> dict[str, LabelAddress]:
        """Kind of a numbered block → the section in which its blocks stand: "II-5" for "provision"."""
        if self.form == BASIC:
            # 様式2 has no numbered blocks: where one is printed all the same, it is taken for a block of 様式3.
            return editions_of(FOCUSED)[-1].block_sections
        firsts = {entry.block: entry.address for entry in reversed(self.fields) if entry.block}
        return {kind: address.section_address for kind, address in firsts.items()}

    def address(self, meaning: str) -> LabelAddress:
        """Return where the label ``meaning`` stands: "II" for "part.files". Empty if the edition does not have it."""
        entries = (*self.cover, *self.parts, *self.sections, *self.fields)
        return next((entry.address for entry in entries if entry.meaning == meaning), _ABSENT)

    @cached_property
    def files_part(self) -> str:
        """The part that is repeated for each file: "II"; "" where the form has none."""
        return self.address("part.files").part

    @cached_property
    def risks_part(self) -> str:
        """The part with the risks: "III" in 様式3; "" where the form has none."""
        return self.address("part.risks").part

    def options(self, meaning: str) -> FieldOptions:
        """Return the options of the field ``meaning``. Raises KeyError for a field without options."""
        return self.option_lists[meaning]


def options_of(form: FormName, meaning: str, edition: str = "") -> tuple[str, ...]:
    """Return the options of a field as the form prints them: of ``edition`` (「平成31年1月」), else of the newest one.

    ``meaning`` is the field's name in ``label_table``: "file.subjects". () for a field without options.
    """
    found = (edition_at(form, edition) if edition else editions_of(form)[-1]).option_lists.get(meaning)
    return found.names if found else ()


def editions_of(form: FormName) -> tuple[FormEdition, ...]:
    """Return the editions of ``form``, oldest first. A bare list of changes is read with the labels of 様式3."""
    return EDITIONS[FOCUSED if form == CHANGE_LIST else form]


def edition_at(form: FormName, name: str) -> FormEdition:
    """Return the edition of the month ``name`` (「平成30年5月」): the last one declared up to then, or the first."""
    first, *later = editions_of(form)
    month = iso_date(name) or ""
    return next((edition for edition in reversed(later) if (iso_date(edition.name) or "") <= month), first)


# ---- reading the tables --------------------------------------------------------------------------------------


def declared(text: str) -> dict[FormName, tuple[FormEdition, ...]]:
    """Return the editions of each form that ``text`` declares, in the format of ``edition_table``.

    Raises ValueError for a row that is not in that format.
    """
    entries = {form: _base(column) for column, form in enumerate(FORMS)}
    options = {form: _base_options(stamp) for stamp, form in _STAMPS.items()}
    found: dict[FormName, list[FormEdition]] = {form: [] for form in FORMS}
    for stamp, name, rows in _blocks(text):
        form = _STAMPS[stamp]
        entries[form] = _changed(entries[form], [row for row in rows if row[0] in _TABLES])
        options[form] = options[form] | dict(_options(row for row in rows if row[0] in ("choice", "boxes")))
        found[form].append(_edition(form, name, entries[form], options[form]))
    return {form: tuple(editions) for form, editions in found.items()}


def _blocks(text: str) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Yield stamp, name and rows of each edition: ("様式2", "平成31年1月", […])."""
    rows: list[list[str]] = []
    heading: list[str] = []
    for row in rows_of(text):
        if len(row) > 1:
            rows.append(row)
            continue
        if heading:
            yield heading[0], heading[1], rows
        heading, rows = row[0].split(), []
    if heading:
        yield heading[0], heading[1], rows


def _base(column: int) -> Entries:
    """Return the entries of the oldest edition of a form; those it does not have stand in their place, absent."""
    found: Entries = {}
    for kind, text in _TABLES.items():
        found[kind] = []
        for meaning, label, *addresses in rows_of(text):
            found[kind].append(_entry(kind, meaning, label, addresses[column]))
    return found


def _entry(kind: EntryKind, meaning: str, label: str, cell: str) -> FormEntry:
    address, optional = address_of(cell)
    name, keys = spellings(label)
    block = meaning.split(".")[0] if meaning.split(".")[0] in BLOCKS else ""
    return FormEntry(kind, meaning, name, keys, address, block, optional)


def _changed(entries: Entries, rows: Sequence[Sequence[str]]) -> Entries:
    """Return the entries of an edition: those of the edition before, changed by its own ``rows``."""
    renewed: dict[int, FormEntry] = {}
    moves: dict[str, LabelAddress] = {}
    added: list[FormEntry] = []
    for row in rows:
        old = _known(entries, row, renewed)
        if old is None:
            added.append(_entry(_kind(row), *row[1:]))
            continue
        renewed[id(old)] = new = _renewed(old, row)
        if new.kind in ("part", "section") and old.address != _ABSENT:
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


def _kind(row: Sequence[str]) -> EntryKind:
    return next(kind for kind in _TABLES if kind == row[0])


def _known(entries: Entries, row: Sequence[str], taken: Container[int]) -> FormEntry | None:
    """Return the entry that a row of an edition is about; None for a label that no form had before."""
    if len(row) != 4:
        raise ValueError(f"a row of an edition has four cells: {' / '.join(row)}")
    same = [entry for entry in entries[_kind(row)] if entry.meaning == row[1] and id(entry) not in taken]
    if not same and not row[2]:
        raise ValueError(f"a new label needs its printed words: {' / '.join(row)}")
    present = [entry for entry in same if entry.address != _ABSENT]
    return next(iter(present or same), None)


def _renewed(entry: FormEntry, row: Sequence[str]) -> FormEntry:
    name, keys = spellings(row[2]) if row[2] else (entry.name, entry.labels)
    address, optional = (_ABSENT, False) if row[3] == "-" else address_of(row[3])
    return replace(entry, name=name, labels=keys, address=address, optional=optional)


def _moved(entry: FormEntry, moves: Mapping[str, LabelAddress]) -> FormEntry:
    """Return an entry that moves with its section, or with its part."""
    at = entry.address
    to = moves.get(at.heading)
    if to is None and at.part in moves:
        to = replace(moves[at.part], section=at.section)
    if to is None or at == _ABSENT:
        return entry
    return replace(entry, address=replace(to, numeral=at.numeral) if to.part else _ABSENT)


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


def _edition(form: FormName, name: str, entries: Entries, options: Mapping[str, FieldOptions]) -> FormEdition:
    present = {kind: [e for e in known if e.address != _ABSENT] for kind, known in entries.items()}
    order = {entry.address.part: place for place, entry in enumerate(present["part"])}
    # A renumbered section stands where its new number says.
    sections = sorted(present["section"], key=lambda e: (order[e.address.part], int(e.address.section)))
    return FormEdition(
        form,
        name,
        tuple(present["cover"]),
        tuple(present["part"]),
        tuple(sections),
        tuple(present["field"]),
        dict(options),
    )


def _base_options(stamp: str) -> dict[str, FieldOptions]:
    rows = (row for row in rows_of(option_table.OPTIONS) if not row[2] or stamp in row[2].split())
    return dict(_options((kind, meanings, options) for kind, meanings, _, options in rows))


def _options(rows: Iterator[Sequence[str]]) -> Iterator[tuple[str, FieldOptions]]:
    for kind, meanings, options in rows:
        for meaning in meanings.split():
            yield meaning, field_options("choice" if kind == "choice" else "boxes", options)


EDITIONS = declared(edition_table.EDITIONS)
"""The editions of each form, oldest first."""

BRACKETED_OPTIONS = tuple(
    sorted(
        {
            option.name
            for editions in EDITIONS.values()
            for edition in editions
            for options in edition.option_lists.values()
            for option in options
            if options.kind == "boxes" and "（" in option.name
        }
    )
)
"""Options of checkboxes that hold brackets themselves: 「電子記録媒体（フラッシュメモリを除く。）」."""
