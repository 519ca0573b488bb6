"""The search over names, provisions and passages: results by kind and body, and what each body calls it."""

from itertools import groupby

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.graph.schema import NODE_TYPES
from konkyo.i18n import Words, language
from konkyo.queries.everyday_words import terms_for
from konkyo.queries.search_words import HIT_KINDS, LOGGED, PASSAGE, Found, search

_MANY = 200
"""How many hits of one kind are shown when that kind alone is looked at."""
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
        "terms": terms_for(words) if words else (),
        "groups": [(name, kind_words(name), list(hits)) for name, hits in groups],
        "kinds": [(name, kind_words(name)) for name in HIT_KINDS if found and found.counts.get(name)],
    }
    return ShownPage("search.html.j2", values)


def found_words(desk: GraphDesk, words: str, kind: str = "") -> Found:
    """Return what ``words`` find; of one ``kind`` more of it."""
    desk.prepare_search()
    with desk.reading() as store:
        return search(store, words, _MANY, (kind,)) if kind in HIT_KINDS else search(store, words)


def kind_words(kind: str) -> str:
    """Return what the hits of a kind are, in the reader's language."""
    if kind in _TEXTS:
        return str(_TEXTS[kind])
    about = NODE_TYPES[kind]
    return about.ja if language() == "ja" else about.en
