"""All that the checks need to know of one evaluation, read from the store once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from konkyo.graph.store import ResultRow, Store
from konkyo.law.address import Address
from konkyo.queries.answer import answer
from konkyo.queries.checks.finding import FindingEvidence
from konkyo.queries.evaluations import documents

NETWORK_SYSTEM = "情報提供ネットワークシステム"
_NETWORK_BASIS = "network.basis"
"""``Passage.meaning`` of the field that asks on what 情報連携 rests, wherever a form and its edition has it."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form as printed. ``meaning``: what its label means in any form and edition (None in a table)."""

    section: str
    label: str
    meaning: str | None
    file: str | None
    line: int
    text: str


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
    """A provision (提供) or transfer (移転). ``kinds`` are the kinds of information by their joined names."""

    file: str
    kind: str
    label: str
    counterparty: str | None
    kinds: tuple[str, ...]
    systems: tuple[str, ...]
    basis_text: str | None
    refers_to_annex: str | None
    """the 別紙 it points to"""
    annex_fields: tuple[str, ...]
    """the fields whose words point to a 別紙"""
    annex_row: str | None
    """its number, if it is a row of a 別紙"""
    evidence: FindingEvidence
    bases: tuple[FlowBasis, ...]

    @property
    def points_to_annex(self) -> bool:
        """Tell whether it says that the rest stands in a 別紙."""
        pointing = {"legal_basis_text", "counterparty"} & set(self.annex_fields)
        return self.refers_to_annex is not None or bool(pointing)

    @property
    def in_annex(self) -> bool:
        """Tell whether it is a row of a 別紙."""
        return self.annex_row is not None


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
class EvaluationView:
    """One evaluation."""

    body: str | None
    title: str | None
    published: str | None
    written: str | None
    """the day inferred, where it is not published"""
    fields: Mapping[str, Field]
    """by section"""
    citations: tuple[CitedProvision, ...]
    handovers: tuple[Handover, ...]
    counts: tuple[DeclaredCount, ...]

    @property
    def day(self) -> date | None:
        """The day of publication, or the day inferred, where it is a whole date."""
        try:
            return date.fromisoformat(self.published or self.written or "")
        except ValueError:
            return None

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


def evaluation_view(store: Store, key: str) -> EvaluationView:
    """Return what the store holds of the evaluation with this key."""
    (cover,) = (row for row in documents(store) if row["key"] == key)
    asked = {"document": key}
    passages = answer(store, "passages_of_document", asked).rows
    return EvaluationView(
        body=cover["body"],
        title=cover["document"],
        published=cover["published"],
        written=cover["written"],
        fields={row["section"]: Field(**row) for row in passages},
        citations=tuple(map(_cited, answer(store, "citations_of_document", asked).rows)),
        handovers=tuple(_handovers(answer(store, "bases_of_document", asked).rows)),
        counts=tuple(map(_count, answer(store, "counts", asked).rows)),
    )


def _cited(row: ResultRow) -> CitedProvision:
    return CitedProvision(
        row["section"], row["line"], row["quote"], _address(row), row["status"], row["first"], row["last"]
    )


def _count(row: ResultRow) -> DeclaredCount:
    return DeclaredCount(row["file"], row["kind"], row["declared"], row["found"], row["agrees"])


def _handovers(rows: list[ResultRow]) -> list[Handover]:
    flows: dict[str, list[ResultRow]] = {}
    for row in rows:
        flows.setdefault(row["flow"], []).append(row)
    return [_handover(these) for these in flows.values()]


def _handover(rows: list[ResultRow]) -> Handover:
    row = rows[0]
    return Handover(
        row["file"], row["kind"], row["label"], row["counterparty"], tuple(row["kinds"]), tuple(row["systems"]),
        row["legal_basis_text"], row["refers_to_annex"], tuple(row["annex_fields"] or ()), row["annex_row"],
        FindingEvidence(row["section"], row["line"], row["quote"]),
        tuple(
            FlowBasis(_address(each), each["status"], FindingEvidence(each["section"], each["line"], each["quote"]))
            for each in rows
            if each["provision"]
        ),
    )  # fmt: skip


def _address(row: ResultRow) -> Address:
    return Address(row["law"], row["article"], row["paragraph"], row["item"], row["table_name"], row["row_number"])
