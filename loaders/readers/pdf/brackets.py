"""Brackets whose words take several lines: 「その他 ( … )」 with the brackets beside the middle of the words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.readers.pdf.pieces import LEVEL, Piece

_OPEN, _CLOSE = "([（［", ")]）］"
_PITCH = 2.0  # of a character's size: lines further apart do not go on from one another
_ALIGNED = 0.6  # lines of one text begin at the same place, give or take so much
_LISTED = re.compile(r"\d{1,2}\s*[)）]|[<＜〈]")  # 「1) 実施する」, 「<選択肢>」: the choices beside an answer


def closed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with each pair of brackets on a line, and all words between them, as one piece."""
    rest = sorted(_parted(pieces), key=lambda piece: (piece.base, piece.x0))
    for opening in [piece for piece in rest if _depth(piece.text) > 0]:
        closing = _ending(opening, rest)
        if opening not in rest or closing is None or closing.text[0] not in _CLOSE:
            continue
        level = [p for p in rest if _level(p, opening) and opening.x1 <= p.x0 and p.x1 <= closing.x0]
        inner = _inner(opening, closing, level, rest)
        words = _words(inner)
        text = " ".join(filter(None, (opening.text, words, closing.text)))
        whole = Piece(text, opening.x0, closing.x1, opening.base, opening.size)
        taken = {id(piece) for line in inner for piece in line} | {id(opening), id(closing)}
        rest = [piece for piece in rest if id(piece) not in taken] + [whole]
    return sorted(rest, key=lambda piece: (piece.base, piece.x0))


def _parted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` with a bracket that closes a full line by itself, where its opening one stands off from it."""
    found = list(pieces)
    for opening in [piece for piece in pieces if piece.text[-1] in _OPEN]:
        line = _ending(opening, found)
        if line is not None and line.text[0] not in _CLOSE and line.text[-1] in _CLOSE:
            middle = line.x1 - line.size * (0.5 if line.text[-1].isascii() else 1.0)
            words, bracket = replace(line, text=line.text[:-1], x1=middle), replace(line, text=line.text[-1], x0=middle)
            found = [*(piece for piece in found if piece is not line), words, bracket]
    return found


def _inner(opening: Piece, closing: Piece, level: list[Piece], rest: Sequence[Piece]) -> list[list[Piece]]:
    """Return the lines between two brackets, from the top down."""
    # Words may have brackets of their own that a line's end parts: 「（任意に」, 「実施）」.
    for parted in (True, False):
        above, below = (list(_beside(opening, closing, level, rest, side, parted=parted)) for side in (-1, 1))
        inner = [*reversed(above), level, *below]
        # One line more above, or below, may be another text: the brackets stand in the middle or at the first line.
        if _is_one_text(level, above, below) and not (parted and _depth(_words(inner))):
            return inner
    return [level]


def _words(lines: Iterable[list[Piece]]) -> str:
    return "\n".join(" ".join(piece.text for piece in line) for line in lines if line)


def _depth(text: str) -> int:
    """How many brackets stay open at the end of ``text``; below 0, how many it closes that it does not open."""
    depth = lowest = 0
    for char in text:
        depth += (char in _OPEN) - (char in _CLOSE)
        lowest = min(lowest, depth)
    return depth if depth > 0 else lowest


def _level(one: Piece, other: Piece) -> bool:
    return one is not other and abs(one.base - other.base) <= LEVEL * other.size


def _ending(opening: Piece, pieces: Iterable[Piece]) -> Piece | None:
    """Return the piece on the line of ``opening`` in which its brackets are closed."""
    # Only brackets of its own kind: others may be parted by the line's end, 「[ … （任意に ]」.
    kind = "(（)）" if next(char for char in reversed(opening.text) if char in _OPEN) in "(（" else "[［]］"
    depth = _depth("".join(char for char in opening.text if char in kind))
    line = sorted((p for p in pieces if _level(p, opening) and p.x0 >= opening.x1), key=lambda p: p.x0)
    for piece in line:
        own = [char for char in piece.text if char in kind]
        depth += sum(char in _OPEN for char in own) - sum(char in _CLOSE for char in own)
        if depth <= 0:
            return piece
    return None


def _beside(
    opening: Piece, closing: Piece, level: list[Piece], pieces: Sequence[Piece], side: int, *, parted: bool
) -> Iterator[list[Piece]]:
    """Yield the lines between the two brackets, one after another upwards (``side`` -1) or downwards (1).

    ``parted``: also a line of running words that opens a bracket, or closes one, of another line.
    """
    last = opening.base
    left = level[0].x0 if level else None
    between = [p for p in pieces if opening.x1 - p.size * 0.3 <= p.x0 and p.x1 <= closing.x0 + p.size * 0.3]
    for line in _lines(sorted(between, key=lambda p: side * p.base)):
        if side * (line[0].base - opening.base) <= LEVEL * opening.size:
            continue
        first = min(line, key=lambda piece: piece.x0)
        left = first.x0 if left is None else left
        strange = any(_LISTED.match(piece.text) for piece in line)
        running = parted and len(line) == 1
        strange = strange or (not running and any(_depth(piece.text) for piece in line))
        # What stands beside a box is that box's own.
        strange = strange or any(piece.is_box and _level(piece, first) for piece in pieces)
        far = side * (line[0].base - last) > _PITCH * first.size or abs(first.x0 - left) > _ALIGNED * first.size
        if strange or far:
            return
        last = line[0].base
        yield sorted(line, key=lambda piece: piece.x0)


def _lines(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if line and not abs(piece.base - line[-1].base) <= LEVEL * piece.size:
            yield line
            line = []
        line.append(piece)
    if line:
        yield line


def _is_one_text(level: list[Piece], above: list[list[Piece]], below: list[list[Piece]]) -> bool:
    return len(above) == len(below) or (bool(level) and not above)
