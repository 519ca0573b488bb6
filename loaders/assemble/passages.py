"""The passages of a record: every filled cell with its address, its text and its citations."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from konkyo import law
from konkyo.loaders import limits
from konkyo.loaders.assemble.copied_rows import (
    are_rows_of_table,
    by_table,
    counts_rows,
    only_counted,
    row_of,
    table_named,
)
from konkyo.loaders.cell_values import CellText, shown
from konkyo.loaders.forms.filled import ANNEX_COLUMNS, CHANGE_COLUMNS, AnnexRow, ChangeRow, FilledForm, Slot
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import COVER_PAGE
from konkyo.loaders.names.text_pipeline import read_citations
from konkyo.loaders.record import (
    COVER,
    AnnexAddress,
    At,
    Evidence,
    FormBlock,
    Note,
    Passage,
    PassageAddress,
    RecordCitation,
)


class PassageBook:
    """The passages of one filled form, found by the slot or the table cell that they were made of.

    ``edition`` is the one by which the form was read.
    """

    def __init__(self, filled: FilledForm, files: dict[int, str]) -> None:
        self._files = files
        self.edition = filled.edition
        self._ids: set[str] = set()
        self._of_slot: dict[int, Passage] = {}
        self._of_cell: dict[tuple[int, str], Passage] = {}
        self._names = law.DocumentNames()
        self._cited = 0
        self.passages: list[Passage] = []
        self.citations: dict[str, tuple[RecordCitation, ...]] = {}
        for slot in filled.slots:
            file = self._files.get(slot.file or 0)
            meaning, basis = slot.meaning or None, slot.aspect == "basis"
            passage = self._add(self._address(slot), slot.label, slot.text, slot.at, file, meaning, basis=basis)
            self._of_slot[id(slot)] = passage
        self.notes: list[Note] = []
        for rows in by_table(filled.annex):
            self._add_annex(rows)
        for ordinal, change in enumerate(filled.changes, start=1):
            for column, text in change.cells.items():
                address = PassageAddress(change=ordinal)
                self._of_cell[id(change), column] = self._add(address, CHANGE_COLUMNS[column], text, change.at)

    def _add_annex(self, rows: Sequence[AnnexRow]) -> None:
        """Add the passages of one 別紙: its head, where it says more than a name, and the cells of its rows."""
        head = rows[0].head
        table = None
        if head and law.may_cite(head.text):
            titled = PassageAddress(annex=AnnexAddress(table=rows[0].annex))
            passage = self._add(titled, ANNEX_COLUMNS["head"], head.text, head.at)
            self._of_cell[id(rows[0]), "head"] = passage
            table = table_named(self.citations[passage.id])
        cites = table is not None and are_rows_of_table(rows)
        if table and not cites and counts_rows(rows):
            self.notes.append(only_counted(rows, table))
        for row in rows:
            address = PassageAddress(annex=AnnexAddress(table=row.annex, row=row.no))
            if table and cites:
                number = self._add(address, ANNEX_COLUMNS["no"], row.no, row.at)
                self._of_cell[id(row), "no"] = number
                self.citations[number.id] = (row_of(table, row.no, number.id),)
            for column, text in row.cells.items():
                passage = self._add(address, ANNEX_COLUMNS[column], text, row.at, basis=column == "basis")
                self._of_cell[id(row), column] = passage

    def _add(
        self,
        address: PassageAddress,
        label: str,
        text: str,
        at: At,
        file: str | None = None,
        meaning: str | None = None,
        *,
        basis: bool = False,
    ) -> Passage:
        name = next(name for name in _names(address, label) if name not in self._ids)
        self._ids.add(name)
        passage = Passage(id=name, address=address, label=label, meaning=meaning, file=file, text=shown(text), at=at)
        self.passages.append(passage)
        # Names that one passage defines (「以下「住基法」という。」) are valid in the passages after it.
        reading = read_citations(passage.text, self._names)
        self._names = reading.context
        found = list(reading.citations)
        if basis:
            # 「…条例」 without an article is a legal basis all the same.
            cited = {citation.law for citation in found}
            found += [ordinance for ordinance in reading.ordinances if ordinance.law not in cited]
            found.sort(key=lambda citation: citation.start)
        self._cited += len(found)
        limits.CITATIONS.check(self._cited, name)
        self.citations[name] = tuple(_citation(citation, name) for citation in found)
        return passage

    def _address(self, slot: Slot) -> PassageAddress:
        if slot.page:
            return PassageAddress(page=slot.page)
        if slot.address == COVER_PAGE:
            return PassageAddress(part=COVER)
        kind = slot.subject
        return PassageAddress(
            part=slot.address.part,
            file=slot.file if len(self._files) > 1 else None,
            section=slot.address.section or None,
            block=FormBlock(kind=kind, number=slot.block) if slot.block and kind in BLOCKS else None,  # type: ignore[arg-type]
            numeral=slot.address.numeral or None,
        )

    def of(self, slot: Slot) -> Passage:
        """Return the passage of a slot."""
        return self._of_slot[id(slot)]

    def of_cell(self, row: AnnexRow | ChangeRow, column: str) -> Passage | None:
        """Return the passage of one cell of a 別紙 or of the change log, or None for a blank cell."""
        return self._of_cell.get((id(row), column))

    def of_slots(self, slots: Iterable[Slot]) -> list[RecordCitation]:
        """Return the citations of these slots, in order."""
        return [citation for slot in slots for citation in self.citations[self.of(slot).id]]

    def of_annex(self, rows: Iterable[AnnexRow]) -> tuple[RecordCitation, ...]:
        """Return the citations of all cells of these rows of a 別紙, in order."""
        cells = (self.of_cell(row, column) for row in rows for column in dict.fromkeys(("head", "no", *row.cells)))
        return tuple(citation for passage in cells if passage for citation in self.citations[passage.id])


def printed_address(address: PassageAddress) -> str:
    """Return ``address`` as people read it: 「II(2)-5 提供先3 ①」, 「別紙2 項番4」."""
    if address.annex:
        return f"{address.annex.table} 項番{address.annex.row}" if address.annex.row else address.annex.table
    if address.change:
        return f"変更箇所 {address.change}"
    if address.page:
        return f"頁{address.page}"
    file = f"({address.file})" if address.file else ""
    section = f"-{address.section}" if address.section else ""
    block = f" {BLOCKS[address.block.kind]}{address.block.number}" if address.block else ""
    numeral = f"{' ' if block else '-'}{address.numeral}" if address.numeral else ""
    return f"{address.part}{file}{section}{block}{numeral}"


def _names(address: PassageAddress, label: str) -> Iterator[str]:
    """Yield the ids that a passage may get, best first: its address, then with its label, then with a count."""
    printed = printed_address(address)
    # The cells of a cover or of a table row have one address: only the label tells them apart.
    if not (address.part == COVER or address.annex or address.change):
        yield printed
    yield f"{printed} {label}"
    yield from (f"{printed} {label} ({count})" for count in itertools.count(2))


def evidence(passage: Passage, value: CellText | None = None) -> Evidence:
    """Return the characters of ``passage`` that print ``value``, which was cut out of its cell; else all of them."""
    start, end = (value.start, value.end) if value else (0, len(passage.text))
    return Evidence(passage=passage.id, start=start, end=end)


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
        confidence=found.confidence,
        rule=found.rule,
    )
