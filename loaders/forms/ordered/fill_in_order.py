"""Fill the form from pages whose reading order is kept: each label's value follows it, until the next label."""

from dataclasses import dataclass, field, replace
from itertools import takewhile, zip_longest

from konkyo.loaders.assemble.cell_values import clean
from konkyo.loaders.forms import change_log, cover, lost_pages, page_break_repair
from konkyo.loaders.forms.detect import (
    form_of,
    is_furniture,
    is_running,
    list_title,
    page_numbers,
    running_titles,
    stamp_of,
)
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.form_position import (
    FormPosition,
    block_heading,
    is_part,
    is_section,
    match_label,
    match_orphan,
    names_range,
    section_of_block,
    split_label,
)
from konkyo.loaders.forms.labels import BLOCKS, CHANGE_LIST, FIELDS, FormEntry
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.ordered import annex_tables
from konkyo.loaders.forms.ordered.doubled_pages import without_doubled
from konkyo.loaders.forms.ordered.record_items import items_by_file
from konkyo.loaders.pages import Cell, Pages, Row
from konkyo.loaders.record import At


def fill_ordered(pages: Pages) -> FilledForm:
    """Return the filled form of ``pages``. Raises KonkyoError if they hold no form (see ``detect.form_of``)."""
    filler = _Filler(form_of(pages), running_titles(pages))
    numbers = page_numbers(pages)
    printed = [row for row in pages.rows() if not numbers.intersection(cell.at.start for cell in row.cells)]
    whole = page_break_repair.mended(printed, filler.context.form)
    rows = [(row, cells) for row in whole if (cells := [cell for cell in row.cells if cell.text])]
    for (row, cells), (_, following) in zip_longest(rows, rows[1:], fillvalue=(None, [])):
        if row:
            filler.take(row, cells, following)
    filler.finish()
    if filler.filled.form == CHANGE_LIST:
        filler.filled.slots += list_title(pages)
    stamp = stamp_of(pages)
    if stamp:
        filler.filled.slots.append(stamp)
    return filler.filled


@dataclass(slots=True)
class _Open:
    """A label that still collects its value."""

    entry: FormEntry
    path: str
    block: int | None
    file: int | None
    label: str
    line: int
    cells: list[Cell] = field(default_factory=list)


