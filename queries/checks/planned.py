"""Ordinances (条例) that a document names as a basis though they are only planned."""

import re
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity

_PLANNED = re.compile(r"条例(?:を|の)?(?:制定|改正|整備)(?:する|を)?(?:予定|見込み?|検討)")
_MADE_LATER = re.compile(r"条例(?:を|の)?制定(?=[(（]|$)")
"""「第9条第2項に基づく条例制定（別表第二の18の項）」 names the making of an ordinance, not an ordinance."""


def planned(document: EvaluationView) -> Iterator[Finding]:
    """Yield ordinances that are only planned, and those whose name is that of their making."""
    found = [(pattern, at) for pattern in (_PLANNED, _MADE_LATER) for at in _places(document, pattern)]
    for pattern, said in (
        (
            _PLANNED,
            Words(
                ja="根拠の条例が制定予定のままである。文書の日に根拠がないことになる",
                en="the ordinance it rests on is only planned, so there is no basis on the document's day",
            ),
        ),
        (
            _MADE_LATER,
            Words(
                ja="根拠が「条例制定」で、条例そのものではない（制定予定の名残とみられる）",
                en="it rests on the making of an ordinance, not on an ordinance: as if it were still planned",
            ),
        ),
    ):
        places = [at for one, at in found if one is pattern]
        if places:
            yield Finding.at(
                Severity.WARNING,
                "planned",
                said,
                Words(ja="制定済みなら、その条例の名と条項を書く", en="name the ordinance, if it has been made"),
                places,
            )


def _places(document: EvaluationView, pattern: re.Pattern[str]) -> list[FindingEvidence]:
    return [at for field in document.readable for _, at in CompactText.of(field).finditer(pattern)]
