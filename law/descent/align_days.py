"""Descent from the law of one day to the law of the next: compares two sets of texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from konkyo.law.address import SUPPLEMENT, Address
from konkyo.law.descent.alignment import Alignment
from konkyo.law.descent.row_ties import RowTies
from konkyo.law.descent.siblings import Pair, kept_order, pair
from konkyo.law.descent.units import ARTICLES, Division, Unit, above, division, roots
from konkyo.law.descent_line import Descent, DescentKind, Ground
from konkyo.law.statute_version import Version

_SUCCEEDS = 1 / 3
"""A table (or the articles of a law) replaces another one if this share of the smaller one's provisions pair."""
_LESS_THAN_SAME = 0.999
"""The highest score of a pair in which anything differs; only equal ones get 1."""


def align(old: Iterable[Version], new: Iterable[Version], on: date) -> list[Descent]:
    """Return one line for each provision whose address or substance differs between ``old`` and ``new``.

    ``old`` are the texts in force before ``on``, at most one for each law; ``new`` are those in force from that day. A
    law that is only in ``old`` ended; a law that is only in ``new`` began; other laws are not considered. The lines
    are in the order of the old texts, followed by new provisions in the order of the new texts.
    """
    old, new = list(old), list(new)
    olds, news = _Side.of(old), _Side.of(new)
    successions = _successions(olds.divisions, news.divisions)
    alignment = Alignment(frozenset(successions), RowTies.of(old, new))
    # The rows of tables first: articles of orders follow them.
    for one, two in sorted(successions, key=lambda ends: ends[0][1] in _ARTICLES):
        if one[1] in _ARTICLES:
            alignment.ties.learn(alignment.pairs)
        alignment.align(olds.divisions.get(one, []), news.divisions.get(two, []))
    alignment.find_moved()
    alignment.find_parts()
    alignment.find_doubts()
    for one, two in successions:
        table, successor = olds.tables.get(one), news.tables.get(two)
        if table and successor:
            alignment.pairs.append(Pair(table, successor, 1.0, Ground.SAME))
        else:
            alignment.left_old += [table] if table else []
            alignment.left_new += [successor] if successor else []
    return _LineWriter(alignment, olds, news, on).lines()


@dataclass
class _Side:
    """The texts of one day, split for comparison."""

    divisions: dict[Division, list[Unit]] = field(default_factory=dict)
    """the top-level provisions of each division of a law"""
    tables: dict[Division, Unit] = field(default_factory=dict)
    place: dict[Address, int] = field(default_factory=dict)
    """the position of each provision in the order of the texts"""

    @classmethod
    def of(cls, versions: Iterable[Version]) -> "_Side":
        side, places = cls(), count()
        for version in versions:
            side.place |= {one.address: next(places) for one in version.provisions}
            for unit in roots(version.provisions):
                here = division(unit.address)
                if unit.address.table:
                    side.tables[here] = unit
                    side.divisions[here] = unit.children
                else:
                    side.divisions.setdefault(here, []).append(unit)
        return side


_NOTHING: Division = (None, "")
_ARTICLES = (ARTICLES, SUPPLEMENT)


def _successions(olds: dict[Division, list[Unit]], news: dict[Division, list[Unit]]) -> list[tuple[Division, Division]]:
    """Return which division of the new texts continues which of the old: the one of the same name, or a successor.

    If a table disappears on the day another one appears, in any law, the new one is its successor if their rows match.
    """
    found = [(one, one) for one in olds if one in news]
    gone, come = ([one for one in side if one not in other] for side, other in ((olds, news), (news, olds)))
    agreed = sorted(
        (
            (-len(pair(olds[one], news[two])) / min(len(olds[one]), len(news[two])), one, two)
            for one in gone
            for two in come
            if (one[1] in _ARTICLES) == (two[1] in _ARTICLES) and olds[one] and news[two]
        ),
        key=lambda each: each[0],
    )
    for share, one, two in agreed:
        if -share >= _SUCCEEDS and one in gone and two in come:
            found.append((one, two))
            gone.remove(one)
            come.remove(two)
    return [*found, *((one, _NOTHING) for one in gone), *((_NOTHING, two) for two in come)]


