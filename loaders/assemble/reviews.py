"""自己点検, 監査, 教育・啓発, and the 重大事故 of a document."""

from collections.abc import Callable, Iterator

from konkyo.loaders.assemble.checked_options import CheckedOption, checked_options
from konkyo.loaders.assemble.risks import chosen_option, file_of
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.forms.boxes import Habit, Tick
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.form_options import FormOption
from konkyo.loaders.record import ILLEGIBLE, Illegible, Incident, Note, Reviews

_SELF, _SELF_RATING, _AUDIT_RATING = "risk.audit", "review.self_inspection", "review.audit"
_TRAINING, _YEAR = "risk.training", "threshold.accidents"
_PAST, _WHAT, _CURE = "risk.past", "risk.past_content", "risk.past_cure"


def reviews(
    filled: FilledForm, slots: SlotIndex, files: dict[int, str], habit: Habit, notes: list[Note]
) -> Reviews | None:
    """Return what a document says of its reviews, None where it has none of these fields. ``files``: ordinal → name.

    様式3 prints them for each file. Where two files differ, those of the first are taken, with a note.
    """
    edition = filled.edition
    reading = PartReader(slots)
    audit, self_rating, audit_rating, training, year = map(
        slots.first, (_SELF, _SELF_RATING, _AUDIT_RATING, _TRAINING, _YEAR)
    )
    incidents = tuple(_incident(slot, slots, filled, files, notes) for slot in slots.all(_PAST))
    first = audit or self_rating or audit_rating or training or year or slots.first(_PAST)
    if first is None:
        return None
    inspected, audits = _audits(reading, audit, habit, edition)
    found = Reviews(
        self_inspection=chosen_option(reading, "self_inspection", self_rating, edition) if self_rating else inspected,
        audit=audits,
        audit_rating=chosen_option(reading, "audit_rating", audit_rating, edition),
        training=chosen_option(reading, "training", training, edition),
        incidents=incidents,
        accident_within_a_year=_happened(reading, "accident_within_a_year", year, edition),
        at=first.at,
        evidence=reading.evidence,
        pieces=reading.pieces,
    )
    notes += reading.notes
    notes += _differing(_SELF, slots, lambda slot: _ticks(slot, habit, edition))
    notes += _differing(_TRAINING, slots, lambda slot: _option(slot, edition))
    return found


def _differing(meaning: str, slots: SlotIndex, read: Callable[[Slot], object]) -> Iterator[Note]:
    """Yield a note where two files answer differently; ``read``: slot → answer, None for one that cannot be read."""
    said: dict[object, Slot] = {}
    for slot in slots.all(meaning):
        if (answer := read(slot)) is not None:
            said.setdefault(answer, slot)
    for other in [*said.values()][1:2]:
        yield Note(
            code="reviews-differ",
            ja=f"「{other.label}」の記載がファイルによって違う。初めの記載を読んだ",
            en=f"what is said under 「{other.label}」 differs between files; the first is read",
            at=other.at,
        )


def _option(slot: Slot, edition: FormEdition) -> FormOption | None:
    answer = slot.choice()
    return edition.options(slot.meaning).named(answer.text) if answer else None


def _ticked(slot: Slot, habit: Habit, edition: FormEdition) -> dict[str, CheckedOption]:
    """Return the options of 監査 that a slot prints, by their names, in the form's order."""
    printed = {option.name.text: option for option in checked_options(slot, habit)}
    return {name: printed[name] for name in edition.options(_SELF).names if name in printed}


def _ticks(slot: Slot, habit: Habit, edition: FormEdition) -> tuple[Tick, ...] | None:
    ticks = tuple(option.tick for option in _ticked(slot, habit, edition).values())
    return None if ILLEGIBLE in ticks else ticks or None


def _audits(
    reading: PartReader, slot: Slot | None, habit: Habit, edition: FormEdition
) -> tuple[bool | Illegible | None, tuple[str, ...] | Illegible]:
    """Return whether 自己点検 is ticked, and which kinds of audit are."""
    ticked = _ticked(slot, habit, edition) if slot else {}
    if slot is None or not ticked:
        return None, ()
    own, *kinds = ticked.values()
    reading.cite("self_inspection", slot, [own.name])
    reading.cite("audit", slot, [option.name for option in kinds])
    illegible = any(option.tick == ILLEGIBLE for option in kinds)
    return own.tick, ILLEGIBLE if illegible else tuple(option.name.text for option in kinds if option.tick is True)


def _incident(slot: Slot, slots: SlotIndex, filled: FilledForm, files: dict[int, str], notes: list[Note]) -> Incident:
    reading = PartReader(slots)
    found = Incident(
        file=file_of(slot.file, filled, files),
        within_three_years=_happened(reading, "within_three_years", slot, filled.edition),
        what=reading.value("what", _of_same_file(_WHAT, slot, slots)),
        cure=reading.value("cure", _of_same_file(_CURE, slot, slots)),
        at=slot.at,
        evidence=reading.evidence,
    )
    notes += reading.notes
    return found


def _of_same_file(meaning: str, slot: Slot, slots: SlotIndex) -> Slot | None:
    """Return the field behind ``slot`` in the same file's part of the form."""
    return next((one for one in slots.all(meaning) if one.file == slot.file and one.at.start >= slot.at.start), None)


def _happened(reading: PartReader, field: str, slot: Slot | None, edition: FormEdition) -> bool | Illegible | None:
    """Return the answer to whether something happened: 発生あり, 発生なし; the first option of the list says yes."""
    said = chosen_option(reading, field, slot, edition)
    if slot is None or said is None or said == ILLEGIBLE:
        return ILLEGIBLE if said else None
    return edition.options(slot.meaning).named(said) is edition.options(slot.meaning).options[0]
