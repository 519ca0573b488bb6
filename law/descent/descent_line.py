"""What descent is told in: a line a provision, with its kind, its score and its evidence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from konkyo.law.address import Address


class DescentKind(StrEnum):
    """What became of a provision between two days."""

    RENUMBERED = "renumbered"
    """another number in the same place: under the same (possibly renumbered) article, in the same table, in order"""
    MOVED = "moved"
    """to another place: another table, article or law, or out of its order"""
    SPLIT = "split"
    """into several; one line each"""
    MERGED = "merged"
    """several into one; one line each"""
    CHANGED = "changed"
    """the same address says something else than before, beyond references that shifted"""
    ABOLISHED = "abolished"
    NEW = "new"
    UNDECIDABLE = "undecidable"
    """perhaps this became that: the texts do not decide it"""


class Ground(StrEnum):
    """Why a line is believed."""

    SAME = "same"
    """says the same, references aside"""
    ALIKE = "alike"
    """says much the same"""
    PART = "part"
    """a part of what the other says"""
    REWRITTEN = "rewritten"
    """says something else, at the same number between the same neighbours"""
    DELETED = "deleted"
    """「削除」 stands in its place"""
    NOTHING_ALIKE = "nothing_alike"
    """nothing on the other side is like it"""
    FIRST_PARAGRAPH = "first_paragraph"
    """said by the article itself as long as it had one paragraph"""
    RIVALS = "rivals"
    """others are as like it as this one"""
    FAINT = "faint"
    """neither alike nor different enough"""
    STATED = "stated"
    """somebody says so of an amendment whose text is not at hand"""


@dataclass(frozen=True, slots=True)
class Descent:
    """What one provision became on a day. ``address`` was in the text before, ``to`` is in the text from that day on.

    A provision whose address and substance both changed is one line: renumbered (moved, …) with a score below 1 and
    with what differs.
    """

    address: Address | None
    """None where it is new"""
    kind: DescentKind
    to: Address | None
    """None where it is abolished"""
    on: date
    score: float
    """of a pair: how much alike the two are, 1 where nothing but references differs; of abolished and new: how
    unlike the nearest on the other side is"""
    ground: Ground
    differs: tuple[str, ...] = ()
    """caption, text, requester, work, provider, information: what is another than before"""
    lost: tuple[tuple[str, str], ...] = ()
    """of a row: (provider, kind of information) that it named before and no longer names"""
    gained: tuple[tuple[str, str], ...] = ()
    """of a row: (provider, kind of information) that it did not name before"""
