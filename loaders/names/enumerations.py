"""Several names in one text: cut where it is certain, left whole where it is not.

「市民税課、生活福祉課」 is two. 「振興・共済事業団」 is one, and so is 「…事業主体である都道府県知事又は市町村長」,
for who could say how far its clause reaches.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from konkyo.loaders.names import heads
from konkyo.loaders.names.known import known_name, known_names
from konkyo.loaders.names.standard_spelling import standard_key

NamePiece = tuple[int, int]
"""Start and end of one name in the text."""

_LONGEST = 16_000
"""No list of names is longer; a text that is, is left whole, because cutting takes the square of its separators."""

_MARKS = (
    r"(?P<comma>[、,，､])|(?P<dot>[・･])|(?P<conjunction>及び|並びに|又は|若しくは|および|ならびに|または|もしくは)"
)
_OUTSIDE = re.compile(
    r"他の?(?:市町村|市区町村|自治体|団体|都道府県).*|.*(?:大臣|長官|知事|市町村長|機構|会社)等?|.*株式会社.*"
)
AMBIGUOUS = {
    *("機構", "連合会", "基金", "協会", "組合", "センター", "公社", "事業団", "財団", "法人", "委員会", "会社"),
    *("受託者", "委託先"),
}
"""Words that name a body only together with its context."""


def parties(text: str, is_defined: Callable[[str], bool] = lambda name: False) -> list[NamePiece]:
    """Return the pieces of ``text`` that name one party each; ``is_defined``: the document defines that short name."""

    def is_known(name: str) -> bool:
        return is_defined(name) or known_name(name, "party") is not None

    return _pieces(text, lambda name: is_known(name) or heads.is_party(name), is_known)


def departments(text: str) -> list[NamePiece]:
    """Return the pieces of ``text`` that name one department each, or plainly another body."""
    return _pieces(text, lambda name: heads.is_department(name) or is_outside(name), heads.is_leaf)


def information(text: str) -> list[NamePiece]:
    """Return the pieces of ``text`` that name one kind of information each: every one of them ends in 情報."""
    return _pieces(text, lambda name: name.endswith("情報") and not heads.holds_clause(name), lambda name: False)


def anything(text: str) -> list[NamePiece]:
    """Return the pieces between the commas of ``text``, whatever they are."""
    return _pieces(text, lambda name: True, lambda name: False)


def one_piece(text: str) -> list[NamePiece]:
    """Return ``text`` as one piece, without the white space around it; nothing of a blank text."""
    piece = len(text) - len(text.lstrip()), len(text.rstrip())
    return [piece] if piece[0] < piece[1] else []


def is_outside(name: str) -> bool:
    """Whether ``name``, printed where departments stand, plainly is another body."""
    return known_name(name, "party") is not None or bool(_OUTSIDE.fullmatch(name)) or name in AMBIGUOUS


def _pieces(text: str, complete: Callable[[str], bool], certain: Callable[[str], bool]) -> list[NamePiece]:
    """Cut ``text`` at commas if every piece is a ``complete`` name, at conjunctions if every one is ``certain``."""
    all_of_it = _trimmed(text, (0, len(text)))
    if all_of_it is None:
        return []
    separators = _separators(text)
    kinds = {kind for _, _, kind in separators}
    cut = [_trimmed(text, piece) for piece in _between(all_of_it, separators, {"comma", "conjunction"})]
    pieces = [piece for piece in cut if piece is not None]
    sure = certain if "conjunction" in kinds else complete
    if not all(sure(standard_key(text[start:end])) for start, end in pieces):
        pieces = [all_of_it]
    return [smaller for piece in pieces for smaller in _side_by_side(text, piece, separators)]


def _side_by_side(text: str, piece: NamePiece, separators: list[tuple[int, int, str]]) -> list[NamePiece]:
    """Cut 「窓口課・各出張所」 and 「窓口課　各出張所」: behind a 課 a dot or space can only set two apart."""
    cut = [p for p in (_trimmed(text, p) for p in _between(piece, separators, {"dot", "space"})) if p is not None]
    merged: list[NamePiece] = []
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


def _between(piece: NamePiece, separators: list[tuple[int, int, str]], kinds: set[str]) -> list[NamePiece]:
    marks = [(start, end) for start, end, kind in separators if kind in kinds and piece[0] <= start < piece[1]]
    edges = [(piece[0], piece[0]), *marks, (piece[1], piece[1])]
    return [(left[1], right[0]) for left, right in pairwise(edges)]


def _trimmed(text: str, piece: NamePiece) -> NamePiece | None:
    start, end = piece
    while start < end and (text[start].isspace() or text[start] in "・･○●◯※"):
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _separators(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and kind of each mark outside brackets and known names that may set two names apart."""
    if len(text) > _LONGEST:
        return []
    found, depth = [], 0
    for mark in _separator().finditer(text):
        kind = str(mark.lastgroup)
        if kind in ("open", "close"):
            depth += 1 if kind == "open" else -1
        elif kind != "known" and depth <= 0:
            found.append((*mark.span(), kind))
    return found


@cache
def _separator() -> re.Pattern[str]:
    # 「日本私立学校振興・共済事業団」 and 「本人又は本人の代理人」 are one name each.
    names = {name for row in known_names() for name in (row.name, *row.aliases) if re.search(_MARKS, name)}
    known = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(
        rf"(?P<known>{known})|(?P<open>[(（「『\[［【])|(?P<close>[)）」』\]］】])|{_MARKS}|(?P<space>\s+)"
    )
