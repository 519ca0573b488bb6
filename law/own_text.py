"""The text of an ordinance or a rule that is read as a whole: its name, and where its articles and items begin.

In such a text 「第3条」, 「別表」 and 「前号」 without the name of a law are its own.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise

from konkyo.law.address import Address, ArticleNumber
from konkyo.law.fold import Folded, fold
from konkyo.law.numerals import KANJI

_NUMERAL = rf"[\d０-９{KANJI}]+"
_TITLE = re.compile(
    r"\s*[○◯●◎]?[ \t　]*(?P<name>[^\s。（）()「」]{2,100}(?:条例|規則|規程|要綱|要領|規約|細則))"
    r"[ \t　]*(?:[（(][^\n]*)?(?:\n|$)"
)
_HEAD = re.compile(
    rf"^[ \t　]*(?P<article>第{_NUMERAL}条(?:の{_NUMERAL})*(?:第{_NUMERAL}項)?)(?=[ \t　]*(?P<words>[^\n]*))"
    rf"|^[ \t　]*(?P<paragraph>[2-9２-９]|[1１][0-9０-９])(?=[ \t　]+[^\s\d０-９])"
    rf"|^[ \t　]*(?:[（(](?P<item>{_NUMERAL})[）)]|(?P<kanji>[一二三四五六七八九十]+)[ \t　])"
    r"|^[ \t　]*(?P<supplement>附[ \t　]*則)(?=[ \t　]*(?:$|[（(]))"
    r"|^[ \t　]*(?P<apart>別表|別記|様式)",
    re.M,
)
_KINDS = ("article", "paragraph", "item", "kanji", "supplement", "apart")
_SENTENCE = re.compile(r"。|[はが]、")
_RULE = re.compile(r"施行(?:規則|細則)$")


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text of its own law."""

    law: str
    title: tuple[int, int]
    """its span in the folded text"""
    heads: dict[int, int]
    """where the number of an article stands at its head, in the folded text: start → end"""
    places: tuple[tuple[int, Address], ...]
    """where an article, paragraph or item begins in the folded text, in order"""

    def at(self, position: int) -> Address:
        """Return the provision of its own in which a position of the folded text stands."""
        index = bisect_right(self.places, position, key=lambda place: place[0]) - 1
        return self.places[index][1] if index >= 0 else Address(self.law)

    def parent(self) -> str | None:
        """Return the ordinance under which a rule was made, by the rule's title; None for an ordinance."""
        title = _RULE.sub("", self.law)
        return title if title != self.law and title.endswith("条例") else None


def own_text(text: str, folded: Folded) -> OwnText | None:
    """Return the own text that ``text`` is: below its title alone on a line, articles begin lines and say something."""
    named = _TITLE.match(text)
    if named is None:
        return None
    law = named["name"]
    found = list(_HEAD.finditer(text, named.end()))
    if not any(_says_something(head, following) for head, following in pairwise([*found, None]) if head):
        return None

    def folded_place(position: int) -> int:
        return bisect_left(folded.starts, position)

    at, places, heads = Address(law), [], {}
    for head in found:
        start, end = next(head.span(kind) for kind in _KINDS if head[kind])
        at = _next(at, head)
        places.append((folded_place(start), at))
        if head["article"]:
            heads[folded_place(start)] = folded_place(end)
    title = (folded_place(named.start("name")), folded_place(named.end("name")))
    return OwnText(law, title, heads, tuple(places))


def _says_something(head: re.Match[str], following: re.Match[str] | None) -> bool:
    """Tell whether an article begins here: 「第3条　市長は、…」, or 「第7条」 and below it 「(4)　…」.

    Below the name of an ordinance a legal basis may stand: 「第4条　別表第1の3の項」.
    """
    if not head["article"]:
        return False
    words = head["words"].strip()
    if not words:
        return following is not None and any(following[kind] for kind in ("paragraph", "item", "kanji"))
    return bool(_SENTENCE.search(words))


def _next(at: Address, head: re.Match[str]) -> Address:
    """Return the provision that begins at ``head``, behind the one ``at``."""
    if head["supplement"] or head["apart"]:
        return Address(at.law, str(ArticleNumber(in_supplement=True)) if head["supplement"] else None)
    numbers = re.findall(r"\d+(?:の\d+)*", fold(_counted(head)).text)
    if head["article"]:
        parts = re.fullmatch(r"第(\d+)条((?:の\d+)*)(?:第(\d+)項)?", fold(head["article"]).text)
        if parts is None:
            return at
        return Address(at.law, str(ArticleNumber(parts[1] + parts[2], at.in_supplement)), parts[3])
    if head["paragraph"]:
        return Address(at.law, at.article, numbers[0])
    return replace(at, item=numbers[0])


def _counted(head: re.Match[str]) -> str:
    return f"第{head['paragraph'] or head['item'] or head['kanji'] or '1'}号"
