"""What a flow is said to be for (用途), against the work (事務) of the row of a table that it cites."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import table
from konkyo.law.row_work import days_of_work, has_work
from konkyo.law.timeline import Timeline
from konkyo.queries.checks.evaluation_view import EvaluationView, Handover
from konkyo.queries.checks.finding import Finding, Severity

_COPIES = 4
"""A document copies the rows if so many of its purposes, and most of them, are the rows' own words."""


@dataclass(frozen=True, slots=True)
class _Purpose:
    flow: Handover
    text: str
    rows: tuple[Address, ...]
    agrees: bool


def purposes(document: EvaluationView, timeline: Timeline) -> Iterator[Finding]:
    """Yield purposes that the row does not state on the day: of another day, of another row, or of none.

    The facts of the law have no sentences, so a purpose is compared word for word. One that is in no row's words is
    told only where the document copies the rows otherwise.
    """
    day = document.day
    if day is None:
        return
    known = list(_purposes(document, timeline, day))
    copied = sum(one.agrees for one in known)
    copies = copied >= _COPIES and copied * 2 > len(known)
    for one in known:
        if not one.agrees and (found := _finding(one, timeline, day, copies=copies)):
            yield found


def _purposes(document: EvaluationView, timeline: Timeline, day: date) -> Iterator[_Purpose]:
    for flow in document.handovers:
        rows = tuple(basis.address for basis in flow.bases if timeline.permits(basis.address, day))
        if flow.purpose and rows:
            agrees = any(has_work(row, flow.purpose, day, timeline) for row in rows)
            yield _Purpose(flow, flow.purpose, rows, agrees)


def _finding(one: _Purpose, timeline: Timeline, day: date, *, copies: bool) -> Finding | None:
    row = one.rows[0]
    where = f"{one.flow.file} {one.flow.label}"
    others = [other for other in _rows(row, timeline, day) if has_work(other, one.text, day, timeline)]
    if once := days_of_work(row, one.text, timeline):
        severity = Severity.WARNING
        said = Words(
            ja=f"{where}: 用途は {row} の {once[-1]} の文言で、{day} の文言ではない",
            en=f"{where}: the purpose is in the words that {row} had on {once[-1]}, not in those of {day}",
        )
    elif others:
        severity = Severity.ERROR
        said = Words(
            ja=f"{where}: 用途は {row} の事務でなく、{others[0]} の事務である（{day} の法令）",
            en=f"{where}: the purpose is not the work of {row} but that of {others[0]} (law of {day})",
        )
    elif copies:
        severity = Severity.WARNING
        said = Words(
            ja=f"{where}: 用途は {row} の事務の文言ではない（{day}。ほかの欄は項の文言のまま）",
            en=f"{where}: the purpose is not in the words of {row} of {day}, as the other purposes are",
        )
    else:
        return None
    cure = Words(ja="項の事務（第二欄）と照らし、用途か項の番号を改める",
                 en="compare it with the work of the row, and mend the purpose or the number")  # fmt: skip
    return Finding(severity, "purpose", said, cure, one.flow.basis_at(row))


def _rows(row: Address, timeline: Timeline, day: date) -> Iterator[Address]:
    of = table(row)
    return (one for one in timeline.standing(row.law or "", day) if one != row and one.row and table(one) == of)
