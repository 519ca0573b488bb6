"""One system, file, ordinance, department or kind of information under several names in a document (表記の揺れ)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.law.law_names import names
from konkyo.law.network import NETWORK_SYSTEM
from konkyo.queries.checks.compact_text import CompactText
from konkyo.queries.checks.contrary_signs import are_contrary
from konkyo.queries.checks.counted_names import most_used, names_with_counts
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.foreign_words import spelt_alike
from konkyo.queries.checks.text_likeness import text_likeness

_SIGNS = "一-龥々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ"
_OFTEN_CUT = (NETWORK_SYSTEM, "住民基本台帳ネットワークシステム", "庁内連携システム")
"""Names of the form that bodies write without their last word, or with one sign that is another."""
_FORM = frozenset(
    (
        *(*_OFTEN_CUT, "既存住民基本台帳システム"),
        *("宛名システム", "税務システム", "既存システム", "情報システム", "業務システム", "既存業務システム"),
        *("特定個人情報ファイル", "個人情報ファイル", "システム用ファイル", "電子ファイル", "表計算ファイル"),
    )
)
"""What the form itself prints, and what is the name of no single thing."""
_LINES = 2
_LEAST = 2
"""A name has so many characters beside its last word."""
_LONG = 8
"""Names of so many characters are one though one of them differs."""
_PREFIX = 4
"""A name with at most so many characters more before it may be the same: 証明書＋コンビニ交付システム."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of thing. ``ends``: its last words; ``fillers``: words by which its names may differ."""

    words: Words
    ends: str
    fillers: str
    whole: bool = False
    """whether a shorter name may be all of a longer one but its first characters"""
    severity: Severity = Severity.WARNING
    followed: str = "等"
    """a word that may stand right behind a name"""

    @property
    def pattern(self) -> re.Pattern[str]:
        """What finds its names in a text."""
        return re.compile(
            rf"[{_SIGNS}][{_SIGNS}・]{{1,40}}?(?:{self.ends})(?=及び|又は|{self.followed}|[^{_SIGNS}]|$)(?!・プラット)"
        )


SYSTEM_NAMES = _Kind(
    Words(ja="システム", en="system"),
    "システム|サーバー?|CS|ＣＳ|ネットワーク|プラット(?:ホーム|フォーム)",
    "既存|管理|番号|情報|等",
    whole=True,
)
_FILES = _Kind(Words(ja="ファイル", en="file"), "ファイル", "情報|関係|管理|データ|事務|等")
_ORDINANCES = _Kind(Words(ja="条例・規程", en="ordinance"), "条例|規程|規定|要綱", "の|等")
# 「鍵情報及び照会許可用照合リスト情報」
_LISTS = _Kind(Words(ja="一覧", en="list"), "リスト", "用|等", severity=Severity.NOTE, followed="情報")
# 「国税関連情報」 in words of one's own, 「国税関係情報」 in the form
_INFORMATION = _Kind(Words(ja="情報", en="kind of information"), "情報", "等", severity=Severity.NOTE)
_OWN_PLACE = re.compile("^(?:当|本)[市区町村](?=CS$)")
"""「当区CS」: 市町村CS, in which a body replaced 市町村 by what it calls itself."""
_ENDS_ALIKE = (("サーバ", "システム"), ("規定", "規程"))
_JOINED = re.compile(r"^.*(?:措置|機能|連携・|提供・|照会・|管理・|入手・|使用・|・(?!プラット))(?=.{5})")
"""A sign of a list, or a heading, that stands before a name without a blank."""

_ORDINANCE = ("条例", "規則", "規程", "要綱")
_ONE_NAME = 0.95
"""So much alike, names of ordinances are one; 子ども医療費 and 子育て医療費 make two."""

Places = dict[str, list[FindingEvidence]]
"""A name → where it is printed."""


