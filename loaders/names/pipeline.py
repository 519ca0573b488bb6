"""The spaCy pipeline that reads names: Japanese tokens, known names, and what may set names apart.

``Doc.spans`` is the container: "known" holds the names of ``known.toml``, "separators" the marks, conjunctions and
spaces between names. Whether a text is cut there is decided by ``enumerations``. Rules only: on these texts
statistical recognition is slow and takes 第19条 for a game.
"""

from functools import cache

from spacy import blank
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import SpanRuler
from spacy.tokens import Doc, Span

from konkyo.loaders.names.known import table

LONGEST = 16_000
"""Characters of one text at most: Sudachi refuses more than 49,149 bytes, and no list of names is that long."""

_OPEN, _CLOSE = "(（「『[［【", ")）」』]］】"
_KINDS = {"、": "comma", ",": "comma", "，": "comma", "､": "comma", "・": "dot", "･": "dot"}
_CONJUNCTIONS = ("及び", "並びに", "又は", "若しくは", "および", "ならびに", "または", "もしくは")
# spaCy hides a single ASCII space behind the token before it; an ideographic one is a token of its own.
_SPACES = str.maketrans(dict.fromkeys(" \t\r\n\u00a0", "\u3000"))


def parse(text: str) -> Doc:
    """Return ``text`` (``LONGEST`` characters at most) as a Doc with its spans; every offset is that of ``text``.

    The first call takes about a second, so nothing imports this module before names are to be read.
    """
    return _pipeline()(text.translate(_SPACES))


@cache
def _pipeline() -> Language:
    nlp = blank("ja")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": "known"})
    names = sorted({name for row in table() for name in (row.name, *row.aliases)})
    assert isinstance(ruler, SpanRuler)
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    nlp.add_pipe("konkyo_separators")
    return nlp


@Language.factory("konkyo_separators")
class Separators:
    """Sets ``doc.spans["separators"]``, each labelled comma, dot, conjunction or space."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.conjunctions = Matcher(nlp.vocab)
        words = [[{"TEXT": token.text} for token in nlp.make_doc(word)] for word in _CONJUNCTIONS]
        self.conjunctions.add("conjunction", words)

    def __call__(self, doc: Doc) -> Doc:
        """Mark every separator that stands outside brackets and not within a known name."""
        within_known = {token.i for span in doc.spans["known"] for token in span[1:-1]}
        conjunctions = {start: end for _, start, end in self.conjunctions(doc)}
        found, depth = [], 0
        for token in doc:
            depth += sum(c in _OPEN for c in token.text) - sum(c in _CLOSE for c in token.text)
            if depth > 0 or token.i in within_known:
                continue
            if token.i in conjunctions:
                found.append(Span(doc, token.i, conjunctions[token.i], label="conjunction"))
            elif kind := ("space" if token.text.isspace() else _KINDS.get(token.text)):
                found.append(Span(doc, token.i, token.i + 1, label=kind))
        doc.spans["separators"] = found
        return doc
