"""Pages that are printed twice, on both sides of the heading of a new file."""

from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.record import Note


def without_doubled(filled: FilledForm, file: int) -> tuple[list[Slot], list[Note]]:
    """Return the slots without those that repeat the end of the file before, and a note on them if there are any.

    Called when the heading of ``file`` comes a second time. What stands between the two headings is a doubled page only
    if all of its fields, from 委託 on, are fields of the file before.
    """
    edition = filled.edition
    order = [section.address.heading for section in edition.sections]
    late = set(order[order.index(edition.block_sections["entrustment"].heading) :])
    before = {(s.meaning, s.block, s.text) for s in filled.slots if s.file == file - 1}
    since = [
        s for s in filled.slots if s.file == file and s.address.part == edition.files_part and s.address.heading in late
    ]
    if not since or any((s.meaning, s.block, s.text) not in before for s in since):
        return list(filled.slots), []
    note = Note(
        code="doubled",
        ja="ファイルの欄が次のファイルの見出しの後に二度印刷されている",
        en="fields of a file are printed again after the heading of the next file",
        at=since[0].at,
    )
    return [slot for slot in filled.slots if slot not in since], [note]