class _Filler:
    def __init__(self, form: str, running: frozenset[str]) -> None:
        self.running = running
        self.filled = FilledForm(form)  # type: ignore[arg-type]
        # A bare list of changes is read like the change log at a form's end; its labels are those of 様式3.
        self.context = FormPosition("重点項目評価書" if form == CHANGE_LIST else form)  # type: ignore[arg-type]
        self.open: _Open | None = None
        self.columns: list[FormEntry] = []
        self.log = change_log.Log(self.filled)
        self.annex: annex_tables.AnnexTable | None = None
        self.item_rows: list[Row] = []
        self.file_names: list[str] = []
        self.file: int | None = None
        self.step: tuple[tuple[str, int] | None, int] = (None, -1)

    # ---- one row -------------------------------------------------------------------------------------------

    def take(self, row: Row, cells: list[Cell], following: list[Cell]) -> None:
        """Take one row: its filled ``cells``, and those of the row after it, which tell where a table ends."""
        if is_furniture(cells) or (self.context.part != "0" and is_running(cells, self.running)):
            return
        head = change_log.columns(row)
        if head:
            self.close()
            self.log.head, self.annex = head, None
        elif annex_tables.title(cells):
            self.close()
            self.log.head, self.annex = None, annex_tables.AnnexTable(cells)
        elif self.annex and self.annex.take(row, self.filled):
            return
        elif self.log.head and not self._leaves_changes(cells, following):
            self.log.take(row)
        elif self._in_items() and not self._leaves_items(cells):
            self.item_rows.append(row)
        else:
            self.log.head = self.annex = None
            if not self._take_stray(row, cells, following):
                self._take_fields(row, cells)

    def _leaves_changes(self, cells: list[Cell], following: list[Cell]) -> bool:
        """The name of a part alone is a row of the log, unless the part itself begins with the next row."""
        entry = match_label(cells[0].text, self.context) if len(cells) == 1 else None
        if entry is None or not is_part(entry) or self.filled.form == CHANGE_LIST or not following:
            return False
        next_entry = match_label(following[0].text, self.context.entered(entry))
        return next_entry is not None and is_section(next_entry)

    def _in_items(self) -> bool:
        return self.open is not None and self.open.entry.meaning == "part.items"

    def _leaves_items(self, cells: list[Cell]) -> bool:
        entry = match_label(cells[0].text, self.context)
        return bool(block_heading(cells[0].text)) or (entry is not None and (is_part(entry) or is_section(entry)))

    # ---- fields --------------------------------------------------------------------------------------------

    def _take_stray(self, row: Row, cells: list[Cell], following: list[Cell]) -> bool:
        """Close the label above a row that a lost page left behind; return whether nothing of the row is to be read."""
        opened = self.open
        stray = opened and lost_pages.stray(row, cells, following, opened.entry, self.context, self.filled.slots)
        if not stray:
            return False
        self.filled.gaps.append(lost_pages.page_before(cells[0]))
        self.close()
        if stray == "file name":
            self.begin(lost_pages.FILE_NAME, cells[0])
            self.value(cells[0])
        return stray != "labelled"

    def _take_fields(self, row: Row, cells: list[Cell]) -> None:
        if self.context.part == "0":
            cells = self._take_cover(row, cover.split_cells(cells))
        for cell in cells:
            self._take_cell(cell)

    def _take_cover(self, row: Row, cells: list[Cell]) -> list[Cell]:
        """Take labels that stand together and the values that follow them; return what is left to take one by one."""
        if self.columns and not match_label(cells[0].text, self.context):
            self._fill_columns(row, cells)
            return []
        labels = list(takewhile(bool, (match_label(cell.text, self.context) for cell in cells)))
        self.columns = [entry for entry in labels if entry]
        if len(self.columns) < 2:
            self.columns = []
            return cells
        values = cells[len(self.columns) :]
        if values:
            self._fill_columns(Row(tuple(values)), values)
        return []

    def _fill_columns(self, row: Row, cells: list[Cell]) -> None:
        """「評価書番号 | 評価書名」 with their values side by side, or run together, in the next row."""
        columns, self.columns = self.columns, []
        values: list[Cell | None] = list(row.cells)
        if len(cells) == 1 and len(row.cells) < len(columns):
            values = list(cover.number_and_title(cells[0]))
        for entry, value in zip(columns, values, strict=False):
            if value and value.text:
                self.begin(entry, value)
                self.value(value)

    def _take_cell(self, cell: Cell) -> None:
        if names_range(cell.text):
            self.close(self.context.section)
            return
        heading = block_heading(cell.text)
        if heading:
            self._begin_block(heading[0], heading[1], heading[2], cell)
            return
        entry = match_label(cell.text, self.context)
        if entry:
            self.begin(entry, cell)
            return
        orphan = match_orphan(cell.text, self.context)
        if orphan:
            self._begin_orphan(orphan, cell)
            return
        split = split_label(cell.text, self.context)
        if split:
            self.begin(split[0], cell)
            rest = replace(cell, text=split[1])
            # 「④使用の主体 使用部署 市民課」: a label within the label's value.
            if split_label(rest.text, self.context):
                self._take_cell(rest)
            else:
                self.value(rest)
            return
        self.value(cell)

    def _begin_block(self, kind: str, number: int, rest: str, cell: Cell) -> None:
        section = section_of_block(kind)
        self.close(section)
        self.context = replace(self.context, part=section.split("-")[0], section=section, block=(kind, number))
        self.step = (None, -1)
        own = {
            "system": None,
            "entrustment": "entrustment.matter",
            "provision": "provision.party",
            "transfer": "transfer.party",
        }[kind]
        if own:
            heading = f"{BLOCKS[kind]}{number}"
            self.open = _Open(FormEntry(own, heading, (), {}, kind), section, number, self.file, heading, cell.at.line)
            if rest:
                self.value(replace(cell, text=rest))

    def _begin_orphan(self, entry: FormEntry, cell: Cell) -> None:
        """「①法令上の根拠」 without 「提供先N」 above it: of which block it speaks is lost, so no flow may take it."""
        if self.context.block is not None or self.context.section != section_of_block(entry.block):
            self.filled.gaps.append(lost_pages.block_head(cell))
        self.context = replace(self.context, block=None)
        self.begin(entry, cell)

    def begin(self, entry: FormEntry, cell: Cell) -> None:
        """Close the label before and open this one."""
        self.close("-".join(entry.addresses[self.context.form].split("-")[:2]))
        if entry.block and self.context.block and self._steps_back(entry):
            # ① again inside 提供先2: the head of the next block is on a lost page.
            self._begin_orphan(entry, cell)
            return
        self.filled.gaps += filter(None, [lost_pages.part_heading(entry, self.context, cell.at)])
        self.context = self.context.entered(entry)
        block = self.context.block[1] if entry.block and self.context.block else None
        address = entry.addresses[self.context.form]
        path = address if "-" in address else self.context.section
        self.filled.seen.add(address)
        file = self.file if self.context.part in ("II", "III") else None
        self.open = _Open(entry, path, block, file, entry.name, cell.at.line)

    def value(self, cell: Cell) -> None:
        """Add a cell to the value of the open label; text before any label is page furniture."""
        if self.open:
            self.open.cells.append(cell)

    def _steps_back(self, entry: FormEntry) -> bool:
        """Tell whether a field comes again, or after a later one, within one printing of one block."""
        block, last = self.step
        here = FIELDS.index(entry)
        self.step = (self.context.block, here)
        return block == self.context.block and here <= last

    def close(self, coming: str = "") -> None:
        """File the open label's value as a slot; ``coming``: the section of the label that closes it, if one does."""
        opened, self.open = self.open, None
        if opened is None:
            return
        if opened.entry.meaning == "part.items":
            self.filled.slots += items_by_file(self.item_rows, self.file_names)
            self.item_rows = []
            return
        if opened.entry.meaning == "part.changes":
            # Text under 「変更箇所」 that is no table is history all the same: it cites no law in force.
            self.log.unread += len(opened.cells)
            return
        if opened.entry.meaning == "document.title":
            self._take_number_above(opened)
        here = "-".join(opened.path.split("-")[:2])
        opened.cells = lost_pages.own_row(opened.cells, opened.line, opened.entry, here, coming, self.context.form)
        text = "\n".join(cell.text for cell in opened.cells).strip()
        if opened.entry.meaning in ("file.name", "risk.file") and clean(text):
            self._enter_file(text)
            opened.file = self.file
        if not text:
            return
        first, last = opened.cells[0].at, opened.cells[-1].at
        self.filled.slots.append(
            Slot(
                opened.entry.meaning,
                opened.path,
                opened.label,
                text,
                At(line=first.line, start=first.start, end=last.end, page=first.page),
                opened.file,
                opened.block,
            )
        )

    def _take_number_above(self, title: _Open) -> None:
        """「評価書番号」「評価書名」「5」「税に関する事務」, a line each: the number stands with the name's values."""
        first, rest = next(iter(title.cells), None), title.cells[1:]
        if (
            first
            and rest
            and cover.is_number(first)
            and "document.number" not in {s.meaning for s in self.filled.slots}
        ):
            title.cells = rest
            self.filled.slots.append(Slot("document.number", "0", "評価書番号", first.text, first.at))

    def _enter_file(self, name: str) -> None:
        key = fold_label(name)
        if key not in self.file_names:
            self.file_names.append(key)
        entered = self.file_names.index(key) + 1
        if entered == self.file:
            self.filled.slots, gaps = without_doubled(self.filled.slots, entered)
            self.filled.gaps += gaps
        self.file = entered

    def finish(self) -> None:
        """File what is still open at the end of the document, and say what of the change log could not be read."""
        self.close()
        self.filled.gaps += self.log.gaps()
