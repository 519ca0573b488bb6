"""Compare the number of flows that the form declares, (n)件, with the number found."""

import re
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import DeclaredCount, EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_KINDS = {
    "entrustment": Words(ja="委託", en="entrustments"),
    "provision": Words(ja="提供", en="provisions"),
    "transfer": Words(ja="移転", en="transfers"),
}
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def counts(document: EvaluationView) -> Iterator[Finding]:
    """Yield each count that does not agree. Where the form leaves it blank nothing is said."""
    for count in document.counts:
        if count.agrees is not False:
            continue
        kind = _KINDS[count.kind]
        flows = [one for one in document.handovers if (one.file, one.kind) == (count.file, count.kind)]
        pointing = [one.label for one in flows if one.points_to_annex]
        undecided = bool(pointing) and not any(one.in_annex for one in flows)
        cure = (
            Words(
                ja=f"{'、'.join(pointing)} は別紙を指す。別紙が文書に含まれているか確かめる",
                en=f"{', '.join(pointing)} points to an annex (別紙): see whether the document holds it",
            )
            if pointing
            else Words(ja="件数か、欠けている欄を確かめる", en="check the count, or what is missing")
        )
        yield Finding(
            Severity.NOTE if undecided else Severity.WARNING,
            "count",
            Words(
                ja=f"{count.file}: {kind.ja}（{count.declared}）件とあるが、読み取れたのは {count.found} 件",
                en=f"{count.file}: {kind.en} declared: {count.declared}, found: {count.found}",
            ),
            cure,
            _declared(document, count),
        )


def _declared(document: EvaluationView, count: DeclaredCount) -> FindingEvidence:
    """Return where the form declares the count."""
    asked, words = (
        ("entrust.count", "")
        if count.kind == "entrustment"
        else ("sharing.count", f"{_KINDS[count.kind].ja}を行っている")
    )
    for field in document.meaning(asked):
        printed = re.search(rf"{words}\s*[(（]\s*{count.declared}\s*[)）]\s*件", _narrow(field.text))
        if field.file == count.file and printed:
            return FindingEvidence(field.section, field.line, field.text[slice(*printed.span())])
    return FindingEvidence(None, None, None)


def _narrow(text: str) -> str:
    return text.translate(_DIGITS)
