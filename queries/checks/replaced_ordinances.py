"""Ordinances on personal information (個人情報保護条例), in the place of which 個人情報保護法 stands since 2023-04-01.

On that day 令和3年法律第37号 第51条 took effect: since then 個人情報の保護に関する法律 itself binds prefectures and
municipalities, and an ordinance only adds to it (法施行条例). Assemblies (議会) are not bound by it and keep their own.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from konkyo.i18n import Words
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.former_titles import FORMER

REPLACED = date(2023, 4, 1)
_ORDINANCE = re.compile(r"[一-龥々ヶケァ-ヴー]*?(?P<words>(?<!特定)個人情報(?:の)?保護(?:に関する)?条例)")
_OF_AN_ASSEMBLY = re.compile(r"議会(?:の|における)?(?:保有する)?$")


def replaced_ordinances(document: EvaluationView) -> Iterator[Finding]:
    """Yield each 個人情報保護条例 that is named as in force on a day on which 個人情報保護法 has taken its place."""
    day = document.day
    if day is None or day < REPLACED:
        return
    found: dict[str, list[FindingEvidence]] = defaultdict(list)
    for text in map(CompactText.of, document.readable):
        for printed, at in text.finditer(_ORDINANCE):
            name = printed[0]
            before = text.text[: printed.start("words")]
            if not _OF_AN_ASSEMBLY.search(before) and not FORMER.search(text.text[: printed.start()]):
                found[name].append(at)
    if not found:
        return
    names = "、".join(f"「{name}」" for name in found)
    places = [at for each in found.values() for at in each]
    yield Finding.at(
        Severity.WARNING,
        "replaced",
        Words(
            ja=f"{names}: {REPLACED} から、地方公共団体の個人情報の取扱いは個人情報の保護に関する法律による"
            f"（令和3年法律第37号第51条）。{day} にこの名の条例があるかどうかは、条例の本文がないので分からない",
            en=f"{names}: since {REPLACED} the act on personal information (個人情報の保護に関する法律) binds local "
            f"governments (令和3年法律第37号 article 51). Whether there still is an ordinance of this name on {day} is "
            "not known, as no text of it is held",
        ),
        Words(
            ja="条例が廃止・改正されていないか確かめ、されていれば、個人情報保護法の条か、その施行条例の名と条に改める",
            en="see whether the ordinance was repealed or amended; if so, cite 個人情報保護法, or the ordinance that "
            "carries it out (施行条例)",
        ),
        places,
    )
