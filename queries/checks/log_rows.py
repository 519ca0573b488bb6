"""The change log (変更箇所) against itself: rows told twice, and numbers, columns and rows of a new flow that lack."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import EvaluationView, LoggedChange
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.postprocess.replay import bare_text, says_nothing

_FIELD_OF_FLOW = re.compile(r"(?P<flow>.*(?:提供先|移転先)\d+) (?P<numeral>[①-⑳])")
_MOST = 4
"""A log that tells at least so many fields of a new flow means to tell them all."""
_LACKING = 2
"""With more fields left out it may be meant so."""
_PROCEDURE = re.compile("[ⅤV]")
_TIMINGS = ("事前", "事後", "修正")
"""修正: in lists that print it in the same column."""
_LOST = "ILLEGIBLE"
"""What stands where the source lost the text."""


def log_rows(document: EvaluationView) -> Iterator[Finding]:
    """Yield what does not hold in the change log alone."""
    yield from _twice(document.log)
    yield from _numbers(document.log)
    yield from _lacking(document, "変更日", [row for row in document.log if not row.day and not _prints_day(row)])
    yield from _lacking(document, "提出時期", list(_untimed(document.log)))
    yield from _lacking(document, "項目", [row for row in document.log if says_nothing(row.item)])
    yield from _timings(document.log)
    yield from _unchanged(document.log)
    yield from _left_out(document)


def _twice(logged: Sequence[LoggedChange]) -> Iterator[Finding]:
    """Yield each change that several rows tell in the same words."""
    told: dict[tuple[str, ...], list[LoggedChange]] = defaultdict(list)
    for row in logged:
        words = tuple(bare_text(text or "") for text in (row.item, row.before, row.after))
        # 「対象となる本人の数」 of 提供先1 and of 移転先1, both new, are two changes though the log says not whose.
        if len({*words}) == len(words) and words[0] and not any(says_nothing(text) for text in words[1:]):
            told[words].append(row)
    for rows in told.values():
        if len(rows) > 1:
            days = Words(
                ja="、".join(row.day or "日なし" for row in rows), en=", ".join(row.day or "no day" for row in rows)
            )
            yield _finding(
                Words(
                    ja=f"同じ項目の同じ変更が {len(rows)} 行にある（変更日 {days.ja}）",
                    en=f"{len(rows)} rows tell the same change of the same item (days: {days.en})",
                ),
                Words(ja="重なる行を除くか、日付と内容を確かめる",
                      en="take out the row too many, or see its day and its words"),
                [row.evidence for row in rows],
            )  # fmt: skip


def _numbers(logged: Sequence[LoggedChange]) -> Iterator[Finding]:
    """Yield numbers of rows that stand twice or not at all, where the rows are numbered throughout."""
    numbered = [(int(row.no), row) for row in logged if row.no and row.no.isdecimal()]
    numbers = [number for number, _ in numbered]
    if not numbers or numbers != sorted(numbers):
        return
    often = Counter(numbers)
    doubled = [number for number in often if often[number] > 1]
    missing = [number for number in range(numbers[0], numbers[-1]) if number not in often]
    if not doubled and not missing:
        return
    ja = [f"二度以上ある {'、'.join(map(str, doubled))}"] * bool(doubled)
    en = [f"more than once: {', '.join(map(str, doubled))}"] * bool(doubled)
    ja += [f"ない {'、'.join(map(str, missing))}"] * bool(missing)
    en += [f"missing: {', '.join(map(str, missing))}"] * bool(missing)
    near = {*doubled, *(number + 1 for number in missing)}
    yield _finding(
        Words(ja=f"変更箇所の項番: {'、'.join(ja)}", en=f"numbers of the rows of the change log: {'; '.join(en)}"),
        Words(ja="項番を付け直すか、欠けた行を補う", en="number the rows anew, or add the row that is missing"),
        [row.evidence for number, row in numbered if number in near] or [numbered[0][1].evidence],
    )


def _lacking(document: EvaluationView, column: str, rows: Sequence[LoggedChange]) -> Iterator[Finding]:
    """Yield the ``rows`` without a ``column`` that others have: some logs are kept without it."""
    if rows and len(rows) < len(document.log):
        numbers = [str(row.ordinal) for row in rows]
        yield _finding(
            Words(
                ja=f"変更箇所の {'、'.join(numbers)} 行目に{column}がない",
                en=f"rows {', '.join(numbers)} of the change log lack {column}",
            ),
            Words(ja=f"{column}を書く", en=f"write {column}"),
            [row.evidence for row in rows],
            document.of_blanks,
        )


def _prints_day(row: LoggedChange) -> bool:
    """Tell whether a row has a day that was not read: 令和6年2月30日."""
    return any(cell.label.startswith("変更") and cell.label.endswith("日") for cell in row.cells)


def _untimed(logged: Sequence[LoggedChange]) -> Iterator[LoggedChange]:
    """Yield the rows without 提出時期 that are the exception on their day: a re-assessment has none in any row.

    What changed in part Ⅴ, the days and ways of the assessment itself, is mostly logged without it.
    """
    days: dict[str | None, list[LoggedChange]] = defaultdict(list)
    for row in logged:
        days[row.day].append(row)
    for rows in days.values():
        without = [row for row in rows if says_nothing(row.timing) and not _PROCEDURE.match(row.item or "")]
        if len(without) <= max(1, len(rows) // 2):
            yield from without


def _timings(logged: Sequence[LoggedChange]) -> Iterator[Finding]:
    """Yield the rows whose 提出時期 is no option of the form."""
    for row in logged:
        timing = bare_text(row.timing or "")
        if not says_nothing(timing) and timing not in _TIMINGS:
            yield _finding(
                Words(
                    ja=f"{row.ordinal} 行目の提出時期が「{timing}」である（事前か事後）",
                    en=f"row {row.ordinal}: 提出時期 is 「{timing}」, which is neither 事前 nor 事後",
                ),
                Words(ja="事前か事後を書く", en="write 事前 or 事後"),
                [row.at(lambda cell: bare_text(cell.label) == "提出時期")],
                Severity.WARNING,
            )


def _unchanged(logged: Sequence[LoggedChange]) -> Iterator[Finding]:
    """Yield the rows that say the same before and after the change."""
    for row in logged:
        before = bare_text(row.before or "")
        if not says_nothing(before) and before != _LOST and before == bare_text(row.after or ""):
            yield _finding(
                Words(
                    ja=f"{row.ordinal} 行目は、変更前と変更後が同じである",
                    en=f"row {row.ordinal} says the same before and after",
                ),
                Words(ja="変更した語を書くか、行を除く", en="write the words that changed, or take out the row"),
                [row.evidence],
                Severity.WARNING,
            )


def _left_out(document: EvaluationView) -> Iterator[Finding]:
    """Yield the fields of a new 提供先 or 移転先 that its rows leave out, though they tell the fields around them."""
    told: dict[tuple[str | None, str], dict[str, LoggedChange]] = defaultdict(dict)
    for row in document.log:
        for section in row.sections:
            found = _FIELD_OF_FLOW.fullmatch(section)
            if found and says_nothing(row.before) and not says_nothing(row.after):
                told[row.day, found["flow"]][found["numeral"]] = row
    for (_, flow), rows in told.items():
        filled = {
            found["numeral"]: field
            for section, field in document.fields.items()
            if (found := _FIELD_OF_FLOW.fullmatch(section)) and found["flow"] == flow and field.text.strip()
        }
        between = [numeral for numeral in sorted(filled) if min(rows) < numeral < max(rows) and numeral not in rows]
        if len(rows) >= _MOST and 0 < len(between) <= _LACKING:
            numerals = "".join(between)
            first = filled[between[0]]
            yield _finding(
                Words(
                    ja=f"変更箇所は {flow} の新設を {''.join(sorted(rows))} の行に書くのに、{numerals} の行がない",
                    en=f"the change log tells the new {flow} in rows for {''.join(sorted(rows))}, but has none for "
                    f"{numerals}",
                ),
                Words(ja=f"{numerals} の行を補う", en=f"add a row for {numerals}"),
                [first.found(0, len(first.text)), *(row.evidence for row in rows.values())],
            )


def _finding(
    said: Words, cure: Words, places: Sequence[FindingEvidence], severity: Severity = Severity.NOTE
) -> Finding:
    return Finding.at(severity, "change_log", said, cure, places)
