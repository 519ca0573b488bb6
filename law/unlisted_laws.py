"""Finds laws that are in no table: municipal ordinances, laws repealed long ago. Their names are kept as printed."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from konkyo.law.citation import NAME_VARIES
from konkyo.law.fold import Folded
from konkyo.law.mentions import LAW_NUMBER, Mention

_ADDRESSED = re.compile(
    r"(?<!同)(?<!同主務)(?:条例|規則|規程|要綱|法律|法|政令|省令|府令|命令)(?:施行細則|施行規則|施行令)?"
    rf"(?=第\d+条|附則第|別表第?\d|\({LAW_NUMBER.pattern}|\(以下[、,]?「[^」]*(?:条例|規則|法|令)」)"
)
_ORDINANCE = re.compile(r"条例(?:施行規則)?(?!第\d+号)")
_BREAK = re.compile(
    r"条例(?:及び|並びに|又は|若しくは|、|と)|[。()「」『』【】\[\]:;※○●◎■◆→?!<>①-⑳]|は、|\d[条項号]?[.、]?|[・、](?=[^、・]*$)"
)
_JOIN = re.compile(r"及び|並びに|又は|若しくは|に基づく|に基づき|による|により|とともに|に関し|ほか|、|・")
_BODY = re.compile(r"(?:[一-龥々ヶケヴァ-ヴー]{1,8}?|[ぁ-ん]{2,7}[一-龥]{0,2})[都道府県市区町村](?![町村長民])")
_NAME = re.compile(rf"(?!同|本[法条令規]|主務|当該|各|前|他)(?:[一-龥々ァ-ヴー]|{_BODY.pattern})[^。()「」\d]{{1,90}}")
_INSIDE = re.compile(r"に基づ|の規定|の施行|施行")
_LONGEST = 120
_PARTICLES = re.compile(r"[ぁ-ん、・]")
_ACT_WITHIN = "特定の個人を識別"
_ALIKE = 0.94


def unlisted(folded: Folded, named: list[Mention], source: str) -> list[Mention]:
    """Return laws that are cited or defined under a name that is in no table: 墨田区個人情報保護条例第17条."""
    found: list[Mention] = []
    for ending in _ADDRESSED.finditer(folded.text):
        if _covering(named, ending.end()) is None and (mention := _named(folded, ending, named, source)):
            found.append(mention)
    return found


def ordinance_mentions(folded: Folded, named: list[Mention], source: str) -> list[Mention]:
    """Return every named ordinance: 番号法第9条第2項及び墨田区…条例. 「条例」 alone is no name."""
    found: list[Mention] = []
    numbers = [Mention(*number.span(), number[0]) for number in LAW_NUMBER.finditer(folded.text)]
    for ending in _ORDINANCE.finditer(folded.text):
        covering = _covering(named, ending.end())
        if covering is None and not _covering(numbers, ending.end()):
            covering = _named(folded, ending, named, source)
        if covering is not None and "条例" in covering.law and covering not in found[-1:]:
            found.append(covering)
    return found


def one_name_each(named: list[Mention], known: Iterable[str]) -> list[Mention]:
    """Return mentions in which an ordinance has the name that it has first, also where it is printed with a slip.

    「…個人番号利用等に関する条例」 beside 「…個人番号の利用等に関する条例」. ``known`` are the laws named before.
    """
    if not any(mention.law.endswith("条例") for mention in named):
        return named
    first = {_without_particles(law): law for law in reversed(list(known)) if law.endswith("条例")}
    unified = []
    for mention in named:
        law = mention.law
        if law.endswith("条例") and law not in first.values():
            key = _without_particles(law)
            law = first.get(key) or next((one for one in first.values() if _is_slip(one, law)), law)
            first.setdefault(key, law)
        marks = mention.marks if law == mention.law else (*mention.marks, NAME_VARIES)
        unified.append(replace(mention, law=law, marks=marks))
    return unified


def _without_particles(name: str) -> str:
    return _PARTICLES.sub("", name)


def _is_slip(one: str, other: str) -> bool:
    """Return whether two long names, which contain most of the title of 番号法, differ by a slip only.

    Shorter names differ by as little where they are two: 国民健康保険条例, 国民健康保険税条例.
    """
    if not (_ACT_WITHIN in one and _ACT_WITHIN in other) or _body_of(one) != _body_of(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _body_of(name: str) -> str | None:
    body = _BODY.match(name)
    return body[0] if body else None


def _before(named: list[Mention], position: int) -> int:
    """Return the index of the last mention that begins before ``position``, or -1."""
    return bisect_right(named, position - 1, key=lambda mention: mention.start) - 1


def _covering(named: list[Mention], end: int) -> Mention | None:
    """Return the mention that covers the character before ``end``."""
    index = _before(named, end)
    return named[index] if index >= 0 and named[index].end >= end else None


def _named(folded: Folded, ending: re.Match[str], named: list[Mention], source: str) -> Mention | None:
    """Return the name that ends with ``ending``; None if only the kind (条例) is printed."""
    text, end = folded.text, ending.end()
    index = _before(named, ending.start() + 1)
    floor = max(0, end - _LONGEST, named[index].end if index >= 0 else 0)
    start = _start(text, floor, ending.start())
    if index >= 0 and _INSIDE.match(text, named[index].end):
        # The name may contain the name of a law: ○○市行政手続における…法律に基づく個人番号の利用に関する条例.
        inner = named[index].start
        body = _start(text, max(0, inner - 30), inner)
        start = body if _BODY.fullmatch(text, body, inner) else start
    if start >= ending.start() or not _NAME.fullmatch(text, start, end):
        return None
    first, last = folded.span(start, end)
    return Mention(start, end, re.sub(r"\s", "", source[first:last]))


def _start(text: str, floor: int, end: int) -> int:
    """Return the beginning of a name that ends at ``end``; it is not before ``floor``."""
    floor = max([floor, *(match.end() for match in _BREAK.finditer(text, floor, end))])
    joins = [floor, *(match.end() for match in _JOIN.finditer(text, floor, end))]
    # 「及び」 after the name of a city or prefecture belongs to the name of the ordinance; before it, it does not.
    return next((join for join in joins if _BODY.match(text, join, end)), joins[-1])
