"""The options of a group of checkboxes: which are ticked, by their marks, the document's habit and the words beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from konkyo.law.variants import unified
from konkyo.loaders.assemble.listed_names import side_by_side
from konkyo.loaders.assemble.passages import PassageBook
from konkyo.loaders.cell_values import CellText
from konkyo.loaders.forms.boxes import Checkbox, Habit, Print, Tick, boxes, habit, ticks
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.form_options import OTHER, THE_PERSON
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Illegible, Note

_GROUPS = (
    "system.connections",
    "file.main_items",
    "acquisition.sources",
    "acquisition.methods",
    "sharing.count",
    "provision.methods",
    "transfer.methods",
    "entrustment.methods",
    "risk.audit",
)
_SEPARATORS = re.compile(r"[、，,､](?![^(（]*[)）])")
_FROM_THE_PERSON = re.compile(
    r"(?:本人|代理人|住民|市民|区民|届出人|申請者|納税義務者|被保険者)[^。\n]{0,20}?(?:から|より)"
    r"[^。\n]{0,40}?(?:入手|取得|提出|申告|申請|届出|提示)"
)


@dataclass(frozen=True, slots=True)
class CheckedOption:
    """One printed option with the words in its brackets, whether it is ticked, and why if no mark says so.

    ``inside``: all that stands between the brackets, blanks too.
    """

    name: CellText
    inside: CellText | None
    tick: Tick
    inferred: Note | None = None

    @property
    def detail(self) -> CellText | None:
        """The words in its brackets; None where there are none."""
        return self.inside.cleaned() if self.inside else None

    @property
    def is_other(self) -> bool:
        """Tell whether it is 「その他」."""
        return fold_label(self.name.text) == OTHER

    @property
    def said(self) -> CellText:
        """The words that say what was chosen: those in the brackets, else the option."""
        return self.detail or self.name

    def chosen(self) -> ChosenOption:
        """Return it as the record keeps it."""
        return ChosenOption(name=self.name.text, detail=self.detail.text if self.detail else None)


def document_habit(filled: FilledForm) -> Habit:
    """Return how this document prints its boxes, learnt from all its groups."""
    return habit(slot.boxes for slot in filled.slots if slot.meaning in _GROUPS)


def checked_options(slot: Slot, document: Habit) -> list[CheckedOption]:
    """Return the options of a slot, in order; none where it cannot be told which box is of which option.

    Words in an option's brackets are an answer: where its box is lost, the option is read as ticked, and says so.
    """
    return [
        _option(name, inside, tick)
        for (name, inside), tick in zip(_printed(slot.text, slot.boxes), ticks(slot.boxes, document), strict=True)
    ]


def marked_options(text: str) -> list[CheckedOption]:
    """Return the options of ``text``; ticked are those with a mark, without asking what the mark means.

    The change log repeats a group of boxes with marks that are not those of the form.
    """
    group = boxes(text)
    return [
        CheckedOption(name, inside, box.printed not in (Print.EMPTY, Print.OFF))
        for (name, inside), box in zip(_printed(text, group), group, strict=True)
    ]


def names_in_brackets(inside: CellText | None) -> tuple[CellText, ...]:
    """Return the names that stand in an option's brackets, one by one."""
    parts = inside.split(_SEPARATORS) if inside else []
    return tuple(name for part in parts for name in side_by_side(part))


def chosen(group: list[CheckedOption]) -> list[CheckedOption] | Illegible | None:
    """Return the options that are ticked; ILLEGIBLE if that cannot be said of every one; None without boxes."""
    if not group:
        return None
    if any(option.tick == ILLEGIBLE for option in group) or not any(option.tick for option in group):
        # A way of handing over must be ticked: if none is, the marks were lost.
        return ILLEGIBLE
    return [option for option in group if option.tick is True]


def said_of_the_person(book: PassageBook, file: str) -> tuple[str, str] | None:
    """Return (passage id, words) that say that information comes from the person, where the box for it is lost."""
    about_files = (book.edition.files_part, book.edition.risks_part)
    for passage in book.passages:
        if passage.file not in (None, file) or passage.address.part not in about_files:
            continue
        found = _FROM_THE_PERSON.search(unified(passage.text))
        if found:
            return passage.id, passage.text[slice(*found.span())]
    return None


def is_the_person(option: CheckedOption) -> bool:
    """Tell whether an option is 「本人又は本人の代理人」."""
    printed = fold_label(option.name.text)
    # Some of its characters may be lost.
    return bool(printed) and (printed.startswith(THE_PERSON) or THE_PERSON.startswith(printed))


def _printed(text: str, group: Sequence[Checkbox]) -> Iterator[tuple[CellText, CellText | None]]:
    """Yield for each box of ``group`` its option in ``text``, and what stands in the brackets after it."""
    cell = CellText.of(text)
    for box in group:
        yield _value(cell, box.option_span), cell.part(*box.detail_span) if box.detail_span else None


def _value(cell: CellText, span: tuple[int, int]) -> CellText:
    part = cell.part(*span)
    return part.cleaned() or part


def _option(name: CellText, inside: CellText | None, tick: Tick) -> CheckedOption:
    option = CheckedOption(name, inside, tick)
    if tick != ILLEGIBLE or not option.detail:
        return option
    note = Note(
        code="filled-brackets",
        ja=f"「{name.text}」の印は失われているが、括弧に記入があるので選ばれたと読んだ",
        en=f"the mark of 「{name.text}」 is lost, but its brackets are filled in, so it is read as chosen",
    )
    return replace(option, tick=True, inferred=note)
