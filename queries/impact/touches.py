"""What a change of the law touches: which passages and flows, what each citation has become, and what to write."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.descent_line import DescentKind
from konkyo.law.known_time import TimeLimit, time_limits
from konkyo.law.network import NetworkLaw
from konkyo.law.rewriting import Rewriting, piece
from konkyo.law.timeline import Timeline
from konkyo.law.titles import renaming
from konkyo.queries.by_evaluation import portions
from konkyo.queries.catalogue import question
from konkyo.queries.evaluations import stored_evaluations, written_on
from konkyo.queries.impact.ahead import days_ahead
from konkyo.queries.impact.fates import Concern, Fate, Fates
from konkyo.queries.impact.offered_apart import offered_apart
from konkyo.queries.impact.proposed_text import ImpactPassage, cited_address, impact_passages
from konkyo.queries.impact.scope import DAY, Scope
from konkyo.queries.impact.told_changes import LAW_RENAMED, CitationConcerns, has_old_title, told_changes
from konkyo.queries.law_limits import not_held
from konkyo.queries.listing_rule import common_kind, listing_rules
from konkyo.queries.remembered import remembered_rows

_PROVISIONS = Own("""MATCH (:Passage)-[:CITES]->(provision:Provision)
RETURN DISTINCT provision.address AS name, provision.law AS law, provision.article AS article,
       provision.paragraph AS paragraph, provision.item AS item, provision.table AS table, provision.row AS row,
       provision.valid_from AS valid_from, provision.valid_to AS valid_to
ORDER BY name, valid_from""")
_FROM_ROW = (
    *("body", "document", "published", "section", "label", "file", "line", "affected_flows", "quote", "status"),
    *("start", "end", "passage", "evaluation"),
)
NOT_MEANT = Words(
    ja="変更箇所の記載と、新しい版に代わられた評価書の記載は除いてある。条の全体を引く記載は、その一部の文言が"
    "変わっただけでは挙げない。案は、一行ずつ原文と法令に当たって確かめること。",
    en="What change logs say, and what evaluations replaced by a newer version say, is left out. A citation of a whole "
    "article is not listed where only wording of a part changed. Check every proposal against the source and the law.",
)


@dataclass(frozen=True, slots=True)
class Touch:
    """One citation and one thing it has become; a citation of a split provision has a line for each part.

    ``text[start:end] == quote`` holds for the text of the passage ``passage``.
    """

    body: str | None
    document: str | None
    published: str | None
    section: str
    label: str
    file: str | None
    line: int | None
    affected_flows: list[dict[str, Any]]
    """the flows that rest on this citation: key, kind, label, information"""
    quote: str
    provision: str
    """the provision meant, at its address on the document's date"""
    valid_from: str | None
    """the first day on which it stood there, ISO; None where no text of the law is held"""
    status: str | None
    kind: str
    """a :class:`konkyo.law.descent_line.DescentKind`; ``parts`` where only parts of it went elsewhere; ``title`` where
    its law is named by an old title; ``unchanged``; ``unknown`` where no text of the law tells"""
    concern: str
    """a value of :class:`konkyo.queries.impact.fates.Concern`"""
    to: str | None
    on: str | None
    score: float | None
    evidence: Words | None
    instead: str | None
    """what the proposal says in place of ``quote``; None where it stays, or where nothing can be proposed"""
    sentence: str
    proposed: str | None
    """the sentence as proposed; None where it stays as it is"""
    faithful: bool | None
    """whether the proposed passage is read as meant and nothing in it is marked; None where nothing is proposed"""
    start: int
    end: int
    passage: str
    evaluation: str
    meant: Address
    """the address ``provision``, step by step"""
    became: Address | None
    """the address ``to``, step by step"""
    written: str
    """the day the document was taken to be of: its date, or what is known of it where it bears none"""

    @property
    def needs_nobody(self) -> bool:
        """Whether what is written for it needs no person to decide: only a number changed, or the title of the law.

        Nothing is written for a provision that kept its number, whatever it says now.
        """
        stays = self.kind == DescentKind.CHANGED and self.became == self.meant
        return stays or self.concern == Concern.NUMBER or self.kind == LAW_RENAMED


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage as it stands and as it would read; only the sentences in which something changes."""

    evaluation: str
    body: str | None
    document: str | None
    section: str
    label: str
    file: str | None
    before: str
    after: str
    settled: bool
    """nothing but numbers and titles is written anew, what the passage rests on is the same, and it is read as meant"""
    on: date
    apart: tuple[Words, ...] = ()
    """what the proposal does not write: rows that the form's own rule for its list demands or excludes on that day"""


