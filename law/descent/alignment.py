"""Alignment of the law of two days: pairs of equal norms, splits, merges, and what has no counterpart."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from konkyo.law.descent.likeness import covered
from konkyo.law.descent.row_ties import RowTies
from konkyo.law.descent.siblings import CLEAR, TIE, Pair, clear_pairs, likenesses, pair, pair_at, same_wording
from konkyo.law.descent.units import Division, Unit, division
from konkyo.law.descent_line import Ground

_TELLING = 20
"""Shorter texts are alike by chance too often to show that a provision moved."""
_WITHIN, _MAKE_UP, _ADDS = 0.8, 0.75, 0.15
"""For a split: the share of each part that must be found in the whole; the share of the whole that the parts must cover
together (words that join them are in no part); the share that each part must add."""
_MAYBE = 0.65
"""The least likeness of a pair that is reported as undecidable."""

Whole = tuple[Unit, list[Unit]]
"""A provision of one side and its parts on the other."""


@dataclass
class Alignment:
    """The result, built step by step: at the end each unit is in one of the lists, or in several if split or merged."""

    successions: frozenset[tuple[Division, Division]]
    """(division of the old law, division of the new law that continues it)"""
    ties: RowTies = field(default_factory=RowTies)
    pairs: list[Pair] = field(default_factory=list)
    splits: list[Pair] = field(default_factory=list)
    """one pair for each part"""
    merges: list[Pair] = field(default_factory=list)
    """one pair for each part"""
    doubts: list[Pair] = field(default_factory=list)
    """pairs that may be one norm; the texts do not decide it"""
    left_old: list[Unit] = field(default_factory=list)
    left_new: list[Unit] = field(default_factory=list)
    nearest: dict[Unit, float] = field(default_factory=dict)
    """of units without a counterpart: the likeness of the most similar unit on the other side"""

    def align(self, olds: Sequence[Unit], news: Sequence[Unit]) -> None:
        """Pair two lists of siblings, and then the children of each pair."""
        self.left_old += olds
        self.left_new += news
        olds, news = ([one for one in side if not one.deleted] for side in (olds, news))
        tied = self.ties.tied(olds, news)
        done = {unit for one in tied for unit in (one.old, one.new)}
        olds, news = ([one for one in side if one not in done] for side in (olds, news))
        self._settle([*tied, *pair(olds, news, lambda old, new: not self.ties.apart(old, new))])

    def find_moved(self) -> None:
        """Pair units without a counterpart anywhere in the law, if they are equal or clearly alike.

        The children of a unit that stays without a counterpart may have moved on their own, so they are tried next.
        """
        self._pair_moved()
        below_old, below_new = _below(self.left_old), _below(self.left_new)
        while below_old or below_new:
            self.left_old += below_old
            self.left_new += below_new
            self._pair_moved()
            still_old, still_new = set(self.left_old), set(self.left_new)
            below_old = _below(one for one in below_old if one in still_old)
            below_new = _below(one for one in below_new if one in still_new)

    def _pair_moved(self) -> None:
        olds, news = ([one for one in left if _tells(one)] for left in (self.left_old, self.left_new))
        found = {old: new for old, new in same_wording(olds, news).items() if self._one_law(olds[old], news[new])}
        likeness = likenesses(olds, news, found, self._one_law)
        self._settle([pair_at(olds, news, ends, likeness) for ends in sorted((found | clear_pairs(likeness)).items())])

    def _settle(self, found: Sequence[Pair]) -> None:
        self.pairs += found
        self._take({one.old for one in found}, {one.new for one in found})
        for one in found:
            self.align(*_levels(one.old, one.new))

    def _take(self, olds: set[Unit], news: set[Unit]) -> None:
        self.left_old = [one for one in self.left_old if one not in olds]
        self.left_new = [one for one in self.left_new if one not in news]

    def _one_law(self, old: Unit, new: Unit) -> bool:
        """Return whether a move is possible: within one law, or to a law that continues a part of it."""
        laws = old.address.law, new.address.law
        related = laws[0] == laws[1] or laws in self._laws
        return related and not self.ties.apart(old, new)

    @cached_property
    def _laws(self) -> set[tuple[str | None, str | None]]:
        """The laws of ``successions``."""
        return {(one[0], two[0]) for one, two in self.successions}

    def _one_part(self, old: Unit, new: Unit) -> bool:
        related = (division(old.address), division(new.address)) in self.successions
        return related and not self.ties.apart(old, new)

    def find_parts(self) -> None:
        """Find splits and merges: a whole on one side, its parts on the other."""
        forth = {one.old: one.new for one in self.pairs}
        back = {new: old for old, new in forth.items()}
        olds = [*forth.items(), *((one, None) for one in self.left_old)]
        news = [*back.items(), *((one, None) for one in self.left_new)]
        split = [*_scattered(forth, back, self.left_new), *_parted(olds, self.left_new, self._one_part)]
        merged = [
            *_scattered(back, forth, self.left_old),
            *_parted(news, self.left_old, lambda new, old: self._one_part(old, new)),
        ]
        self.splits = [Pair(whole, part, whole.like(part), Ground.PART) for whole, parts in split for part in parts]
        self.merges = [Pair(part, whole, part.like(whole), Ground.PART) for whole, parts in merged for part in parts]
        told = {(one.old, one.new) for one in (*self.splits, *self.merges)}
        self.pairs = [one for one in self.pairs if (one.old, one.new) not in told]
        self._take({old for old, _ in told}, {new for _, new in told})

    def find_doubts(self) -> None:
        """Find pairs among the rest that may be one norm but cannot be decided; measure the likeness of the rest."""
        olds, news = ([one for one in left if _tells(one)] for left in (self.left_old, self.left_new))
        likeness = likenesses(olds, news, {}, self._one_part)
        for (old, new), value in likeness.items():
            for unit in (olds[old], news[new]):
                self.nearest[unit] = max(value, self.nearest.get(unit, 0.0))
        near = [
            (olds[old], news[new], value)
            for (old, new), value in sorted(likeness.items())
            if value >= max(_MAYBE, *(self.nearest[unit] - TIE for unit in (olds[old], news[new])))
        ]
        times = Counter(unit for old, new, _ in near for unit in (old, new))
        self.doubts = [
            Pair(old, new, value, Ground.FAINT if times[old] == times[new] == 1 and value < CLEAR else Ground.RIVALS)
            for old, new, value in near
        ]
        self._take({one.old for one in self.doubts}, {one.new for one in self.doubts})


def _levels(old: Unit, new: Unit) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Return the children of the two units of a pair, on comparable levels.

    If one side has numbered paragraphs and the other is an article of one paragraph, a unit is made for that paragraph,
    so that items are compared with items.
    """
    if bool(old.paragraphs) == bool(new.paragraphs):
        return old.children, new.children
    return _as_paragraphs(old), _as_paragraphs(new)


