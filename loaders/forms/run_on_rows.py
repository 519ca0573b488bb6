"""Rows in which labels run on: a page or a whole document on one line, labels glued to their values.

Such a row is cut before each label, so that labels and values stand as they do in a well-kept text. The words of a
label may also be part of a sentence; the order of the form and the label's numeral decide.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from konkyo.loaders.forms import log_columns
from konkyo.loaders.forms.detect import detect_edition
from konkyo.loaders.forms.doubled_labels import single
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.furniture import STAMP, TITLE_OF_FORM
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import COVER_PAGE, FormEntry, LabelAddress
from konkyo.loaders.forms.printed_labels import PrintedLabel, printed_labels
from konkyo.loaders.forms.run_on_risks import RunOnRisks, risk_headings, risk_questions
from konkyo.loaders.forms.run_on_tables import cut_tables
from konkyo.loaders.pages import Cell, Page, Pages, Row

_BLOCK = re.compile(
    rf"(?<!\S)(?:{'|'.join(map(' ?'.join, BLOCKS.values()))})\s?[\d０-９]{{1,3}}"
    r"(?:\s?[～~∼\-－ー]\s?[\d０-９]{1,3})?(?!\S)"
)
_PAGE_NUMBER = re.compile(
    r"(?:(?<=\s)|^)(?:[-－]\s?\d{1,3}\s?[-－]|\d{1,3}\s?[/／]\s?\d{1,3}(?:\s?(?:ページ|頁))?)(?=\s*$)"
)
_CONTINUES = re.compile(
    r"[はをにがのとでもや、。」』)）】・(（]"
)  # 「公表日に公表する」「「③対象となる本人の範囲」に同じ」
_PHRASE = re.compile(r"及び|並びに|又は|等|欄|変更")  # 「①事務の名称等を改める」
_AFTER_LABEL = re.compile(r"\s*[：:]?\s*")
_MARKDOWN = re.compile(r"(?<!\S)#{1,6}(?!\S)")  # of a heading that now stands within the line
_NO_LABELS = (STAMP, TITLE_OF_FORM, _PAGE_NUMBER, _BLOCK, _MARKDOWN)
# Of a run of blanks only the first may begin a match: else each of them would be tried.
_LOG = re.compile(
    r"((?:(?:[(（]\s*|(?<!\s)\s+)?別\s?[添紙]\s*[\d０-９]?\s*[)）]?\s*)?変\s?更\s?箇\s?所)\s+(?:項\s?番\s*)?変\s?更\s?日\s*項\s?目"
)
"""The heading of the change log and the beginning of its head. The rest of the row speaks of labels and has none."""
_FEWEST_GLUED = 4
_LONGEST_HEAD = 200  # characters of the head of a change log


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece to be cut out of a row: a label; or, with ``entry`` None, a block's heading, a stamp, a page number."""

    start: int
    end: int
    entry: FormEntry | None = None


