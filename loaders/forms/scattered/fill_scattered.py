"""Fill the form from pages that have lost their reading order: what is certain, and notes on what is not."""

from collections.abc import Sequence

from konkyo.loaders.forms.detect import detect, list_title
from konkyo.loaders.forms.filled import DetectedForm, FilledForm, Slot
from konkyo.loaders.forms.furniture import stamp_of
from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.labels import CHANGE_LIST, LabelAddress
from konkyo.loaders.forms.scattered.acquisition import acquisition
from konkyo.loaders.forms.scattered.block_slots import block_slots
from konkyo.loaders.forms.scattered.blocks import KINDS, balanced, kinds_on
from konkyo.loaders.forms.scattered.change_rows import change_rows
from konkyo.loaders.forms.scattered.copied_table import statute_rows
from konkyo.loaders.forms.scattered.cover_values import cover
from konkyo.loaders.forms.scattered.fields import fields, procedure, sharing
from konkyo.loaders.forms.scattered.label_values import residue
from konkyo.loaders.forms.scattered.numbered_items import items
from konkyo.loaders.forms.scattered.outline_sheets import outline_slots
from konkyo.loaders.forms.scattered.owners import annex_owner, listed, only_file, owners, sections_on
from konkyo.loaders.forms.scattered.risk_sheets import risk_slots
from konkyo.loaders.forms.scattered.sheets import LooseSheet, Token, sheets, tokens
from konkyo.loaders.forms.scattered.system_slots import connections, system_texts
from konkyo.loaders.forms.scattered.whole_cells import repeated, whole_cells
from konkyo.loaders.pages import Pages
from konkyo.loaders.record import Note

_UNKNOWN = LabelAddress("")
"""The address of a text whose place in the form is unknown."""


def fill_scattered(pages: Pages) -> FilledForm:
    """Return what ``pages`` surely say. Raises KonkyoError if they hold no form (see ``detect``)."""
    filler = _SheetFiller(detect(pages))
    filler.fill(sheets(pages))
    filled = filler.filled
    if filled.form == CHANGE_LIST:
        filled.slots += list_title(pages)
        if not filled.changes:
            filled.notes.append(_NO_ROWS)
    stamp = stamp_of(pages)
    if stamp:
        filled.slots.append(stamp)
    filled.slots.sort(key=lambda slot: slot.at.start)
    # Which fields belong to one risk is told by their order in the form.
    filled.slots += filler.risks
    return filled


_NO_ROWS = Note(
    code="scattered-log",
    ja="変更箇所一覧の欄の境が失われ、行を読めない",
    en="the columns of the list of changes are lost; its rows cannot be read",
)


class _SheetFiller:
    def __init__(self, detected: DetectedForm) -> None:
        self.edition = detected.edition
        self.filled = FilledForm(detected, notes=list(detected.notes))
        self.risks: list[Slot] = []
        """The fields of the part about risks, in the form's order."""

    def fill(self, found: list[LooseSheet]) -> None:
        """Read the tables of the statute and the change log, then what stands on several sheets, then each sheet."""
        rows, notes, found = statute_rows(found)
        changes, odd, found = change_rows(found)
        self.filled.annex += rows
        self.filled.changes += changes
        self.filled.notes += [*notes, *odd]
        cut = whole_cells([tokens(sheet, self.edition) for sheet in found], self.edition)
        owned, names = owners(cut, self.edition)
        only = only_file(cut, self.edition, names)
        in_part_one = listed(cut, self.edition)
        connected, odd = connections(cut, self.edition)
        in_annex, unread, used_by_items = items(cut, names, only)
        of_risks = risk_slots(cut, self.edition, names)
        self.risks = of_risks.slots
        self.filled.notes += [*odd, *unread, *of_risks.notes]
        self.filled.slots += [*([in_part_one] if in_part_one else []), *names, *connected, *in_annex]
        for place, (sheet, on_sheet, file) in enumerate(zip(found, cut, owned, strict=True)):
            self._see(on_sheet)
            if outline := outline_slots(on_sheet, self.edition):
                self.filled.slots += outline
                continue
            near = cut[max(place - 1, 0) : place + 2]
            whole = {kind for kind in KINDS if all(balanced(one, kind, self.edition) for one in near)}
            used = self._fields(on_sheet, file) | self._blocks(on_sheet, file, names, only, whole)
            used |= {token for at, token in (*used_by_items, *of_risks.used) if at == place}
            self._unplaced(sheet, on_sheet, used)

    def _fields(self, found: list[Token], file: int | None) -> set[int]:
        """Read the fields of one sheet that stand outside blocks; return the indices of the tokens used."""
        slots, used = cover(found, self.edition)
        for more, tokens_used in (system_texts(found), fields(found, self.edition, file)):
            slots += more
            used |= tokens_used
        slots += procedure(found)
        if file is not None:
            slots += sharing(found, self.edition, file)
            boxes, odd = acquisition(found, self.edition, file)
            slots += boxes
            self.filled.notes += odd
        self.filled.slots += slots
        return used

    def _blocks(
        self, found: list[Token], file: int | None, names: Sequence[Slot], only: int | None, whole: set[str]
    ) -> set[int]:
        """Read the numbered blocks of one sheet; return the indices of the tokens used.

        ``whole``: the kinds of blocks that do not go on from or to another sheet.
        """
        used: set[int] = set()
        slots: list[Slot] = []
        for kind in sorted(kinds_on(found)):
            owner = file if file is not None else annex_owner(found, self.filled.slots, only, names)
            if owner is None:
                self.filled.notes.append(_ownerless(found, kind))
                continue
            read = block_slots(found, kind, self.edition, owner, whole=kind in whole)
            slots += read.slots
            self.filled.notes += read.notes
            used |= read.used
        self.filled.slots += slots
        return used

    def _see(self, found: Sequence[Token]) -> None:
        """Note the addresses whose labels a sheet holds; of a label with several, those in sections it surely has."""
        on = sections_on(found)
        for token in found:
            sure = [entry for entry in token.entries if entry.address.section_address in on]
            for entry in sure or token.entries:
                self.filled.seen |= {str(entry.address), entry.address.heading}

    def _unplaced(self, sheet: LooseSheet, found: Sequence[Token], used: set[int]) -> None:
        """Keep the texts that belong to no label: the document cites what they cite."""
        texts = {slot.at.start for slot in (*self.filled.slots, *self.risks)}
        for token in found:
            text = token.inline if token.entries or token.head else token.text
            if token.again:
                self.filled.notes.append(repeated(token.at))
                continue
            if token.index in used or token.at.start in texts or not text or residue(text):
                continue
            self.filled.slots.append(Slot("", "", _UNKNOWN, "欄不明", text, token.at, page=sheet.number))


def _ownerless(found: Sequence[Token], kind: str) -> Note:
    numbers = "・".join(str(t.head[1]) for t in found if t.head and t.head[0] == kind)
    name = f"{BLOCKS[kind]}{numbers}"
    return Note(
        code="scattered-owner",
        ja=f"{name}: どのファイルのものか確かでない",
        at=found[0].at,
        en=f"{name}: not certain whose file it speaks of",
    )
