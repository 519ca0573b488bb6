"""Whether a grave accident (重大事故) happened: a question about the body, which is asked again for each file."""

import re
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity, elsewhere

_MEANING = "risk.past"
_ANSWER = re.compile(r"[\[［]\s*(発生あり|発生なし)")


def past_accidents(document: EvaluationView) -> Iterator[Finding]:
    """Yield that the answers for the files differ: one body, one answer."""
    answers: dict[str, list[tuple[str, FindingEvidence]]] = {}
    for field in document.meaning(_MEANING):
        if found := _ANSWER.search(field.text):
            answers.setdefault(found[1], []).append((field.file or field.section, field.found(*found.span(1))))
    if len(answers) == 1 or not answers:
        return
    ja = "、".join(f"{'・'.join(file for file, _ in places)}は「{said}」" for said, places in answers.items())
    en = ", ".join(f"{' and '.join(file for file, _ in places)}: 「{said}」" for said, places in answers.items())
    places = [place for each in sorted(answers.values(), key=len) for _, place in each]
    yield Finding(
        Severity.WARNING,
        "accident",
        Words(
            ja=f"評価実施機関の重大事故を問う同じ問いの答えが、ファイルによって違う: {ja}",
            en=f"the same question, whether the body had a grave accident, is answered differently for its files: {en}",
        ),
        Words(ja="期間（過去3年など）と発生の日を確かめ、答えをそろえる",
              en="see the period that is asked about and the day of the accident, and give one answer"),
        places[0],
        elsewhere(places[0], places),
    )  # fmt: skip
