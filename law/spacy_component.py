"""spaCy: the citations of a text as spans, and a tokenizer for which every character is a token.

    nlp = spacy.blank("xx")
    nlp.add_pipe("konkyo_citations")
    doc = nlp("番号法第19条第8号")
    doc.spans["citations"][0]._.citation.item  # "8"

This is the only module of ``law`` that needs spaCy. Where konkyo is installed, spaCy finds both names by their entry
points; in a checkout, import this module first.

``Doc._.document_names`` carries the state of a document that is read passage by passage: set it to what the Doc of the
passage before holds, and names that one passage defines (以下「番号法」という。) hold in the next.
"""

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from konkyo.law.citation import Citation, CitationMark
from konkyo.law.defined_names import DocumentNames
from konkyo.law.find import read_passage
from konkyo.law.spacy_bytes import store_as_dict

COMPONENT_NAME = "konkyo_citations"
TOKENIZER = "konkyo.tokenizer.v1"

SPAN_GROUPS = {"citations": "CITATION", "ordinances": "ORDINANCE", "unnamed": "UNNAMED"}
"""Key of ``Doc.spans`` → label of its spans. What each holds: the fields of :class:`konkyo.law.CitationsRead`."""

_MOST_TOKENS = 1_000_000

for _class in (Citation, CitationMark, DocumentNames):
    store_as_dict(_class)


class CharacterTokenizer(DummyTokenizer):
    """Makes every character a token, white space too, so that every span of characters is a span of tokens."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as a Doc. A text beyond a million characters gets tokens of several, to spare memory."""
        step = 1 + len(text) // _MOST_TOKENS
        words = list(text) if step == 1 else [text[n : n + step] for n in range(0, len(text), step)]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator]
def create_character_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """Return what makes the tokenizer of a pipeline, as spaCy's config asks for it."""
    return _character_tokenizer


def _character_tokenizer(nlp: Language) -> CharacterTokenizer:
    return CharacterTokenizer(nlp.vocab)


@Language.factory(COMPONENT_NAME, assigns=["doc.spans", "doc._.document_names", "span._.citation"])
def create_citation_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component. Raises ValueError if another package uses the same extension attributes."""
    extend(Doc, "document_names", default=DocumentNames())
    extend(Span, "citation", getter=_citation)
    return _add_citations


def extend(
    kind: type[Doc] | type[Span], name: str, default: object = None, getter: Callable[[Any], object] | None = None
) -> None:
    """Register an extension attribute, unless it is registered already.

    Raises ValueError (spaCy's E090) if somebody else has registered ``name``.
    """
    if kind.has_extension(name) and kind.get_extension(name) == (default, None, getter, None):
        return
    if getter:
        kind.set_extension(name, getter=getter)
    else:
        kind.set_extension(name, default=default)


def add_spans(doc: Doc, key: str, found: Iterable[tuple[str, Any]]) -> None:
    """Set ``doc.spans[key]`` to one span for each label and thing found, between its ``start`` and ``end``.

    A span covers whole tokens, so with other tokenizers it may be wider than what was found. Several spans may cover
    the same tokens, hence each has an id of its own, by which :func:`found_at` knows what was found.
    """
    spans = []
    for number, (label, one) in enumerate(found):
        id_ = f"{key} {number}"
        span = doc.char_span(one.start, one.end, label=label, span_id=id_, alignment_mode="expand")
        if span is not None:  # never None where the span may expand
            spans.append(span)
            doc.user_data[id_] = one
    doc.spans[key] = spans


def found_at(span: Span) -> object:
    """Return what :func:`add_spans` made ``span`` of; None for the span of another component."""
    return span.doc.user_data.get(span.id_) if span.id_ else None


def _add_citations(doc: Doc) -> Doc:
    reading = read_passage(doc.text, doc._.document_names)
    doc._.document_names = reading.context
    for key, label in SPAN_GROUPS.items():
        add_spans(doc, key, [(label, one) for one in getattr(reading, key)])
    return doc


def _citation(span: Span) -> Citation | None:
    found = found_at(span)
    return found if isinstance(found, Citation) else None
