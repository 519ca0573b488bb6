"""What may have to follow a change: counts of the form that go with its rows, the same citation in other documents."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words
from konkyo.law import read_passage
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.descent_line import Descent
from konkyo.law.timeline import Timeline
from konkyo.loaders.record import Passage, Record
from konkyo.papers.item_words import edition_of, item_words
from konkyo.queries.impact.fates import Concern
from konkyo.queries.impact.touches import Impact

_COUNTS = ("entrust.count", "sharing.count")
COUNT = Words(
    ja="引いている表の項の数が変わるので、件数（（n）件）と一覧を確かめる",
    en="the number of rows cited changes: check the count （n）件 and the list",
)
SAME_CITATION = Words(ja="同じ条項を引いている", en="it cites the same provision")
NO_PROPOSAL = Words(
    ja="引いている条項が変わったが、書き換える文の案はない",
    en="what it cites changed, and no wording is proposed",
)
_CITING = Own("""MATCH (evaluation:Evaluation)-[:HAS]->(passage:Passage)-[cites:CITES]->(provision:Provision)
WHERE evaluation.current AND evaluation.body = $body AND evaluation.sha256 <> $sha256 AND provision.address IN $gone
  AND (evaluation.form <> $form OR coalesce(evaluation.title, '') <> $title)
WITH evaluation, passage, cites.quote AS quote ORDER BY cites.start
RETURN evaluation.title AS document, evaluation.published AS published, passage.section AS section,
       passage.label_text AS label, collect(DISTINCT quote) AS quotes, passage.line AS line
ORDER BY document, published, line, section""")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A field to look at after a change: its document ("" for the same one), its place there, the words, and why."""

    document: str
    place: str
    words: str
    why: Words


def changes_rows(before: str, after: str) -> bool:
    """Tell whether another number of table rows is cited after a change: a count or list may go with them."""
    old, new = ({one for one in _cited(text) if one.row} for text in (before, after))
    return len(old) != len(new)


def counts_to_check(record: Record, changed: Iterable[tuple[Passage, str, str]]) -> list[FollowUp]:
    """Return the fields with counts that may change with (passage, sentences before, sentences after)."""
    edition = edition_of(record.document.form, record.passages)
    files = {passage.file for passage, before, after in changed if changes_rows(before, after)}
    return [
        FollowUp("", " ".join(item_words(one, edition)), " ".join(one.text.split()), COUNT)
        for one in record.passages
        if one.meaning in _COUNTS and files and (one.file in files or None in files)
    ]


def touched_without_proposal(record: Record, answer: Impact) -> list[FollowUp]:
    """Return the fields of a document that an amendment touches, and for which nothing is proposed.

    Where only numbers are written, the provisions of the field that kept their number and say something else are told.
    """
    edition = edition_of(record.document.form, record.passages)
    settled = {one.section: one.settled for one in answer.proposals}
    quotes: dict[str, list[str]] = defaultdict(list)
    for touch in answer.touches:
        written = settled.get(touch.section)
        if written is None or (written and touch.concern not in (Concern.NUMBER, Concern.NAME)):
            quotes[touch.section].append(touch.quote)
    return [
        FollowUp("", " ".join(item_words(one, edition)), "、".join(dict.fromkeys(quotes[one.id])), NO_PROPOSAL)
        for one in record.passages
        if one.id in quotes
    ]


def perhaps_touched(record: Record, written: date, last: date, timeline: Timeline) -> list[FollowUp]:
    """Return the fields citing what changed on a day that no text shows, and that may be ``last`` or before it.

    ``written`` is the day of the document.
    """
    edition = edition_of(record.document.form, record.passages)
    open_days = {
        line.address: line
        for line in timeline.facts.descent
        if line.address and line.between and line.between[0] <= last < line.on
    }
    lines: dict[str, list[tuple[str, Descent]]] = defaultdict(list)
    bases = (basis for flow in record.flows for basis in flow.legal_basis)
    for one in (*record.citations, *bases):
        cited = Address(one.law, one.article, one.paragraph, one.item, one.table, one.row)
        found = timeline.resolve(cited, written)
        meant = found.provision.address if found.provision else cited
        now = [line.to for line in timeline.became(meant, written, last)] if written < last else []
        lines[one.section] += [(one.quote, open_days[at]) for at in now or [meant] if at in open_days]
    return [
        FollowUp("", " ".join(item_words(one, edition)), "、".join(dict(lines[one.id])), _perhaps(lines[one.id]))
        for one in record.passages
        if lines[one.id] and not one.address.change
    ]


def _perhaps(lines: Iterable[tuple[str, Descent]]) -> Words:
    spans = sorted({line.between for _, line in lines if line.between})
    first, last = spans[0][0], max(until for _, until in spans)
    return Words(
        ja=f"引いている条項が {first}～{last} のどの日かに変わった（その間の条文を収めていないので、案に入っていない）",
        en=f"what it cites changed on some day between {first} and {last} (no text between them is held, so the "
        "proposal does not follow it)",
    )


def citing_elsewhere(
    store: Store, record: Record, sha256: str, changed: Sequence[tuple[Passage, str, str]]
) -> list[FollowUp]:
    """Return each field of the body's other current documents that cites what a change replaces."""
    gone = sorted({str(one) for _, before, after in changed for one in _cited(before) - _cited(after)})
    document = record.document
    if not gone or document.body is None:
        return []
    given = {
        "body": document.body,
        "sha256": sha256,
        "gone": gone,
        "form": document.form,
        "title": document.title or "",
    }
    return list(_named(store.read(_CITING, given)))


def _named(rows: Iterable[ResultRow]) -> Iterator[FollowUp]:
    for row in rows:
        document = " ".join(filter(None, (row["document"], row["published"])))
        yield FollowUp(document, f"{row['section']} {row['label']}", "、".join(row["quotes"]), SAME_CITATION)


def _cited(text: str) -> set[Address]:
    return {address(one) for one in read_passage(text).citations}
