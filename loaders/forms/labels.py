"""A label of a form: what it means, how it is printed, where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.matching import label_key
from konkyo.loaders.record import FormName

BASIC: FormName = "基礎項目評価書"
FOCUSED: FormName = "重点項目評価書"
FULL: FormName = "全項目評価書"
CHANGE_LIST: FormName = "変更箇所一覧"
FORMS = (BASIC, FOCUSED, FULL)

EntryKind = Literal["cover", "part", "section", "risk", "field"]


@dataclass(frozen=True)
class LabelAddress:
    """Where a label stands: 「Ⅱ 5. ①」 is part "II", section "5", numeral "①"; "" for what it does not have."""

    part: str
    section: str = ""
    numeral: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.part, self.section, self.numeral)))

    @cached_property
    def section_address(self) -> "LabelAddress":
        """The address of its section, without the numeral; of the part where there is no section."""
        return replace(self, numeral="")

    @cached_property
    def heading(self) -> str:
        """The part and section, without the numeral: "II-5"; the part alone where there is no section."""
        return "-".join(filter(None, (self.part, self.section)))


COVER_PAGE = LabelAddress("0")


@dataclass(frozen=True)
class FormEntry:
    """One label in one edition of a form.

    ``subject`` and ``aspect`` are what it means: "provision" and "basis" for the legal basis of a 提供. ``name`` is the
    label as the form prints it, ``labels`` the keys (``matching.label_key``) of all its spellings. ``optional``: a
    document without this label lacks nothing.
    """

    kind: EntryKind
    subject: str
    aspect: str
    name: str
    labels: tuple[str, ...]
    address: LabelAddress
    optional: bool = False

    @cached_property
    def meaning(self) -> str:
        """Its name in ``label_table``, the same in all forms and editions: "provision.basis"."""
        return named(self.subject, self.aspect)

    @property
    def block(self) -> str:
        """The kind of numbered block it belongs to: "provision" for the fields of 提供先N, "" for none."""
        return self.subject if self.subject in BLOCKS else ""

    @property
    def numeral(self) -> str:
        """The numeral printed before the label: "①" at "II-5-①", "5" at "II-5"; "" for a label that has none."""
        return self.address.numeral or self.address.section


def named(subject: str, aspect: str) -> str:
    """Return the name of a label by what it means: "provision.basis"; the subject alone where it has no aspects."""
    return f"{subject}.{aspect}" if aspect else subject


def rows_of(text: str) -> Iterator[list[str]]:
    """Yield the cells of each declared row of ``text``."""
    yield from map(cells_of, filter(str.strip, text.splitlines()))


def cells_of(line: str) -> list[str]:
    """Return the cells of one declared row."""
    return [cell.strip() for cell in line.split("/")]


def address_of(cell: str) -> tuple[LabelAddress, bool]:
    """Return the address that a declared cell holds, and whether its label is optional ("I-9?")."""
    return LabelAddress(*cell.rstrip("?").split("-")), cell.endswith("?")


def spellings(cell: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of a label and the keys of all its spellings, from a declared cell."""
    names = cell.split("|")
    return names[0].strip(), tuple(map(label_key, names))


def label_entry(kind: EntryKind, meaning: str, label: str, cell: str) -> FormEntry:
    """Return the label that a declared row is about: what it means, its printed spellings, the cell of its address."""
    address, optional = address_of(cell)
    name, keys = spellings(label)
    subject, _, aspect = meaning.partition(".")
    return FormEntry(kind, subject, aspect, name, keys, address, optional)
