"""Descent over a span of time: composes the lines of its single days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.numerals import order_of

_GRAVITY = (
    DescentKind.CHANGED,
    DescentKind.RENUMBERED,
    DescentKind.MOVED,
    DescentKind.MERGED,
    DescentKind.SPLIT,
    DescentKind.UNDECIDABLE,
)
"""From the least to the most serious kind. Of two successive changes, the more serious kind describes both."""


@dataclass(frozen=True, slots=True)
class _Path:
    """What has become of one provision of the first day so far."""

    begin: Address | None
    """None if it is new within the span"""
    so_far: Descent | None
    """None if nothing has happened to it"""


class DescentComposition:
    """What has become, by some day, of the provisions of a first day: ``advance`` tells it of the days in order."""

    def __init__(self) -> None:
        self._paths: dict[Address, list[_Path]] = {}
        self._ended: list[_Path] = []
        self._left: set[Address] = set()
        """the addresses that no provision of the first day is at any more; what is there later is another one, also
        where the lines lack those that tell how it came"""

    def told(self) -> list[Descent]:
        """Return the lines up to the last day that was applied."""
        here = [path for arrived in self._paths.values() for path in arrived]
        living = {path.begin for path in here}
        # If some parts of a split provision ended and others did not, only those that did not are reported.
        gone = [path for path in self._ended if path.begin not in living]
        return list(filter(None, (_told(path.so_far) for path in [*here, *gone] if path.so_far)))

    def advance(self, day: list[Descent]) -> None:
        """Apply the lines of the next day to all paths at the same time."""
        paths, left = self._paths, self._left
        leaving = {line.address for line in day if line.address is not None}
        before = {one: paths.pop(one, []) or ([] if one in left else [_Path(one, None)]) for one in leaving}
        arriving: dict[Address, list[_Path]] = defaultdict(list)
        for line in day:
            for path in before[line.address] if line.address is not None else [_Path(None, None)]:
                followed = _Path(path.begin, _then(path.so_far, line))
                if line.to is None:
                    self._ended.append(followed)
                    continue
                if (
                    line.ground is Ground.FIRST_PARAGRAPH
                    and line.address
                    and line.to not in (*leaving, *paths, *arriving)
                ):
                    # The article existed all the time; now it has again itself the text of its only paragraph.
                    arriving[line.to].append(_Path(line.to, None))
                arriving[line.to].append(followed)
        for address, arrived in arriving.items():
            # What moves to the address of an unchanged provision is merged with it.
            paths[address] = [*paths.get(address, []), *arrived]
        left |= leaving
        left -= paths.keys()


def between(steps: Iterable[Descent], first: date, last: date) -> list[Descent]:
    """Return what became, by the day ``last``, of the provisions in force on the day ``first``.

    ``steps`` are the lines of :func:`konkyo.law.descent.align` for every day of change. The result has one line for
    each provision whose address or substance on ``last`` differs from that on ``first``, and one line for each part of
    a split provision. If a provision changed several times, ``on`` is the day on which it got its last address (or
    last changed, if the address is the same), the score is the product of the scores, and ``differs`` is what differed
    in any step. What began and ended within the span is not included. Raises ValueError if ``last`` is before
    ``first``.
    """
    if last < first:
        raise ValueError(f"{last} is before {first}")
    composed = DescentComposition()
    within = sorted((step for step in steps if first < step.on <= last), key=lambda step: step.on)
    for _, day in groupby(within, key=lambda step: step.on):
        composed.advance(list(day))
    return sorted(composed.told(), key=lambda line: (line.address is None, *_place(line)))


def _place(line: Descent) -> list[tuple[object, ...]]:
    """Return the sort key of a line: by law; articles, 附則, tables; 24 before 24の2 before 25."""
    return [
        (
            end.law or "",
            end.table or "",
            end.in_supplement,
            *(order_of(part) for part in (end.article, end.paragraph, end.item, end.row)),
        )
        for end in (line.address or line.to, line.to or line.address)
        if end is not None
    ]


def _then(so_far: Descent | None, line: Descent) -> Descent:
    """Return the composition of two successive lines."""
    if so_far is None:
        return line
    if line.kind is DescentKind.ABOLISHED:
        return replace(line, address=so_far.address)
    if so_far.kind is DescentKind.NEW:
        last = line if line.to != so_far.to else so_far
        return replace(so_far, to=line.to, on=last.on, between=last.between)
    kind = max(so_far.kind, line.kind, key=_GRAVITY.index)
    dated = line if line.address != line.to or so_far.address == so_far.to else so_far
    lost = _net(so_far.lost, line.gained, line.lost, so_far.gained)
    gained = _net(so_far.gained, line.lost, line.gained, so_far.lost)
    differs = tuple(dict.fromkeys((*so_far.differs, *line.differs)))
    if not lost and not gained:
        differs = tuple(name for name in differs if name not in ("provider", "information"))
    return Descent(
        so_far.address,
        kind,
        line.to,
        dated.on,
        round(so_far.score * line.score, 3) if differs else 1.0,
        line.ground if line.ground is not Ground.SAME else so_far.ground,
        differs,
        lost,
        gained,
        dated.between,
    )


def _net(
    first: tuple[tuple[str, str], ...],
    undone: tuple[tuple[str, str], ...],
    second: tuple[tuple[str, str], ...],
    known: tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """Return the net loss (or gain): lost in the first step and not regained in the second, or lost in the second."""
    return tuple(sorted((set(first) - set(undone)) | (set(second) - set(known))))


def _told(line: Descent) -> Descent | None:
    """Return a composed line with the kind that its two ends show; None if there is no difference in the end."""
    if line.address is None:
        return line if line.to is not None else None
    if line.kind in (DescentKind.RENUMBERED, DescentKind.MOVED, DescentKind.CHANGED) and line.address == line.to:
        if not line.differs:
            return None
        return line if line.kind is DescentKind.CHANGED else replace(line, kind=DescentKind.CHANGED)
    return line
