"""spaCy: the citations of a text as spans, and a tokenizer for which every character is a token.

    nlp = spacy.blank("xx")
    nlp.add_pipe("konkyo_citations")
    doc = nlp("番号法第19条第8号")
    doc.spans["citations"][0]._.citation.item  # "8"

This is the only module of ``law`` that needs spaCy. Installed, konkyo registers both names of this module with spaCy
by entry points; in a checkout, import this module first.

``Doc._.document_names`` carries the state of a document that is read passage by passage: set it to what the Doc of the
passage before holds, and names that one passage defines (以下「番号法」という。) hold in the next.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from konkyo.law.citation import Citation, CitationMark
from konkyo.law.defined_names import DocumentNames
from konkyo.law.find import read

COMPONENT = "konkyo_citations"
TOKENIZER = "konkyo.tokenizer.v1"

GROUPS = {"citations": "CITATION", "ordinances": "ORDINANCE", "unnamed": "UNNAMED"}
"""Key of ``Doc.spans`` → label of its spans. What each holds: the fields of :class:`konkyo.law.CitationsRead`."""

_NAMES = "konkyo_document_names"
_MOST_TOKENS = 1_000_000


class CharacterTokenizer(DummyTokenizer):
    """Makes every character a token, white space too, so that every span of characters is a span of tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as a Doc. A text beyond a million characters gets tokens of several, to spare memory."""
        step = 1 + len(text) // _MOST_TOKENS
        words = list(text) if step == 1 else [text[n : n + step] for n in range(0, len(text), step)]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@registry.tokenizers(TOKENIZER)
def create_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return what makes the tokenizer of a pipeline, as spaCy's config asks for it."""
    return _character_tokenizer


def _character_tokenizer(nlp: Language) -> CharacterTokenizer:
    return CharacterTokenizer(nlp.vocab)


@Language.factory(COMPONENT, assigns=["doc.spans", "doc._.document_names", "span._.citation"])
def create_citation_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component. Raises ValueError if another package uses the same extension attributes."""
    extend(Doc, "document_names", _document_names, _set_document_names)
    extend(Span, "citation", _citation)
    return _add_citations


def extend(
    kind: type[Doc] | type[Span],
    name: str,
    getter: Callable[[Any], Any],
    setter: Callable[[Any, Any], None] | None = None,
) -> None:
    """Register an extension attribute, unless it is registered already.

    Raises ValueError (spaCy's E090) if somebody else has registered ``name``.
    """
    if not kind.has_extension(name) or kind.get_extension(name)[2] is not getter:
        kind.set_extension(name, getter=getter, setter=setter)


def add_spans(doc: Doc, key: str, label: str, found: Iterable[dict[str, Any]]) -> None:
    """Set ``doc.spans[key]`` to one span for each of ``found``, between its ``start`` and ``end`` in characters.

    A span covers whole tokens, so with other tokenizers it may be wider than what was found. Several spans may cover
    the same tokens, hence each has an id of its own, under which :func:`found_at` knows what was found. These are
    plain dicts and lists in ``Doc.user_data``, which spaCy can write to bytes.
    """
    spans = []
    for number, one in enumerate(found):
        id_ = f"{key} {number}"
        span = doc.char_span(one["start"], one["end"], label=label, span_id=id_, alignment_mode="expand")
        if span is not None:  # never None where the span may expand
            spans.append(span)
            doc.user_data[id_] = one
    doc.spans[key] = spans


def found_at(span: Span) -> dict[str, Any] | None:
    """Return what :func:`add_spans` made ``span`` of; None for the span of another component."""
    return span.doc.user_data.get(span.id_) if span.id_ else None


def _add_citations(doc: Doc) -> Doc:
    names = _document_names(doc)
    reading = read(doc.text, names)
    if reading.context is not names:
        _set_document_names(doc, reading.context)
    for key, label in GROUPS.items():
        add_spans(doc, key, label, [asdict(one) for one in getattr(reading, key)])
    return doc


def _citation(span: Span) -> Citation | None:
    if span.label_ not in GROUPS.values() or (found := found_at(span)) is None:
        return None
    return Citation(**{**found, "marks": tuple(CitationMark(**mark) for mark in found["marks"])})


def _document_names(doc: Doc) -> DocumentNames:
    kept: Mapping[str, Any] | None = doc.user_data.get(_NAMES)
    return DocumentNames(kept["aliases"], tuple(kept["laws"])) if kept else DocumentNames()


def _set_document_names(doc: Doc, names: DocumentNames) -> None:
    doc.user_data[_NAMES] = {"aliases": dict(names.aliases), "laws": list(names.laws)}
