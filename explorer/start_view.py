"""The first page: what is stored, what is wrong in it, what is coming; and the first steps where nothing is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.kept_findings import all_findings
from konkyo.explorer.later import found_later
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.explorer.tables import shown_table
from konkyo.graph.store import ResultRow, Store
from konkyo.law.statute_version import NOT_FIXED
from konkyo.loaders.limits import BYTES
from konkyo.loaders.read_document import SUFFIXES
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import question
from konkyo.queries.checks.finding import Severity
from konkyo.queries.due_dates import DUE_COLUMNS, due_dates, due_words
from konkyo.queries.impact.scope import upcoming_scopes
from konkyo.queries.impact.touches import touched_by
from konkyo.queries.remembered import remembered

_PAGE = 200
"""How many documents are listed at once."""


@dataclass(frozen=True, slots=True)
class UpcomingDay:
    """A day on which something enacted takes effect, and how many documents and passages it touches."""

    on: date
    fixed: bool
    documents: int
    passages: int


def start_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the documents by body, findings by severity, and amendments to come."""
    with desk.reading() as store:
        rows = remembered(store, document_rows)
    wanted = asked.get("body")
    listed = [row for row in rows if not wanted or row["body"] == wanted]
    first = asked.number("after", 0)
    part = listed[first : first + _PAGE]
    findings = all_findings(desk) if rows else {}
    upcoming = found_later(desk, upcoming_days) if rows else []
    due = found_later(desk, due_today) if rows else []
    counts = Counter(finding.severity for found in (findings or {}).values() for finding in found)
    values = {
        "bodies": [(body, list(of_body)) for body, of_body in groupby(part, key=lambda row: row["body"])],
        "names": list(dict.fromkeys(row["body"] for row in rows)),
        "total": len(rows),
        "wanted": wanted,
        "listed": len(listed),
        "first": first,
        "next": first + _PAGE if first + _PAGE < len(listed) else None,
        "findings": findings,
        "severities": [(severity, counts[severity]) for severity in Severity],
        "of_document": {
            key: Counter(one.severity for one in found) for key, found in (findings or {}).items()
        },
        "upcoming": upcoming,
        "due": None if due is None else sorted(Counter((row["duty"], row["state"]) for row in due).items()),
        "due_words": due_words(),
        "suffixes": sorted(SUFFIXES),
        "most_bytes": BYTES.value(),
    }  # fmt: skip
    return ShownPage("start.html.j2", values, again=4 if None in (findings, upcoming, due) else None)


def findings_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the findings of one severity, or all."""
    found, wanted, first = all_findings(desk), asked.get("severity"), asked.number("after", 0)
    shown = [(key, one) for key, of in (found or {}).items() for one in of if wanted in ("", one.severity)]
    values = {
        "known": found is not None, "shown": shown[first : first + _PAGE], "total": len(shown), "first": first,
        "step": _PAGE, "wanted": wanted, "severities": list(Severity),
    }  # fmt: skip
    return ShownPage("findings.html.j2", values, again=None if values["known"] else 4)


def due_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show what is to be reviewed, assessed again, or revised."""
    found, first = found_later(desk, due_today), asked.number("after", 0)
    shown = [row for row in found or () if all(asked.get(name) in ("", row[name]) for name in ("duty", "state"))]
    asked_of = question("due"), question("not_revised_since")
    values = {
        "known": found is not None, "total": len(shown), "first": first, "step": _PAGE, "today": date.today(),
        "table_rows": shown_table(DUE_COLUMNS, shown[first : first + _PAGE], due_words()),
        "not_meant": [one.not_meant for one in asked_of],
    }  # fmt: skip
    return ShownPage("due.html.j2", values, again=None if values["known"] else 4)


def due_today(desk: GraphDesk) -> list[ResultRow]:
    """Return what is due today of each evaluation, the earliest first."""
    with desk.reading() as store:
        return due_dates(store, date.today())


def document_rows(store: Store) -> list[ResultRow]:
    """Return the rows of the question ``documents``."""
    return answer(store, "documents", {}).rows


def upcoming_days(desk: GraphDesk) -> list[UpcomingDay]:
    """Return the days after today on which something enacted takes effect that touches a stored document."""
    days = []
    for scope in upcoming_scopes(desk.timeline, date.today()):
        with desk.reading() as store:
            touches = touched_by(store, scope, desk.timeline).touches
        if touches:
            evaluations, passages = {one.evaluation for one in touches}, {one.passage for one in touches}
            days.append(UpcomingDay(scope.last, scope.last != NOT_FIXED, len(evaluations), len(passages)))
    return days
