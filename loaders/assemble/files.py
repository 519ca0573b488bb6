"""The files of a document, each with its flows and the counts the form declares."""

import re
from dataclasses import dataclass

from konkyo.law.dates import iso_date
from konkyo.law.variants import unified
from konkyo.loaders.annex_pointers import names_annex
from konkyo.loaders.assemble.file_flows import file_flows
from konkyo.loaders.assemble.flow_fields import FlowFields
from konkyo.loaders.assemble.listed_names import names_in
from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.printed_dates import fails_as_date, unread_date
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.cell_values import CellText, declared_counts
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.filled import AnnexRow, FilledForm, Slot
from konkyo.loaders.forms.form_options import TRANSFERS
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.record import RECORD_ITEMS, DeclaredCounts, File, Flow, Note

_TRANSFER = re.compile(r"\s*".join(TRANSFERS))  # it may be broken over lines
_NUMBER = re.compile(r"\s*(?:(?:[(（]\s*[\d０-９]{1,2}\s*[)）]|[\d０-９]{1,2}[.．)）]|[①-⑳⑴-⒇])\s*)?")


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a file, and the slot that it was cut out of."""

    value: CellText
    slot: Slot

    @property
    def text(self) -> str:
        """The name."""
        return self.value.text


def file_names(filled: FilledForm) -> dict[int, FileName]:
    """Return ordinal → name of the files that have a section II, else of those that I-3 lists."""
    found: dict[int, FileName] = {}
    for slot in filled.slots:
        if slot.meaning == "file.name" and slot.file and (value := _unnumbered(slot.text)):
            found.setdefault(slot.file, FileName(value, slot))
    names = (FileName(value, s) for s in filled.slots if s.meaning == "file.names" for value in names_in(s.text))
    listed = list({label_key(name.text): name for name in names}.values())
    if len(listed) > len(found):
        # Pages of section II are lost, or the form (様式2) has none: I-3 still names the files.
        known = {label_key(name.text) for name in found.values()}
        ordinals = (n for n in range(1, len(listed) + len(found) + 1) if n not in found)
        for name in listed:
            if label_key(name.text) not in known:
                found[next(ordinals)] = name
    return found


def _unnumbered(text: str) -> CellText | None:
    """Return a file's name without the number printed before it: 「(1) 住民基本台帳ファイル」."""
    number = _NUMBER.match(text)
    return CellText.of(text).part(number.end() if number else 0).cleaned()


class Files:
    """Reads files, flows and declared counts of one document."""

    def __init__(self, filled: FilledForm, slots: SlotIndex, habit: Habit, names: dict[int, FileName]) -> None:
        self.filled, self.slots, self.habit, self.names = filled, slots, habit, names
        self.notes: list[Note] = []
        self.gaps = [_without_file(slot) for slot in slots.all(RECORD_ITEMS) if slot.file not in names]

    def files(self) -> list[File]:
        """Return the files in order of their ordinals."""
        return [self._file(ordinal, name) for ordinal, name in sorted(self.names.items())]

    def _file(self, ordinal: int, name: FileName) -> File:
        reading = PartReader(self.slots, self.notes)

        def slot(meaning: str) -> Slot | None:
            return self.slots.first(meaning, ordinal)

        reading.evidence["name"] = evidence(self.slots.book.of(name.slot), name.value)
        items = slot(RECORD_ITEMS)
        record_items = list(CellText.of(items.text).lines()) if items else []
        if items:
            reading.cite("record_items", items, record_items)
        return File(
            ordinal=ordinal,
            name=name.text,
            kind=reading.option("kind", slot("file.kind")),
            subjects_band=reading.option("subjects_band", slot("file.subjects")),
            record_items_band=reading.option("record_items_band", slot("file.items_band")),
            department=reading.value("department", slot("file.department")),
            held_since=self._date(reading, "held_since", slot("file.held_since")),
            use_started=self._date(reading, "use_started", slot("file.use_started")),
            record_items=tuple(item.text for item in record_items),
            at=name.slot.at,
            evidence=reading.evidence,
            pieces=reading.pieces,
        )

    def _date(self, reading: PartReader, field: str, slot: Slot | None) -> str | None:
        date = reading.derived(field, slot, iso_date)
        if slot and date is None and fails_as_date(slot.text):
            self.notes.append(unread_date(slot.text, slot.at))
        return date

    def flows(self) -> list[Flow]:
        """Return the flows of all files, file by file."""
        found: list[Flow] = []
        for ordinal, name in sorted(self.names.items()):
            annex = [row for row in self.filled.annex if ordinal in self._owners(row)]
            found += file_flows(FlowFields(self.slots, self.habit, ordinal, name.text, self.notes), annex)
        for row in self.filled.annex:
            if not self._owners(row):
                self.gaps.append(
                    Note(
                        code="annex-without-file",
                        ja=f"{row.annex} 項番{row.no} がどのファイルのものか分からない",
                        en=f"which file {row.annex} 項番{row.no} belongs to is not said",
                        at=row.at,
                    )
                )
        return found

    def _owners(self, row: AnnexRow) -> set[int]:
        """Return the files whose section II-5 refers to the 別紙, or the only file; none if that is not said."""
        if len(self.names) == 1:
            return set(self.names)
        return {
            slot.file
            for slot in self.filled.slots
            if slot.file and slot.subject == row.kind and names_annex(slot.text, row.annex)
        }

    def declared(self) -> dict[str, DeclaredCounts]:
        """Return file name → the (n)件 of its section II-4 and II-5."""
        found = {}
        for ordinal, name in sorted(self.names.items()):
            entrusted = self.slots.first("entrust.count", ordinal)
            shared = self.slots.first("sharing.count", ordinal)
            if entrusted is None and shared is None:
                continue
            provided, *moved = _TRANSFER.split(unified(shared.text if shared else ""), maxsplit=1)
            found[name.text] = DeclaredCounts(
                entrustment=_count(entrusted.text if entrusted else ""),
                provision=_count(provided),
                transfer=_count("".join(moved)),
            )
        return found


def _without_file(items: Slot) -> Note:
    return Note(
        code="items-of-no-file",
        ja="別添の記録項目の一覧が、どの特定個人情報ファイルのものか分からない（どのファイルにも入れていない）",
        en="a list of record items does not say of which file it is (it is given to none)",
        at=items.at,
    )


def _count(text: str) -> int | None:
    return next(iter(declared_counts(text)), None)
