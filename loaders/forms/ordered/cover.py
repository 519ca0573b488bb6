"""The cover page, whose labels and values often run together or stand apart.

- labels and value on one line: 「評価書番号 評価書名 5 税に関する事務」, 「公表日：令和2年3月29日」
- labels on one line, values on the next: 「評価書番号 評価書名」, 「5 税に関する事務」 or 「税に関する事務 5」
- all labels, then all values; or each value before its label
- labels and values in the order in which a PDF draws them

A value beside its label is taken if it can be one. Else the one text of the cover that looks like one is taken.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile

from konkyo.law.variants import unified
from konkyo.loaders.forms.cover_kinds import (
    BODY,
    DATE,
    DECLARATION,
    NUMBER,
    REMARKS,
    TITLE,
    declares,
    looks_like,
    may_be,
)
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.form_position import FormPosition, match_label
from konkyo.loaders.forms.furniture import is_furniture
from konkyo.loaders.forms.label_table import COVER_ROWS
from konkyo.loaders.forms.labels import FormEntry, rows_of, spellings
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.forms.ordered.cover_days import days_of_labels, published_of_two, without_viewer_days
from konkyo.loaders.forms.ordered.cover_texts import (
    behind_sentence,
    is_heading,
    name_lines,
    parted,
    with_half_before,
    without_page_numbers,
)
from konkyo.loaders.pages import Cell, Row
from konkyo.loaders.record import At, Note

_LABELS = {name for _, label, *_ in rows_of(COVER_ROWS) for name in (label.split("|")[0], *spellings(label)[1])}
_LABEL = re.compile(
    r"【?\s*(?:"
    + "|".join(r"\s*".join(map(re.escape, name)) for name in sorted(_LABELS, key=lambda n: (-len(n), n)))
    + r")(?:\s*】|\s*【行政機関等のみ】)?"
)
_AFTER_LABEL = re.compile(r"\s*[：:]\s*|\s+|$")
_STOPPED = re.compile(r"\.(?:\s|$)")  # 「評価書番号. 12. 税に関する事務. 評価実施機関名. …」 of a search engine
_PLAIN_NUMBER = r"[0-9０-９]{1,8}(?:[-－][0-9０-９]{1,4})?"
_NUMBER = (
    rf"(?:{_PLAIN_NUMBER}|第\s?[0-9０-９]{{1,8}}\s?号|[NnＮ][OoＯｏ][.．:：]?\s?[0-9０-９]{{1,8}}"
    r"|[A-ZＡ-Ｚ]{1,3}[-－][0-9０-９]{1,4})"
)
_NUMBER_FIRST = re.compile(
    rf"(?:({_NUMBER})[.．]?\s+(\D.*)|({_PLAIN_NUMBER})((?![人年月日歳条号級次類回種万者か])[^\d\s.,．，・、\-－].*))",
    re.S,
)
_NUMBER_LAST = re.compile(rf"(.*\D)(?:\s+|(?<=事務)|(?<=評価書))({_NUMBER})", re.S)
_KINDS = (NUMBER, TITLE, BODY, DATE)
_LONGEST_TITLE = 4  # lines


@dataclass(slots=True)
class _Group:
    """Labels that stand side by side or below each other, and the texts up to the next label."""

    labels: list[FormEntry] = field(default_factory=list)
    texts: list[Cell] = field(default_factory=list)

    def with_texts_parted(self) -> "_Group":
        """Return the group with the values apart that stand in one text, unless that is the text of one label."""
        if len(self.labels) == 1 or len(self.texts) > len(self.labels) > 0:
            return self
        labels = [entry.meaning for entry in self.labels]
        return replace(self, texts=[value for text in self.texts for value in parted(text, labels)])


class Cover:
    """Reads the rows of a cover: ``slots`` are the values in the order of the labels, ``notes`` what was in doubt."""

    def __init__(self, rows: Iterable[Row], position: FormPosition) -> None:
        printed = [cell for row in rows for cell in row.cells if cell.text]
        self._printed = frozenset(cell.text.strip() for cell in printed)
        self._heading = next((cell.at.start for cell in printed if is_heading(cell)), -1)
        self._groups = list(_groups(printed, position))
        self._values: dict[str, list[Cell]] = {}
        self._claimed: set[int] = set()
        self.entries = {entry.meaning: entry for group in self._groups for entry in group.labels}
        self.notes: list[Note] = []
        for before, group in zip([_Group(), *self._groups], self._groups, strict=False):
            labels = [entry.meaning for entry in group.labels]
            for meaning, cell in days_of_labels(labels, group.texts, before.texts).items():
                self._claim(meaning, [cell])
            self._read(group)
        self._take_apart()
        for group in self._groups:
            self._take_rest(group)
        self._take_declaration()

    @property
    def slots(self) -> Iterator[Slot]:
        """The filled labels of the cover."""
        for meaning, entry in self.entries.items():
            if cells := self._values.get(meaning):
                text = "\n".join(cell.text for cell in cells).strip()
                yield slot_of(entry, text, _span(cells))

    # ---- values beside their labels ------------------------------------------------------------------------

    def _read(self, group: _Group) -> None:
        texts = [cell for cell in group.texts if id(cell) not in self._claimed]
        wanted = [entry.meaning for entry in group.labels if entry.meaning not in self._values]
        if NUMBER in wanted and TITLE in wanted and texts and (parts := _number_and_name(texts[0])):
            self._claim(NUMBER, [parts[0]], texts[0])
            texts[0] = parts[1]
        for meaning in (name for name in _KINDS if name in wanted and name not in self._values):
            found = self._beside(meaning, texts, alone=len(group.labels) == 1)
            if found:
                self._claim(meaning, found)
                texts = [cell for cell in texts if cell not in found]
        self._number_behind_title()

    def _beside(self, meaning: str, texts: Sequence[Cell], *, alone: bool) -> list[Cell]:
        """Return the cells of ``texts`` that are the value of a label right before them."""
        if not texts:
            return []
        if meaning == TITLE:
            return _title(texts, alone=alone)
        first = texts[0]
        if alone or meaning == NUMBER:
            if not may_be(meaning, first.text):
                among = meaning == DATE or not alone
                return [cell for cell in texts if looks_like(meaning, cell.text)][:1] if among else []
            return name_lines(texts) if meaning == BODY else [first]
        fitting = [cell for cell in texts if looks_like(meaning, cell.text)]
        return fitting[:1] if len(fitting) == 1 else []

    def _number_behind_title(self) -> None:
        title = self._values.get(TITLE)
        if (
            title
            and NUMBER in self.entries
            and NUMBER not in self._values
            and (found := _NUMBER_LAST.fullmatch(title[-1].text))
        ):
            last = title[-1]
            self._values[TITLE] = [*title[:-1], replace(last, text=found[1].rstrip())]
            self._values[NUMBER] = [replace(last, text=found[2])]

    # ---- values apart from their labels --------------------------------------------------------------------

    def _take_apart(self) -> None:
        """Give labels without a value the one text of the cover that looks like one."""
        for meaning in (TITLE, NUMBER, DATE, BODY):
            if meaning not in self.entries or meaning in self._values:
                continue
            texts = self._free_texts()
            found = self._looking_like(meaning, texts)
            if len(found) == 1:
                self._claim(meaning, with_half_before(found[0], texts) if meaning == BODY else found)
                if (
                    meaning == TITLE
                    and NUMBER in self.entries
                    and NUMBER not in self._values
                    and (parts := _number_and_name(found[0]))
                ):
                    self._values[NUMBER], self._values[TITLE] = [parts[0]], [parts[1]]
            elif found:
                self.notes.append(_doubtful(self.entries[meaning], found))
        self._number_behind_title()

    def _free_texts(self) -> list[Cell]:
        return [cell for group in self._groups for cell in group.texts if id(cell) not in self._claimed]

    def _looking_like(self, meaning: str, texts: list[Cell]) -> list[Cell]:
        """Return those of the texts, and of the words behind their sentences, that look like a value."""
        texts = without_viewer_days(texts, self._heading, self._printed) if meaning == DATE else texts
        free = [*texts, *(tail for cell in texts for tail in behind_sentence(cell))]
        found = self._one_text([cell for cell in free if looks_like(meaning, cell.text) and not is_heading(cell)])
        return published_of_two(found, self.entries, self._values) if meaning == DATE else found

    def _one_text(self, found: list[Cell]) -> list[Cell]:
        """Return the texts behind the title of the form, if there are any, and once what is printed again."""
        behind = [cell for cell in found if cell.at.start > self._heading]
        return list({fold_label(cell.text): cell for cell in behind or found}.values())

    def _take_rest(self, group: _Group) -> None:
        """Give the declaration and the remarks what no other label has."""
        free = [cell for cell in group.texts if id(cell) not in self._claimed]
        names = [entry.meaning for entry in group.labels if entry.meaning not in self._values]
        if DECLARATION in names and (
            found := [cell for cell in free if len(names) == 1 or looks_like(DECLARATION, cell.text)]
        ):
            self._claim(DECLARATION, found)
            free = [cell for cell in free if cell not in found]
        for meaning in names:
            if free and meaning not in (*_KINDS, DECLARATION) and (meaning == names[-1] or meaning == REMARKS):
                self._claim(meaning, free)
                free = []

    def _take_declaration(self) -> None:
        """Give the declaration the one sentence that declares, wherever it stands on the cover."""
        found = [cell for cell in self._free_texts() if declares(cell.text)]
        if DECLARATION in self.entries and DECLARATION not in self._values and len(found) == 1:
            self._claim(DECLARATION, found)

    def _claim(self, meaning: str, cells: list[Cell], whole: Cell | None = None) -> None:
        self._values[meaning] = cells
        self._claimed |= {id(cell) for cell in ([whole] if whole else cells)}


def _groups(cells: Sequence[Cell], position: FormPosition) -> Iterator[_Group]:
    group = _Group()
    for cell in (part for printed in without_page_numbers(cells) for part in _parts(printed, position)):
        if _STOPPED.match(cell.text):
            cell = replace(cell, text=cell.text.strip(" .　"))
        entry = match_label(cell.text, position)
        if entry and group.texts:
            yield group.with_texts_parted()
            group = _Group()
        if entry:
            group.labels.append(entry)
        elif cell.text and not is_furniture([cell]):
            group.texts.append(cell)
    yield group.with_texts_parted()


def _parts(cell: Cell, position: FormPosition) -> Iterator[Cell]:
    """Split a cell that holds labels and a value: 「評価書番号評価書名 5 税…」 into label, label, value."""
    text, at, plain = cell.text, 0, unified(cell.text)
    while label := _LABEL.match(plain, at):
        after = _AFTER_LABEL.match(text, label.end())
        entry = match_label(label[0], position)
        glued = entry is not None and _is_glued(entry.meaning, text[label.end() :])
        if not after and not glued and not _LABEL.match(plain, label.end()):
            break
        yield replace(cell, text=label[0])
        at = after.end() if after else label.end()
    rest = text[at:].strip()
    if rest:
        yield replace(cell, text=rest) if at else cell


def _is_glued(meaning: str, rest: str) -> bool:
    """Tell whether ``rest``, which stands behind a label without a space, is its value: 「公表日平成28年5月16日」."""
    numbered = _NUMBER_FIRST.fullmatch(rest)
    name = (numbered[2] or numbered[4]) if numbered and meaning == TITLE else rest
    return looks_like(meaning, name) and not rest.startswith(("は", "に", "を", "が", "の", "と"))


def _number_and_name(cell: Cell) -> tuple[Cell, Cell] | None:
    """Split 「5 税に関する事務」 and 「税に関する事務 5」 into number and name; None for a name alone."""
    text = cell.text.strip()
    if match := _NUMBER_FIRST.fullmatch(text):
        return replace(cell, text=match[1] or match[3]), replace(cell, text=match[2] or match[4])
    if match := _NUMBER_LAST.fullmatch(text):
        return replace(cell, text=match[2]), replace(cell, text=match[1])
    return None


def _title(texts: Sequence[Cell], *, alone: bool) -> list[Cell]:
    """Return the cells that print a title: up to the line where it ends as a title does, else the first one."""
    start = 1 if not alone and looks_like(NUMBER, texts[0].text) and len(texts) > 1 else 0
    lines = list(texts[start : start + _LONGEST_TITLE])
    if not lines or not may_be(TITLE, lines[0].text):
        return []
    taken: list[Cell] = []
    for cell in lines:
        if taken and (is_heading(cell) or not may_be(TITLE, cell.text)):
            break
        taken.append(cell)
    whole = accumulate(cell.text for cell in taken)
    printed = list(takewhile(lambda text: may_be(TITLE, text), whole))
    ends = [n for n, text in enumerate(printed, start=1) if looks_like(TITLE, _NUMBER_LAST.sub(r"\1", text))]
    if ends:
        return taken[: ends[-1]]
    return taken[: len(printed)] if alone else taken[:1]


def _span(cells: Sequence[Cell]) -> At:
    first, last = cells[0].at, cells[-1].at
    return At(line=first.line, start=first.start, end=last.end, page=first.page)


def _doubtful(entry: FormEntry, found: Sequence[Cell]) -> Note:
    words = "」「".join(cell.text[:30] for cell in found)
    return Note(
        code="cover-doubtful",
        ja=f"{entry.name} の値がどれか分からない：「{words}」",
        en=f"which of these is the value of {entry.name} is not certain: 「{words}」",
        at=found[0].at,
    )
