"""The one spaCy pipeline that reads citations, definitions and names in the texts of documents.

Importing spaCy takes about a second, so this module does it when the first text is read.
"""

import sys
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from konkyo import law
from konkyo.loaders.names.definitions import Definition, may_define
from konkyo.loaders.names.name import Name
from konkyo.loaders.names.printed_names import Content

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline() -> "Language":
    """Return the pipeline. Its tokens are characters, so that a span covers just what was found."""
    import spacy

    from konkyo.law.spacy_component import COMPONENT_NAME, TOKENIZER
    from konkyo.loaders.names.name_components import DEFINITIONS, NAMES

    nlp = spacy.blank("ja", config={"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}})
    nlp.max_length = sys.maxsize  # the readers keep a document within konkyo.loaders.limits
    for component in (COMPONENT_NAME, DEFINITIONS, NAMES):
        nlp.add_pipe(component)
    return nlp


def read_citations(text: str, names: law.DocumentNames) -> law.CitationsRead:
    """Return what a passage cites; ``names`` are what the passages before it left."""
    if not law.may_cite(text):
        return law.CitationsRead([], [], [], names)
    doc = pipeline().make_doc(text)
    doc._.document_names = names
    pipeline()(doc, disable=("konkyo_definitions", "konkyo_names"))
    citations, ordinances, unnamed = (
        [span._.citation for span in doc.spans[key]] for key in ("citations", "ordinances", "unnamed")
    )
    return law.CitationsRead(citations, ordinances, unnamed, doc._.document_names)


def read_definitions(text: str) -> list[Definition]:
    """Return the short names for parties and systems that ``text`` defines."""
    if not may_define(text):
        return []
    doc = pipeline()(text, disable=("konkyo_citations", "konkyo_names"))
    return [span._.definition for span in doc.spans["definitions"]]


def read_names(text: str, content: Content, short_names: Mapping[str, str]) -> list[Name]:
    """Return the names that ``text``, a list of ``content``, holds; ``short_names`` are those of its document."""
    doc = pipeline().make_doc(text)
    doc._.lists, doc._.short_names = content, short_names
    pipeline()(doc, disable=("konkyo_citations", "konkyo_definitions"))
    return [span._.named for span in doc.spans["names"]]
