"""Finds the provisions that a text cites."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from konkyo.law.address import Address
from konkyo.law.citation import Citation
from konkyo.law.citation_reader import FoundCitation
from konkyo.law.defined_names import DocumentNames, defined
from konkyo.law.fold import Folded, fold
from konkyo.law.mentions import ENDINGS, Mention, mentions, outermost
from konkyo.law.own_text import OwnText, own_text
from konkyo.law.scan import Scan
from konkyo.law.unlisted_laws import one_name_each, unlisted
from konkyo.law.unlisted_laws import ordinance_mentions as _ordinances
from konkyo.law.variants import VARIANTS

_SIGNS = ENDINGS + "条項号表"
_SIGN = re.compile(f"[{_SIGNS}{''.join(chr(code) for code, plain in VARIANTS.items() if plain in _SIGNS)}]")


@dataclass(frozen=True, slots=True)
class CitationsRead:
    """The result of reading one passage."""

    citations: list[Citation]
    """every cited provision, in the order of the text"""
    ordinances: list[Citation]
    """every named 条例, as a citation of the whole: a legal basis may name an ordinance without an article"""
    unnamed: list[Citation]
    """provisions whose law is not named anywhere near (``law`` is None): 第30条の45に規定する区分"""
    context: DocumentNames
    """the context for the next passage"""


def scan(text: str, context: DocumentNames) -> tuple[Scan, dict[str, str]]:
    """Scan ``text``; return the scan and the aliases that the text defines."""
    folded = fold(text)
    own = own_text(text, folded)
    named = _laws(folded, context, {}, text, own)
    aliases = defined(folded, named)
    if own and (ordinance := own.parent()):
        aliases.setdefault("条例", ordinance)
    if any(aliases[alias] != context.aliases.get(alias) for alias in aliases):
        named = _laws(folded, context, aliases, text, own)
    return Scan(folded, named, context, own), aliases


def may_cite(text: str) -> bool:
    """Whether ``text`` has a character without which no law is named and nothing cited: 法, 令, 条, 号 and the like.

    Most cells of a form have none, and this is told much faster than by reading them.
    """
    return _SIGN.search(text) is not None


def read_passage(text: str, context: DocumentNames | None = None) -> CitationsRead:
    """Read one passage of a document. ``context`` is that of the passage before; None for the first."""
    context = context or DocumentNames()
    found, aliases = scan(text, context)
    folded, named = found.folded, found.named

    def cite(one: FoundCitation) -> Citation:
        start, end = folded.span(one.start, one.end)
        at = one.address
        marks = tuple(dict.fromkeys(one.marks))
        return Citation(at.law, at.article, at.paragraph, at.item, at.table, at.row, start, end, text[start:end], marks)

    rowed = {(one.address.law, one.address.table) for one in found.found if one.address.table}
    tables: dict[Address, FoundCitation] = {}
    for one in found.bare:
        if (one.address.law, one.address.table) not in rowed:
            tables.setdefault(one.address, one)
    cited = [cite(one) for one in sorted([*found.found, *tables.values()], key=lambda one: (one.start, one.end))]
    named_ordinances = [
        Citation(one.law, None, None, None, None, None, *span, text[slice(*span)], one.marks)
        for one in one_name_each(_ordinances(folded, named, text), context.laws)
        if (span := folded.span(one.start, one.end))
    ]
    return CitationsRead(
        [one for one in cited if one.law is not None],
        named_ordinances,
        [one for one in cited if one.law is None],
        context.joined(aliases, found.laws),
    )


def _laws(
    folded: Folded, context: DocumentNames, aliases: Mapping[str, str], text: str, own: OwnText | None
) -> list[Mention]:
    """Return the laws that a text names; ``aliases`` are those that it defines itself."""
    title = [Mention(*own.title, own.law)] if own else []
    named = mentions(folded, {**context.aliases, **aliases})
    return one_name_each(outermost([*title, *named, *unlisted(folded, named, text)]), context.laws)


def find(text: str, context: DocumentNames | None = None) -> list[Citation]:
    """Return every provision that ``text`` cites: ``find("番号法第19条第8号")[0].item == "8"``."""
    return read_passage(text, context).citations


def ordinances(text: str, context: DocumentNames | None = None) -> list[Citation]:
    """Return every 条例 that ``text`` names; meant for legal bases, not for running text."""
    return read_passage(text, context).ordinances


def definitions(text: str, context: DocumentNames | None = None) -> DocumentNames:
    """Return ``context`` with the names that ``text`` defines for laws (以下「番号法」という。) added."""
    context = context or DocumentNames()
    return read_passage(text, context).context if may_cite(text) else context
