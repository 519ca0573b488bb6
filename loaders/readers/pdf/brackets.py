"""Brackets around several lines of words: 「その他 ( … )」, with the brackets beside the middle line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from konkyo.loaders.readers.pdf.pieces import LEVEL, Piece

_OPEN, _CLOSE = "([（［", ")]）］"
_BOXES = "■□☐☑☒"
_PITCH = 2.0  # of a character's size: lines further apart are not one text
_ALIGNED = 0.6  # of a character's size: lines of one text begin at most so far apart
_LISTED = re.compile(r"\d{1,2}\s*[)）]|[<＜〈]")  # 「1) 実施する」, 「<選択肢>」: the list beside an answer


def closed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces``, each pair of brackets of a line joined with all words between them into one piece."""
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
    """Return ``pieces``, with a closing bracket at the end of a full line as a piece of its own.

    Only where the opening bracket is a piece of its own as well.
    """
    found = list(pieces)
    for opening in [piece for piece in pieces if piece.text[-1] in _OPEN]:
        line = _ending(opening, found)
        if line is not None and line.text[0] not in _CLOSE and line.text[-1] in _CLOSE:
            middle = line.x1 - line.size * (0.5 if line.text[-1].isascii() else 1.0)
            words, bracket = replace(line, text=line.text[:-1], x1=middle), replace(line, text=line.text[-1], x0=middle)
            found = [*(piece for piece in found if piece is not line), words, bracket]
    return found


def _inner(opening: Piece, closing: Piece, level: list[Piece], rest: Sequence[Piece]) -> list[list[Piece]]:
    """Return the lines between two brackets, from top to bottom."""
    # The words may have brackets of their own, over a line break: 「（任意に」, 「実施）」.
    for parted in (True, False):
        above, below = (list(_beside(opening, closing, level, rest, side, parted=parted)) for side in (-1, 1))
        inner = [*reversed(above), level, *below]
        # With a line more above than below, that line may be another text: brackets stand at the middle or first line.
        if _is_one_text(level, above, below) and not (parted and _depth(_words(inner))):
            return inner
    return [level]


def _words(lines: Iterable[list[Piece]]) -> str:
    return "\n".join(" ".join(piece.text for piece in line) for line in lines if line)


def _depth(text: str) -> int:
    """Return how many brackets are open at the end of ``text``; negative for closing ones without an opening."""
    depth = lowest = 0
    for char in text:
        depth += (char in _OPEN) - (char in _CLOSE)
        lowest = min(lowest, depth)
    return depth if depth > 0 else lowest


def _level(one: Piece, other: Piece) -> bool:
    return one is not other and abs(one.base - other.base) <= LEVEL * other.size


def _ending(opening: Piece, pieces: Iterable[Piece]) -> Piece | None:
    """Return the piece on the line of ``opening`` in which its brackets are closed."""
    # Only brackets of its own kind: those of another kind may go over the line break, 「[ … （任意に ]」.
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
    """Yield the lines between the two brackets, from the middle upwards (``side`` -1) or downwards (1).

    ``parted``: also lines with a bracket that is opened or closed in another line.
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
        # Words beside a checkbox belong to that box, and a box to the words behind it.
        strange = strange or any(_heads_option(piece) and (piece in line or _level(piece, first)) for piece in pieces)
        far = side * (line[0].base - last) > _PITCH * first.size or abs(first.x0 - left) > _ALIGNED * first.size
        if strange or far:
            return
        last = line[0].base
        yield sorted(line, key=lambda piece: piece.x0)


def _heads_option(piece: Piece) -> bool:
    return piece.is_box or piece.text[0] in _BOXES


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
