"""Rows of the change log that lack what others have, or that do not lead to what the form says now."""

from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.law.dates import day, iso_date
from konkyo.queries.checks.doubled_rows import row_place
from konkyo.queries.checks.evaluation_view import EvaluationView, LoggedRow
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere
from konkyo.queries.postprocess.replay import bare_text, says_nothing

_TIMINGS = ("事前", "事後", "修正")
"""修正: in lists that print it in the same column."""
_LOST = "ILLEGIBLE"
"""What stands where the source lost the text."""


def faulty_log_rows(document: EvaluationView) -> Iterator[Finding]:
    """Yield what is wrong with rows of the change log."""
    dated = [row for row in document.log if row.date or _printed_day(document, row)]
    yield from _lacking(document, "変更日", [row for row in document.log if row not in dated])
    yield from _lacking(document, "提出時期", [row for row in document.log if says_nothing(row.timing)])
    yield from _lacking(document, "項目", [row for row in document.log if says_nothing(row.item)])
    for row in document.log:
        timing = "".join((row.timing or "").split())
        if not says_nothing(timing) and timing not in _TIMINGS:
            said = Words(
                ja=f"{row.ordinal} 行目の提出時期が「{timing}」である（事前か事後）",
                en=f"row {row.ordinal}: 提出時期 is 「{timing}」, which is neither 事前 nor 事後",
            )
            yield _finding(said, _cell(document, row, "提出時期"))
        before = bare_text(row.before or "")
        if not says_nothing(before) and before != _LOST and before == bare_text(row.after or ""):
            said = Words(
                ja=f"{row.ordinal} 行目は、変更前と変更後が同じである",
                en=f"row {row.ordinal} says the same before and after",
            )
            yield _finding(said, row_place(document, row))
    yield from _not_there(document)


def _lacking(document: EvaluationView, column: str, rows: list[LoggedRow]) -> Iterator[Finding]:
    """Yield the ``rows`` without a ``column`` that others have: some logs are kept without it."""
    if not rows or len(rows) == len(document.log):
        return
    places = [row_place(document, row) for row in rows]
    numbers = [str(row.ordinal) for row in rows]
    said = Words(
        ja=f"変更箇所の {'、'.join(numbers)} 行目に{column}がない",
        en=f"rows {', '.join(numbers)} of the change log lack {column}",
    )
    yield _finding(said, places[0], elsewhere(places[0], places), document.of_blanks)


def _not_there(document: EvaluationView) -> Iterator[Finding]:
    """Yield rows of the last day after which the one field that they lead to still says what it said before."""
    last = max((row.date for row in document.log if row.date), default=None)
    newest: dict[str, LoggedRow] = {}
    for row in document.log:
        if row.date and row.date == last and len(row.sections) == 1:
            newest[row.sections[0]] = row
    for section, row in newest.items():
        field = document.fields.get(section)
        before, after = bare_text(row.before or ""), bare_text(row.after or "")
        if (
            field
            and not says_nothing(before)
            and not says_nothing(after)
            and _left(bare_text(field.text), before, after)
        ):
            said = Words(
                ja=f"{row.ordinal} 行目の変更後の記載が {section} {field.label} にない",
                en=f"row {row.ordinal}: {section} {field.label} does not say what stands after the change",
            )
            yield _finding(said, row_place(document, row), (field.found(0, len(field.text)),))


def _left(says: str, before: str, after: str) -> bool:
    """Tell whether a field still says what was before the change, or another day than the one after it."""
    if after in says:
        return False
    return says == before or bool(iso_date(says) and day(after) and iso_date(says) != iso_date(after))


def _printed_day(document: EvaluationView, row: LoggedRow) -> bool:
    return any(field.change == row.ordinal and field.label.startswith("変更") and field.label.endswith("日")
               for field in document.logged)  # fmt: skip


def _cell(document: EvaluationView, row: LoggedRow, label: str) -> FindingEvidence:
    found = (one for one in document.logged if one.change == row.ordinal and "".join(one.label.split()) == label)
    return next((one.found(0, len(one.text)) for one in found), row_place(document, row))


def _finding(
    said: Words,
    place: FindingEvidence,
    also: tuple[FindingEvidence, ...] = (),
    severity: Severity = Severity.WARNING,
) -> Finding:
    cure = Words(ja="変更箇所の行か、欄を直す", en="correct the row of the change log, or the field")
    return Finding(severity, "log", said, cure, place, also)
