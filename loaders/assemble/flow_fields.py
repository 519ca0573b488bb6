"""The fields of one file from which its flows are read."""

from dataclasses import dataclass

from konkyo.loaders.assemble.checked_options import checked_options, chosen
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.cell_values import says_none
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Illegible, Note


@dataclass(frozen=True, slots=True)
class FlowFields:
    """The slots of the file with this ``ordinal`` and ``name``; ``notes`` collects what was odd in them."""

    slots: SlotIndex
    habit: Habit
    ordinal: int
    name: str
    notes: list[Note]

    def slot(self, meaning: str, block: int | None = None) -> Slot | None:
        """Return the first slot of a meaning in the file's part of the form, or None."""
        return self.slots.first(meaning, self.ordinal, block)

    def reader(self) -> PartReader:
        """Return a reader for the values of one flow."""
        return PartReader(self.slots, self.notes)

    def methods(
        self, reading: PartReader, meaning: str, block: int | None
    ) -> tuple[ChosenOption, ...] | Illegible | None:
        """Return the ticked methods; ILLEGIBLE where the marks are lost, None where the form asks for none."""
        slot = self.slot(meaning, block)
        if slot is None:
            return None
        group = checked_options(slot, self.habit)
        # Words without boxes that can be read: the options are printed, their marks are lost.
        found = ILLEGIBLE if not group and not says_none(slot.text) else chosen(group)
        if found is None or found == ILLEGIBLE:
            if found:
                reading.cite("methods", slot)
            return found
        reading.cite("methods", slot, [option.said for option in found])
        return tuple(option.chosen() for option in found)
