"""The risks of a document: title, measures, answers and rating of each."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from konkyo.loaders.assemble.passages import evidence
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.cell_values import CellText, cut
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.labels import BASIC, CHANGE_LIST, LabelAddress
from konkyo.loaders.forms.risk_titles import RISK_RATING, RISK_TITLE, form_title, risk_title
from konkyo.loaders.record import ILLEGIBLE, Note, Risk

_PRIORITY = "risk.priority"
_RATINGS = (RISK_RATING, "risk.priority_enough")
_OF_INCIDENTS = ("risk.past", "risk.past_content", "risk.past_cure")
_ENDS = "risk.more"


@dataclass(slots=True)
class _RiskSlots:
    """The slots of one risk. Several ``titles`` have one rating in common."""

    section: LabelAddress
    file: int | None
    titles: list[Slot] = field(default_factory=list)
    fields: list[Slot] = field(default_factory=list)

    def has(self, slot: Slot) -> bool:
        """Tell whether ``slot`` belongs here: it stands in the same section of the same file, and begins no risk."""
        if (self.section, self.file) != (slot.address.section_address, slot.file):
            return False
        return slot.meaning != RISK_TITLE or not (self.fields or risk_title(slot.text).begins)

    @property
    def first(self) -> Slot:
        """The slot that it begins with."""
        return (self.titles or self.fields)[0]

    @property
    def number(self) -> int | None:
        """Its number in the section: 2 of 「リスク２：」."""
        return risk_title(self.first.text).number if self.first.meaning == RISK_TITLE else None

    @property
    def rating(self) -> Slot | None:
        """The slot with the rating."""
        return next((slot for slot in self.fields if slot.meaning in _RATINGS), None)

    def written(self, edition: FormEdition) -> list[Slot]:
        """Return the boxes in which the body writes what it does."""
        return [slot for slot in self.fields if slot.meaning not in (*edition.option_lists, *_OF_INCIDENTS)]

    def chosen_from_lists(self, edition: FormEdition) -> list[Slot]:
        """Return the boxes in which it chooses from a list, without the rating."""
        return [
            slot
            for slot in self.fields
            if slot.meaning in edition.option_lists and slot.meaning not in (*_RATINGS, *_OF_INCIDENTS)
        ]


def risks(filled: FilledForm, slots: SlotIndex, files: dict[int, str], notes: list[Note]) -> list[Risk]:
    """Return the risks in the form's order; ``notes`` gets what of them cannot be. ``files``: ordinal → name."""
    read = (_risk(group, filled, slots, files, notes) for group in _groups(filled))
    found = [risk for risk in read if risk]
    sections = {str(entry.address) for entry in filled.edition.risks}
    if not found and filled.form != CHANGE_LIST and sections & filled.seen:
        notes.append(_UNREAD)
    return found


_UNREAD = Note(
    code="risks-unread",
    ja="リスク対策の部の並びが失われ、どの措置と評価がどのリスクのものか読めない",
    en="the part about risks lost its order: which measures and ratings belong to which risk cannot be read",
)


def _groups(filled: FilledForm) -> Iterator[_RiskSlots]:
    """Yield the slots of each risk: from its title to the next one, or to the end of the section."""
    labels = {entry.meaning for entry in filled.edition.fields if entry.subject == "risk" and entry.aspect}
    sections = {entry.address for entry in filled.edition.risks} | {filled.edition.address(_PRIORITY)}
    group: _RiskSlots | None = None
    for slot in filled.slots:
        own = slot.meaning in (labels | {_PRIORITY}) - {_ENDS} and slot.address.section_address in sections
        if group and not (own and group.has(slot)):
            yield group
            group = None
        if own:
            group = group or _RiskSlots(slot.address.section_address, slot.file)
            (group.titles if slot.meaning in (RISK_TITLE, _PRIORITY) else group.fields).append(slot)
    if group:
        yield group


def _risk(
    group: _RiskSlots, filled: FilledForm, slots: SlotIndex, files: dict[int, str], notes: list[Note]
) -> Risk | None:
    edition, reading = filled.edition, PartReader(slots)
    titles = [(slot, title) for slot in group.titles if (title := _title(slot, edition))]
    if not titles and group.titles and group.rating is None:
        # 「全項目評価又は重点項目評価を実施する」 is ticked instead of a 対策.
        return None
    if titles:
        _cite(reading, "risk", titles)
    risk = Risk(
        file=file_of(group.file, filled, files),
        section=str(group.section),
        number=group.number,
        risk="、".join(title.text for _, title in titles) or ILLEGIBLE,
        form_title=_form_title([title.text for _, title in titles], group.section, edition),
        is_priority=group.first.meaning == _PRIORITY,
        measure=_measure(reading, group.written(edition)),
        answers={
            slot.label: chosen_option(reading, slot.label, slot, edition) for slot in group.chosen_from_lists(edition)
        },
        rating=chosen_option(reading, "rating", group.rating, edition),
        at=group.first.at,
        evidence=reading.evidence,
        pieces=reading.pieces,
    )
    notes += reading.notes
    return risk


def file_of(ordinal: int | None, filled: FilledForm, files: dict[int, str]) -> str | None:
    """Return the name of the file that a field of the risks is about; ILLEGIBLE where its heading is lost.

    None in 様式2, whose part Ⅳ is about all files.
    """
    if filled.form == BASIC:
        return None
    only = next(iter(files.values())) if len(files) == 1 else ILLEGIBLE
    return files.get(ordinal or 0, only)


def chosen_option(reading: PartReader, field: str, slot: Slot | None, edition: FormEdition) -> str | None:
    """Return the option chosen of a printed list; ILLEGIBLE, with a note, for words that are no option of it.

    None where none is chosen; the field is cited as blank.
    """
    if slot is None:
        return None
    said = reading.sure(field, slot, lambda text: not edition.offers(slot.meaning, text), read=Slot.choice)
    if said is None:
        reading.cite(field, slot)
    return said


def _title(slot: Slot, edition: FormEdition) -> CellText | None:
    """Return the title that a slot prints; for the 最も優先度が高い対策 the option that is chosen."""
    if slot.meaning == RISK_TITLE:
        return risk_title(slot.text).text
    chosen = slot.choice()
    return chosen if chosen and edition.offers(_PRIORITY, chosen.text) else None


def _form_title(printed: list[str], section: LabelAddress, edition: FormEdition) -> str | None:
    named = [form_title(title, section, edition) for title in printed]
    return "、".join(filter(None, named)) if named and all(named) else None


def _measure(reading: PartReader, fields: list[Slot]) -> str | None:
    """Return what is written in the boxes of a risk, each as the record keeps a text."""
    said = [(slot, text) for slot in fields if (text := cut(slot.text))]
    if not said:
        return None
    _cite(reading, "measure", said)
    return "\n".join(text.text for _, text in said)


def _cite(reading: PartReader, name: str, said: list[tuple[Slot, CellText]]) -> None:
    """Give a field the characters of its texts as evidence: those of the first, and of all as pieces."""
    found = tuple(evidence(reading.slots.book.of(slot), text) for slot, text in said)
    reading.evidence[name] = found[0]
    reading.pieces[name] = found
