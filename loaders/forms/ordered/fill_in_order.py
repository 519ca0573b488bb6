"""Fill the form from pages in reading order: each row goes to the field, table or list that it belongs to."""

from itertools import zip_longest

from konkyo.loaders.forms import change_log, log_columns, page_break_repair, wrapped_options
from konkyo.loaders.forms.block_headings import block_heading
from konkyo.loaders.forms.detect import detect, list_title
from konkyo.loaders.forms.filled import DetectedForm, FilledForm
from konkyo.loaders.forms.form_position import is_part, is_section, match_label
from konkyo.loaders.forms.furniture import is_furniture, is_running, page_numbers, running_titles, stamp_of
from konkyo.loaders.forms.labels import CHANGE_LIST
from konkyo.loaders.forms.ordered import annex_tables, lost_pages
from konkyo.loaders.forms.ordered.block_tables import with_blocks_for_rows
from konkyo.loaders.forms.ordered.field_reader import FieldReader
from konkyo.loaders.forms.ordered.values_first import turned
from konkyo.loaders.pages import Cell, Pages, Row


def fill_ordered(pages: Pages) -> FilledForm:
    """Return the filled form of ``pages``. Raises KonkyoError if they hold no form (see ``detect``)."""
    detected = detect(pages)
    router = _RowRouter(detected, running_titles(pages), joined=pages.joined)
    numbers = page_numbers(pages)
    printed = [row for row in pages.rows() if not numbers.intersection(cell.at.start for cell in row.cells)]
    whole = wrapped_options.options_rejoined(page_break_repair.rejoined(printed, detected.edition), detected.edition)
    ordered = with_blocks_for_rows(turned(whole, detected.edition))
    rows = [(row, cells) for row in ordered if (cells := [cell for cell in row.cells if cell.text])]
    for (row, cells), (_, following) in zip_longest(rows, rows[1:], fillvalue=(None, [])):
        if row:
            router.take(row, cells, following)
    filled = router.finish()
    if filled.form == CHANGE_LIST:
        filled.slots += list_title(pages)
    stamp = stamp_of(pages)
    if stamp:
        filled.slots.append(stamp)
    return filled


class _RowRouter:
    """Gives each row to the change log, to a 別紙 table, to the list of record items, or to the fields."""

    def __init__(self, detected: DetectedForm, running: frozenset[str], *, joined: bool) -> None:
        self._running = running
        self._filled = FilledForm(detected, notes=list(detected.notes), joined=joined)
        self._log = change_log.ChangeLog(self._filled)
        self._fields = FieldReader(self._filled, self._log)
        self._annex: annex_tables.AnnexTable | None = None

    def take(self, row: Row, cells: list[Cell], following: list[Cell]) -> None:
        """Read one row: ``cells`` are its cells with text, ``following`` those of the next row."""
        if is_furniture(cells) or (not self._fields.position.on_cover and is_running(cells, self._running)):
            return
        head = log_columns.columns(row)
        if head:
            self._fields.close()
            self._log.head, self._annex = head, None
        elif annex := annex_tables.title_over_lines(cells, following):
            self._fields.close()
            self._log.head, self._annex = None, annex_tables.AnnexTable(annex)
        elif self._annex and self._annex.take(row, self._filled, following):
            return
        elif not self._log.head and (head := log_columns.columns_without_head(row)):
            self._fields.close()
            self._log.begin_without_head(head, row)
        elif self._log.head and not self._leaves_changes(cells, following):
            self._log.take(row)
        elif self._in_items() and not self._leaves_items(cells):
            self._fields.item_rows.append(row)
        else:
            self._log.head = self._annex = None
            if not self._take_stray(row, cells, following):
                self._fields.take(row, cells)

    def finish(self) -> FilledForm:
        """Return the form, with what was still open and with a note on what of the change log could not be read."""
        self._fields.close()
        self._filled.gaps += self._log.gaps()
        self._filled.notes += self._fields.other_numerals.notes()
        return self._filled

    def _leaves_changes(self, cells: list[Cell], following: list[Cell]) -> bool:
        """Tell whether the change log ends: the name of a part alone may be a row of it, unless its section follows."""
        position = self._fields.position
        entry = match_label(cells[0].text, position) if len(cells) == 1 else None
        if entry is None or not is_part(entry) or self._filled.form == CHANGE_LIST or not following:
            return False
        next_entry = match_label(following[0].text, position.entered(entry))
        return next_entry is not None and is_section(next_entry)

    def _in_items(self) -> bool:
        return self._fields.open is not None and self._fields.open.entry.meaning == "part.items"

    def _leaves_items(self, cells: list[Cell]) -> bool:
        entry = match_label(cells[0].text, self._fields.position)
        return bool(block_heading(cells[0].text)) or (entry is not None and (is_part(entry) or is_section(entry)))

    def _take_stray(self, row: Row, cells: list[Cell], following: list[Cell]) -> bool:
        """Close the label above a row that cannot belong to it, pages being lost; return whether the row is done."""
        fields = self._fields
        if fields.open is None:
            return False
        stray = lost_pages.stray(row, cells, following, fields.open.entry, fields.position, self._filled.slots)
        if not stray:
            return False
        self._filled.gaps.append(lost_pages.page_before(cells[0]))
        fields.close()
        if stray == "file name":
            name = next(entry for entry in self._filled.edition.sections if entry.meaning == "file.name")
            fields.begin(name, cells[0])
            fields.value(cells[0])
        return stray != "labelled"
