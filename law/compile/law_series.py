"""The text of one law on every day on which something is known of it: its full texts, and what lists tell in between.

Lists of articles (their captions, or the rows that they implement) tell on which day an article came, went or got
another number. On such a day the law is the text before, with its articles at their new places. Whatever else changed
between two full texts has the day of the later one, and is known to be between the two.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.numerals import parts
from konkyo.law.statute_version import UNREAD_TEXT, ProvisionText, Version
from konkyo.law.statutes.dated import DatedVersions
from konkyo.law.statutes.delegation import rows_filled_in
from konkyo.law.statutes.history_tables import ArticlePeriods, ListedArticle
from konkyo.law.statutes.revision import Revision

_DAY = timedelta(days=1)
DayBounds = tuple[date, date]
RowsWent = Callable[[Address, date], Address | None]
"""What a row of a table became on a day: itself if nothing happened to it, None if it is gone."""

_Origins = Mapping[Address, Address | None]
"""Article of a day → the same article on the day before; None if it is new."""


@dataclass(frozen=True)
class LawSeries:
    """One law: a version for each day on which something is known of it, in order."""

    dated: DatedVersions
    days: Mapping[date, tuple[date, ...]] = field(default_factory=dict)
    """for each version of which the day is not known of all changes: the possible days, or the first and the last"""
    listed: ArticlePeriods = field(default_factory=dict)
    """the articles of which all days are known on which they came, went or got another number"""

    def bounds(self, on: date, after: date = date.min) -> DayBounds | None:
        """Return the bounds of the day of a change that the version of the day ``on`` shows; None if the day is known.

        It was later than the day ``after``, on which its article came to its address.
        """
        days = [day for day in self.days.get(on, ()) if day > after]
        return (days[0], days[-1]) if days and days[0] != days[-1] else None

    def between(
        self, line: Descent, siblings: Mapping[Address | None, DescentKind], came: Mapping[Address, date]
    ) -> DayBounds | None:
        """Return the bounds of the day of ``line``; None if its day is known.

        ``siblings`` are the kinds of the lines of the articles on its day, by each of their addresses; ``came`` are the
        days on which articles came to their addresses.
        """
        article = article_of(line.address or line.to or Address())
        bounds = self.bounds(line.on, came.get(article, date.min) if article else date.min)
        if bounds is None:
            return None
        ends = {article_of(end) for end in (line.address, line.to) if end}
        of_article = (line.address or line.to) in ends and any(end in self.listed for end in ends)
        if of_article and (line.address != line.to or line.differs == ("caption",)):
            return None
        # A provision comes, goes and moves with its article, but an article that is new between two texts may have
        # got its parts later.
        with_article = any(siblings.get(end) not in (None, DescentKind.CHANGED) for end in ends & self.listed.keys())
        since_then = line.address is None and bounds[0] == line.on
        return None if with_article and line.kind is not DescentKind.CHANGED and not since_then else bounds


def law_series(
    texts: DatedVersions, listed: ArticlePeriods, made: Sequence[Revision], went: RowsWent = lambda row, on: row
) -> LawSeries:
    """Return the series of one law.

    ``listed`` are its articles in lists beside the texts, ``made`` its versions, as far as they are known; each may be
    empty. ``went`` tells what the rows became that its articles implement.
    """
    maker = _Maker(listed, made, went)
    first, *_ = texts.versions
    versions, days = [maker.filled(first)], {}
    for before, after in pairwise(texts.versions):
        for version, possible in maker.steps(versions[-1], before.valid_from, after):
            versions.append(version)
            days[version.valid_from] = possible
    return LawSeries(DatedVersions(texts.law, tuple(versions)), days, listed)


@dataclass(frozen=True)
class _Maker:
    listed: ArticlePeriods
    made: Sequence[Revision]
    went: RowsWent

    def filled(self, version: Version) -> Version:
        """Return a full text with the rows that its articles implement."""
        return replace(version, fills=rows_filled_in(version))

    def steps(self, before: Version, since: date, after: Version) -> Iterator[tuple[Version, tuple[date, ...]]]:
        """Yield the versions after a full text up to the next one, each with the possible days of its changes."""
        after = self.filled(after)
        until = after.valid_from
        amended = [one.valid_from for one in self.made if since < one.valid_from <= until]
        days = [on for on in self._days() if since < on < until]
        chain = [(on, self._origins(on)) for on in [*days, until]]
        now = before
        for place, on in enumerate(days):
            final = _final([origins for _, origins in chain[place + 1 :]])
            now = self._moved(now, on, chain[place][1], (after, final))
            yield now, (on, *(day for day in amended if day > on)) if self.made else (on, until)
        # Without a list of amendments it may be any day.
        yield after, tuple(amended) if self.made else (since + _DAY, until)

    def _days(self) -> list[date]:
        return sorted({
            day
            for spans in self.listed.values()
            for span in spans
            for day in (span.period.valid_from, span.period.valid_to)
            if day
        })  # fmt: skip

    def _on(self, day: date) -> dict[Address, ListedArticle]:
        return {at: one for at, spans in self.listed.items() for one in spans if one.period.holds(day)}

    def _origins(self, on: date) -> dict[Address, Address | None]:
        """Return what each listed article of a day was the day before, as far as the lists tell."""
        before, after = self._on(on - _DAY), self._on(on)
        said = {at: self._said(one, on) for at, one in before.items()}
        keys = {at: self._said(one) for at, one in after.items()}
        found: dict[Address, Address | None] = {at: at for at in after if at in before and keys[at] == said[at]}
        free = _by_key({at: key for at, key in said.items() if at not in found})
        for key, ats in _by_key({at: key for at, key in keys.items() if at not in found}).items():
            if key and len(ats) == len(free.get(key, ())) == 1:
                found[ats[0]] = free.pop(key)[0]
        left = {at for ats in free.values() for at in ats}
        for at in after:
            # Another caption at the same place is another wording of it; another row is another article.
            stays = at in left and not after[at].rows
            found.setdefault(at, at if stays else None)
        return found

    def _said(self, one: ListedArticle, on: date | None = None) -> object:
        """Return what tells an article from others: its rows as they are on a day, or its caption."""
        if not one.rows:
            return one.caption
        rows = {row if on is None else self.went(row, on) for row in one.rows}
        return frozenset(rows - {None})

    def _moved(
        self, now: Version, on: date, origins: _Origins, ahead: tuple[Version, Mapping[Address, Address]]
    ) -> Version:
        """Return the text of the day before with its listed articles at the places of the day ``on``.

        A new article has the text that it has in the next full text; ``ahead`` is that text, and the addresses that
        the articles have there.
        """
        later, final = ahead
        trees: dict[Address | None, list[ProvisionText]] = {}
        for one in now.provisions:
            trees.setdefault(article_of(one.address), []).append(one)
        listed, before = self._on(on), self._on(on - _DAY)
        made = {at: tree for at, tree in trees.items() if at not in before and at not in listed}
        fills = {at: row for at, row in now.fills.items() if article_of(at) not in before}
        for at, origin in origins.items():
            made[at] = _placed(trees.get(origin, []) if origin else _tree(later, final.get(at)), at, listed[at])
            if len(listed[at].rows) == 1:
                fills |= dict.fromkeys((one.address for one in made[at] if not one.address.item), listed[at].rows[0])
        revision = next((one for one in self.made if one.valid_from == on), None)
        return replace(
            now,
            valid_from=on,
            revision_id=revision.id if revision else now.revision_id,
            amended_by=revision.amended_by if revision else now.amended_by,
            provisions=tuple(one for at in sorted(made, key=_place) for one in made[at]),
            fills=fills,
        )


def _final(chain: Sequence[_Origins]) -> dict[Address, Address]:
    """Return article → its address at the end of the chain of days, for those that last so long."""
    found = {at: at for at in chain[-1]}
    for origins in reversed(chain):
        found = {origin: to for at, to in found.items() if (origin := origins.get(at)) is not None}
    return found


def _tree(version: Version, article: Address | None) -> list[ProvisionText]:
    """Return an article with its parts; none where it is not in the text."""
    return [one for one in version.provisions if article is not None and article_of(one.address) == article]


def article_of(address: Address) -> Address | None:
    """Return the article that an address belongs to; None for tables and the 附則."""
    main = address.article and not address.in_supplement and not address.table
    return Address(address.law, address.article) if main else None


def _placed(tree: Sequence[ProvisionText], article: Address, listed: ListedArticle) -> list[ProvisionText]:
    """Return an article with its parts at its new address, with its caption of the day."""
    own, *parts = [replace(one, address=replace(one.address, article=article.article)) for one in tree] or [
        ProvisionText(article, None, UNREAD_TEXT)
    ]
    return [own if listed.caption is None else replace(own, caption=listed.caption or None), *parts]


def _by_key(keys: Mapping[Address, object]) -> dict[object, list[Address]]:
    found: dict[object, list[Address]] = {}
    for at, key in keys.items():
        found.setdefault(key, []).append(at)
    return found


def _place(article: Address | None) -> tuple[object, ...]:
    return (article is None, parts(str(article.article)) if article else ())
