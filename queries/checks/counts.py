"""The numbers of flows that the form declares, (n)件, against what stands in it: the flows and the rows listed."""

import re
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import DeclaredCount, EvaluationView, Field
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.listed_rows import listed_rows

_KINDS = {
    "entrustment": Words(ja="委託", en="entrustments"),
    "provision": Words(ja="提供", en="provisions"),
    "transfer": Words(ja="移転", en="transfers"),
}
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_BLANK = r"\s*[(（]\s*[)）]\s*件"


def counts(document: EvaluationView) -> Iterator[Finding]:
    """Yield each number that does not agree with what is described, and those that are left blank."""
    for count in document.counts:
        if count.agrees is False and not _stands_in_annex(document, count):
            yield _disagreeing(document, count)
    blank = [
        at for count in document.counts if count.declared is None and count.found and (at := _blank(document, count))
    ]
    if blank:
        yield Finding.at(
            Severity.NOTE,
            "count",
            Words(
                ja=f"書かれている流れがあるのに、件数が空欄の箇所が {len(blank)} ある",
                en=f"{len(blank)} numbers of flows are left blank though flows are described",
            ),
            Words(ja="件数を書く", en="fill in the numbers"),
            blank,
        )


def _stands_in_annex(document: EvaluationView, count: DeclaredCount) -> bool:
    """Tell whether the flows stand in a 別紙 that is not at hand, so that nothing can be said of their number."""
    flows = [one for one in document.handovers if (one.file, one.kind) == (count.file, count.kind)]
    return any(one.points_to_annex for one in flows) and not any(one.in_annex for one in flows)


def _disagreeing(document: EvaluationView, count: DeclaredCount) -> Finding:
    kind = _KINDS[count.kind]
    rows = len(listed_rows(document, "提供")) if count.kind == "provision" else 0
    listed = (
        Words(
            ja=f"（{document.network_section} の一覧は {rows} 項）",
            en=f" ({document.network_section} lists {rows} rows)",
        )
        if rows
        else Words(ja="", en="")
    )
    return Finding(
        Severity.WARNING,
        "count",
        Words(
            ja=f"{count.file}: {kind.ja}（{count.declared}）件とあるが、読み取れたのは {count.found} 件{listed.ja}",
            en=f"{count.file}: {kind.en} declared: {count.declared}, found: {count.found}{listed.en}",
        ),
        Words(ja="件数か、欠けている欄を確かめる", en="check the count, or what is missing"),
        _declared(document, count, rf"\s*[(（]\s*{count.declared}\s*[)）]\s*件") or FindingEvidence(None, None, None),
    )


def _blank(document: EvaluationView, count: DeclaredCount) -> FindingEvidence | None:
    return _declared(document, count, _BLANK)


def _declared(document: EvaluationView, count: DeclaredCount, brackets: str) -> FindingEvidence | None:
    """Return where the form prints the number between its brackets; None where it does not print them so."""
    asked, words = (
        ("entrust.count", "")
        if count.kind == "entrustment"
        else ("sharing.count", f"{_KINDS[count.kind].ja}を行っている")
    )
    fields: list[Field] = [field for field in document.meaning(asked) if field.file == count.file]
    for field in fields:
        if printed := re.search(words + brackets, field.text.translate(_DIGITS)):
            return field.found(*printed.span())
    return None
