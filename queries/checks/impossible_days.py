"""Days of a form that no calendar has, that lie far ahead, or that do not come in the order of the work."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from konkyo.i18n import Words
from konkyo.law.dates import iso_date
from konkyo.queries.checks.evaluation_view import EvaluationView, Field
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_DAYS = ("document.published", "document.evaluated", "file.held_since", "file.use_started")
_LOGGED = re.compile(r"変更(年月)?日")
_MEANT = re.compile(r"\d+\s*年\s*\d+\s*月|(?:\d+|元)\s*[./]\s*\d+\s*[./]\s*\d+")
"""A text that has numbers where a day has them; 「未定」, and what other words stand there, is no failed day."""
_ERA_OVER = re.compile(r"(平成|平|H)\s*(3[2-9]|[4-9]\d)\s*[年./]|(昭和|昭|S)\s*(6[5-9]|[7-9]\d)\s*[年./]", re.I)
"""Years that an era did not have: 平成 ended in its 31st, 昭和 in its 64th."""
_AHEAD = timedelta(days=366)
"""Drafts, and changes told beforehand (事前), are of days to come; one that is further away was mistyped."""


def impossible_days(document: EvaluationView, today: date) -> Iterator[Finding]:
    """Yield the days that cannot be meant. ``today``: the day on which it is asked."""
    for field in _printed(document):
        shown = unicodedata.normalize("NFKC", field.text)
        iso = iso_date(field.text)
        if iso is None and _MEANT.search(shown):
            yield _told(
                Severity.ERROR,
                field,
                Words(ja="暦にない日である", en="no calendar has this day"),
            )
        elif iso and _ERA_OVER.search(shown):
            yield _told(
                Severity.WARNING,
                field,
                Words(ja=f"その元号にない年である（西暦 {iso[:4]} 年）", en=f"the era had no such year ({iso[:4]})"),
            )
        elif iso and len(iso) == 10 and date.fromisoformat(iso) > today + _AHEAD:
            yield _told(
                Severity.WARNING,
                field,
                Words(ja=f"一年以上先の日である（{iso}）", en=f"it is more than a year ahead ({iso})"),
            )
    yield from _published_before(document)


def _printed(document: EvaluationView) -> Iterator[Field]:
    for meaning in _DAYS:
        yield from document.meaning(meaning)
    yield from (field for row in document.log for field in row.cells if _LOGGED.fullmatch("".join(field.label.split())))


def _published_before(document: EvaluationView) -> Iterator[Finding]:
    """Yield that 公表日 is before the last change, or before the 基礎項目評価 that leads to the document."""
    (field, *_) = (*document.meaning("document.published"), None)
    published = document.published or ""
    if field is None or len(published) != 10:
        return
    last = max((row.day for row in document.log if row.day and len(row.day) == 10), default="")
    if last > published:
        yield _told(
            Severity.WARNING,
            field,
            Words(
                ja=f"公表日が、変更箇所の最後の変更日（{last}）より前である",
                en=f"it is before the last day of the change log ({last})",
            ),
        )
    for evaluated in document.meaning("document.evaluated"):
        on = iso_date(evaluated.text) or ""
        if len(on) == 10 and on > published:
            yield _told(
                Severity.WARNING,
                evaluated,
                Words(
                    ja=f"公表日（{published}）より後の日である", en=f"it is after the day of publication ({published})"
                ),
            )


def _told(severity: Severity, field: Field, said: Words) -> Finding:
    place = FindingEvidence(field.section, field.line, field.text)
    shown = Words(ja=f"{field.label}「{field.text}」: {said.ja}", en=f"{field.label} 「{field.text}」: {said.en}")
    return Finding(severity, "day", shown, Words(ja="日を確かめて直す", en="correct the day"), place)
