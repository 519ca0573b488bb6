"""spaCy components that read names: ``konkyo_definitions`` and ``konkyo_names``.

    nlp = spacy.blank("xx")
    nlp.add_pipe("konkyo_definitions")
    nlp.add_pipe("konkyo_names")
    doc = nlp("国税庁が地方公共団体情報システム機構（以下「機構」という。）に送る。機構は…")
    [(span.label_, span._.named.name) for span in doc.spans["names"]]

``Doc.spans["definitions"]`` holds the short names that the text defines; their meanings are in ``Doc._.short_names``,
beside those that were there before, which is how they come from one passage of a document to another.
``Doc.spans["names"]`` holds the parties and systems that are known by these or by ``known.toml``. Where the whole text
is a list of names, as in a cell of a form, say of what before the pipeline runs: ``doc._.lists = "departments"``.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from konkyo.i18n import Words
from konkyo.law.spacy_bytes import store_as_dict
from konkyo.law.spacy_component import add_spans, extend, found_at
from konkyo.loaders.names.definitions import Definition, name_definitions, short_names
from konkyo.loaders.names.name import Name
from konkyo.loaders.names.printed_names import NAME_LABELS, listed_names, mentioned

DEFINITIONS = "konkyo_definitions"
NAMES = "konkyo_names"

for _class in (Definition, Name, Words):
    store_as_dict(_class)


@Language.factory(DEFINITIONS, assigns=["doc.spans", "doc._.short_names", "span._.definition"])
def create_definition_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component. Raises ValueError if another package uses the same extension attributes."""
    extend(Doc, "short_names", default={})
    extend(Span, "definition", getter=_definition)
    return _add_definitions


@Language.factory(NAMES, assigns=["doc.spans", "span._.named"])
def create_name_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component. Raises ValueError if another package uses the same extension attributes."""
    extend(Doc, "short_names", default={})
    extend(Doc, "lists")
    extend(Span, "named", getter=_named)
    return _add_names


def _add_definitions(doc: Doc) -> Doc:
    found = name_definitions(doc.text)
    doc._.short_names = {**doc._.short_names, **short_names(found)}
    add_spans(doc, "definitions", [("DEFINITION", one) for one in found])
    return doc


def _add_names(doc: Doc) -> Doc:
    if (content := doc._.lists) is None:
        found = mentioned(doc.text, doc._.short_names)
    elif content in NAME_LABELS:
        found = [(NAME_LABELS[content], name) for name in listed_names(doc.text, content, doc._.short_names)]
    else:
        raise ValueError(f"doc._.lists must be one of {', '.join(NAME_LABELS)}, not {content!r}")
    add_spans(doc, "names", found)
    return doc


def _definition(span: Span) -> Definition | None:
    found = found_at(span)
    return found if isinstance(found, Definition) else None


def _named(span: Span) -> Name | None:
    found = found_at(span)
    return found if isinstance(found, Name) else None
