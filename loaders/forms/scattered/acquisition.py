"""The boxes of 入手元 and 入手方法 on a scattered sheet, where those of both fields may be mixed."""

from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import Slot, slot_of
from konkyo.loaders.forms.form_options import OTHER, FieldOptions
from konkyo.loaders.forms.labels import FormEntry
from konkyo.loaders.forms.scattered.owners import next_labels
from konkyo.loaders.forms.scattered.sheets import Token
from konkyo.loaders.forms.scattered.torn_boxes import Ticked, ticked, with_boxes
from konkyo.loaders.record import ILLEGIBLE, Note


def acquisition(tokens: Sequence[Token], edition: FormEdition, file: int) -> tuple[list[Slot], list[Note]]:
    """Return the slots of 入手元 and 入手方法 of ``file`` on a sheet, and notes on what is not certain in them."""
    found = {entry.meaning: (token, entry) for token in tokens for entry in token.entries}
    if "acquisition.sources" not in found or "acquisition.methods" not in found:
        return [], []
    sources, methods = (
        _Group(*found[meaning], edition.options(meaning), file)
        for meaning in ("acquisition.sources", "acquisition.methods")
    )
    boxes = ticked(tokens)
    source_other, way_other = _others(tokens, boxes, next_labels(methods.entry, edition))
    of_sources = [box for box in boxes if box.option != OTHER and box.option in sources.options.names]
    of_methods = [box for box in boxes if box not in of_sources and _is_way(box, methods.options)]
    slots, notes = _sources(sources, of_sources, source_other)
    more, odd = _methods(methods, of_methods, way_other)
    return [*slots, *more], [*notes, *odd]


@dataclass(frozen=True, slots=True)
class _Group:
    """A field with boxes: its label, its options, and the file it is about."""

    label: Token
    entry: FormEntry
    options: FieldOptions
    file: int

    def slot(self, boxes: Sequence[Ticked]) -> Slot:
        """Return the slot with these boxes; ILLEGIBLE where there are none."""
        return with_boxes(slot_of(self.entry, ILLEGIBLE, self.label.at, self.file), boxes, self.options)


def _is_way(box: Ticked, options: FieldOptions) -> bool:
    option = options.leading(box.option)
    return option is not None and option.name != OTHER


def _sources(group: _Group, boxes: Sequence[Ticked], other: Ticked | None) -> tuple[list[Slot], list[Note]]:
    found = [*boxes, *([other] if other else [])]
    lost = [box.option for box in found if box.tick is None] + ([] if other else [OTHER])
    slots = [group.slot([box for box in found if box.tick is not None])] if any(box.tick for box in found) else []
    if not lost:
        return slots, []
    names = "、".join(lost)
    note = Note(
        code="scattered-box",
        ja=f"入手元（{names}）: どの欄の印か確かでない",
        en=f"sources of the information ({names}): not certain whose marks they are",
        at=group.label.at,
    )
    return slots, [note]


def _methods(group: _Group, boxes: Sequence[Ticked], other: Ticked | None) -> tuple[list[Slot], list[Note]]:
    found = [*boxes, *([other] if other else [])]
    if other is not None and all(box.tick is not None for box in found):
        return [group.slot(found)], []
    note = Note(
        code="scattered-box",
        ja="入手方法: 印か括弧の中が確かでない",
        en="ways of obtaining: their marks, or the words in their brackets, are not certain",
        at=group.label.at,
    )
    return [group.slot([])], [note]


def _others(tokens: Sequence[Token], boxes: Sequence[Ticked], after: set[str]) -> tuple[Ticked | None, Ticked | None]:
    """Return the その他 of 入手元 and that of 入手方法; (None, None) where it is not certain which is which.

    One whose bracket closes right above the field after 入手方法 is the last box of 入手方法.
    """
    others = [box for box in boxes if box.option == OTHER]
    if len(others) != 2:
        return None, None
    if (others[0].tick, others[0].detail) == (others[1].tick, others[1].detail):
        return others[0], others[1]
    torn = [box for box in others if box.closer is not None]
    if len(torn) != 1 or torn[0].closer is None or torn[0].closer + 1 >= len(tokens):
        return None, None
    behind = {entry.meaning for entry in tokens[torn[0].closer + 1].entries}
    whole = others[1] if others[0] is torn[0] else others[0]
    return (whole, torn[0]) if behind & after else (None, None)
