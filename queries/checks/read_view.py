"""What the checks need to know of one evaluation, read from the store once."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.timeline import Timeline
from konkyo.queries.answer import answer
from konkyo.queries.checks.evaluation_view import (
    ChangedCitations,
    CitedProvision,
    DeclaredCount,
    EvaluationView,
    Field,
    FlowBasis,
    FormOfDocument,
    Handover,
    LoggedChange,
)
from konkyo.queries.checks.finding import FindingEvidence
from konkyo.queries.evaluations import stored_evaluations
from konkyo.queries.postprocess.law_on_day import address_in_row

_FIELDS = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(passage:Passage)
RETURN passage.section AS section, passage.label_text AS label, passage.meaning AS meaning, passage.file AS file,
       passage.line AS line, passage.text AS text, passage.change_row AS change, passage.block AS block
ORDER BY line, section""")
_ON_COVER = ("document.", "work.")
"""How the meanings of what stands on the cover of a list of changes begin."""
_AFTER = re.compile("変更後")
"""In the label of the column that says how the document reads from now on."""
_CHANGED = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(change:Change)-[cites:CITES]->(provision:Provision)
RETURN DISTINCT change.ordinal AS change, change.date AS on, cites.side AS side, provision.law AS law,
       provision.article AS article, provision.paragraph AS paragraph, provision.item AS item,
       provision.table AS table_name, provision.row AS row_number
ORDER BY change, side, law, article, paragraph, item, table_name, row_number""")
_LOG = Own("""MATCH (:Evaluation {key: $document})-[:HAS]->(change:Change)
RETURN change.ordinal AS ordinal, change.no AS no, change.date AS day, change.item AS item, change.before AS before,
       change.after AS after, change.timing AS timing, change.line AS line,
       [(change)-[:CHANGES]->(passage:Passage) | passage.section] AS sections
ORDER BY ordinal""")


def evaluation_view(store: Store, key: str, timeline: Timeline, as_of: date | None = None) -> EvaluationView:
    """Return what the store holds of the evaluation with this key, to be judged by the law of ``as_of`` if told."""
    (cover,) = (row for row in stored_evaluations(store) if row["key"] == key)
    asked = {"document": key}
    printed = [Field(**row) for row in store.read(_FIELDS, asked)]
    cited = [_cited(row, timeline, as_of) for row in answer(store, "citations_of_document", asked).rows]
    return EvaluationView(
        body=cover["body"],
        title=cover["document"],
        published=cover["published"],
        written=cover["written"],
        written_because=_because(cover),
        fields=_fields(printed),
        citations=tuple(cited),
        handovers=tuple(_handovers(answer(store, "bases_of_document", asked).rows)),
        counts=tuple(map(_count, answer(store, "counts", asked).rows)),
        changed=tuple(_changed(store.read(_CHANGED, asked))),
        log=tuple(_logged(store.read(_LOG, asked), printed)),
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


def _fields(every: list[Field]) -> dict[str, Field]:
    """Return the fields outside the change log; of a document that is only such a log, what it says from now on."""
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


def _logged(rows: list[ResultRow], printed: list[Field]) -> Iterator[LoggedChange]:
    cells: dict[int | None, list[Field]] = defaultdict(list)
    for field in printed:
        cells[field.change].append(field)
    for row in rows:
        sections = tuple(dict.fromkeys(row["sections"]))
        yield LoggedChange(**{**row, "sections": sections, "cells": tuple(cells[row["ordinal"]])})


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
