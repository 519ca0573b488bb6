"""The whole record of a filled form."""

from functools import partial

from konkyo.law.dates import iso_date
from konkyo.loaders.assemble.change_entries import changes
from konkyo.loaders.assemble.checked_options import document_habit
from konkyo.loaders.assemble.draft_marks import draft_note
from konkyo.loaders.assemble.files import Files, file_names
from konkyo.loaders.assemble.passages import PassageBook
from konkyo.loaders.assemble.printed_dates import fails_as_date, unread_date
from konkyo.loaders.assemble.record_gaps import (
    disagreeing_counts,
    doubled_blocks,
    missing_sections,
    skipped_numbers,
    skipped_systems,
)
from konkyo.loaders.assemble.reviews import reviews
from konkyo.loaders.assemble.risks import risks
from konkyo.loaders.assemble.slot_values import PartReader, SlotIndex
from konkyo.loaders.assemble.system_entries import systems
from konkyo.loaders.assemble.written_day import with_written_day
from konkyo.loaders.cell_values import CellText
from konkyo.loaders.forms.boxes import Habit
from konkyo.loaders.forms.cover_kinds import BODY, NUMBER, TITLE, is_impossible, is_no_name
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.names.office_holders import office
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import Document, Note, OfficeWork, Record


def assemble(filled: FilledForm, pages: Pages) -> Record:
    """Return the evaluation record of a filled form. The same form gives the same record."""
    names = file_names(filled)
    named = {ordinal: name.text for ordinal, name in names.items()}
    book = PassageBook(filled, named)
    slots = SlotIndex(filled, book)
    habit = document_habit(filled)
    files = Files(filled, slots, habit, names)
    notes = [*pages.notes, *filled.notes, *book.notes, *_habit_notes(habit, filled), *_unread_dates(slots)]
    gaps = [*filled.gaps, *missing_sections(filled), *doubled_blocks(filled)]
    system_list = systems(filled, slots, habit, notes, gaps)
    flows = files.flows()
    declared = files.declared()
    gaps += [*files.gaps, *skipped_systems(system_list), *skipped_numbers(flows), *disagreeing_counts(declared, flows)]
    record_files = files.files()
    change_list = changes(filled, book, notes)
    risk_list = risks(filled, slots, named, notes)
    reviewed = reviews(filled, slots, named, habit, notes)
    document = _document(filled, slots, notes)
    office_work = _office_work(filled, slots, notes)
    if document.published is None:
        notes += draft_note(pages)
    made = Record(
        document=document,
        office_work=office_work,
        systems=tuple(system_list),
        files=tuple(record_files),
        flows=tuple(flows),
        declared_counts=declared,
        risks=tuple(risk_list),
        reviews=reviewed,
        citations=tuple(book.of_slots(filled.slots)) + book.of_annex(filled.annex),
        changes=tuple(change_list),
        gaps=tuple(gaps),
        notes=(*notes, *files.notes),
        passages=tuple(book.passages),
        source=pages.source,
    )
    return with_written_day(made)


def _document(filled: FilledForm, slots: SlotIndex, notes: list[Note]) -> Document:
    reading = PartReader(slots, notes)
    number = slots.first("document.number")
    return Document(
        number=reading.sure("number", number, partial(is_impossible, NUMBER)),
        title=reading.sure("title", slots.first("document.title"), partial(is_impossible, TITLE)),
        form=filled.form,
        body=reading.sure("body", slots.first("document.body"), partial(is_impossible, BODY), _office),
        published=reading.derived("published", slots.first("document.published"), iso_date),
        threshold=reading.option("threshold", slots.first("document.threshold")),
        evaluated=reading.derived("evaluated", slots.first("document.evaluated"), iso_date),
        stamp=reading.value("stamp", slots.first("document.stamp")),
        edition=filled.detected.told,
        at=number.at if number else None,
        evidence=reading.evidence,
    )


def _office(slot: Slot) -> CellText | None:
    """Return the body that a cell names, without the name of the person who heads it."""
    return CellText.of(slot.text).part(0, len(office(slot.text))).cleaned()


def _office_work(filled: FilledForm, slots: SlotIndex, notes: list[Note]) -> OfficeWork:
    reading = PartReader(slots, notes)
    slot = slots.first("work.name")
    return OfficeWork(
        name=reading.sure("name", slot, is_no_name),
        subjects_band=reading.option("subjects_band", slots.first("work.subjects")),
        at=slot.at if slot else None,
        evidence=reading.evidence,
    )


def _unread_dates(slots: SlotIndex) -> list[Note]:
    """Return a note for each date of the cover or of the procedure that does not exist: 「令和4年13月1日」."""
    printed = (slot for name in ("document.published", "document.evaluated") for slot in slots.all(name)[:1])
    return [unread_date(slot.text, slot.at) for slot in printed if fails_as_date(slot.text)]


def _habit_notes(habit: Habit, filled: FilledForm) -> list[Note]:
    """Return a note about how unselected radio buttons were read, if the document has any."""
    notes = []
    if habit.odd_radios:
        circle = habit.radio_is_circle
        notes.append(
            Note(
                code="radio-marks",
                ja="ラジオボタンの印は、この文書の書き方から「○」と読んだ"
                if circle
                else "ラジオボタンの印は、選ばれた物の横では印なし、ほかでは読めないとした",
                en="radio buttons are read as ○, by this document's habit"
                if circle
                else "radio buttons are read as unticked beside a selected one, and as illegible elsewhere",
            )
        )
    return notes
