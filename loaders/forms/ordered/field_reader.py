"""Labels and values in reading order: the value of a label is what follows it, up to the next label."""

from dataclasses import dataclass, field, replace

from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.block_headings import block_heading, is_block_range
from konkyo.loaders.forms.change_log import ChangeLog
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.form_position import FormPosition, is_part, is_section, match_label, match_orphan, split_label
from konkyo.loaders.forms.label_table import BLOCK_NAMES, BLOCKS
from konkyo.loaders.forms.labels import BASIC, FormEntry, LabelAddress
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.ordered import labels_first, lost_pages
from konkyo.loaders.forms.ordered.cover import Cover
from konkyo.loaders.forms.ordered.doubled_pages import without_doubled
from konkyo.loaders.forms.ordered.other_numerals import OtherNumerals
from konkyo.loaders.forms.ordered.record_items import items_by_file
from konkyo.loaders.forms.ordered.run_on_items import glued_list, is_glued
from konkyo.loaders.forms.risk_titles import (
    RISK_RATING,
    RISK_TITLE,
    is_headed,
    is_of_the_form,
    question_end,
    risk_field,
)
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import RECORD_ITEMS, At


@dataclass(slots=True)
class OpenLabel:
    """A label whose value is being collected. ``label`` is its printed name, ``line`` the line it stands on."""

    entry: FormEntry
    address: LabelAddress
    block: int | None
    file: int | None
    label: str
    line: int
    cells: list[Cell] = field(default_factory=list)


