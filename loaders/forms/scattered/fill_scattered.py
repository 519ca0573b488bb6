"""Fill the form from pages whose reading order is lost: what is certain, and a note for what is not."""

from collections.abc import Sequence

from konkyo.loaders.forms.detect import form_of, list_title, stamp_of
from konkyo.loaders.forms.filled import FilledForm, Slot
from konkyo.loaders.forms.labels import BLOCKS, CHANGE_LIST
from konkyo.loaders.forms.scattered import fields
from konkyo.loaders.forms.scattered.blocks import KINDS, block_slots, even, kinds_on
from konkyo.loaders.forms.scattered.change_rows import change_rows
from konkyo.loaders.forms.scattered.copied_table import statute_rows
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.numbered_items import items
from konkyo.loaders.forms.scattered.owners import annex_owner, listed, only_file, owners, section, sections_on
from konkyo.loaders.forms.scattered.sheets import LooseSheet, Token, sheets, tokens
from konkyo.loaders.forms.scattered.system_slots import connections, system_names
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import FormName, Note


def fill_scattered(pages: Pages) -> FilledForm:
    """Return what ``pages`` surely say. Raises KonkyoError if they hold no form (see ``detect.form_of``)."""
    filler = _Filler(form_of(pages))
    filler.fill(sheets(pages))
    if filler.form == CHANGE_LIST:
        filler.filled.slots += list_title(pages)
    if filler.form == CHANGE_LIST and not filler.filled.changes:
        filler.filled.notes.append(_NO_ROWS)
    stamp = stamp_of(pages)
    if stamp:
        filler.filled.slots.append(stamp)
    filler.filled.slots.sort(key=lambda slot: slot.at.start)
    return filler.filled


_NO_ROWS = Note(
    code="scattered-log",
    ja="変更箇所一覧の欄の境が失われ、行を読めない",
    en="the columns of the list of changes are lost; its rows cannot be read",
)


class _Filler:
    def __init__(self, form: FormName) -> None:
        self.form = form
        self.filled = FilledForm(form)

    def fill(self, found: list[LooseSheet]) -> None:
        """Read the annex tables and the change log off the sheets, then the sheets of the form itself."""
        rows, notes, found = statute_rows(found)
        changes, odd, found = change_rows(found)
        self.filled.annex += rows
        self.filled.changes += changes
        self.filled.notes += [*notes, *odd]
        cut = [tokens(sheet, self.form) for sheet in found]
        owned, names = owners(cut, self.form)
        only = only_file(cut, self.form, names)
        in_part_one = listed(cut, self.form)
        connected, odd = connections(cut, self.form)
        self.filled.notes += odd
        in_annex, unread, used_by_items = items(cut, self.form, names, only)
        self.filled.notes += unread
        self.filled.slots += [*([in_part_one] if in_part_one else []), *names, *connected, *in_annex]
        for place, (sheet, on_sheet, file) in enumerate(zip(found, cut, owned, strict=True)):
            self._see(on_sheet)
            near = cut[max(place - 1, 0) : place + 2]
            whole = {kind for kind in KINDS if all(even(tokens_near, kind, self.form) for tokens_near in near)}
            used = self._sheet(on_sheet, file, names, only, whole)
            used |= {token for at, token in used_by_items if at == place}
            self._unplaced(sheet, on_sheet, used)

    def _sheet(
        self, found: list[Token], file: int | None, names: Sequence[Slot], only: int | None, whole: set[str]
    ) -> set[int]:
        slots, used = fields.cover(found)
        for more, tokens_used in (system_names(found, self.form), fields.fields(found, self.form, file)):
            slots += more
            used |= tokens_used
        slots += fields.procedure(found, self.form)
        notes: list[Note] = []
        if file is not None:
            slots += fields.sharing(found, self.form, file)
            boxes, odd = fields.acquisition(found, self.form, file)
            slots += boxes
            notes += odd
        for kind in sorted(kinds_on(found)):
            owner = file if file is not None else annex_owner(found, self.filled.slots, only, names)
            if owner is None:
                notes.append(_ownerless(found, kind))
                continue
            more, odd, tokens_used = block_slots(found, kind, self.form, owner, kind in whole)
            slots += more
            notes += odd
            used |= tokens_used
        self.filled.slots += slots
        self.filled.notes += notes
        return used

    def _see(self, found: Sequence[Token]) -> None:
        """Note the addresses whose labels a sheet holds; of a label with several, those in sections it surely has."""
        on = sections_on(found, self.form)
        for token in found:
            sure = [entry for entry in token.entries if section(entry, self.form) in on]
            for entry in sure or token.entries:
                self.filled.seen.add(entry.addresses[self.form])
                self.filled.seen.add(section(entry, self.form))

    def _unplaced(self, sheet: LooseSheet, found: Sequence[Token], used: set[int]) -> None:
        """Keep the texts whose label is lost: what they cite is cited by the document all the same."""
        texts = {slot.at.start for slot in self.filled.slots}
        for token in found:
            text = token.inline if token.entries or token.head else token.text
            if token.index in used or token.at.start in texts or not text or residue(text):
                continue
            self.filled.slots.append(Slot("unplaced", f"頁{sheet.number}", "欄不明", text, token.at))


def _ownerless(found: Sequence[Token], kind: str) -> Note:
    numbers = "・".join(str(t.head[1]) for t in found if t.head and t.head[0] == kind)
    name = f"{BLOCKS[kind]}{numbers}"
    return Note(
        code="scattered-owner",
        ja=f"{name}: どのファイルのものか確かでない",
        at=found[0].at,
        en=f"{name}: not certain whose file it speaks of",
    )
