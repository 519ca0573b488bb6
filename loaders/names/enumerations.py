"""Several names in one text: cut where it is certain, left whole where it is not.

「市民税課、生活福祉課」 is two. 「振興・共済事業団」 is one, and so is 「…事業主体である都道府県知事又は市町村長」,
for who could say how far its clause reaches.
"""

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from konkyo.loaders.names import heads
from konkyo.loaders.names.known import find
from konkyo.loaders.names.standard_spelling import standard_key

Piece = tuple[int, int]
"""Start and end of one name in the text."""


def parties(text: str, is_defined: Callable[[str], bool] = lambda name: False) -> list[Piece]:
    """Return the pieces of ``text`` that name one party each; ``is_defined``: the document defines that short name."""

    def complete(name: str) -> bool:
        return certain(name) or heads.is_party(name)

    def certain(name: str) -> bool:
        return is_defined(name) or find(name, "party") is not None

    return _pieces(text, complete, certain)


def departments(text: str, is_outside: Callable[[str], bool] = lambda name: False) -> list[Piece]:
    """Return the pieces of ``text`` that name one department each, or another body, as ``is_outside`` tells."""
    return _pieces(text, lambda name: heads.is_department(name) or is_outside(name), heads.is_leaf)


def information(text: str) -> list[Piece]:
    """Return the pieces of ``text`` that name one kind of information each: every one of them ends in 情報."""
    return _pieces(text, lambda name: name.endswith("情報") and not heads.holds_clause(name), lambda name: False)


def anything(text: str) -> list[Piece]:
    """Return the pieces between the commas of ``text``, whatever they are."""
    return _pieces(text, lambda name: True, lambda name: False)


def _pieces(text: str, complete: Callable[[str], bool], certain: Callable[[str], bool]) -> list[Piece]:
    """Cut ``text`` at commas if every piece is a ``complete`` name, at conjunctions if every one is ``certain``."""
    whole = _trimmed(text, (0, len(text)))
    if whole is None:
        return []
    separators = _separators(text)
    kinds = {kind for _, _, kind in separators}
    cut = [_trimmed(text, piece) for piece in _between(whole, separators, {"comma", "conjunction"})]
    pieces = [piece for piece in cut if piece is not None]
    sure = certain if "conjunction" in kinds else complete
    if not all(sure(standard_key(text[start:end])) for start, end in pieces):
        pieces = [whole]
    return [smaller for piece in pieces for smaller in _side_by_side(text, piece, separators)]


def _side_by_side(text: str, piece: Piece, separators: list[tuple[int, int, str]]) -> list[Piece]:
    """Cut 「窓口課・各出張所」 and 「窓口課　各出張所」: behind a 課 a dot or space can only set two apart."""
    cut = [p for p in (_trimmed(text, p) for p in _between(piece, separators, {"dot", "space"})) if p is not None]
    merged: list[Piece] = []
    for start, end in cut:
        if merged and not _are_two(text[slice(*merged[-1])], text[start:end], text[merged[-1][1] : start]):
            start = merged.pop()[0]
        merged.append((start, end))
    return merged


def _are_two(left: str, right: str, between: str) -> bool:
    left, right = standard_key(left), standard_key(right)
    if not (heads.is_leaf(left) and heads.is_department(right)):
        return False
    return not heads.is_below_leaf(right) or not between.isspace()


def _between(whole: Piece, separators: list[tuple[int, int, str]], kinds: set[str]) -> list[Piece]:
    marks = [(start, end) for start, end, kind in separators if kind in kinds and whole[0] <= start < whole[1]]
    edges = [(whole[0], whole[0]), *marks, (whole[1], whole[1])]
    return [(left[1], right[0]) for left, right in pairwise(edges)]


def _trimmed(text: str, piece: Piece) -> Piece | None:
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in "・･○●◯※"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


@lru_cache(maxsize=4096)
def _separators(text: str) -> list[tuple[int, int, str]]:
    from konkyo.loaders.names.pipeline import (  # spaCy takes a second to load: only once there is a name to read
        LONGEST,
        parse,
    )

    if len(text) > LONGEST:
        return []
    doc = parse(text)  # held by a name: its spans die with it
    return [(span.start_char, span.end_char, span.label_) for span in doc.spans["separators"]]
