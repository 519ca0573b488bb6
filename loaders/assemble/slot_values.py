"""Finding slots by what they mean, and reading their values with the characters that print them."""

import re
from collections.abc import Callable, Iterable

from konkyo.loaders.assemble.passages import PassageBook, evidence
from konkyo.loaders.cell_values import CellText, cut, says_none
from konkyo.loaders.forms.cover_kinds import LOST
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.matching import fold_label
from konkyo.loaders.record import ILLEGIBLE, Evidence, Note

_BOX = re.compile(r"[\[［]\s*[○〇◯]?\s*[\]］]")  # 「窓口課 [ ○ ]行政機関・独立行政法人等」
_QUOTED = 40  # characters of a value in a note


class SlotIndex:
    """The slots of one filled form by meaning, file and block."""

    def __init__(self, filled: FilledForm, book: PassageBook) -> None:
        self.book = book
        self.edition = filled.edition
        self._by_meaning: dict[str, list[Slot]] = {}
        for slot in filled.slots:
            self._by_meaning.setdefault(slot.meaning, []).append(slot)

    def all(self, meaning: str, file: int | None = None, block: int | None = None) -> list[Slot]:
        """Return the slots of a meaning, only those of ``file`` and ``block`` where given."""
        return [
            slot
            for slot in self._by_meaning.get(meaning, [])
            if file in (None, slot.file) and block in (None, slot.block)
        ]

    def first(self, meaning: str, file: int | None = None, block: int | None = None) -> Slot | None:
        """Return the first slot of a meaning, or None."""
        return next(iter(self.all(meaning, file, block)), None)

    def blocks(self, meanings: Iterable[str], file: int | None = None) -> list[int]:
        """Return the numbers of the blocks in which any of these meanings is filled in, in the document's order.

        A cell that says 「なし」 or 「－」 is not filled in.
        """
        slots = (slot for meaning in meanings for slot in self.all(meaning, file))
        numbers = [(s.at.start, s.block) for s in slots if s.block and not says_none(s.text)]
        return list(dict.fromkeys(block for _, block in sorted(numbers)))


def _whole(slot: Slot) -> CellText | None:
    return cut(slot.text)


class PartReader:
    """Reads the values of one part of the record, and collects their evidence by field.

    What is odd in them goes to ``notes``.
    """

    def __init__(self, slots: SlotIndex, notes: list[Note] | None = None) -> None:
        self.slots = slots
        self.notes = [] if notes is None else notes
        self.evidence: dict[str, Evidence] = {}
        self.pieces: dict[str, tuple[Evidence, ...]] = {}

    def value(self, field: str, slot: Slot | None, read: Callable[[Slot], CellText | None] = _whole) -> str | None:
        """Return the value that ``read`` cuts out of the slot's text; its evidence is those characters.

        ILLEGIBLE, with a note, where the words were lost (「#REF!」) or boxes of another field stand among them.
        """
        found = read(slot) if slot else None
        if slot is None or found is None:
            return None
        self.evidence[field] = evidence(self.slots.book.of(slot), found)
        if not LOST.fullmatch(fold_label(found.text)) and not _BOX.search(found.text):
            return found.text
        if found.text != ILLEGIBLE:
            self.notes.append(_impossible(slot, found.text))
        return ILLEGIBLE

    def sure(
        self,
        field: str,
        slot: Slot | None,
        is_impossible: Callable[[str], bool],
        read: Callable[[Slot], CellText | None] = _whole,
    ) -> str | None:
        """Return the value as ``value`` does; ILLEGIBLE, with a note, for a text that cannot be one."""
        found = self.value(field, slot, read)
        if slot is None or found is None or found == ILLEGIBLE or not is_impossible(found):
            return found
        self.cite(field, slot)
        self.notes.append(_impossible(slot, found))
        return ILLEGIBLE

    def option(self, field: str, slot: Slot | None) -> str | None:
        """Return the chosen option of a printed list; ILLEGIBLE, with a note, for a text that is none of the form's."""
        options = self.slots.edition.option_lists.get(slot.meaning) if slot else None
        return self.sure(
            field,
            slot,
            lambda text: options is not None and not options.named(text),
            Slot.choice,
        )

    def derived(self, field: str, slot: Slot | None, read: Callable[[str], str | None]) -> str | None:
        """Return what ``read`` makes of the slot's text, such as a date; its evidence is all of the passage.

        A text of which it makes nothing is evidence all the same: of a value that could not be read.
        """
        found = read(slot.text) if slot else None
        if slot and (found is not None or cut(slot.text)):
            self.cite(field, slot)
        return found

    def cite(self, field: str, slot: Slot, pieces: Iterable[CellText] = ()) -> None:
        """Give ``field`` all of the slot's passage as evidence, and the characters of each of its ``pieces``."""
        passage = self.slots.book.of(slot)
        self.evidence[field] = evidence(passage)
        if found := tuple(evidence(passage, piece) for piece in pieces):
            self.pieces[field] = found


def _impossible(slot: Slot, found: str) -> Note:
    words = found if len(found) <= _QUOTED else f"{found[:_QUOTED]}…"
    return Note(
        code="impossible-value",
        ja=f"{slot.label}の欄にあるが、その値ではありえない：「{words}」",
        en=f"this stands in the field {slot.label} but cannot be its value: 「{words}」",
        at=slot.at,
    )
