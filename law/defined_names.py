"""Short names that a document defines for laws: 以下「番号法」という。"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from konkyo.law.fold import Folded
from konkyo.law.mentions import LAW_NUMBER, Mention, by_number

_DEFINED = re.compile(
    r"以下[、,]?[^「」()。]{0,20}「(?P<alias>[^「」]{1,40})」(?:という|といい|と称|と略|と総称|と記載|と表記|とする|とし|[。、)]|$)"
)
_NAMING = re.compile(
    rf"[」』]?(?:\((?:{LAW_NUMBER.pattern}|[^()「」]{{1,20}})\)){{0,2}}、?(?:\((?:{LAW_NUMBER.pattern}[。、]?|[^()「」。]{{0,30}}[。、])?)?"
)
_BRACKETED = re.compile(
    r"[」』]?(?:\([^()]*\d号\))?\([「『]?(?P<alias>[^()「」『』\d]{1,20}(?:法|令|規則|条例))[」』]?(?:という。?)?\)"
)
_LAWLIKE = re.compile(r"(?:法律?|令|規則|条例|規程)$")


@dataclass(frozen=True, slots=True)
class DocumentNames:
    """What later passages need to know of the earlier ones.

    ``aliases`` maps folded short names to laws. ``laws`` are the laws named so far, the latest last; a 同法 refers to
    them if its own passage names no law before it.
    """

    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    laws: tuple[str, ...] = ()

    def __hash__(self) -> int:
        return hash((frozenset(self.aliases.items()), self.laws))

    def joined(self, aliases: Mapping[str, str], laws: list[str]) -> "DocumentNames":
        """Return a context with ``aliases`` added (they replace older meanings), and with ``laws`` as the latest."""
        if not aliases and not laws:
            return self
        latest = tuple(reversed(dict.fromkeys([*reversed(laws), *reversed(self.laws)])))
        return DocumentNames(MappingProxyType({**self.aliases, **aliases}), latest)


def defined(folded: Folded, named: list[Mention]) -> dict[str, str]:
    """Return the aliases that a text defines for the laws it names."""
    text, aliases = folded.text, {}
    for definition in _DEFINED.finditer(text):
        alias = definition["alias"]
        law = _meant(text, definition.start(), named)
        if law and (_LAWLIKE.search(alias) or LAW_NUMBER.fullmatch(alias)):
            aliases[alias] = law
    for mention in named:
        # 住民基本台帳法（住基法）（昭和42年7月25日法律第81号）
        if bracketed := _BRACKETED.match(text, mention.end):
            aliases.setdefault(bracketed["alias"], mention.law)
    return aliases


def _meant(text: str, start: int, named: list[Mention]) -> str | None:
    """Return the law that is named directly before the definition at ``start``; its number may stand between."""
    before = [mention for mention in named if mention.end <= start]
    if before and _NAMING.fullmatch(text, before[-1].end, start):
        return before[-1].law
    # If the name is not known, the number in the same brackets may be.
    numbers = list(LAW_NUMBER.finditer(text, max(0, start - 60), start))
    return by_number(numbers[-1][0]) if numbers and numbers[-1].end() >= start - 2 else None
