"""The page of terms: the glossary, from which the words of all pages are taken."""

from dataclasses import dataclass
from functools import cache

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.glossary_page import glossary_rows
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.i18n import Words


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """One term and its meaning, in both languages; ``anchor`` is its place in the page."""

    term: Words
    meaning: Words
    anchor: str


def terms_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show every term by what it belongs to."""
    return ShownPage("terms.html.j2", {"groups": glossary()})


def meaning_of(said: str) -> GlossaryTerm | None:
    """Return the term that a heading is, in either language; None for what is no term."""
    return _by_word().get(said.strip().casefold())


@cache
def _by_word() -> dict[str, GlossaryTerm]:
    found: dict[str, GlossaryTerm] = {}
    for _, terms in glossary():
        for one in terms:
            # Names in the code, which have capitals or underlines, are no words of a heading.
            for word in (*one.term.ja.split("、"), *one.term.en.split(", ")):
                if word and (word.islower() or not word.isascii()) and "_" not in word:
                    found.setdefault(word.casefold(), one)
    return found


@cache
def glossary() -> tuple[tuple[Words, tuple[GlossaryTerm, ...]], ...]:
    """Return the terms by what they belong to."""
    groups: dict[Words, list[GlossaryTerm]] = {}
    for row in glossary_rows():
        term = _without_marks(row.term)
        groups.setdefault(row.group, []).append(GlossaryTerm(term, _without_marks(row.meaning), term.ja))
    return tuple((heading, tuple(terms)) for heading, terms in groups.items())


def _without_marks(words: Words) -> Words:
    return Words(ja=words.ja.replace("`", ""), en=words.en.replace("`", ""))
