"""The files of a document, each with its flows and the counts the form declares."""

import re

from konkyo.law.dates import iso_date
from konkyo.law.variants import unified
from konkyo.loaders.assemble.file_flows import FileFlows
from konkyo.loaders.assemble.slots import Slots, SlotValues
from konkyo.loaders.assemble.system_entries import names_in
from konkyo.loaders.cell_values import clean, counts
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.choices import choice
from konkyo.loaders.forms.filled import AnnexRow, FilledForm
from konkyo.loaders.forms.matching import fold_label, label_key
from konkyo.loaders.record import DeclaredCounts, Evidence, File, Flow, Note

_ENUMERATED = re.compile(r"^(?:[(（]\s*[\d０-９]{1,2}\s*[)）]|[\d０-９]{1,2}[.．)）]|[①-⑳⑴-⒇])\s*")


def file_name(text: str) -> str | None:
    """Return a file's name without the number printed before it: 「(1) 住民基本台帳ファイル」."""
    return clean(_ENUMERATED.sub("", text.strip()))


def file_names(filled: FilledForm) -> dict[int, str]:
    """Return ordinal → name of the files that have a section II, else of those that I-3 lists."""
    found: dict[int, str] = {}
    for slot in filled.slots:
        if slot.meaning == "file.name" and slot.file and (name := file_name(slot.text)):
            found.setdefault(slot.file, name)
    names = (name for slot in filled.slots if slot.meaning == "file.names" for name in names_in(slot.text))
    listed = list({label_key(name): name for name in names}.values())
    if len(listed) > len(found):
        # Pages of section II are lost, or the form (様式2) has none: I-3 still names the files.
        known = {label_key(name) for name in found.values()}
        ordinals = (n for n in range(1, len(listed) + len(found) + 1) if n not in found)
        for name in listed:
            if label_key(name) not in known:
                found[next(ordinals)] = name
    return found


class Files:
    """Reads files, flows and declared counts of one document."""

    def __init__(self, filled: FilledForm, slots: Slots, habit: Habit, names: dict[int, str]) -> None:
        self.filled, self.slots, self.habit, self.names = filled, slots, habit, names
        self.notes: list[Note] = []
        self.gaps: list[Note] = []

    def files(self) -> list[File]:
        """Return the files in order of their ordinals."""
        return [self._file(ordinal, name) for ordinal, name in sorted(self.names.items())]

    def _file(self, ordinal: int, name: str) -> File:
        reading = SlotValues(self.slots)

        def slot(meaning: str) -> object:
            return self.slots.first(meaning, ordinal)

        named = self.slots.first("file.name", ordinal) or self.slots.first("file.names")
        reading.value("name", named, lambda text: name if fold_label(name) in fold_label(text) else None)
        items = self.slots.first("items", ordinal)
        if items:
            passage = self.slots.book.of(items)
            reading.evidence["record_items"] = Evidence(passage=passage.id, start=0, end=len(passage.text))
        return File(
            ordinal=ordinal,
            name=name,
            kind=reading.value("kind", self.slots.first("file.kind", ordinal), choice),
            subjects_band=reading.value("subjects_band", self.slots.first("file.subjects", ordinal), choice),
            record_items_band=reading.value("record_items_band", self.slots.first("file.items_band", ordinal), choice),
            department=reading.value("department", self.slots.first("file.department", ordinal)),
            held_since=self._date(reading, "held_since", "file.held_since", ordinal),
            use_started=self._date(reading, "use_started", "file.use_started", ordinal),
            record_items=tuple(items.text.split("\n")) if items else (),
            at=named.at if named else None,
            evidence=reading.evidence,
        )

    def _date(self, reading: SlotValues, field: str, meaning: str, ordinal: int) -> str | None:
        slot = self.slots.first(meaning, ordinal)
        date = reading.value(field, slot, iso_date, printed=False)
        if slot and date is None and clean(slot.text):
            self.notes.append(
                Note(
                    code="no-date",
                    ja=f"日付として読めない：{clean(slot.text)}",
                    en=f"cannot be read as a date: {clean(slot.text)}",
                    at=slot.at,
                )
            )
        return date

    def flows(self) -> list[Flow]:
        """Return the flows of all files, file by file."""
        found: list[Flow] = []
        for ordinal, name in sorted(self.names.items()):
            annex = [row for row in self.filled.annex if self._owner(row) == ordinal]
            found += FileFlows(self.slots, self.habit, ordinal, name, self.notes).read(annex)
        for row in self.filled.annex:
            if self._owner(row) is None:
                self.gaps.append(
                    Note(
                        code="annex-without-file",
                        ja=f"{row.annex} 項番{row.no} がどのファイルのものか分からない",
                        en=f"which file {row.annex} 項番{row.no} belongs to is not said",
                        at=row.at,
                    )
                )
        return found

    def _owner(self, row: AnnexRow) -> int | None:
        """The file whose section II-5 points to the 別紙, or the only one."""
        if len(self.names) == 1:
            return next(iter(self.names))
        for slot in self.filled.slots:
            if slot.file and slot.meaning.startswith(row.kind) and row.annex in fold_label(slot.text):
                return slot.file
        return None

    def declared(self) -> dict[str, DeclaredCounts]:
        """Return file name → the (n)件 of its section II-4 and II-5."""
        found = {}
        for ordinal, name in sorted(self.names.items()):
            entrusted = self.slots.first("entrust.count", ordinal)
            shared = self.slots.first("sharing.count", ordinal)
            if entrusted is None and shared is None:
                continue
            provided, _, moved = unified(shared.text if shared else "").partition("移転を行っている")
            found[name] = DeclaredCounts(
                entrustment=_count(entrusted.text if entrusted else ""),
                provision=_count(provided),
                transfer=_count(moved),
            )
        return found


def _count(text: str) -> int | None:
    return next(iter(counts(text)), None)
