"""評価実施機関: 「花巻市長」「岐阜県○○市長」「○○市長 氏名」 and 「花巻市」 are one body."""

import re
from collections.abc import Iterable, Iterator

from konkyo.i18n import Words
from konkyo.loaders.names.name import Name
from konkyo.loaders.names.standard_spelling import standard_spelling

PREFECTURES = (
    "北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|"
    "福井県|山梨県|長野県|岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|"
    "山口県|徳島県|香川県|愛媛県|高知県|福岡県|佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県"
)
_PREFECTURE = re.compile(rf"({PREFECTURES})(?=.)")
_HEAD = re.compile(r"(.+?[市区町村])長(?:\s.*)?", re.S)
_GOVERNOR = re.compile(rf"({PREFECTURES})知事(?:\s.*)?", re.S)
_UNION = re.compile(r"(.+広域連合)(?:長|広域連合長)(?:\s.*)?", re.S)
_MUNICIPALITY = re.compile(r".+[市区町村]")
# Two names of cities occur in two prefectures each. Names of towns and villages often do.
_SHARED_NAMES = {"府中市", "伊達市"}
_MEASURES = re.compile(r"[<＜〈]\s*([^<>＜＞〈〉\s]{2,15}?)における(?:措置|対策)\s*[>＞〉]")
_OWN_WORDS = re.compile(r"[本当各全他]|地方公共団体|市[区町]")

OFFICE = Words(ja="長の職名を、その団体の名とした", en="the office of its head read as the body")
PREFECTURE = Words(
    ja="同じ名の市がほかにないので、都道府県名を除いた", en="prefecture left out: no other city has the name"
)
MEASURES = Words(
    ja="機関名の欄がないので、「…における措置」の見出しが名指す団体とした",
    en="no field names the body; it is the one that the headings of its measures name",
)


def body(printed: str) -> Name:
    """Return the body that the field 評価実施機関名 prints: of a municipality without 長 and prefecture."""
    text, why = printed.strip(), []
    start = len(printed) - len(printed.lstrip())
    for office in (_GOVERNOR, _UNION, _HEAD):
        if found := office.fullmatch(text):
            text, why = found[1], [OFFICE]
            break
    name, folds = standard_spelling(text)
    why += folds
    if _MUNICIPALITY.fullmatch(name) and (found := _PREFECTURE.match(name)):
        rest = name[found.end() :]
        if rest.endswith(("市", "区")) and rest not in _SHARED_NAMES:
            name, why = rest, [*why, PREFECTURE]
    return Name(name, start, start + len(printed.strip()), tuple(why))


def named_by_measures(texts: Iterable[str]) -> tuple[int, Name] | None:
    """Return the index of the first text with a heading like 「<川口市における措置>」 and the body that it names.

    None if no heading names a body, or if they name different ones.
    """
    found = list(_measures(texts))
    return found[0] if len({name.name for _, name in found}) == 1 else None


def _measures(texts: Iterable[str]) -> Iterator[tuple[int, Name]]:
    for number, text in enumerate(texts):
        for heading in _MEASURES.finditer(text):
            name = body(heading[1])
            if _MUNICIPALITY.fullmatch(name.name) and not _OWN_WORDS.match(name.name):
                start, end = heading.span(1)
                yield number, Name(name.name, start, end, (MEASURES, *name.why))