def differing_names(document: EvaluationView) -> Iterator[Finding]:
    """Yield things that seem to be one but have several names. Which name is right takes the officer."""
    texts = [CompactText.of(field) for field in document.readable]
    unread = [CompactText.of(field) for field in document.unread]
    body = (document.body or "").strip().removesuffix("長")
    for kind in (SYSTEM_NAMES, _FILES, _ORDINANCES, _LISTS, _INFORMATION):
        found = printed_names(kind, texts)
        _add_unread(found, printed_names(kind, unread), kind, body)
        groups: dict[str, Places] = defaultdict(dict)
        for name, places in found.items():
            if name not in _FORM and (key := _key(name, kind, body)):
                groups[key][name] = places
        if kind.whole:
            _join_shorter(groups)
        _join_misprinted(groups)
        for group in groups.values():
            if len({spelt_alike(name) for name in group}) > 1:
                yield _finding(kind.words, group, kind.severity)
    yield from _cut_off(texts)
    yield from _form_files(texts)
    yield from _ordinances_cited(document)
    yield from _of_flows(document, texts)


def printed_names(kind: _Kind, texts: Iterable[CompactText]) -> Places:
    """Return the names of a kind of thing that texts print, each with where it stands."""
    found: Places = defaultdict(list)
    for text in texts:
        for match, at in text.finditer(kind.pattern):
            name = unicodedata.normalize("NFKC", match[0])
            own = _JOINED.sub("", name)
            place = text.at(match.end() - len(own), match.end()) if own != name else at
            # Words of a picture stand on lines of their own; a word that is broken stands on two.
            if (place.quote or "").count("\n") < _LINES:
                found[own].append(place)
    return found


def _add_unread(found: Places, unread: Places, kind: _Kind, body: str) -> None:
    """Add the names in lines that belong to no field, where one stands in one line and others like it in fields."""
    keys = {_key(name, kind, body) for name in found}
    for name, places in unread.items():
        whole = [place for place in places if "\n" not in (place.quote or "")]
        if whole and name not in found and _key(name, kind, body) in keys - {None}:
            found[name] = whole


def _key(name: str, kind: _Kind, body: str) -> str | None:
    """Return what a name and its variants have in common; None for one that is too short to tell."""
    plain = _OWN_PLACE.sub("市町村", _long_vowels(name)).replace("市区町村", "市町村").removeprefix(body)
    plain = plain.replace("関連", "関係")
    for end, common in _ENDS_ALIKE:
        if plain.endswith(end):
            plain = plain.removesuffix(end) + common
    parts = re.fullmatch(rf"(.*?)({kind.ends})", plain)
    core = re.sub(kind.fillers, "", parts[1]) if parts else ""
    return core + parts[2] if parts and len(core) >= _LEAST else None


def _long_vowels(name: str) -> str:
    """Return a name with one spelling of its long vowels: サーバー and サーバ, プラットフォーム and プラットホーム."""
    return name.replace("プラットフォーム", "プラットホーム").replace("サーバー", "サーバ")


def _join_shorter(groups: dict[str, Places]) -> None:
    """Put a name together with a longer one that ends with it: コンビニ交付システム, 証明書コンビニ交付システム."""
    for key in sorted(groups, key=len):
        longer = [one for one in groups if one != key and one.endswith(key) and len(one) - len(key) <= _PREFIX]
        if len(longer) == 1 and len(key) >= _LEAST + 6:
            groups[longer[0]] |= groups.pop(key)


def _join_misprinted(groups: dict[str, Places]) -> None:
    """Put long names together that differ in one sign: 照会許可照合リスト, 照会許可照会リスト."""
    for key in sorted(groups, key=lambda one: sum(map(len, groups[one].values()))):
        alike = [one for one in groups if one != key and _one_sign_apart(one, key)]
        if len(alike) == 1:
            groups[alike[0]] |= groups.pop(key)


def _one_sign_apart(one: str, other: str) -> bool:
    apart = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) >= _LONG and len(apart) == 1 and not are_contrary(apart[0])


def _cut_off(texts: Iterable[CompactText]) -> Iterator[Finding]:
    """Yield the places in which such a name is not written in full."""
    for name in _OFTEN_CUT:
        short = name.removesuffix("システム")
        other = rf"(?<![{_SIGNS}])(?!{name[0]})[一-龥]{name[1:]}"
        cut = rf"{short}(?!システム)" if short.endswith("ネットワーク") else other
        pattern = re.compile(rf"{cut}|{other}")
        places = [at for text in texts for _, at in text.finditer(pattern)]
        if places:
            yield _seems(places, name)


