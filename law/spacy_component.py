"""A spaCy pipeline component: the citations of a document as spans ``Doc.spans["citations"]``.

    import konkyo.law.spacy_component
    nlp = spacy.blank("ja")
    nlp.add_pipe("law_citations")

Importing this module needs spaCy; nothing else in ``law`` does. A span covers whole tokens, so it may be wider than the
citation; ``Doc._.citations`` holds, in the same order, the citations with their exact characters.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from konkyo.law.find import find

SPANS = "citations"
"""The key of ``Doc.spans``."""


@Language.factory("law_citations")
def law_citations(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component. Each Doc is read as one passage of its own."""
    if not Doc.has_extension("citations"):
        Doc.set_extension("citations", default=())
    return _annotate


def _annotate(doc: Doc) -> Doc:
    citations = find(doc.text)
    spans = (doc.char_span(one.start, one.end, label="CITATION", alignment_mode="expand") for one in citations)
    doc._.citations = tuple(citations)
    # A span that lies in the text is never None when it may expand.
    doc.spans[SPANS] = [span for span in spans if span is not None]
    return doc