class _Sequence:
    """The place in the form up to which labels were met, and whether a further one may follow there."""

    def __init__(self, edition: FormEdition, *, glued: bool) -> None:
        self._edition, self._cut_glued = edition, glued
        self.section: LabelAddress = COVER_PAGE
        self._field = -1
        self._end = 0
        self._on_cover: set[str] = set()
        self.glued: set[str] = set()
        self.free: set[str] = set()
        self.in_log = False
        self._sections = [entry.address.heading for entry in edition.sections]
        self._risks = RunOnRisks(edition)

    def accept(self, label: PrintedLabel, text: str) -> FormEntry | None:
        """Return what the label means if it may follow, and enter it."""
        for entry in label.entries:
            if self._may_follow(label, entry, text) and self._stands_free(label, entry, text):
                self._enter(entry)
                self._end = label.end
                return entry
        return None

    def _may_follow(self, label: PrintedLabel, entry: FormEntry, text: str) -> bool:
        at = entry.address
        if entry.kind == "cover":
            return self.section == COVER_PAGE and not label.sort and entry.meaning not in self._on_cover
        if entry.kind == "part":
            return label.numeral == at.part if label.sort == "part" else label.sort == "annex" and at.part[0] == "A"
        if entry.kind == "section":
            # 「①事務の名称 １．特定個人情報ファイルを取り扱う事務 …」: the heading stands behind its first label.
            late = at == self.section and not text[self._end : label.start].strip()
            return label.sort == "section" and label.numeral == at.section and (late or self._is_ahead(at))
        if at.part != self.section.part or (at.section and at.heading != self.section.heading):
            return self._is_behind_lost_heading(label, entry)
        if "①" <= at.numeral <= "⑳" and label.sort:
            # 「1 事務の名称」: circles are lost in some encodings.
            return label.numeral in (at.numeral, str(ord(at.numeral) - ord("①") + 1))
        return not label.sort and label.free_before and label.free_after and self._is_next(entry)

    def _is_next(self, entry: FormEntry) -> bool:
        """Tell whether a field without a numeral comes later in its section, or in its risk."""
        ahead = self._risks.may_follow(entry, self.section)
        return self._edition.fields.index(entry) > self._field if ahead is None else ahead

    def _is_behind_lost_heading(self, label: PrintedLabel, entry: FormEntry) -> bool:
        """Tell whether a label with its circled numeral, which only a later section of this part has, stands free."""
        part = [one for one in label.entries if one.address.part == self.section.part]
        return (
            part == [entry]
            and label.sort == "circled"
            and label.numeral == entry.address.numeral
            and label.free_before
            and label.free_after
            and self._is_ahead(entry.address)
        )

    def _is_ahead(self, at: LabelAddress) -> bool:
        """Tell whether a section comes later in this part; behind a 別添, which has no sections, in any later part."""
        here, order = self.section, self._edition.part_order
        if at.part != here.part:
            return here.part[0] == "A" and order.get(at.part, 0) > order.get(here.part, 0)
        return here.heading not in self._sections or self._sections.index(at.heading) > self._sections.index(
            here.heading
        )

    def _stands_free(self, label: PrintedLabel, entry: FormEntry, text: str) -> bool:
        if label.free_before and label.free_after:
            self.free.add(entry.meaning)
            return True
        if _CONTINUES.match(text, label.end):
            return False
        self.glued.add(entry.meaning)
        # 「①事務の名称国民年金に関する事務」 on a line of its own is sure; the words of a label alone are not.
        alone = label.start == 0 and label.sort == "circled" and not _PHRASE.match(text, label.end)
        return self._cut_glued or alone

    def _enter(self, entry: FormEntry) -> None:
        if entry.kind == "cover":
            self._on_cover.add(entry.meaning)
        elif entry.kind == "field":
            self._risks.enter(entry, self.section)
            self._field = self._edition.fields.index(entry)
            if entry.address.section:
                self.section = entry.address.section_address
        else:
            self.section, self._field = entry.address, -1

    def see(self, heading: str) -> None:
        """Enter the heading of a block or the title of a risk: its fields begin again."""
        if _BLOCK.fullmatch(heading):
            self._field = -1
        else:
            self._risks.see(heading, self.section)


