"""Short names that a document defines, and that hold in it alone: 「…情報システム機構（以下「機構」という。）」."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from konkyo.loaders.names import heads
from konkyo.loaders.names.known import find
from konkyo.loaders.names.standard_spelling import standard_key

_DEFINED = re.compile(
    r"[(（](?:[^()（）「」]*[\s、,，])?以下[、,，]?\s*「(?P<short>[^」]{1,30})」\s*(?:と(?:いう|いいます|する|呼ぶ)。?)?\s*[)）]?"
)
_BRACKETED = re.compile(r"[(（]\s*(?P<short>[^()（）「」、,，。\s]{2,15})\s*[)）]")
_NOTE = re.compile(r"(?<=\S)\s*(?:[\r\n]\s*[(（]|※).*", re.S)
_LONGEST = 60
_NAME_TAGS = ("名詞", "接頭辞", "接尾辞", "形状詞", "記号")
_NUMBERED = re.compile(r"[①-⑳⑴-⒇㈠-㈩0-9０-９]+")


@dataclass(frozen=True, slots=True)
class Definition:
    """The document calls ``full`` by ``short``."""

    short: str
    full: str


def definitions(texts: Iterable[str]) -> dict[str, str]:
    """Return short name → full name as ``texts`` define them; a short name with two meanings is left out."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts:
        for found in (*_defined(text), *_bracketed(text)):
            meanings[found.short].add(found.full)
    return {short: full.pop() for short, full in meanings.items() if len(full) == 1}


def undefined(text: str) -> str:
    """Return ``text`` without the definition or note behind the name: 「…（以下「…」という。）」, 「※…」."""
    return _NOTE.sub("", _DEFINED.sub("", text))


def _defined(text: str) -> Iterator[Definition]:
    for found in _DEFINED.finditer(text):
        short, full = standard_key(found["short"]), _name_before(text, found.start())
        if full and full != short and _can_be_named(full):
            yield Definition(short, full)


def _bracketed(text: str) -> Iterator[Definition]:
    # 「…機構（機構）」: only where the bracket repeats letters of the name itself, in their order, to its very end.
    for found in _BRACKETED.finditer(text):
        short = standard_key(found["short"])
        before = text[max(0, found.start() - _LONGEST) : found.start()]
        if not before or before[-1] != short[-1]:
            continue
        full = _name_before(text, found.start())
        if full and len(full) > len(short) and _abbreviates(short, full) and find(full, "party"):
            yield Definition(short, full)


def _name_before(text: str, end: int) -> str | None:
    """Return the noun that ends at ``end``: back over nouns until a particle, a mark, a space or a number ends it."""
    from konkyo.loaders.names.pipeline import parse  # loaded only where something is defined

    start = max(0, end - _LONGEST, text.rfind("\n", 0, end) + 1)
    name = ""
    for token in reversed(parse(text[start:end])):
        if not (token.tag_.startswith(_NAME_TAGS) or token.text in "・･") or _NUMBERED.fullmatch(token.text):
            break
        name = token.text + name
    return standard_key(name) or None


def _can_be_named(full: str) -> bool:
    return heads.is_system(full) or heads.is_party(full) or find(full, "party") is not None


def _abbreviates(short: str, full: str) -> bool:
    letters = iter(full)
    return all(letter in letters for letter in short)
