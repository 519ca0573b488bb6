"""One office under two names: 統括情報セキュリティ責任者 in one place, 統括情報セキュリティ管理者 in another."""

import re
from collections import defaultdict
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere

_OFFICE = re.compile(
    r"(?P<office>(?:最高|統括|総括)[一-龥ァ-ヶー]{2,20}?)(?P<end>責任者|管理者)(?![一-龥ァ-ヶー])(?!補佐)"
    r"|(?P<before>(?:最高|統括|総括)[一-龥ァ-ヶー]{2,20}?)(?P<last>責任者|管理者)(?=及び|又は|等)"
)
"""Of such an office there is one. 情報セキュリティ責任者 and 情報セキュリティ管理者 are two persons."""


def differing_offices(document: EvaluationView) -> Iterator[Finding]:
    """Yield offices that there is one of, with two names of which one says 責任者 and one 管理者."""
    offices: dict[str, dict[str, list[FindingEvidence]]] = defaultdict(lambda: defaultdict(list))
    for field in document.readable:
        for found, at in CompactText.of(field).finditer(_OFFICE):
            offices[found["office"] or found["before"]][found[0]].append(at)
    for names in offices.values():
        if len(names) > 1:
            used = most_used(names)
            counted = names_with_counts(used)
            places = [place for _, each in reversed(used) for place in each]
            yield Finding(
                Severity.WARNING,
                "name",
                Words(
                    ja=f"一つとみられる役職に、いくつかの名がある: {counted.ja}",
                    en=f"what seems to be one office has several names: {counted.en}",
                ),
                Words(ja="名をそろえるか、違いを書く", en="use one name, or say how they differ"),
                places[0],
                elsewhere(places[0], places),
            )