def cut_rows(pages: Pages, *, every: bool = False) -> Pages:
    """Return ``pages`` with the rows cut in which labels of the form run on; the same pages where there are none.

    ``every``: cut all labels from their values, as white space is no sign in this text.
    """
    pages = cut_tables(pages)
    edition = detect_edition(pages)
    if edition is None:
        return pages
    pages = single(pages, edition)
    sequence = _Sequence(edition, glued=False)
    cut = _cut_pages(pages, sequence, edition, every=every)
    if len(sequence.glued) >= max(_FEWEST_GLUED, len(sequence.free) // 2):
        cut = _cut_pages(pages, _Sequence(edition, glued=True), edition, every=every)
    return replace(pages, pages=cut)


def _cut_pages(pages: Pages, sequence: _Sequence, edition: FormEdition, *, every: bool) -> tuple[Page, ...]:
    return tuple(Page(page.number, tuple(_cut_all(page.rows, sequence, edition, every=every))) for page in pages.pages)


def _cut_all(rows: Sequence[Row], sequence: _Sequence, edition: FormEdition, *, every: bool) -> Iterator[Row]:
    for row in rows:
        line = _Line(row)
        headed = len(line.text) < _LONGEST_HEAD and log_columns.columns(row)
        if headed or log_columns.columns_without_head(row):
            sequence.in_log = True
        cuts = _cuts(line.text, sequence, edition)
        yield from line.pieces(cuts) if cuts and (every or line.runs_on(cuts)) else (row,)


def _cuts(text: str, sequence: _Sequence, edition: FormEdition) -> list[_Cut]:
    """Return the pieces of a row that stand on their own, in order."""
    began_in_log = sequence.in_log
    log = _LOG.search(text)
    end = log.start() if log else len(text)
    titles = list(risk_headings(text[:end], edition))
    found = [*_unlabelled(text, end), *(_Cut(*title.span()) for title in titles)]
    found += [_Cut(start, stop, asked) for start, stop, asked in risk_questions(text[:end], edition)]
    opened = sorted((match.start(), match[0]) for match in (*_BLOCK.finditer(text, 0, end), *titles))
    for label in printed_labels(text[:end], edition):
        while opened and opened[0][0] < label.start:
            sequence.see(opened.pop(0)[1])
        if sequence.in_log and not (label.sort == "part" and label.start == 0):
            continue
        if entry := sequence.accept(label, text):
            sequence.in_log = False
            found.append(_Cut(label.start, label.end, entry))
    for _, heading in opened:
        sequence.see(heading)
    if log:
        sequence.in_log = True
        found.append(_Cut(log.start(), log.end(1), next(e for e in edition.parts if e.meaning == "part.changes")))
    if began_in_log and not any(cut.entry for cut in found):
        return []
    return _apart(sorted(found, key=lambda cut: (cut.start, -cut.end)))


def _unlabelled(text: str, end: int) -> Iterator[_Cut]:
    """Yield the stamps, page numbers and headings of blocks in ``text`` up to ``end``."""
    for pattern in _NO_LABELS:
        for found in pattern.finditer(text, 0, end):
            yield _Cut(*found.span())


def _apart(cuts: Sequence[_Cut]) -> list[_Cut]:
    kept: list[_Cut] = []
    for cut in cuts:
        if not kept or cut.start >= kept[-1].end:
            kept.append(cut)
    return kept


class _Line:
    """The cells of a row as one text, with the way back."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.text = "\t".join(cell.text for cell in row.cells)

    def runs_on(self, cuts: Sequence[_Cut]) -> bool:
        """Tell whether a label stands inside a cell behind other words, or without a space before its value."""
        starts, at = set(), 0
        for cell in self.row.cells:
            starts.add(at)
            at += len(cell.text) + 1
        labels = [cut for cut in cuts if cut.entry]
        inside = any(cut.start not in starts for cut in labels)
        # Of a part's heading with text behind it, ``split_label`` would make nothing.
        inside |= any(
            cut.entry and cut.entry.kind == "part" and cut.end + 1 not in (*starts, len(self.text) + 1) for cut in cuts
        )
        glued = any(cut.end < len(self.text) and not self.text[cut.end].isspace() for cut in labels)
        return inside or glued

    def pieces(self, cuts: Sequence[_Cut]) -> Iterator[Row]:
        """Yield the row in pieces: a row for each label and its value, and for what stands between."""
        first = cuts[0].start if cuts else len(self.text)
        if head := self._cells(0, first):
            yield Row(tuple(head))
        ends = [*(cut.start for cut in cuts[1:]), len(self.text)]
        for cut, end in zip(cuts, ends, strict=True):
            label = self._cells(cut.start, cut.end)
            after = _AFTER_LABEL.match(self.text, cut.end)
            value = self._cells(after.end() if after else cut.end, end)
            if cut.entry and cut.entry.kind in ("field", "cover"):
                yield Row((*label, *value))
            else:
                if not _MARKDOWN.fullmatch(self.text, cut.start, cut.end):
                    yield Row(tuple(label))
                if value:
                    yield Row(tuple(value))

    def _cells(self, start: int, end: int) -> list[Cell]:
        found, at = [], 0
        for cell in self.row.cells:
            left, right = max(start - at, 0), min(end - at, len(cell.text))
            if left < right and (part := cell.text[left:right]).strip():
                left += len(part) - len(part.lstrip())
                found.append(
                    replace(
                        cell,
                        text=part.strip(),
                        at=cell.at.model_copy(update={"start": cell.at.start + left}),
                        merged="",
                    )
                )
            at += len(cell.text) + 1
        return found