class _LineWriter:
    """Turns an alignment into lines of descent."""

    def __init__(self, alignment: Alignment, olds: _Side, news: _Side, on: date) -> None:
        self.alignment, self.olds, self.news, self.on = alignment, olds, news, on
        self.ends = {(one.old.address, one.new.address) for one in alignment.pairs}
        self.in_order = self._in_order()
        self.as_paragraph = {
            above(one.old.address) if one.new.stands_for_article else one.old.address: one
            for one in alignment.pairs
            if one.old.stands_for_article or one.new.stands_for_article
        }

    def lines(self) -> list[Descent]:
        """Return all lines, in order."""
        told = [*self._pairs(), *self._parts(), *self._doubts(), *self._left()]
        last = len(self.olds.place)
        return sorted(
            told,
            key=lambda line: (
                self.olds.place[line.address] if line.address else last,
                self.news.place[line.to] if line.to else -1,
            ),
        )

    def _in_order(self) -> set[tuple[Address, Address]]:
        """Return the pairs whose parents are paired too and whose order among their siblings is unchanged."""
        rows: dict[object, list[tuple[int, int, tuple[Address, Address]]]] = defaultdict(list)
        for old, new in self.ends:
            over = above(old), above(new)
            same_place = old.law == new.law and old.table == new.table and (over == (None, None) or over in self.ends)
            if same_place and old in self.olds.place and new in self.news.place:
                rows[old.law, over].append((self.olds.place[old], self.news.place[new], (old, new)))
        found: set[tuple[Address, Address]] = set()
        for row in rows.values():
            ends = {(one, two): pair for one, two, pair in row}
            found |= {ends[places] for places in kept_order(sorted(ends))}
        return found

    def _pairs(self) -> Iterator[Descent]:
        for one in self.alignment.pairs:
            old, new = one.old, one.new
            if old.stands_for_article:
                yield Descent(None, DescentKind.NEW, new.address, self.on, 0.0, Ground.FIRST_PARAGRAPH)
            elif old.provision and new.provision:
                differs = self._differs(old, new)
                if new.stands_for_article:
                    yield self._line(one, DescentKind.RENUMBERED, differs, Ground.FIRST_PARAGRAPH)
                elif old.address != new.address:
                    in_order = (old.address, new.address) in self.in_order
                    yield self._line(one, DescentKind.RENUMBERED if in_order else DescentKind.MOVED, differs)
                elif differs:
                    yield self._line(one, DescentKind.CHANGED, differs)

    def _line(self, one: Pair, kind: DescentKind, differs: tuple[str, ...], ground: Ground | None = None) -> Descent:
        own = one.old.own_like(one.new)
        score = min(round(own, 3), _LESS_THAN_SAME) if differs else 1.0
        if ground is None:
            told = one.ground in (Ground.REWRITTEN, Ground.ROW)
            ground = one.ground if told else Ground.ALIKE if differs else Ground.SAME
        return Descent(
            one.old.address, kind, one.new.address, self.on, score, ground, differs,
            tuple(sorted(one.old.permits - one.new.permits)), tuple(sorted(one.new.permits - one.old.permits)),
        )  # fmt: skip

    def _differs(self, old: Unit, new: Unit) -> tuple[str, ...]:
        names = [name for name in {**old.own, **new.own} if old.own.get(name, "") != new.own.get(name, "")]
        if bool(old.paragraphs) != bool(new.paragraphs) and "text" in names:
            # On one side the article has the text itself, on the other side its only paragraph has it: no difference.
            one = self.as_paragraph.get(old.address)
            if one is not None and one.old.own.get("text") == one.new.own.get("text"):
                names.remove("text")
        if "permits" in names:
            names.remove("permits")
            names += ["provider"] if {by for by, _ in old.permits} != {by for by, _ in new.permits} else []
            names += ["information"] if old.permits != new.permits else []
        return tuple(names)

    def _parts(self) -> Iterator[Descent]:
        for parts, kind in ((self.alignment.splits, DescentKind.SPLIT), (self.alignment.merges, DescentKind.MERGED)):
            for one in parts:
                yield self._line(one, kind, self._differs(one.old, one.new), Ground.PART)

    def _doubts(self) -> Iterator[Descent]:
        for one in self.alignment.doubts:
            score = round(one.likeness, 3)
            yield Descent(one.old.address, DescentKind.UNDECIDABLE, one.new.address, self.on, score, one.ground)

    def _left(self) -> Iterator[Descent]:
        deleted = {one.address for one in self.alignment.left_new if one.deleted}
        for sides, kind in (
            (self.alignment.left_old, DescentKind.ABOLISHED),
            (self.alignment.left_new, DescentKind.NEW),
        ):
            for one in sides:
                if one.provision is None or one.deleted or one.stands_for_article:
                    continue
                address, to = (one.address, None) if kind is DescentKind.ABOLISHED else (None, one.address)
                gone = address in deleted
                score = 1.0 if gone else round(1 - self.alignment.nearest.get(one, 0.0), 3)
                ground = Ground.DELETED if gone else Ground.NOTHING_ALIKE
                yield Descent(address, kind, to, self.on, score, ground)
