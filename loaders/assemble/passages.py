"""The passages of a record: every filled cell with its text, its citations, and evidence that points into it."""

import itertools
from collections.abc import Iterable

from konkyo import law
from konkyo.loaders.cell_values import shown
from konkyo.loaders.forms.filled import ANNEX_COLUMNS, CHANGE_COLUMNS, AnnexRow, ChangeRow, FilledForm, Slot
from konkyo.loaders.forms.labels import BLOCKS
from konkyo.loaders.names.text_pipeline import read_citations
from konkyo.loaders.record import At, Evidence, Note, Passage, RecordCitation


class PassageBook:
    """Gives every slot its passage, and finds values and citations in the passages' texts."""

    def __init__(self, filled: FilledForm, files: dict[int, str]) -> None:
        self._files = files
        self._ids: set[str] = set()
        self._of_slot: dict[int, Passage] = {}
        self._names = law.DocumentNames()
        self.passages: list[Passage] = []
        self.citations: dict[str, tuple[RecordCitation, ...]] = {}
        for slot in filled.slots:
            basis = slot.meaning.endswith(".basis")
            name = self._slot_id(slot)
            self._of_slot[id(slot)] = self._add(name, slot.label, slot.text, slot.at, slot.file, basis=basis)
        self._of_row: dict[tuple[int, str], Passage] = {}
        for row in filled.annex:
            for column, text in row.cells.items():
                label = ANNEX_COLUMNS[column]
                name = self._unique(f"{row.annex} 項番{row.no} {label}", "")
                self._of_row[id(row), column] = self._add(name, label, text, row.at, None, basis=column == "basis")
        for ordinal, change in enumerate(filled.changes, start=1):
            for column, text in change.cells.items():
                label = CHANGE_COLUMNS[column]
                name = self._unique(f"変更箇所 {ordinal} {label}", "")
                self._of_row[id(change), column] = self._add(name, label, text, change.at, None)

    def _add(self, passage_id: str, label: str, text: str, at: At, file: int | None, *, basis: bool = False) -> Passage:
        passage = Passage(id=passage_id, label=label, file=self._files.get(file or 0), text=shown(text), at=at)
        self.passages.append(passage)
        # Names that one passage defines (「以下「住基法」という。」) hold for those after it.
        reading = read_citations(passage.text, self._names)
        self._names = reading.context
        found = list(reading.citations)
        if basis:
            # 「…条例」 without an article is a legal basis all the same.
            cited = {citation.law for citation in found}
            found += [ordinance for ordinance in reading.ordinances if ordinance.law not in cited]
            found.sort(key=lambda citation: citation.start)
        self.citations[passage_id] = tuple(_citation(citation, passage_id) for citation in found)
        return passage

    def _slot_id(self, slot: Slot) -> str:
        if slot.path == "0":
            return self._unique(f"表紙 {slot.label}", "")
        part, *rest = slot.path.split("-")
        file = f"({slot.file})" if slot.file and len(self._files) > 1 else ""
        section = f"{part}{file}" + (f"-{rest[0]}" if rest else "")
        kind = slot.meaning.split(".")[0]
        block = f" {BLOCKS[kind]}{slot.block}" if slot.block and kind in BLOCKS else ""
        numeral = f"{' ' if block else '-'}{rest[1]}" if len(rest) > 1 else ""
        return self._unique(f"{section}{block}{numeral}", slot.label)

    def _unique(self, wanted: str, label: str) -> str:
        """A second cell of one number is told by its label, a third by a count."""
        named = f"{wanted} {label}".strip()
        counted = (f"{named} ({n})" for n in itertools.count(2))
        name = next(name for name in itertools.chain((wanted, named), counted) if name not in self._ids)
        self._ids.add(name)
        return name

    def of(self, slot: Slot) -> Passage:
        """Return the passage of a slot."""
        return self._of_slot[id(slot)]

    def of_cell(self, row: AnnexRow | ChangeRow, column: str) -> Passage | None:
        """Return the passage of one cell of an annex or of the change log."""
        return self._of_row.get((id(row), column))

    def of_slots(self, slots: Iterable[Slot]) -> list[RecordCitation]:
        """Return the citations of these slots, in order."""
        return [citation for slot in slots for citation in self.citations[self.of(slot).id]]

    def of_annex(self, rows: Iterable[AnnexRow]) -> tuple[RecordCitation, ...]:
        """Return the citations of all cells of these annex rows, in order."""
        passages = (self._of_row[id(row), column] for row in rows for column in row.cells)
        return tuple(citation for passage in passages for citation in self.citations[passage.id])


def locate(value: str, passage: Passage, start: int = 0) -> Evidence:
    """Return where ``value`` stands in the passage, white space aside; the whole passage where it cannot be told."""
    places = [n for n, char in enumerate(passage.text) if n >= start and not char.isspace()]
    wanted = "".join(value.split())
    found = "".join(passage.text[n] for n in places).find(wanted) if wanted else -1
    if found < 0:
        return Evidence(passage=passage.id, start=0, end=len(passage.text))
    return Evidence(passage=passage.id, start=places[found], end=places[found + len(wanted) - 1] + 1)


def _citation(found: law.Citation, section: str) -> RecordCitation:
    return RecordCitation(
        law=found.law,
        article=found.article,
        paragraph=found.paragraph,
        item=found.item,
        table=found.table,
        row=found.row,
        section=section,
        quote=found.quote,
        start=found.start,
        end=found.end,
        marked=tuple(Note(code=mark.code, ja=mark.ja, en=mark.en) for mark in found.marks),
    )