@dataclass(frozen=True, slots=True)
class Impact:
    """All that is touched, in the order of the documents."""

    touches: tuple[Touch, ...]
    proposals: tuple[Proposal, ...]
    limits: tuple[TimeLimit, ...]
    """the laws of which no text is held for a part of the days asked about: nothing touched may mean not known"""

    def of(self, evaluations: Collection[str]) -> "Impact":
        """Return what concerns these evaluations, by key."""
        touches = tuple(one for one in self.touches if one.evaluation in evaluations)
        proposals = tuple(one for one in self.proposals if one.evaluation in evaluations)
        return Impact(touches, proposals, self.limits)


def touched_by(store: Store, scope: Scope, timeline: Timeline, evaluations: Collection[str] | None = None) -> Impact:
    """Return what ``scope`` asks of the evaluations in force; their change logs are history and not touched.

    ``evaluations``: only of those with these keys.
    """
    fates = Fates(timeline, scope)
    cited = [(row, cited_address(row)) for row in remembered_rows(store, _PROVISIONS)]
    addresses = {row["name"]: address for row, address in cited}
    asked = sorted({row["name"] for row, address in cited if _may_be_touched(row, address, scope, fates)})
    days = written_on(store)
    touches: list[Touch] = []
    proposals: list[Proposal] = []
    for evaluation, of_evaluation in groupby(_citing(store, asked, evaluations), key=lambda row: row["evaluation"]):
        # A document that gives no clue to its day is taken to be of the day before.
        written = days[evaluation] or _latest(scope)
        found = [(row, fate) for row in of_evaluation if (fate := fates.of(addresses[row["provision"]], written))]
        if not found:
            continue
        texts = impact_passages(store, evaluation, list({row["passage"] for row, _ in found}))
        for key, of_passage in groupby(found, key=lambda one: one[0]["passage"]):
            here, proposal = _of_passage(list(of_passage), texts[key], addresses, fates, written)
            touches += here
            proposals += [proposal] if proposal else []
    without = not_held((address.law for _, address in cited), timeline)
    limits = (*_limits(scope, timeline), *_limits_of_no_text(scope, without))
    return Impact(tuple(touches), tuple(proposals), limits)


def _of_passage(
    found: Sequence[tuple[ResultRow, Fate]],
    passage: ImpactPassage,
    addresses: Mapping[str, Address],
    fates: Fates,
    written: date,
) -> tuple[list[Touch], Proposal | None]:
    """Return the touches of one passage, and its proposal if anything is to be written."""
    scope, timeline = fates.scope, fates.timeline
    ahead = days_ahead(passage.addresses, written, timeline)
    those = [
        (row, fates.of(at, ahead[at]) or fate if (at := addresses[row["provision"]]) in ahead else fate)
        for row, fate in found
    ]
    # Whatever happened to its other citations since: what is pasted must be right on the last day.
    ends = {at: fates.since(at, ahead.get(at, written)) for at in passage.addresses}
    rewriting = passage.rewritten(ends)
    kinds = _listed_kinds(passage, str(found[0][0]["body"] or ""), NetworkLaw(timeline, written))
    touches = [touch for row, fate in those for touch in _touches(row, fate, fates, written, passage, rewriting, kinds)]
    if not rewriting.edits or not touches:
        return touches, None
    asked = {addresses[row["provision"]] for row, _ in those}
    earlier = all(fate.mere_number or fate.stays for at, fate in ends.items() if at not in asked)
    settled = rewriting.faithful and earlier and all(touch.needs_nobody for touch in touches)
    apart = offered_apart(passage.text, ends, NetworkLaw(timeline, scope.last))
    return touches, _proposal(touches[0], passage, rewriting, settled, scope.last, apart)


