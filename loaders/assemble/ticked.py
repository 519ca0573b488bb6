"""Ticked options of a group of boxes, with what the form's habit and the text around it let one hold."""

import re
from dataclasses import dataclass

from konkyo.law.variants import unified
from konkyo.loaders.assemble.passages import PassageBook
from konkyo.loaders.cell_values import clean
from konkyo.loaders.forms.boxes import Habit, Tick, boxes, habit, ticks
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import ILLEGIBLE, Illegible, Note

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
_SEPARATORS = re.compile(r"[、，,､　](?![^(（]*[)）])")


@dataclass(frozen=True, slots=True)
class Option:
    """One printed option of a group: what was read of its box, and why if no box says it."""

    name: str
    detail: str | None
    tick: Tick
    inferred: Note | None = None

    @property
    def printed(self) -> str:
        """The option with the words in its brackets: 「その他（システムの直接操作）」."""
        return f"{self.name}（{self.detail}）" if self.detail else self.name

    def details(self) -> tuple[str, ...]:
        """Return the names in its brackets, one by one."""
        return tuple(name for part in _SEPARATORS.split(self.detail or "") if (name := clean(part)))


def document_habit(filled: FilledForm) -> Habit:
    """Return how this document prints its boxes, learnt from all its groups."""
    return habit(boxes(slot.text) for slot in filled.slots if slot.meaning in _GROUPS)


def options(slot: Slot | None, document: Habit) -> list[Option]:
    """Return the options of a slot, in order.

    Words in an option's brackets are an answer: where its box is lost, the option is held to be ticked, and says so.
    """
    if slot is None:
        return []
    group = boxes(slot.text)
    return [_option(box.option, box.detail, tick) for box, tick in zip(group, ticks(group, document), strict=True)]


def _option(name: str, detail: str | None, tick: Tick) -> Option:
    name, detail = clean(name) or name, clean(detail)
    if tick == ILLEGIBLE and detail:
        note = Note(
            code="filled-brackets",
            ja=f"「{name}」の印は失われているが、括弧に記入があるので選ばれたと読んだ",
            en=f"the mark of 「{name}」 is lost, but its brackets are filled in, so it is read as chosen",
        )
        return Option(name, detail, True, note)
    return Option(name, detail, tick)


def chosen(group: list[Option]) -> tuple[str, ...] | Illegible | None:
    """Return the printed options that are ticked; ILLEGIBLE if that cannot be said of every one; None without boxes."""
    if not group:
        return None
    if any(option.tick == ILLEGIBLE for option in group) or not any(option.tick for option in group):
        # A way of handing over must be ticked: if none is, the marks were lost.
        return ILLEGIBLE
    return tuple(option.printed for option in group if option.tick is True)


_FROM_THE_PERSON = re.compile(
    r"(?:本人|代理人|住民|市民|区民|届出人|申請者|納税義務者|被保険者)[^。\n]{0,20}?(?:から|より)"
    r"[^。\n]{0,40}?(?:入手|取得|提出|申告|申請|届出|提示)"
)


def said_of_the_person(book: PassageBook, file: str) -> tuple[str, str] | None:
    """Return (passage id, words) that say that information comes from the person, where the box for it is lost."""
    for passage in book.passages:
        if passage.file not in (None, file) or not passage.id.startswith(("II", "III")):
            continue
        found = _FROM_THE_PERSON.search(unified(passage.text))
        if found:
            return passage.id, passage.text[slice(*found.span())]
    return None


def is_the_person(option: str) -> bool:
    """Tell whether an option is 「本人又は本人の代理人」."""
    return fold_label(option).startswith("本人")