class FieldReader:
    """Fills a form, cell after cell.

    ``position`` is where in the form it stands, ``open`` the label whose value it collects, ``other_numerals`` the
    labels that another edition may have printed.
    """

    def __init__(self, filled: FilledForm, log: ChangeLog) -> None:
        self.filled, self._log = filled, log
        self.position = FormPosition(filled.edition)
        self.open: OpenLabel | None = None
        self.other_numerals = OtherNumerals(filled.edition)
        self.item_rows: list[Row] = []  # of the 別添 with the record items
        self._cover_rows: list[Row] = []
        self._waiting: list[OpenLabel] = []  # labels that came one after the other, before their values
        self._early: tuple[str, list[Cell]] | None = None  # a field, and text that stands before its label
        self._file_names: list[str] = []
        self._file: int | None = None
        self._last_field: tuple[tuple[str, int] | None, int] = (None, -1)

    def take(self, row: Row, cells: list[Cell]) -> None:
        """Read one row; ``cells`` are those of its cells that have text."""
        if self._is_on_cover(cells):
            self._cover_rows.append(row)
            return
        if self._cover_rows:
            self._read_cover()
        self.other_numerals.see_row(cells, self.position)
        for cell in cells:
            self._take_cell(cell)

    # ---- cover ---------------------------------------------------------------------------------------------

    def _is_on_cover(self, cells: list[Cell]) -> bool:
        """Tell whether a row belongs to the cover: no part or section of the form has begun."""
        if not self.position.on_cover:
            return False
        entries = (match_label(cell.text, self.position) or _first_of(cell.text, self.position) for cell in cells)
        return not any(entry and (is_part(entry) or is_section(entry)) for entry in entries)

    def _read_cover(self) -> None:
        """Read the rows of the cover, once the form goes on behind it."""
        cover = Cover(self._cover_rows, self.position)
        self._cover_rows = []
        self.filled.seen |= {str(entry.address) for entry in cover.entries.values()}
        self.filled.slots += cover.slots
        self.filled.notes += cover.notes

    # ---- labels and values ---------------------------------------------------------------------------------

    def _take_cell(self, cell: Cell) -> None:
        if is_block_range(cell.text):
            self.close(self.position.section.heading)
        elif heading := block_heading(cell.text):
            self._begin_block(*heading, cell)
        elif self.position.part == self.filled.edition.risks_part and self._begin_risk(cell):
            return
        elif entry := match_label(cell.text, self.position):
            self.begin(entry, cell)
        elif orphan := match_orphan(cell.text, self.position):
            self._begin_orphan(orphan, cell)
        elif split := split_label(cell.text, self.position):
            self.begin(split[0], cell)
            rest = replace(cell, text=split[1])
            # 「④使用の主体 使用部署 市民課」: the value of the first label begins with a label.
            if split_label(rest.text, self.position):
                self._take_cell(rest)
            else:
                self.value(rest)
        else:
            self.value(cell)

    def begin(self, entry: FormEntry, cell: Cell) -> None:
        """Close the open label and open this one; a section's heading behind its first label changes nothing."""
        if (
            is_section(entry)
            and self.open
            and not self.open.cells
            and entry.address == self.open.address.section_address
        ):
            self.filled.seen.add(str(entry.address))
            return
        if not self._waits_for(entry):
            self.close(entry.address.heading)
        if entry.block and self.position.block and self._steps_back(entry):
            # ① again within 提供先2: the heading of the next block is on a lost page.
            self._begin_orphan(entry, cell)
            return
        self.other_numerals.see_label(entry, cell)
        self.filled.gaps += filter(None, [lost_pages.part_heading(entry, self.position, cell.at)])
        if self._file and lost_pages.next_file(entry, self.position):
            # Whose section it is stands on a lost page.
            self._file = None
            self.filled.gaps.append(lost_pages.page_before(cell))
        self.position = self.position.entered(entry)
        block = self.position.block[1] if entry.block and self.position.block else None
        edition, address = self.filled.edition, entry.address
        self.filled.seen.add(str(address))
        file = self._file if self.position.part in (edition.files_part, edition.risks_part) else None
        # A label that recurs in the sections of its part stands in the section last entered.
        place = address if address.section else self.position.section
        self.open = OpenLabel(entry, place, block, file, entry.name, cell.at.line)
        if self._early and entry.meaning == self._early[0]:
            self.open.cells += self._early[1]
        self._early = None

    def _waits_for(self, entry: FormEntry) -> bool:
        """Keep the open label for later if it has no value yet and ``entry`` is the next label of its section."""
        opened = self.open
        if (
            opened is None
            or opened.cells
            or {opened.entry.kind, entry.kind} != {"field"}
            or entry.address.heading != opened.address.heading
        ):
            return False
        self._waiting.append(opened)
        self.open = None
        return True

    def value(self, cell: Cell) -> None:
        """Add a cell to the value of the open label. Text before the first label belongs to no field."""
        if self.open:
            self.open.cells.append(cell)

    def close(self, coming: str = "") -> None:
        """Store the value of the open label as a slot. ``coming``: the section of the label that follows it."""
        if self._cover_rows:
            self._read_cover()
        opened, self.open = self.open, None
        waiting, self._waiting = self._waiting, []
        if opened and waiting:
            self._share_out([*waiting, opened], coming)
            return
        if opened is None:
            return
        if opened.entry.meaning == RECORD_ITEMS:
            slots = items_by_file(self.item_rows, self._file_names)
            glued = [slot for slot in slots if self.filled.joined and is_glued(slot, self.item_rows)]
            self.filled.slots += [slot for slot in slots if slot not in glued]
            self.filled.notes += map(glued_list, glued)
            self.item_rows = []
        elif opened.entry.meaning == "part.changes":
            # Text under 「変更箇所」 outside its table is history too: it cites no law in force.
            self._log.unread += len(opened.cells)
        else:
            self._store(opened, coming)

    def _share_out(self, labels: list[OpenLabel], coming: str) -> None:
        """Store the texts behind several labels, each as the value of its own."""
        entries, cells = [label.entry for label in labels], labels[-1].cells
        below = not any(cell.at.line == labels[-1].line for cell in cells)
        sure = below or entries[0].meaning in labels_first.OPENING
        if sure and len(cells) == 1:
            cells, sure = labels_first.values_apart(entries, cells[0])
        shared = labels_first.shared_out(entries, cells, self.filled.edition) if sure else None
        if shared is None and cells and labels_first.are_undivided(entries, cells, self.filled.edition, below=below):
            self.filled.notes.append(labels_first.undivided(entries, cells[0]))
            if name := labels_first.name_alone(entries, cells):
                labels[0].cells = name
                self._store(labels[0], coming)
            return
        for label, own in zip(labels, shared or [*([[]] * (len(labels) - 1)), labels[-1].cells], strict=True):
            label.cells = own
            self._store(label, coming)

    def _store(self, opened: OpenLabel, coming: str) -> None:
        meaning = opened.entry.meaning
        following = labels_first.NEXT_FIELD.get(meaning)
        if following and not (meaning == "system.name" and self.filled.form == BASIC):
            opened.cells, early = labels_first.name_and_rest(meaning, opened.cells)
            self._early = (following, early) if early else None
        cells = lost_pages.own_row(
            opened.cells, opened.line, opened.entry, opened.address.heading, coming, self.filled.edition
        )
        text = "\n".join(cell.text for cell in cells).strip()
        if meaning in ("file.name", "risk.file") and clean(text):
            opened.file = self._enter_file(text)
        if text:
            first, last = cells[0].at, cells[-1].at
            at = At(line=first.line, start=first.start, end=last.end, page=first.page)
            self.filled.slots.append(
                Slot(
                    opened.entry.subject, opened.entry.aspect, opened.address, opened.label, text, at, opened.file,
                    opened.block,
                )
            )  # fmt: skip

    # ---- blocks and files ----------------------------------------------------------------------------------

    def _begin_block(self, kind: str, number: int, rest: str, cell: Cell) -> None:
        section = self.filled.edition.block_sections[kind]
        self.close(section.heading)
        self.position = replace(self.position, section=section, block=(kind, number))
        self._last_field = (None, -1)
        if kind in BLOCK_NAMES:
            heading = f"{BLOCKS[kind]}{number}"
            entry = FormEntry("field", kind, BLOCK_NAMES[kind], heading, (), section)
            self.open = OpenLabel(entry, section, number, self._file, heading, cell.at.line)
            if rest:
                self.value(replace(cell, text=rest))

    def _begin_risk(self, cell: Cell) -> bool:
        """Open the title of a risk, or the question that begins with one; return whether ``cell`` is either."""
        edition, text = self.filled.edition, cell.text
        title, rating = risk_field(RISK_TITLE, edition), risk_field(RISK_RATING, edition)
        if title is None or rating is None:
            return False
        if end := question_end(text, edition):
            self.begin(title, cell)
            self.value(replace(cell, text=text[:end]))
            self.begin(rating, cell)
            if text[end:].strip():
                self.value(replace(cell, text=text[end:]))
            return True
        # What a body adds under 「その他のリスク及びそのリスクに対する措置」 may have headings of the same kind.
        own = self.open is not None and self.open.entry.meaning == "risk.more"
        if is_of_the_form(text, edition) or (is_headed(text) and not own):
            self.begin(title, cell)
            self.value(cell)
            return True
        return False

    def _begin_orphan(self, entry: FormEntry, cell: Cell) -> None:
        """Open a field of a block whose heading is lost: which block it belongs to is not known, so no flow has it."""
        if self.position.block is not None or self.position.section != self.filled.edition.block_sections[entry.block]:
            self.filled.gaps.append(lost_pages.block_head(cell))
        self.position = replace(self.position, block=None)
        self.begin(entry, cell)

    def _steps_back(self, entry: FormEntry) -> bool:
        """Tell whether a field comes again, or after a later one, within one block."""
        if not entry.address.numeral:
            return False  # the name of a group (再委託) may stand beside each of its fields
        block, last = self._last_field
        here = self.filled.edition.fields.index(entry)
        self._last_field = (self.position.block, here)
        return block == self.position.block and here <= last

    def _enter_file(self, name: str) -> int:
        """Return the ordinal of the file ``name``, which the following fields are about."""
        key = fold_label(name)
        if key not in self._file_names:
            self._file_names.append(key)
        entered = self._file_names.index(key) + 1
        if entered == self._file:
            self.filled.slots, gaps = without_doubled(self.filled, entered)
            self.filled.gaps += gaps
        self._file = entered
        return entered


def _first_of(text: str, position: FormPosition) -> FormEntry | None:
    """Return the label with which a cell begins: 「2. 特定個人情報ファイル名 住民基本台帳ファイル」."""
    split = split_label(text, position)
    return split[0] if split else None
