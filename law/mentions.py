"""Finds the laws that a folded text names: by title, short name, alias, law number, or a misprint of these."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from konkyo.law.citation import AMBIGUOUS_NAME, FORMER_LAW, NAME_LACKS_LAW, NAME_MISSPELT, CitationMark
from konkyo.law.fold import Folded
from konkyo.law.law_names import ACT, ambiguous_names, enactment, names, printed_title

LAW_NUMBER = re.compile(
    r"(?:明治|大正|昭和|平成|令和)\d+年(?:\d+月\d+日)?"
    r"(?:[^\d()。、「」第\s]{0,40}?(?:法律|令|規則|条例|規程|告示))第\d+号"
)
"""平成25年5月31日法律第27号, 平成26年内閣府・総務省令第5号, 平成14年総務省告示第334号."""

ENDINGS = "法律令則例程準件針"
"""The last characters of the names of laws."""

_CITED = re.compile(r"第?\d+条|附則|別表|(?<=\d号)\(?第\d+[-の]")
_NOTICE_IN_BRACKETS = re.compile(rf"\((?P<number>{LAW_NUMBER.pattern})\)(?=第\d+[-の]\d)")
"""「総務大臣が定める基準（平成14年総務省告示第334号）第6-7」."""
_YEAR_BEHIND = re.compile(r"(?P<notice>[一-龥ァ-ヴー]{2,14}告示第\d+号)\((?P<year>(?:昭和|平成|令和)\d+年)\)")
_AMENDING = re.compile(
    rf"(?:等|及び[^、。()「」]{{1,60}}?法(?:律)?)?(?:の一部を改正する(?:等の)?(?:法律|政令|[省府]令|命令|規則)|の(?:一部改正|施行)に伴う関係法律の整備(?:等)?に関する法律)"
    rf"(?:\((?P<number>{LAW_NUMBER.pattern})[。)])?"
)
_DAY = re.compile(r"(?<=年)\d+月\d+日")
_WORD = re.compile(r"[一-龥々ァ-ヴー]")
_UNIT = re.compile(r"[条項号表法令則律\d]")
_ENACTMENT = re.compile(r"施行(?:令|規則|細則)")
_ARTICLE = re.compile(r"第\d+条")
_WORDS = re.compile(r"[一-龥々ァ-ヴー]{3,}\Z")
_LONGEST_STEM = 24
_LONGEST_TAIL = 80
_ALIKE = 0.9
_ORDER_END = re.compile(r"命令|省令")
_DIGITS = re.compile(r"\d+")
_FORMER = re.compile(r"(?:旧|(?:改正|廃止)前の)$")
# A name this long is always a law. A shorter one counts only if it is not the end of a longer word.
_UNMISTAKABLE = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A law that is named at ``[start, end)`` of the folded text."""

    start: int
    end: int
    law: str
    marks: tuple[CitationMark, ...] = ()


def mentions(folded: Folded, aliases: Mapping[str, str]) -> list[Mention]:
    """Return the laws that a text names, in order; of overlapping readings the longest one."""
    found = _named(folded, aliases)
    found += _misspelt_orders(folded.text, found)
    found += _enactments(folded.text, found)
    found = [*_amending(folded.text, found), *found]
    found += _numbered(folded.text)
    found += _lacking_law(folded)
    return [_former(folded.text, one) for one in outermost(found)]