def _listed_kinds(passage: ImpactPassage, body: str, law: NetworkLaw) -> frozenset[str]:
    """Return the kinds of information that the list of rows in a passage is about: by its heading, else by its rows."""
    stated = frozenset(rule.kind for rule in listing_rules(passage.text))
    rows = [one for one in dict.fromkeys(passage.addresses) if law.permits(one)]
    common = None if stated else common_kind(rows, body.strip(), law)
    return stated | ({common} if common else frozenset())


def _citing(store: Store, provisions: list[str], evaluations: Collection[str] | None) -> Iterator[ResultRow]:
    """Yield the rows of the question ``impact`` about these addresses, in the order of the evaluations."""
    asked, given = question("impact"), {"provision": provisions}
    some: Iterable[list[str]] = portions(store, asked, given)
    if evaluations is not None:
        some = [[row["key"] for row in stored_evaluations(store) if row["current"] and row["key"] in evaluations]]
    for keys in some:
        yield from store.read(asked.cypher, {**given, "evaluations": keys})


def _limits(scope: Scope, timeline: Timeline) -> tuple[TimeLimit, ...]:
    if scope.stated:
        return ()
    held = [head for name, head in timeline.facts.laws.items() if not scope.laws or name in scope.laws]
    return tuple(time_limits(held, scope.first or scope.last, scope.last))


def _limits_of_no_text(scope: Scope, laws: Sequence[str]) -> Iterator[TimeLimit]:
    if not scope.stated:
        yield from (TimeLimit(law, None, None) for law in laws if not scope.laws or law in scope.laws)


def _latest(scope: Scope) -> date:
    return scope.first or scope.last - DAY


def _may_be_touched(row: ResultRow, address: Address, scope: Scope, fates: Fates) -> bool:
    """Tell whether anything happened to a cited provision, whatever the date of the documents that cite it.

    It happened to what the provision was last at its address; of one that an undated document cites, the date of the
    document must tell which that is.
    """
    if scope.first is None or not scope.asks_of(address):
        return scope.asks_of(address)
    if row["valid_from"] is None and fates.are_known_of(address):
        return True
    if renaming(str(address.law), scope.first, scope.last):
        return True
    last = date.fromisoformat(row["valid_to"]) - DAY if row["valid_to"] else scope.first
    return fates.of(address, min(last, scope.first)) is not None


def _touches(
    row: ResultRow,
    fate: Fate,
    fates: Fates,
    written: date,
    passage: ImpactPassage,
    rewriting: Rewriting,
    kinds: frozenset[str],
) -> Iterator[Touch]:
    start, end = row["start"], row["end"]
    first, last = passage.sentence(start, end)
    before, after = passage.text[first:last], piece(passage.text, rewriting.edits, first, last)
    instead = piece(passage.text, rewriting.edits, start, end)
    old_title = has_old_title(passage, fate, rewriting, (start, end))
    for told in told_changes(fate, CitationConcerns(fates, row, before, kinds), old_title):
        yield Touch(
            **{name: row[name] for name in _FROM_ROW},
            written=written.isoformat(),
            provision=str(fate.meant),
            meant=fate.meant,
            became=told.became,
            valid_from=fate.valid_from.isoformat() if fate.valid_from else None,
            kind=told.kind,
            concern=told.concern,
            to=str(told.became) if told.became else None,
            on=told.on,
            score=told.score,
            evidence=told.evidence,
            instead=instead if instead != row["quote"] else None,
            sentence=before,
            proposed=after if after != before else None,
            faithful=rewriting.faithful if rewriting.edits else None,
        )


def _proposal(
    one: Touch, passage: ImpactPassage, rewriting: Rewriting, settled: bool, on: date, apart: tuple[Words, ...]
) -> Proposal:
    spans: list[tuple[int, int]] = []
    for start, end in sorted(passage.sentence(edit.start, edit.end) for edit in rewriting.edits):
        # A citation that goes over a line end belongs to both lines.
        if spans and start <= spans[-1][1]:
            start, end = spans[-1][0], max(end, spans.pop()[1])
        spans.append((start, end))
    before = "\n".join(passage.sentences(start, end) for start, end in spans)
    after = "\n".join(passage.sentences(start, end, rewriting.edits) for start, end in spans)
    return Proposal(
        one.evaluation, one.body, one.document, one.section, one.label, one.file, before, after, settled, on, apart
    )
