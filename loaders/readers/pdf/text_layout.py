"""The text of an area line by line, also where texts stand side by side without a ruled line between.

Words in brackets over several lines, and an answer of several lines in its brackets, are columns of their own beside
lines at other heights.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from konkyo.loaders.readers.pdf.pieces import LEVEL, Piece

_TALL = 0.4  # of a character's size: half the height of a line when lines are compared
_GUTTER = 0.3  # of a character's size: the gap between two columns is wider
_DIGIT = 0.6  # of a character's size: the width of one
_ENDED = re.compile(r"[。．.:：]$")
_STUCK = re.compile(
    r"[A-Za-z0-9.,]{2,}|[（「『【〔(\[]*.[。、，．・：；！？）」』】〕］)\]々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]+"
    r"|[（「『【〔(\[]+."
)  # characters between which no line breaks
_NUMBER_TAIL = re.compile(r"[^\s\d.][0-9]+$")  # 「…、12」 above 「0の項」: in a list with commas they are one number
_DAY = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_BEGINS = re.compile(
    r"[・･‧○●■◆※＊*<＜〈《【\[［①-⑳]|[(（]?[0-9０-９]{1,3}[.．)）、 　]"
    r"|(?:平成|令和|[12]\d{3})[0-9０-９元]*[年./-]"
)


def line_text(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces of one line."""
    return " ".join(piece.text for piece in pieces)


def by_lines(pieces: Sequence[Piece], sides: tuple[float, float] | None = None) -> str:
    """Return the text line by line; lines beside each other at different heights are columns."""
    text, end = "", 0.0
    edge = _edge(pieces, sides)
    for band in _bands(pieces):
        line, last = _band(band), max(band, key=lambda piece: piece.x1)
        if text:
            text += "" if goes_on(text, (edge - end) / last.size, line) else "\n"
        text += line
        end = last.x1
    return text


def _edge(pieces: Iterable[Piece], sides: tuple[float, float] | None) -> float:
    """Return where full lines of an area end: the margin on the right is that on the left."""
    return sides[1] - max(min((piece.x0 for piece in pieces), default=0) - sides[0], 0) if sides else math.inf


def room(pieces: Sequence[Piece], sides: tuple[float, float] | None) -> float:
    """Return how many more characters fit into the last line of an area; infinity for one without sides."""
    if not pieces:
        return math.inf
    last = max(pieces, key=lambda piece: (piece.base, piece.x1))
    return (_edge(pieces, sides) - last.x1) / last.size


def goes_on(text: str, left: float, line: str) -> bool:
    """Tell whether ``text`` was wrapped: the beginning of the next ``line`` did not fit into the space ``left``.

    Then no white space stood between the two.
    """
    stuck = _STUCK.match(line)
    needed = sum(0.5 if char.isascii() else 1.0 for char in (stuck[0] if stuck else line[0])) + 0.1
    alphanumeric = text[-1].isascii() and text[-1].isalnum() and line[0].isascii() and line[0].isalnum()
    if left < needed and _DAY.fullmatch(text.rpartition("\n")[2] + line):
        return True  # a date is one word, but it is wrapped where it is longer than a line
    if line[0].isdecimal() and _NUMBER_TAIL.search(text):
        return left < _DIGIT
    return left < needed and not (alphanumeric or _ENDED.search(text) or _BEGINS.match(line))


def _bands(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield groups of pieces that overlap in height, from top to bottom."""
    band: list[Piece] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: (piece.base, piece.x0)):
        if band and piece.base - _TALL * piece.size > bottom:
            yield band
            band = []
        bottom = max(bottom, piece.base + _TALL * piece.size) if band else piece.base + _TALL * piece.size
        band.append(piece)
    if band:
        yield band


def _band(band: list[Piece]) -> str:
    if max(p.base for p in band) - min(p.base for p in band) <= LEVEL * max(p.size for p in band):
        return line_text(sorted(band, key=lambda piece: piece.x0))
    return by_columns(band)


def by_columns(pieces: Sequence[Piece]) -> str:
    """Return the text column by column, each line by line; without columns line by line."""
    columns = list(_columns(pieces))
    if len(columns) > 1:
        return " ".join(map(by_lines, columns))
    lines: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if lines and piece.base - lines[-1][-1].base <= LEVEL * piece.size:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return "\n".join(line_text(sorted(line, key=lambda piece: piece.x0)) for line in lines)


def _columns(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    column: list[Piece] = []
    edge = 0.0
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if column and piece.x0 - edge > _GUTTER * piece.size:
            yield column
            column = []
        edge = max(edge, piece.x1) if column else piece.x1
        column.append(piece)
    if column:
        yield column
