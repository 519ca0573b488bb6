"""All that the checks need to know of one evaluation."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.statute_facts import Permit
from konkyo.queries.checks.finding import FindingEvidence, Severity
from konkyo.queries.listing_rule import kinds_provided

_NETWORK_BASIS = "network.basis"
"""``Passage.meaning`` of the field that asks on what 情報連携 rests, wherever a form and its edition has it."""

_ITEM = "項目"
_UNREAD = "読めなかった文"
"""The label of what belongs to no field; the order of its words is not sure."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form as printed.

    ``meaning``: what its label means in any form and edition (None in a table). ``change``: the row of the change log.
    ``block``: the number of its heading, 6 of システム6.
    """

    section: str
    label: str
    meaning: str | None
    file: str | None
    line: int
    text: str
    change: int | None = None
    block: int | None = None

    def found(self, first: int, last: int) -> FindingEvidence:
        """Return the characters from ``first`` to ``last`` (one past it) as evidence."""
        return FindingEvidence(self.section, self.line, self.text[first:last])


@dataclass(frozen=True, slots=True)
class CitedProvision:
    """One citation outside the change log. ``first`` and ``last`` (one past it) are characters of its field's text."""

    section: str
    line: int
    quote: str
    address: Address
    status: str
    first: int
    last: int

    @property
    def evidence(self) -> FindingEvidence:
        """Where it stands."""
        return FindingEvidence(self.section, self.line, self.quote)


@dataclass(frozen=True, slots=True)
class FlowBasis:
    """A provision that a flow names for itself."""

    address: Address
    status: str
    evidence: FindingEvidence


@dataclass(frozen=True, slots=True)
class Handover:
    """A provision (提供) or transfer (移転). ``kinds`` are the kinds of information by their joined names.

    ``annex_fields`` are those whose words point to a 別紙, namely ``refers_to_annex``; ``annex_row`` is its number, if
    it is a row of one. ``block`` is the number of its heading: 3 of 提供先3.
    """

    file: str
    kind: str
    label: str
    counterparty: str | None
    purpose: str | None
    kinds: tuple[str, ...]
    systems: tuple[str, ...]
    basis_text: str | None
    refers_to_annex: str | None
    annex_fields: tuple[str, ...]
    annex_row: str | None
    block: int | None
    evidence: FindingEvidence
    bases: tuple[FlowBasis, ...]

    @property
    def points_to_annex(self) -> bool:
        """Tell whether it says that the rest stands in a 別紙."""
        pointing = {"legal_basis_text", "counterparty"} & set(self.annex_fields)
        return self.refers_to_annex is not None or bool(pointing)

    def basis_at(self, address: Address) -> FindingEvidence:
        """Return where it cites ``address``, else where it stands."""
        return next((basis.evidence for basis in self.bases if basis.address == address), self.evidence)

    @property
    def in_annex(self) -> bool:
        """Tell whether it is a row of a 別紙."""
        return self.annex_row is not None


@dataclass(frozen=True, slots=True)
class ChangedCitations:
    """What one row of the change log cited before the change, and what after it. ``on``: the day of the change."""

    before: frozenset[Address]
    after: frozenset[Address]
    on: str | None


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One row of the change log. ``no`` is the number it prints, ``day`` ISO, ``sections`` the fields it leads to."""

    ordinal: int
    no: str | None
    day: str | None
    item: str | None
    before: str | None
    after: str | None
    timing: str | None
    line: int
    sections: tuple[str, ...]
    cells: tuple[Field, ...]
    """those that are not blank"""

    @property
    def evidence(self) -> FindingEvidence:
        """The cell that says what changed, else the first."""
        return self.at(lambda cell: cell.label.startswith(_ITEM))

    def at(self, is_meant: Callable[[Field], bool]) -> FindingEvidence:
        """Return the cell that ``is_meant``, else the first."""
        cell = next(filter(is_meant, self.cells), next(iter(self.cells), None))
        return cell.found(0, len(cell.text)) if cell else FindingEvidence(None, self.line, None)


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """How many flows of one kind the form declares for a file (None: left blank), and how many were found."""

    file: str
    kind: str
    declared: int | None
    found: int
    agrees: bool | None
    """None where the form leaves the count blank"""


@dataclass(frozen=True, slots=True)
class FormOfDocument:
    """The official form it is on. ``edition`` and the ``later`` ones are months of stamps, ISO."""

    name: str
    edition: str
    later: tuple[str, ...]
    added: tuple[str, ...]
    """the labels that the last of the later ones has beside its own"""


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """One evaluation."""

    body: str | None
    title: str | None
    published: str | None
    written: str | None
    """the day inferred, where it is not published"""
    written_because: Words | None
    fields: Mapping[str, Field]
    """by section"""
    citations: tuple[CitedProvision, ...]
    handovers: tuple[Handover, ...]
    counts: tuple[DeclaredCount, ...]
    changed: tuple[ChangedCitations, ...]
    log: tuple[LoggedChange, ...] = ()
    """the rows of its change log, in their order"""
    form: FormOfDocument | None = None
    """None where its edition is not known"""
    as_of: date | None = None
    """the day by whose law it is judged instead of its own"""

    @property
    def day(self) -> date | None:
        """The day by whose law it is judged: the one asked for, else its own."""
        return self.as_of or self.own_day

    @property
    def own_day(self) -> date | None:
        """The day of publication, or the day inferred, where it is a whole date."""
        try:
            return date.fromisoformat(self.published or self.written or "")
        except ValueError:
            return None

    @property
    def readable(self) -> list[Field]:
        """The fields whose words were read in their order."""
        return [field for field in self.fields.values() if field.label != _UNREAD]

    @property
    def unread(self) -> list[Field]:
        """The pieces of text that belong to no field."""
        return [field for field in self.fields.values() if field.label == _UNREAD]

    @property
    def of_blanks(self) -> Severity:
        """How sure it is that what was not read is blank: not where some text belongs to no field."""
        return Severity.NOTE if self.unread else Severity.WARNING

    def provided(self, permits: Iterable[Permit]) -> list[str]:
        """Return the kinds of information that ``permits`` let this body provide, each once, in their order."""
        return kinds_provided((self.body or "").strip(), permits)

    def text(self, section: str) -> str:
        """Return what a field says."""
        return self.fields[section].text if section in self.fields else ""

    @property
    def network_section(self) -> str | None:
        """The field that says on what 情報連携 rests."""
        return next((field.section for field in self.meaning(_NETWORK_BASIS)), None)

    def meaning(self, name: str) -> list[Field]:
        """Return the fields whose labels mean ``name``: "sharing.count"."""
        return [field for field in self.fields.values() if field.meaning == name]
