"""What a flow is said to be for (用途), against the work (事務) of the row of a table that it cites."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from konkyo.i18n import Words
from konkyo.law.address import Address
from konkyo.law.network import table
from konkyo.law.row_work import days_of_work, has_work, has_work_and_ending
from konkyo.law.timeline import Timeline
from konkyo.queries.checks.evaluation_view import EvaluationView, Handover
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_COPIES = 4
"""A document copies the rows if so many of its purposes, and most of them, are the rows' own words."""
_SHOWN = 16
"""So many characters of an ending are shown."""


@dataclass(frozen=True, slots=True)
class _Purpose:
    flow: Handover
    text: str
    rows: tuple[Address, ...]
    agrees: bool
    ends_alike: bool
    """whether its ending is the row's, too"""
    at: FindingEvidence | None
    """the field that says it"""


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
    yield from _endings([one for one in known if one.agrees])


def _purposes(document: EvaluationView, timeline: Timeline, day: date) -> Iterator[_Purpose]:
    for flow in document.handovers:
        rows = tuple(basis.address for basis in flow.bases if timeline.permits(basis.address, day))
        if flow.purpose and rows:
            agrees = any(has_work(row, flow.purpose, day, timeline) for row in rows)
            alike = any(has_work_and_ending(row, flow.purpose, day, timeline) for row in rows)
            yield _Purpose(flow, flow.purpose, rows, agrees, alike, _place(document, flow))


def _place(document: EvaluationView, flow: Handover) -> FindingEvidence | None:
    """Return the field that says the purpose of ``flow``: of those with its words, the nearest one."""
    near = flow.evidence.line or 0
    same = [field for field in document.fields.values() if field.text == flow.purpose and field.file == flow.file]
    first = min(same, key=lambda field: abs(field.line - near), default=None)
    return first.found(0, len(first.text)) if first else None


def _endings(agreeing: list[_Purpose]) -> Iterator[Finding]:
    """Yield in one finding the purposes that end otherwise than their rows, where most end as those do."""
    others = [(one, one.at or one.flow.evidence) for one in agreeing if not one.ends_alike]
    alike = len(agreeing) - len(others)
    if not others or alike < _COPIES or alike <= len(others):
        return
    places = [at for _, at in others]
    ja = "、".join(f"{one.flow.label}「…{_tail(one.text)}」" for one, _ in others)
    en = ", ".join(f"{one.flow.label} 「…{_tail(one.text)}」" for one, _ in others)
    yield Finding.at(
        Severity.NOTE,
        "purpose",
        Words(
            ja=f"用途の結びが項の文言と違う（ほかの {alike} の欄は「…であって…で定めるもの」まで項のまま）: {ja}",
            en=f"the end of a purpose is not that of its row, as {alike} others have it "
            f"(「…であって…で定めるもの」): {en}",
        ),
        Words(ja="項の結びのまま書く", en="write the end as the row has it"),
        places,
    )


def _tail(text: str) -> str:
    return "".join(text.split())[-_SHOWN:]


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
    return Finding(severity, "purpose", said, cure, one.flow.basis_at(row), (one.at,) if one.at else ())


def _rows(row: Address, timeline: Timeline, day: date) -> Iterator[Address]:
    of = table(row)
    return (one for one in timeline.standing(row.law or "", day) if one != row and one.row and table(one) == of)
