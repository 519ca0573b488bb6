"""The page of terms: the glossary, from which the words of all pages are taken."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.i18n import Words

_ROW = re.compile(r"\| (.+?) \| (.+?) \| (.+?) \| (.+?) \|")
_RULE = "| --- |"


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
    """Return the terms of docs/glossary.md by its headings."""
    groups: list[tuple[Words, list[GlossaryTerm]]] = []
    for line in files("konkyo.explorer").joinpath("glossary.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            ja, _, en = line.removeprefix("## ").partition(" / ")
            groups.append((Words(ja=ja, en=en or ja), []))
        elif groups and (row := _ROW.fullmatch(line)) and not line.startswith((_RULE, "| 日本語 |")):
            ja, en, meaning_ja, meaning_en = (cell.replace("`", "") for cell in row.groups())
            groups[-1][1].append(GlossaryTerm(Words(ja=ja, en=en), Words(ja=meaning_ja, en=meaning_en), ja))
    return tuple((heading, tuple(terms)) for heading, terms in groups if terms)
