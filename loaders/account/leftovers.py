"""What no passage holds: labels of the form, its own print, furniture; the rest is unread."""

import re
from collections import Counter
from collections.abc import Iterator

from konkyo.loaders.account.claimed_passages import Claims
from konkyo.loaders.account.folded_source import FoldedSource, SourceCell
from konkyo.loaders.account.form_word_spans import form_words, is_signs
from konkyo.loaders.account.kinds import CharacterKind
from konkyo.loaders.characters import plain_characters, printable
from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.annex_columns import annex_column
from konkyo.loaders.forms.block_headings import block_heading, is_block_range
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.furniture import TITLE_OF_FORM, is_furniture, is_running, page_numbers, running_titles
from konkyo.loaders.forms.matching import label_key, name_key
from konkyo.loaders.forms.ordered import annex_tables
from konkyo.loaders.pages import Cell, Pages, Row
from konkyo.loaders.record import ILLEGIBLE, Record

_LONGEST_HEADING = 200
_FEWEST_HEADS = 2  # columns of a 別紙 in one row
_FEWEST_PAGES = 3  # with a heading that runs on
_BRACKETS = "<>＜＞〈〉《》【】 \u3000\n"  # 「＜住民税ファイル＞」 above a list
_ANNEX = re.compile(r"[(]?別[紙添]\d*[)]?")


class Leftovers:
    """Gives a kind to the characters of a source that no passage of ``record`` holds."""

    def __init__(
        self, source: FoldedSource, claims: Claims, pages: Pages, record: Record, edition: FormEdition
    ) -> None:
        self._source, self._claims, self._pages, self._edition = source, claims, pages, edition
        self._by_id = {id(each.cell): each for each in source.cells}
        document, work = record.document, record.office_work
        named = (document.title, document.body, work.name, *(file.name for file in record.files))
        self._names = {name_key(name) for name in named if name and name != ILLEGIBLE}

    def settle(self) -> None:
        """Give every open character its kind."""
        for cell, first, end in self._open_runs():
            self._run(cell, first, end)
        self._rows()
        self._running_heads()
        self._words()
        self._rest()

    def _open_runs(self) -> Iterator[tuple[SourceCell, int, int]]:
        """Yield what is open now: the cell, and the first character and the one past the last of each run in it."""
        for first, end in list(self._claims.runs(CharacterKind.OPEN, 0, len(self._source.folded))):
            while first < end:
                cell = self._source.cell_of(first)
                yield cell, first, min(end, cell.end)
                first = cell.end

    def _rows(self) -> None:
        """Settle the cells of rows that are furniture or the head of a table."""
        plain = plain_characters(self._pages)
        numbers, titles = page_numbers(plain), running_titles(plain)
        for row, as_read in zip(plain.rows(), self._pages.rows(), strict=True):
            cells = [
                (cell, each) for cell, own in zip(row.cells, as_read.cells, strict=True) if (each := self._open(own))
            ]
            for cell, each in cells:
                if kind := _kind_in_row(cell, row, titles, numbers):
                    self._claims.give(kind, each.start, each.end)

    def _running_heads(self) -> None:
        """Settle the heading of a 別紙 that is printed again on each page, over two lines too."""
        whole = [cell for cell in self._source.cells if not any(self._claims.kinds[cell.start : cell.end])]
        texts = {id(cell): self._source.folded[cell.start : cell.end] for cell in whole}
        times = Counter(texts.values())
        running = False
        for cell in self._source.cells:
            text = texts.get(id(cell), "")
            running = times[text] >= _FEWEST_PAGES and (running or bool(_ANNEX.match(text)))
            if running:
                self._claims.give(CharacterKind.FURNITURE, cell.start, cell.end)

    def _open(self, cell: Cell) -> SourceCell | None:
        """Return ``cell`` as it stands in the source if no character of it has a kind; None for a blank one."""
        each = self._by_id.get(id(cell))
        short = each is not None and len(cell.text) <= _LONGEST_HEADING
        return each if each and short and not any(self._claims.kinds[each.start : each.end]) else None

    def _run(self, cell: SourceCell, first: int, end: int) -> None:
        """Settle a run that is as a whole a label, a heading, the form's title or a name that the record has."""
        text = printable(cell.text(first, end))
        if self._is_heading(text):
            self._claims.give(CharacterKind.LABEL, first, end)
        elif TITLE_OF_FORM.fullmatch(text.strip()):
            self._claims.give(CharacterKind.FURNITURE, first, end)
        elif name_key(text.strip(_BRACKETS)) in self._names:
            self._claims.give(CharacterKind.VALUE, first, end)

    def _is_heading(self, text: str) -> bool:
        """Tell whether ``text`` is a label, the heading of a block, or the head of a 別紙 whose columns are lost."""
        block, heads = block_heading(text), text.split()
        return (
            label_key(text) in self._edition.by_label
            or is_block_range(text)
            or (block is not None and not block[2])
            or (len(heads) > _FEWEST_HEADS and all(map(annex_column, heads)))
        )

    def _words(self) -> None:
        """Settle the words of the form in what is left, also where a label is broken over cells."""
        for top, bottom in self._source.pages.values():
            for first, end in list(self._claims.runs(CharacterKind.OPEN, top, bottom)):
                text, places = self._source.spaced(first, end)
                for start, stop, kind in form_words(text, self._edition):
                    self._claims.give(kind, places[start], places[stop - 1] + 1)

    def _rest(self) -> None:
        """What is still left is unread, but for signs.

        Digits are the form's print beside other words of their cell, and before a value in the next cell of their row:
        the number of a row or of a record item.
        """
        for cell, first, end in self._open_runs():
            text = self._source.folded[first:end]
            numbers = first > cell.start or end < cell.end or self._is_before_value(cell)
            signs = is_signs(text) and (numbers or not any(map(str.isalnum, text)))
            self._claims.give(CharacterKind.PRINT if signs else CharacterKind.UNREAD, first, end)

    def _is_before_value(self, cell: SourceCell) -> bool:
        if cell.end == len(self._source.folded):
            return False
        after = self._source.cell_of(cell.end)
        return after.cell.at.line == cell.cell.at.line and self._claims.kinds[after.start] == CharacterKind.VALUE


def _kind_in_row(cell: Cell, row: Row, titles: frozenset[str], numbers: frozenset[int]) -> CharacterKind:
    """Return what a cell is by the row it stands in: furniture, a label of the head of a table; else OPEN."""
    filled = [one for one in row.cells if one.text.strip()]
    if is_furniture(filled) or is_running(filled, titles) or cell.at.start in numbers:
        return CharacterKind.FURNITURE
    heads = sum(bool(annex_column(one.text)) for one in filled)
    if (
        (log_columns.columns(row) and log_columns.column(cell.text))
        or log_columns.heads_line(cell.text)
        or annex_tables.title(filled)
        or (heads >= _FEWEST_HEADS and annex_column(cell.text))
    ):
        return CharacterKind.LABEL
    return CharacterKind.OPEN
