"""Looking slots up by what they mean, and the values they hold with the characters that say them."""

from collections.abc import Callable, Iterable

from konkyo.loaders.assemble.passages import PassageBook, locate
from konkyo.loaders.cell_values import clean, says_none
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.record import Evidence


class Slots:
    """The slots of one filled form, found by meaning, file and block."""

    def __init__(self, filled: FilledForm, book: PassageBook) -> None:
        self.book = book
        self._by_meaning: dict[str, list[Slot]] = {}
        for slot in filled.slots:
            self._by_meaning.setdefault(slot.meaning, []).append(slot)

    def all(self, meaning: str, file: int | None = None, block: int | None = None) -> list[Slot]:
        """Return the slots of a meaning; ``file`` and ``block`` narrow them where given."""
        return [
            slot
            for slot in self._by_meaning.get(meaning, [])
            if file in (None, slot.file) and block in (None, slot.block)
        ]

    def first(self, meaning: str, file: int | None = None, block: int | None = None) -> Slot | None:
        """Return the first slot of a meaning, or None."""
        return next(iter(self.all(meaning, file, block)), None)

    def blocks(self, meanings: Iterable[str], file: int | None = None) -> list[int]:
        """Return the block numbers in which any of these meanings is filled, in the document's order.

        「なし」 and 「－」 fill nothing.
        """
        slots = (slot for meaning in meanings for slot in self.all(meaning, file))
        numbers = [(s.at.start, s.block) for s in slots if s.block and not says_none(s.text)]
        return list(dict.fromkeys(block for _, block in sorted(numbers)))


class SlotValues:
    """Collects the values of one part of the record, and their evidence, field by field."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.evidence: dict[str, Evidence] = {}

    def value(
        self, field: str, slot: Slot | None, read: Callable[[str], str | None] = clean, *, printed: bool = True
    ) -> str | None:
        """Return what ``read`` makes of the slot's text. ``printed``: the value stands in the text as it is."""
        found = read(slot.text) if slot else None
        if slot and found is not None:
            passage = self.slots.book.of(slot)
            whole = Evidence(passage=passage.id, start=0, end=len(passage.text))
            self.evidence[field] = locate(found, passage) if printed else whole
        return found
