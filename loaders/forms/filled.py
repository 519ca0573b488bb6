"""A filled form: the fields of the official form with what the document puts into them.

Both ways of reading (``ordered``, ``scattered``) return one, and ``loaders/assemble`` makes the evaluation record of
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from konkyo.loaders.cell_values import CellText
from konkyo.loaders.forms.boxes import Checkbox, boxes
from konkyo.loaders.forms.choices import choice
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.labels import FormEntry, LabelAddress, named
from konkyo.loaders.record import At, DocumentEdition, FormName, Note


@dataclass(frozen=True, slots=True)
class DetectedForm:
    """Which form a document is, and in which edition.

    ``edition`` holds the labels and options to read it by. ``told`` is the edition as the document tells it, None where
    it does not; ``notes`` say what was odd in that.
    """

    form: FormName
    edition: FormEdition
    told: DocumentEdition | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled field of the form.

    ``subject`` and ``aspect`` are what it means, as in ``labels.FormEntry``: "provision" and "basis"; ``address`` where
    it stands: "II-5-①"; ``label`` the label as the form prints it; ``text`` what stands in the field, with the marks of
    its checkboxes; ``file`` the ordinal of the file it is about, from 1; ``block`` the number of its block: 3 for
    提供先3; ``page`` the page of a text whose field is unknown (then it has no subject); ``group`` its checkboxes where
    they are already read, None where ``text`` prints them as the source does; ``option`` the span in ``text`` of the
    chosen option where it is already read.
    """

    subject: str
    aspect: str
    address: LabelAddress
    label: str
    text: str
    at: At
    file: int | None = None
    block: int | None = None
    page: int | None = None
    group: tuple[Checkbox, ...] | None = None
    option: tuple[int, int] | None = None

    @property
    def boxes(self) -> Sequence[Checkbox]:
        """Its checkboxes, with their places in ``text``."""
        return boxes(self.text) if self.group is None else self.group

    def choice(self) -> CellText | None:
        """Return the chosen option of a printed list, None where there is none."""
        return choice(self.text) if self.option is None else CellText.of(self.text).part(*self.option).cleaned()

    @property
    def meaning(self) -> str:
        """The field's name in ``label_table``: "provision.basis"."""
        return named(self.subject, self.aspect)


def slot_of(entry: FormEntry, text: str, at: At, file: int | None = None, block: int | None = None) -> Slot:
    """Return the slot of a label with the ``text`` of its field."""
    return Slot(entry.subject, entry.aspect, entry.address, entry.name, text, at, file, block)


ANNEX_COLUMNS = {
    "head": "標題",
    "no": "項番",
    "counterparty": "相手",
    "provider": "情報提供者",
    "purpose": "事務・用途",
    "information": "情報",
    "basis": "法令上の根拠",
    "methods": "方法",
    "frequency": "時期・頻度",
}
"""Columns of a 別紙 table by meaning, with the name a person reads."""

CHANGE_COLUMNS = {
    "no": "項番",
    "date": "変更日",
    "place": "ページ数・位置",
    "item": "項目",
    "before": "変更前の記載",
    "after": "変更後の記載",
    "either": "変更前又は変更後の記載",
    "timing": "提出時期",
    "reason": "提出時期に係る説明",
}
"""Columns of a change log by meaning, with the name a person reads."""


@dataclass(frozen=True, slots=True)
class AnnexHead:
    """The head of a 別紙 table: its title, and what the head of the column with the row numbers adds to it.

    ``numbered``: the table has such a column.
    """

    text: str
    at: At
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One row of a 別紙 table: its printed row number, and its cells by column (keys of ANNEX_COLUMNS).

    ``kind`` is "provision" or "transfer"; ``head`` None where the title is lost.
    """

    annex: str
    kind: str
    no: str
    cells: dict[str, str]
    at: At
    head: AnnexHead | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One row of a change log: its cells by column (keys of CHANGE_COLUMNS).

    ``inferred``: column → why it is taken to say this, where the page does not show it.
    """

    cells: dict[str, str]
    at: At
    inferred: dict[str, Note] = field(default_factory=dict)


@dataclass(slots=True)
class FilledForm:
    """All that was found, in the document's order. ``seen``: addresses of the labels that were met, also blank ones.

    ``joined`` is that of the pages.
    """

    detected: DetectedForm
    seen: set[str] = field(default_factory=set)
    slots: list[Slot] = field(default_factory=list)
    annex: list[AnnexRow] = field(default_factory=list)
    changes: list[ChangeRow] = field(default_factory=list)
    gaps: list[Note] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    joined: bool = False

    @property
    def form(self) -> FormName:
        """The form that the document is."""
        return self.detected.form

    @property
    def edition(self) -> FormEdition:
        """The edition whose labels and options hold for the document."""
        return self.detected.edition
