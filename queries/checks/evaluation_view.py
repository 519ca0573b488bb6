"""All that the checks need to know of one evaluation, read from the store once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.statute_facts import Permit
from konkyo.law.timeline import Timeline
from konkyo.queries.answer import answer
from konkyo.queries.checks.finding import FindingEvidence
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.listing_rule import kinds_provided
from konkyo.queries.postprocess.law_on_day import address_in_row

_NETWORK_BASIS = "network.basis"
"""``Passage.meaning`` of the field that asks on what 情報連携 rests, wherever a form and its edition has it."""

_FIELDS = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(passage:Passage)
RETURN passage.section AS section, passage.label_text AS label, passage.meaning AS meaning, passage.file AS file,
       passage.line AS line, passage.text AS text, passage.change_row AS change, passage.block AS block
ORDER BY line, section""")
_ON_COVER = ("document.", "work.")
"""How the meanings of what stands on the cover of a list of changes begin."""
_UNREAD = "読めなかった文"
"""The label of what belongs to no field; the order of its words is not sure."""
_AFTER = re.compile("変更後")
"""In the label of the column that says how the document reads from now on."""
_CHANGED = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(change:Change)-[cites:CITES]->(provision:Provision)
RETURN DISTINCT change.ordinal AS change, change.date AS on, cites.side AS side, provision.law AS law,
       provision.article AS article, provision.paragraph AS paragraph, provision.item AS item,
       provision.table AS table_name, provision.row AS row_number
ORDER BY change, side, law, article, paragraph, item, table_name, row_number""")


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


def evaluation_view(store: Store, key: str, timeline: Timeline, as_of: date | None = None) -> EvaluationView:
    """Return what the store holds of the evaluation with this key, to be judged by the law of ``as_of`` if told."""
    (cover,) = (row for row in stored_evaluations(store) if row["key"] == key)
    asked = {"document": key}
    cited = [_cited(row, timeline, as_of) for row in answer(store, "citations_of_document", asked).rows]
    return EvaluationView(
        body=cover["body"],
        title=cover["document"],
        published=cover["published"],
        written=cover["written"],
        written_because=_because(cover),
        fields=_fields(store.read(_FIELDS, asked)),
        citations=tuple(cited),
        handovers=tuple(_handovers(answer(store, "bases_of_document", asked).rows)),
        counts=tuple(map(_count, answer(store, "counts", asked).rows)),
        changed=tuple(_changed(store.read(_CHANGED, asked))),
        form=_form(cover),
        as_of=as_of,
    )


def _form(cover: ResultRow) -> FormOfDocument | None:
    if cover["edition"] is None:
        return None
    later, added = tuple(cover["later_editions"] or ()), tuple(cover["labels_added"] or ())
    return FormOfDocument(cover["form"], cover["edition"], later, added)


def _because(cover: ResultRow) -> Words | None:
    return Words(ja=cover["written_ja"][0], en=cover["written_en"][0]) if cover["written_ja"] else None


def _fields(rows: list[ResultRow]) -> dict[str, Field]:
    """Return the fields outside the change log; of a document that is only such a log, what it says from now on."""
    every = [Field(**row) for row in rows]
    filled = [field for field in every if field.change is None]
    if all((field.meaning or "").startswith(_ON_COVER) for field in filled):
        filled += [field for field in every if field.change is not None and _AFTER.search(field.label)]
    return {field.section: field for field in filled}


def _cited(row: ResultRow, timeline: Timeline, as_of: date | None) -> CitedProvision:
    address = address_in_row(row)
    status = str(timeline.resolve(address, as_of).status) if as_of else row["status"]
    return CitedProvision(row["section"], row["line"], row["quote"], address, status, row["first"], row["last"])


def _changed(rows: list[ResultRow]) -> list[ChangedCitations]:
    found: dict[tuple[int, str | None], dict[str, set[Address]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[row["change"], row["on"]][row["side"]].add(address_in_row(row))
    return [
        ChangedCitations(frozenset(sides["before"]), frozenset(sides["after"]), on) for (_, on), sides in found.items()
    ]


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
        row["file"], row["kind"], row["label"], row["counterparty"], row["purpose"], tuple(row["kinds"]),
        tuple(row["systems"]), row["legal_basis_text"], row["refers_to_annex"], tuple(row["annex_fields"] or ()),
        row["annex_row"], row["block"],
        FindingEvidence(row["section"], row["line"], row["quote"]),
        tuple(
            FlowBasis(address_in_row(one), one["status"], FindingEvidence(one["section"], one["line"], one["quote"]))
            for one in rows if one["provision"]
        ),
    )  # fmt: skip
