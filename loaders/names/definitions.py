"""Short names that a document defines, and that hold in it alone: 「…情報システム機構（以下「機構」という。）」."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konkyo.loaders.names import heads
from konkyo.loaders.names.known import known_name
from konkyo.loaders.names.standard_spelling import standard_key

_DEFINED = re.compile(
    r"[(（](?:[^()（）「」]*[\s、,，])?以下[、,，]?\s*「(?P<short>[^」]{1,30})」\s*(?:と(?:いう|いいます|する|呼ぶ)。?)?\s*[)）]?"
)
_BRACKETED = re.compile(r"[(（]\s*(?P<short>[^()（）「」、,，。\s]{2,15})\s*[)）]")
_NOTE = re.compile(r"(?<=\S)\s*(?:[\r\n]\s*[(（]|※).*", re.S)
_LONGEST = 60

# What a name is written in. Hiragana stand in it only in a few words: elsewhere they are particles and endings, behind
# which a name begins (「市が行う/子ども・子育て支援システム（以下…」).
_WORDS_WITH_HIRAGANA = "|".join(
    ("子ども", "こども", "子育て", "障がい", "ひとり親", "向け", "お知らせ", "手続き", "申込み", "申し込み")
)
_CHARACTERS = "\u3400-\u9fff\uf900-\ufaff\u2e80-\u2fdf\U00020000-\U0003ffff々〆ヶァ-ヴーｦ-ﾟ・･A-Za-zＡ-Ｚａ-ｚ"
_NAME = re.compile(rf"(?:{_WORDS_WITH_HIRAGANA}|[{_CHARACTERS}])+\Z")
_HIRAGANA = re.compile(r"(?P<word>[^\Wぁ-ん]?)(?P<run>[ぁ-ん]+)\Z")

# Hiragana that end before a name. Whatever is not made of these may be the beginning of the name itself
# (「は/えひめ電算センター」), and then nobody can tell where it begins.
_VERB_ENDING = (
    "[うくぐすつぬぶむる]"  # 行う, 係る
    "|[いきぎしじずちにびみりえけげせてねべめれ](?:る|て|た|られる|られた)?(?:いる|いた)?"  # 掲げる, 応じて, 及び
    "|(?:って|った|んで|んだ)(?:いる|いた)?|(?:かれ|され|たれ|なれ|ばれ|まれ|られ|われ|わせ)(?:る|た|て)?"
    "|しくは|びに|づく|づき|づいて"  # 若しくは, 並びに, 基づく
)
# Longest first, because what has matched is not given back: a search takes no more steps than there are characters.
_FUNCTION_WORD = (
    "みなされる|あらかじめ|される|された|されて|しない|できる|なった|ところ|おいて|おける|ついて|よって|あって|あつて"
    "|から|より|まで|など|その|この|これ|こと|もの|とき|ため|よう|うち|ほか|ごと|よる|ある|する|した|して|いる|いた"
    "|ない|なる|なく|[のをにはがでとへやもな]"
)
_BEHIND_WORD = re.compile(rf"(?:{_VERB_ENDING})?(?:{_FUNCTION_WORD})*+")
_ALONE = re.compile(rf"(?:{_FUNCTION_WORD})++")


@dataclass(frozen=True, slots=True)
class Definition:
    """``text[start:end]`` says that the document calls ``full`` by ``short``."""

    short: str
    full: str
    start: int
    end: int


def name_definitions(text: str) -> list[Definition]:
    """Return the short names that ``text`` defines for parties and systems, in order."""
    return sorted((*_defined(text), *_bracketed(text)), key=lambda one: one.end)


def may_define(text: str) -> bool:
    """Whether ``text`` has words in which short names are defined, whatever they are defined for."""
    return any(pattern.search(text) for pattern in (_DEFINED, _BRACKETED))


def short_names(found: Iterable[Definition]) -> dict[str, str]:
    """Return short name → full name; a short name that is defined with two meanings is left out."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        meanings[one.short].add(one.full)
    return {short: full.pop() for short, full in meanings.items() if len(full) == 1}


def without_definition(text: str) -> str:
    """Return ``text`` without the definition or note behind the name: 「…（以下「…」という。）」, 「※…」."""
    return _NOTE.sub("", _DEFINED.sub("", text))


def _defined(text: str) -> Iterator[Definition]:
    for found in _DEFINED.finditer(text):
        short, start = standard_key(found["short"]), _start_of_name(text, found.start())
        full = standard_key(text[start : found.start()])
        if full not in ("", short) and _can_be_named(full):
            yield Definition(short, full, start, found.end())


def _bracketed(text: str) -> Iterator[Definition]:
    # 「…機構（機構）」: only where the bracket repeats letters of the name itself, in their order, to its very end.
    for found in _BRACKETED.finditer(text):
        short = standard_key(found["short"])
        if found.start() == 0 or text[found.start() - 1] != short[-1]:
            continue
        start = _start_of_name(text, found.start())
        full = standard_key(text[start : found.start()])
        if len(full) > len(short) and _abbreviates(short, full) and known_name(full, "party"):
            yield Definition(short, full, start, found.end())


def _start_of_name(text: str, end: int) -> int:
    """Return where the name that ends at ``end`` begins; ``end`` itself where there is none or nobody can tell."""
    line = max(0, end - _LONGEST, text.rfind("\n", 0, end) + 1)
    name = _NAME.search(text, line, end)
    if name is None or not _ends_word(text[max(0, end - _LONGEST) : name.start()]):
        return end
    return name.start() + len(name[0]) - len(name[0].lstrip("・･"))


def _ends_word(before: str) -> bool:
    if before.endswith("\n"):
        return True
    # 「…の規定によ/り地方公共団体情報システム機構」: lines end within words.
    hiragana = _HIRAGANA.search(before.replace("\n", ""))
    return hiragana is None or bool((_BEHIND_WORD if hiragana["word"] else _ALONE).fullmatch(hiragana["run"]))


def _can_be_named(full: str) -> bool:
    known = known_name(full, "party") or known_name(full, "system")
    return known is not None or heads.is_system(full) or heads.is_party(full)


def _abbreviates(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)