def _below(units: Iterable[Unit]) -> list[Unit]:
    return [child for one in units for child in one.children]


def _as_paragraphs(article: Unit) -> Sequence[Unit]:
    if article.paragraphs or article.provision is None:
        return article.children
    said = replace(article.provision, caption=None)
    return [Unit(article.address, said, article.children, article, stands_for_article=True)]


def _tells(unit: Unit) -> bool:
    return not unit.deleted and not unit.stands_for_article and sum(map(len, unit.whole.values())) >= _TELLING


def _scattered(forth: Mapping[Unit, Unit], back: Mapping[Unit, Unit], free: Sequence[Unit]) -> Iterator[Whole]:
    """Yield each paired unit from which a ``free`` unit took at least half of its children."""
    gone: dict[Unit, list[Unit]] = defaultdict(list)
    for one in free:
        origins = Counter(over for child in one.children if child in back and (over := back[child].parent))
        for whole, count in origins.most_common(1):
            if whole in forth and 2 * count >= len(one.children):
                gone[whole].append(one)
    yield from ((whole, [forth[whole], *parts]) for whole, parts in gone.items())


def _parted(
    wholes: Iterable[tuple[Unit, Unit | None]], free: Sequence[Unit], kin: Callable[[Unit, Unit], bool]
) -> Iterator[Whole]:
    """Yield each unit whose text is made of two or more others: its ``partner`` so far, if any, and ``free`` ones.

    Units with children are not considered: their text is in the children.
    """
    telling = [one for one in free if _tells(one)]
    for whole, partner in wholes:
        if whole.children or not _tells(whole) or (partner and _covered(whole, [partner]) > 1 - _ADDS):
            continue
        candidates = [one for one in telling if kin(whole, one) and _covered(one, [whole]) >= _WITHIN]
        parts = [partner] if partner else []
        while candidates:
            gain, _, added = max(
                (_covered(whole, [*parts, one]) - _covered(whole, parts), -place, one)
                for place, one in enumerate(candidates)
            )
            if gain < _ADDS:
                break
            parts.append(added)
            candidates.remove(added)
        if len(parts) > 1 and _covered(whole, parts) >= _MAKE_UP:
            yield whole, parts


def _covered(one: Unit, by: Sequence[Unit]) -> float:
    """Return the share of ``one`` that is found in ``by``, for its least covered field but captions and permits."""
    fields = {name: said for name, said in one.whole.items() if name not in ("caption", "permits") and said}
    return min(
        (covered(said, [other.whole.get(name, "") for other in by]) for name, said in fields.items()), default=0.0
    )
