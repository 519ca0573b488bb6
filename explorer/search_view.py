"""The search over names, provisions and passages: results by kind and body, and what each body calls it."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.later import found_later
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.graph.schema import NODE_TYPES
from konkyo.graph.store import ResultRow
from konkyo.i18n import KonkyoError, Words, language
from konkyo.queries.passage_texts import PassageTexts, in_order_of_hits, passage_texts, text_rows
from konkyo.queries.search_words import HIT_KINDS, LOGGED, PASSAGE, Found, search

_MANY = 200
"""How many hits of one kind are shown when that kind alone is looked at."""
_AT_ONCE = 10
"""Of how many documents the texts are read at once: pages go on in between."""
_TEXTS = {
    PASSAGE: Words(ja="欄の文", en="Passages"),
    LOGGED: Words(ja="変更箇所の文", en="Change logs"),
}


def search_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show what the words name or occur in."""
    words, kind = asked.get("q"), asked.get("kind")
    found = None
    if words:
        found = found_words(desk, words, kind)
    groups = groupby(found.hits, key=lambda hit: hit.kind) if found else ()
    values = {
        "words_asked": words,
        "kind": kind,
        "found": found,
        "groups": [(name, kind_words(name), list(hits)) for name, hits in groups],
        "kinds": [(name, kind_words(name)) for name in HIT_KINDS if found and found.counts.get(name)],
    }
    return ShownPage("search.html.j2", values)


def found_words(desk: GraphDesk, words: str, kind: str = "") -> Found:
    """Return what ``words`` find; of one ``kind`` more of it. The first search has the texts read into memory."""
    texts = found_later(desk, held_texts, patience=0)
    if texts is None:
        desk.prepare_search()
    with desk.reading() as store:
        if kind in HIT_KINDS:
            return search(store, words, _MANY, (kind,), texts)
        return search(store, words, texts=texts)


def held_texts(desk: GraphDesk) -> PassageTexts | None:
    """Return the texts of all passages; None where they are too many, or cannot be read: the index is asked then."""
    with suppress(KonkyoError):
        return passage_texts(_text_rows(desk))
    return None


def _text_rows(desk: GraphDesk) -> Iterator[ResultRow]:
    with desk.reading() as store:
        evaluations = in_order_of_hits(store)
    for first in range(0, len(evaluations), _AT_ONCE):
        with desk.reading_after_others() as store:
            rows = text_rows(store, evaluations[first : first + _AT_ONCE])
        yield from rows


def kind_words(kind: str) -> str:
    """Return what the hits of a kind are, in the reader's language."""
    if kind in _TEXTS:
        return str(_TEXTS[kind])
    about = NODE_TYPES[kind]
    return about.ja if language() == "ja" else about.en
