"""The line of descent: what became of one provision, with its kind, score and evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from konkyo.law.address import Address


class DescentKind(StrEnum):
    """What became of a provision between two days."""

    RENUMBERED = "renumbered"
    """another number in the same place: under the same (possibly renumbered) article or in the same table, in order"""
    MOVED = "moved"
    """to another place: another table, article or law, or another position in the order"""
    SPLIT = "split"
    """into several provisions; one line for each"""
    MERGED = "merged"
    """several provisions into one; one line for each"""
    CHANGED = "changed"
    """same address, other content; changed references do not count"""
    ABOLISHED = "abolished"
    NEW = "new"
    UNDECIDABLE = "undecidable"
    """one may have become the other; the texts do not decide it"""


class Ground(StrEnum):
    """The evidence for a line."""

    SAME = "same"
    """equal except for references"""
    ALIKE = "alike"
    """similar"""
    PART = "part"
    """one text is a part of the other"""
    REWRITTEN = "rewritten"
    """other text, but the same number between the same neighbours"""
    DELETED = "deleted"
    """replaced by 「削除」"""
    NOTHING_ALIKE = "nothing_alike"
    """nothing on the other side is similar"""
    ROW = "row"
    """of articles of an order: other text, but they implement one and the same row of a table"""
    FIRST_PARAGRAPH = "first_paragraph"
    """an article of one paragraph and that paragraph are the same"""
    RIVALS = "rivals"
    """others are equally similar"""
    FAINT = "faint"
    """neither similar nor different enough"""
    STATED = "stated"
    """stated in a file about an amendment whose text is not available"""


@dataclass(frozen=True, slots=True)
class Descent:
    """What became of one provision on a day. ``address`` is in the text before, ``to`` in the text from that day on.

    If both address and substance changed, this is one line: renumbered (or moved, …) with a score below 1 and with what
    differs.
    """

    address: Address | None
    """None if it is new"""
    kind: DescentKind
    to: Address | None
    """None if it is abolished"""
    on: date
    score: float
    """of a pair: likeness, 1 if only references differ; of abolished and new ones: 1 minus the likeness of the most
    similar provision on the other side"""
    ground: Ground
    differs: tuple[str, ...] = ()
    """which of these differ: caption, text, requester, work, provider, information"""
    lost: tuple[tuple[str, str], ...] = ()
    """of a row: pairs (provider, kind of information) that it no longer names"""
    gained: tuple[tuple[str, str], ...] = ()
    """of a row: pairs (provider, kind of information) that it names now and did not before"""
    between: tuple[date, date] | None = None
    """the first and the last possible day of the change, if the texts do not show its day ``on``"""
