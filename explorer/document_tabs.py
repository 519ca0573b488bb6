"""What the tabs of a document show beside its text: flows, risks, changes of the law, versions, the account."""

from datetime import date
from typing import Any

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.start_view import document_rows
from konkyo.explorer.tables import shown_table
from konkyo.graph.store import ResultRow
from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.dates import first_possible_day
from konkyo.law.descent.evidence_words import descent_evidence
from konkyo.law.descent_line import Descent
from konkyo.law.statute_version import NOT_FIXED
from konkyo.law.timeline import Timeline
from konkyo.loaders.record import Record
from konkyo.queries.answer import answer
from konkyo.queries.columns import COMMON
from konkyo.queries.impact.scope import required_day
from konkyo.queries.remembered import remembered

_LEFT_OUT = frozenset({"body", "document", "published", "methods_illegible", "quote", "line"})
"""Of the flows of a document: what its head says, what the methods say too, and what the link to the field shows."""
_CHANGE_COLUMNS = ("no", "date", "item", "before", "after", "timing", "reason")
_CHANGE_WORDS = COMMON.extended(
    {
        "no": Words(ja="番号", en="No."),
        "date": Words(ja="変更日", en="Date"),
        "item": Words(ja="項目", en="Item"),
        "before": Words(ja="変更前の記載", en="Before"),
        "after": Words(ja="変更後の記載", en="After"),
        "timing": Words(ja="提出時期", en="Submission"),
        "reason": Words(ja="提出時期に係る説明", en="Reason"),
    },
    {},
)


def flows_tab(desk: GraphDesk, row: ResultRow) -> dict[str, Any]:
    """Return the flows that the document states."""
    with desk.reading() as store:
        found = answer(store, "flows_of_document", {"document": row["key"]})
    rows = [one | {"evaluation": row["key"]} for one in found.rows]
    # One of the ends of a flow is its file, unless it has no name.
    named = all(row["file"] in (row["sender"], row["receiver"]) for row in found.rows)
    columns = [name for name in found.columns if name not in _LEFT_OUT and not (named and name == "file")]
    return {"flows": shown_table(columns, rows, found.question.column_words), "not_meant": found.question.not_meant}


def risks_tab(desk: GraphDesk, asked: PageRequest, row: ResultRow, record: Record) -> dict[str, Any]:
    """Return the risks of the form, and how the document rates its measures."""
    return {"risks": record.risks, "reviews": record.reviews}


def versions_tab(desk: GraphDesk, row: ResultRow) -> dict[str, Any]:
    """Return the evaluations of the same body with the same number or title, the latest first."""
    with desk.reading() as store:
        rows = remembered(store, document_rows)
    (own,) = [one for one in rows if one["key"] == row["key"]]
    same = [
        one
        for one in rows
        if one["body"] == own["body"]
        and (one["document"] == own["document"] or (own["number"] and one["number"] == own["number"]))
    ]
    return {"versions": sorted(same, key=lambda one: one["published"] or "", reverse=True)}


def account_tab(desk: GraphDesk, asked: PageRequest, row: ResultRow, record: Record) -> dict[str, Any]:
    """Return what became of each character of the source, and what its reading fell short of."""
    account = record.account
    shares = account.shares if account else {}
    return {"account": account, "shares": shares, "gaps": record.gaps, "notes": record.notes, "source": record.source}


def changes_tab(desk: GraphDesk, asked: PageRequest, row: ResultRow, record: Record) -> dict[str, Any]:
    """Return the document's own log, and what the provisions that it cites became between two days."""
    timeline = desk.timeline
    cited = list(dict.fromkeys(
        Address(one.law, one.article, one.paragraph, one.item, one.table, one.row)
        for one in record.citations if one.law in timeline.facts.laws
    ))  # fmt: skip
    written = first_possible_day(record.document.day) if record.document.day else None
    first = required_day(asked.get("first")) if asked.get("first") else written or date(2016, 1, 1)
    last = required_day(asked.get("last")) if asked.get("last") else date.today()
    lines = [line for address in cited for line in _became(timeline, address, first, last)]
    steps = (line for law in {str(one.law) for one in cited} for line in timeline.facts.leaving(law))
    days = sorted({line.on for line in steps if line.address in cited and line.on != NOT_FIXED})
    rows = [
        {
            "address": str(line.address), "kind": str(line.kind), "to": str(line.to) if line.to else None,
            "on": str(line.on), "evidence": _evidence(line),
        }
        for line in sorted(lines, key=lambda line: (line.on, str(line.address)))
    ]  # fmt: skip
    log = [{name: getattr(change, name) for name in _CHANGE_COLUMNS} for change in record.changes]
    return {
        "law": shown_table(("on", "address", "kind", "to", "evidence"), rows),
        "log": shown_table(_CHANGE_COLUMNS, log, _CHANGE_WORDS),
        "first_day": first, "last_day": last, "written": written, "days": days, "cited": len(cited),
    }  # fmt: skip


def _evidence(line: Descent) -> str:
    ja, en = descent_evidence(line)
    return str(Words(ja=ja, en=en))


def _became(timeline: Timeline, address: Address, first: date, last: date) -> list[Descent]:
    return [line for line in timeline.became(address, first, last) if line.address is not None] if first < last else []
