"""Pages printed twice across the heading of a new file."""

from collections.abc import Sequence

from konkyo.loaders.forms.filled import Slot
from konkyo.loaders.record import Note


def without_doubled(slots: Sequence[Slot], file: int) -> tuple[list[Slot], list[Note]]:
    """Return ``slots`` without those that the file before had, and a note, if ``file`` is headed a second time.

    Between two printings of one heading stands the end of the file before it: 移転先1 … of the first file, printed
    again under the second one's name. Only if all fields from II-4 on are such is the page a doubled one.
    """
    before = {(s.meaning, s.block, s.text) for s in slots if s.file == file - 1}
    since = [s for s in slots if s.file == file and s.path.startswith("II-") and s.path >= "II-4"]
    if not since or any((s.meaning, s.block, s.text) not in before for s in since):
        return list(slots), []
    note = Note(
        code="doubled",
        ja="ファイルの欄が次のファイルの見出しの後に二度印刷されている",
        en="fields of a file are printed again after the heading of the next file",
        at=since[0].at,
    )
    return [slot for slot in slots if slot not in since], [note]