def outermost(found: Iterable[Mention]) -> list[Mention]:
    """Return mentions in order, without those inside another one or overlapping an earlier one."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= mention.start:
            kept.append(mention)
    return kept


def _named(folded: Folded, aliases: Mapping[str, str]) -> list[Mention]:
    """Find laws by known spelling (住民基本台帳法, 住基法) or by an alias the document defines (法, 利用条例)."""
    text, table = folded.text, names()
    ends = re.compile(f"[{re.escape(''.join({*ENDINGS, *(alias[-1] for alias in aliases)}))}]")
    longest_first = sorted(aliases, key=len, reverse=True)
    found = []
    for character in ends.finditer(text):
        end = character.end()
        alias = next((alias for alias in longest_first if text.endswith(alias, 0, end)), None)
        known = table.ending(text, end)
        name = max(filter(None, (alias, known)), key=len, default=None)
        if name is None:
            continue
        law = aliases[name] if name == alias else table.spellings[name]
        start = end - len(name)
        if len(name) >= _UNMISTAKABLE or _begins_word(folded, start):
            marks = (AMBIGUOUS_NAME,) if name != alias and name in ambiguous_names() else ()
            found.append(Mention(start, end, law, marks))
    return found


def _begins_word(folded: Folded, start: int) -> bool:
    """Return whether a word begins at ``start``: the 法 in 「方法」 does not name the law 「法」."""
    before = folded.text[start - 1] if start else ""
    if not _WORD.match(before) or folded.spaced(start) or _UNIT.match(before):
        return True
    return bool(_FORMER.search(folded.text, max(0, start - 4), start))


def _misspelt_orders(text: str, found: list[Mention]) -> list[Mention]:
    """Find orders under 番号法 whose long names are misprinted: 番号法別表第一の主務省令え定める事務を定める命令."""
    misspelt = []
    table = names()
    for act in found:
        if act.law != ACT:
            continue
        for ending in _ORDER_END.finditer(text, act.end, act.end + _LONGEST_TAIL):
            tail = text[act.end : ending.end()]
            # A name ends before the bracket that defines its short form: …に関する省令(以下「カード省令」という。).
            if "(" in tail:
                break
            if text[act.start : ending.end()] not in table.spellings and (law := _nearly(tail, table.tails)):
                misspelt.append(Mention(act.start, ending.end(), law, (NAME_MISSPELT,)))
    return misspelt


def _nearly(tail: str, tails: tuple[tuple[str, str], ...]) -> str | None:
    """Return the order whose tail is almost equal to ``tail``; None if there is none."""
    for known, law in tails:
        # Digits must be equal: 別表第一 and 別表第二 have different orders.
        alike = abs(len(known) - len(tail)) <= len(known) // 5 and _DIGITS.findall(known) == _DIGITS.findall(tail)
        if alike and SequenceMatcher(None, tail, known, autojunk=False).ratio() >= _ALIKE:
            return law
    return None


def _enactments(text: str, found: list[Mention]) -> list[Mention]:
    """Find orders that are named by the short name of their law: 「法施行令」 where 法 is defined, 住基法施行規則."""
    composed = []
    for act in found:
        if kind := _ENACTMENT.match(text, act.end):
            composed.append(Mention(act.start, kind.end(), enactment(act.law, kind[0]), act.marks))
    return composed


def _amending(text: str, found: list[Mention]) -> list[Mention]:
    """Find amending laws, which are in no list: 児童手当法の一部を改正する法律（平成24年法律第24号）.

    Many of them have one title, so the number tells them apart where the title is known for another number.
    """
    amending, table = [], names()
    for act in found:
        title = _AMENDING.match(text, act.end)
        if title is None:
            continue
        number = plain_number(title["number"]) if title["number"] else ""
        end = title.start("number") - 1 if number else title.end()
        name = f"{printed_title(act.law)}{text[act.end : end]}"
        known = table.laws.get(name)
        if known and number and known.number != number:
            name = f"{name}（{number}）"
        amending.append(Mention(act.start, end, table.numbers.get(number, name)))
    return amending


def _numbered(text: str) -> list[Mention]:
    """Find laws cited by number only: 昭和六十年法律第三十四号附則第九十七条. The number names an unknown one."""
    found = []
    for number in LAW_NUMBER.finditer(text):
        cited = _CITED.match(text, number.end()) is not None
        law = by_number(number[0]) or (plain_number(number[0]) if cited else None)
        # In brackets after a name the number belongs to that name, unless a provision follows inside the brackets.
        if law and (cited or text[number.start() - 1 : number.start()] != "("):
            found.append(Mention(number.start(), number.end(), law))
    for notice in _NOTICE_IN_BRACKETS.finditer(text):
        law = by_number(notice["number"]) or plain_number(notice["number"])
        found.append(Mention(*notice.span(), law))
    for notice in _YEAR_BEHIND.finditer(text):
        # 総務省告示第334号（平成14年）
        name = notice["year"] + notice["notice"]
        found.append(Mention(*notice.span(), by_number(name) or name))
    return found


def by_number(number: str) -> str | None:
    """Return the law with this folded number, which may contain the day: 平成25年5月31日法律第27号."""
    return names().numbers.get(plain_number(number))


def plain_number(number: str) -> str:
    """Return a folded law number without the day, with ministries joined as e-Gov does."""
    return _DAY.sub("", number).replace("令・", "・")


def _lacking_law(folded: Folded) -> list[Mention]:
    """Find titles that lack 法, directly before an article: 公営住宅第2条第16号, 住民基本台帳施行令第34条."""
    found = []
    text, laws = folded.text, names().laws
    for article in _ARTICLE.finditer(text):
        end = article.start()
        word = _WORDS.search(text, max(0, end - _LONGEST_STEM), end)
        if word is None or folded.spaced(end):
            continue
        kind = next((tail for tail in ("施行令", "施行規則") if word[0].endswith(tail)), "")
        stem = word[0].removesuffix(kind)
        for start in range(len(stem) - 3):
            title = f"{stem[start:]}法{kind}"
            if title in laws and _begins_word(folded, word.start() + start):
                found.append(Mention(word.start() + start, end, title, (NAME_LACKS_LAW,)))
                break
    return found


def _former(text: str, mention: Mention) -> Mention:
    """Mark a law that is cited in its version before an amendment: 改正前の国民年金法第5条."""
    if not _FORMER.search(text, max(0, mention.start - 4), mention.start):
        return mention
    return Mention(mention.start, mention.end, mention.law, (*mention.marks, FORMER_LAW))