def _seems(places: Sequence[FindingEvidence], name: str) -> Finding:
    quote = places[0].printed
    return Finding.at(
        Severity.NOTE,
        "name",
        Words(
            ja=f"「{quote}」（{len(places)} か所）は「{name}」のことと思われる",
            en=f"「{quote}」 ({len(places)} places) seems to be 「{name}」",
        ),
        Words(ja=f"「{name}」と書く", en=f"write 「{name}」"),
        places,
    )


def _ordinances_cited(document: EvaluationView) -> Iterator[Finding]:
    """Yield ordinances that are cited by names of which one lacks a word: 「…ための番号の利用…」, 「…ための利用…」."""
    known = names().laws
    cited: Places = defaultdict(list)
    for one in document.citations:
        if one.address.law and one.address.law not in known and one.address.law.endswith(_ORDINANCE):
            cited[one.address.law].append(one.evidence)
    groups: list[Places] = []
    for name, places in cited.items():
        like = (group for group in groups if any(_misprinted(name, other) for other in group))
        group = next(like, None)
        if group is None:
            groups.append({name: places})
        else:
            group[name] = places
    yield from (_finding(_ORDINANCES.words, group, Severity.WARNING) for group in groups if len(group) > 1)


def _misprinted(one: str, other: str) -> bool:
    return text_likeness(one, other) >= _ONE_NAME


def _form_files(texts: Iterable[CompactText]) -> Iterator[Finding]:
    """Yield names that are that of all files of the form but for a word too much: 特定個人情報事務ファイル."""
    general = "特定個人情報ファイル"
    found = printed_names(_FILES, texts)
    for name, places in found.items():
        if name not in _FORM and _key(name, _FILES, "") == _key(general, _FILES, ""):
            yield _seems(places, general)


def _of_flows(document: EvaluationView, texts: Sequence[CompactText]) -> Iterator[Finding]:
    """Yield departments and kinds of information that flows name in several ways."""
    departments: dict[str, Places] = defaultdict(dict)
    information: dict[str, Places] = defaultdict(dict)
    for flow in document.handovers:
        if flow.counterparty and not flow.in_annex:
            key = "".join(flow.counterparty.replace("事務局", "").split())
            departments[key].setdefault(flow.counterparty, _places(flow.counterparty, texts))
        for kind in flow.kinds if not flow.in_annex else ():
            information[re.sub("関係|個人|等", "", kind)].setdefault(kind, _places(kind, texts))
    for words, groups in (
        (Words(ja="部署", en="department"), departments),
        (Words(ja="情報", en="kind of information"), information),
    ):
        for group in groups.values():
            if len(group) > 1 and all(group.values()):
                yield _finding(words, group, Severity.NOTE)


def _places(name: str, texts: Sequence[CompactText]) -> list[FindingEvidence]:
    """Return where a name is printed, with or without blanks, and not as the end of a longer one."""
    pattern = re.compile(rf"(?<![{_SIGNS}])" + r"\s*".join(map(re.escape, "".join(name.split()))))
    return [at for text in texts for _, at in text.finditer(pattern)]


def _finding(thing: Words, names_of_it: Places, severity: Severity) -> Finding:
    """Return the finding for names of one thing; its evidence is the name that is printed least often."""
    by_count = most_used(names_of_it)
    listed = names_with_counts(by_count)
    rarest = by_count[-1][1]
    others = [places[0] for _, places in by_count[:-1]]
    return Finding.at(
        severity,
        "name",
        Words(ja=f"同じ{thing.ja}とみられるものが、いくつもの名で書かれている: {listed.ja}",
              en=f"what seems to be one {thing.en} has several names: {listed.en}"),
        Words(ja="名をそろえる。別のものなら、違いが分かるように書く",
              en="use one name, or say how they differ"),
        [*rarest, *others],
    )  # fmt: skip
