"""Laws that are printed with their number, 「…規則（平成26年特定個人情報保護委員会規則第1号）」: do both agree?"""

import re
from collections import defaultdict
from collections.abc import Iterator

from konkyo.i18n import Words
from konkyo.law.fold import Folded, fold
from konkyo.law.law_names import names
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.text_likeness import text_likeness

_ERA = "(?:明治|大正|昭和|平成|令和)"
_NUMBERED = re.compile(
    rf"(?P<name>[一-龥々ぁ-んァ-ヴー、]{{4,120}})\((?P<year>{_ERA}(?:元|\d+)年)(?:\d+月\d+日)?(?P<rest>[一-龥・ァ-ヴー、]{{2,40}}第\d+号)"
)
_ACT_NUMBER = re.compile(rf"{_ERA}(?:元|\d+)年法律第\d+号")
_NEAR = 0.8
"""A name this much like the title of the law with the number printed, and not the same, is a misprint of it."""
_WIDEST = 6
"""So many characters may be too much or missing."""


def numbered_titles(document: EvaluationView) -> Iterator[Finding]:
    """Yield laws whose number is that of a title almost like the one printed, and acts with the number of another."""
    titles: dict[tuple[str, str], list[FindingEvidence]] = defaultdict(list)
    numbers: dict[tuple[str, str, str], list[FindingEvidence]] = defaultdict(list)
    for field in document.readable:
        text = fold(field.text)
        for found in _NUMBERED.finditer(text.text):
            number = found["year"] + found["rest"]
            meant = names().numbers.get(number)
            known = names().ending(text.text, found.end("name"))
            law = names().spellings[known] if known else None
            if meant and law != meant and (start := _misprint(text, found, meant)) is not None:
                titles[meant, number].append(field.found(*text.span(start, found.end("name"))))
            elif law and law != meant and _is_other_act(number, law):
                numbers[law, names().laws[law].number or "", number].append(
                    field.found(*text.span(found.start("year"), found.end("rest")))
                )
    for (meant, number), places in titles.items():
        yield _finding(
            places,
            Words(
                ja=f"{number} の今の題名は「{meant}」で、「{places[0].printed}」ではない",
                en=f"the title of {number} now is 「{meant}」, not 「{places[0].printed}」",
            ),
            meant,
        )
    for (law, right, _), places in numbers.items():
        yield _finding(
            places,
            Words(
                ja=f"「{places[0].printed}」は {law} の法令番号でない（{right}）",
                en=f"「{places[0].printed}」 is not the number of {law} ({right})",
            ),
            right,
        )


def _misprint(text: Folded, found: re.Match[str], title: str) -> int | None:
    """Return where the misprinted title begins; None where what stands before the number is not like the title."""
    end = found.end("name")
    plain = fold(title).text
    first = max(found.start("name"), end - len(plain) - _WIDEST)
    windows = range(first, max(first, end - len(plain) + _WIDEST) + 1)
    likeness, start = max((text_likeness(text.text[one:end], plain), one) for one in windows)
    return start if likeness >= _NEAR and text.text[start:end] != plain else None


def _is_other_act(number: str, law: str) -> bool:
    """Tell whether ``number`` is that of an act, as that of ``law`` is, and another one."""
    right = names().laws[law].number
    return (
        right is not None and right != number and bool(_ACT_NUMBER.fullmatch(right) and _ACT_NUMBER.fullmatch(number))
    )


def _finding(places: list[FindingEvidence], said: Words, right: str) -> Finding:
    cure = Words(ja=f"「{right}」と書く", en=f"write 「{right}」")
    return Finding.at(Severity.WARNING, "title", said, cure, places)
