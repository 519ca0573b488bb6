"""自己点検, 監査, 教育・啓発, and the 重大事故 of a document."""

from konkyo.loaders.assemble.checked_options import checked_options
from konkyo.loaders.assemble.risks import chosen_option
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import FilledForm, Slot
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
    audit, self_rating, audit_rating, training, year = (
        _agreed(meaning, slots, notes) for meaning in (_SELF, _SELF_RATING, _AUDIT_RATING, _TRAINING, _YEAR)
    )
    incidents = tuple(_incident(slot, slots, files, edition, notes) for slot in slots.all(_PAST))
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
    return found


def _agreed(meaning: str, slots: SlotIndex, notes: list[Note]) -> Slot | None:
    """Return the first slot of a meaning, with a note where that of another file says something else."""
    first, *rest = slots.all(meaning) or [None]
    other = next((slot for slot in rest if slot and first and slot.text.split() != first.text.split()), None)
    if first and other:
        notes.append(
            Note(
                code="reviews-differ",
                ja=f"「{first.label}」の記載がファイルによって違う。初めの記載を読んだ",
                en=f"what is said under 「{first.label}」 differs between files; the first is read",
                at=other.at,
            )
        )
    return first


def _audits(
    reading: PartReader, slot: Slot | None, habit: Habit, edition: FormEdition
) -> tuple[bool | Illegible | None, tuple[str, ...] | Illegible]:
    """Return whether 自己点検 is ticked, and which kinds of audit are."""
    group = checked_options(slot.text, habit) if slot else []
    names = edition.options(_SELF).names
    ticks = {name: option for option in group for name in names if option.name.text == name}
    if slot is None or not ticks:
        return None, ()
    own, *kinds = (ticks[name] for name in names if name in ticks)
    reading.cite("self_inspection", slot, [own.name])
    reading.cite("audit", slot, [option.name for option in kinds])
    illegible = any(option.tick == ILLEGIBLE for option in kinds)
    return own.tick, ILLEGIBLE if illegible else tuple(option.name.text for option in kinds if option.tick is True)


def _incident(
    slot: Slot, slots: SlotIndex, files: dict[int, str], edition: FormEdition, notes: list[Note]
) -> Incident:
    reading = PartReader(slots)
    found = Incident(
        file=files.get(slot.file or 0),
        within_three_years=_happened(reading, "within_three_years", slot, edition),
        what=reading.value("what", slots.first(_WHAT, slot.file)),
        cure=reading.value("cure", slots.first(_CURE, slot.file)),
        at=slot.at,
        evidence=reading.evidence,
    )
    notes += reading.notes
    return found


def _happened(reading: PartReader, field: str, slot: Slot | None, edition: FormEdition) -> bool | Illegible | None:
    """Return the answer to whether something happened: 発生あり, 発生なし; the first option of the list says yes."""
    said = chosen_option(reading, field, slot, edition)
    if slot is None or said is None or said == ILLEGIBLE:
        return ILLEGIBLE if said else None
    return edition.options(slot.meaning).named(said) is edition.options(slot.meaning).options[0]
