"""The editions of the official forms, made from the declared tables: which labels and options stand where in each.

The tables are ``label_table``, ``option_table`` and ``edition_table``; this module only reads them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from konkyo.law.dates import iso_date
from konkyo.loaders.forms import edition_table, label_table, option_table
from konkyo.loaders.forms.edition_labels import ABSENT_ADDRESS, Entries, changed, check_places
from konkyo.loaders.forms.edition_rows import STAMPS, EditionBlock, check_asked, edition_blocks
from konkyo.loaders.forms.form_options import FieldOptions, field_options
from konkyo.loaders.forms.labels import (
    BASIC,
    CHANGE_LIST,
    FOCUSED,
    FORMS,
    EntryKind,
    FormEntry,
    LabelAddress,
    label_entry,
    rows_of,
)
from konkyo.loaders.record import FormName

_TABLES: dict[EntryKind, str] = {
    "cover": label_table.COVER_ROWS,
    "part": label_table.PART_ROWS,
    "section": label_table.SECTION_ROWS,
    "risk": label_table.RISK_ROWS,
    "field": label_table.FIELD_ROWS,
}


@dataclass(frozen=True, eq=False)
class FormEdition:
    """One form in one of its editions: its labels in the form's order, and the options of its fields.

    ``stamps`` are the months of the stamps it is printed with: "平成31年1月".
    """

    form: FormName
    stamps: tuple[str, ...]
    cover: tuple[FormEntry, ...]
    parts: tuple[FormEntry, ...]
    sections: tuple[FormEntry, ...]
    risks: tuple[FormEntry, ...]
    fields: tuple[FormEntry, ...]
    option_lists: Mapping[str, FieldOptions]

    @property
    def name(self) -> str:
        """The month of its first stamp."""
        return self.stamps[0]

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
        return next((entry.address for entry in entries if entry.meaning == meaning), ABSENT_ADDRESS)

    @cached_property
    def always_filled(self) -> tuple[FormEntry, ...]:
        """The labels that are blank in no evaluation."""
        entries = (*self.cover, *self.sections, *self.fields)
        return tuple(entry for entry in entries if entry.meaning in label_table.ALWAYS_FILLED and str(entry.address))

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

    def offers(self, meaning: str, answer: str) -> bool:
        """Tell whether ``answer`` is an option of the field ``meaning``; any answer is, where none are declared."""
        listed = self.option_lists.get(meaning)
        return listed is None or listed.named(answer) is not None


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

    Raises KonkyoError, with the line and what to write instead, for a row that is not in that format.
    """
    entries = {form: _base(column) for column, form in enumerate(FORMS)}
    options = {form: _base_options(stamp) for stamp, form in STAMPS.items()}
    found: dict[FormName, list[FormEdition]] = {form: [] for form in FORMS}
    for block in edition_blocks(text):
        form = block.form
        entries[form] = changed(entries[form], [row for row in block.rows if row.is_label])
        rows = [row for row in block.rows if not row.is_label]
        known = [entry.meaning for kind in entries[form].values() for entry in kind if entry.address != ABSENT_ADDRESS]
        for row in rows:
            check_asked(row, known)
        options[form] = options[form] | dict(_options(row.cells for row in rows))
        found[form].append(_edition(block, entries[form], options[form]))
    return {form: tuple(editions) for form, editions in found.items()}


def _base(column: int) -> Entries:
    """Return the entries of the oldest edition of a form; those it does not have stand in their place, absent."""
    found: Entries = {}
    for kind, text in _TABLES.items():
        found[kind] = []
        for meaning, label, *addresses in rows_of(text):
            found[kind].append(label_entry(kind, meaning, label, addresses[column]))
    return found


def _edition(block: EditionBlock, entries: Entries, options: Mapping[str, FieldOptions]) -> FormEdition:
    present = {kind: [e for e in known if e.address != ABSENT_ADDRESS] for kind, known in entries.items()}
    check_places(block, present)
    order = {entry.address.part: place for place, entry in enumerate(present["part"])}
    # A renumbered section stands where its new number says.
    sections = sorted(present["section"], key=lambda e: (order[e.address.part], int(e.address.section)))
    return FormEdition(
        block.form,
        block.months,
        tuple(present["cover"]),
        tuple(present["part"]),
        tuple(sections),
        tuple(present["risk"]),
        tuple(present["field"]),
        dict(options),
    )


def _base_options(stamp: str) -> dict[str, FieldOptions]:
    rows = (row for row in rows_of(option_table.OPTION_ROWS) if not row[2] or stamp in row[2].split())
    return dict(_options((kind, meanings, options) for kind, meanings, _, options in rows))


def _options(rows: Iterator[Sequence[str]]) -> Iterator[tuple[str, FieldOptions]]:
    for kind, meanings, options in rows:
        for meaning in meanings.split():
            yield meaning, field_options("choice" if kind == "choice" else "boxes", options)


EDITIONS = declared(edition_table.EDITION_ROWS)
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
