"""Derives the lines of descent for every day of change, from the first to the last available text."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from konkyo.law.address import Address
from konkyo.law.compile.law_series import LawSeries, RowsWent, article_of
from konkyo.law.descent.align_days import align
from konkyo.law.descent_line import Descent, DescentKind
from konkyo.law.facts_file import law_of_line
from konkyo.law.statute_version import ENACTMENT, Version
from konkyo.law.statutes.dated import DatedVersions

_DAY = timedelta(days=1)
_Level = tuple[object, ...]


def descent_history(
    series: Mapping[str, LawSeries],
    parts: Sequence[DatedVersions] = (),
    amended: Mapping[str, Collection[date]] | None = None,
    repealed: Mapping[str, date] | None = None,
) -> list[Descent]:
    """Return the lines of every day on which a text differs from the one before, in order of the days.

    ``series`` are whole laws by name. Versions may be missing; their changes get the day of the next version, with the
    bounds of the day. ``parts`` are tables and articles of which all versions are available; for these the whole texts
    are not used. ``amended`` has the known days of amendment of each law; it distinguishes a part that is new from one
    that is only not known earlier. A law begins if its first text is the law as enacted; it ends on its day in
    ``repealed``.
    """
    known, ends = amended or {}, repealed or {}
    exact = _levels(parts)
    whole = [_without(one.dated, exact) for one in series.values()]
    every = [*whole, *parts]
    begins = [*map(_begins, whole), *(_begins(one) or _is_amended_before(one, known) for one in parts)]
    lines: list[Descent] = []
    came: dict[Address, date] = {}
    days = {version.valid_from for one in every for version in one.versions}
    for on in sorted(days | set(ends.values())):
        olds = [one.versions[-1] for one in whole if ends.get(one.law) == on]
        news: list[Version] = []
        for one, began in zip(every, begins, strict=True):
            before, now = one.at(on - _DAY), one.at(on)
            if now is not before and now is not None and (before or began):
                olds += [before] if before else []
                news.append(now)
        made = align(_joined(olds), _joined(news), on) if olds or news else []
        lines += _dated(made, series, exact, came)
        came |= dict.fromkeys(_arrived(made), on)
    return lines


def _begins(one: DatedVersions) -> bool:
    """Return whether the first text is the law as enacted."""
    return one.versions[0].amended_by == ENACTMENT


def _is_amended_before(part: DatedVersions, amended: Mapping[str, Collection[date]]) -> bool:
    return any(day < part.versions[0].valid_from for day in amended.get(part.law, ()))


def _arrived(made: Iterable[Descent]) -> list[Address]:
    """Return the articles that came to their addresses with the lines of a day."""
    ends = [line.to for line in made if line.to and line.address != line.to]
    return [at for at in ends if at == article_of(at)]


def _dated(
    made: Sequence[Descent], series: Mapping[str, LawSeries], exact: Collection[_Level], came: Mapping[Address, date]
) -> Iterator[Descent]:
    """Yield the lines of a day with the bounds of their days, those of ``exact`` parts without."""
    kinds: dict[Address | None, DescentKind] = {
        end: line.kind for line in made for end in (line.address, line.to) if end
    }
    for line in made:
        of_part = _level(line.address or line.to or Address()) in exact
        yield line if of_part else replace(line, between=series[law_of_line(line)].between(line, kinds, came))


def rows_went(parts: Sequence[DatedVersions]) -> RowsWent:
    """Return what tells what became on a day of a row of a table of which all versions are available."""
    tables = [
        part for part in parts if any(one.address.table for version in part.versions for one in version.provisions)
    ]

    @cache
    def became(on: date) -> dict[Address | None, Address | None]:
        changed = [part for part in tables if any(version.valid_from == on for version in part.versions)]
        olds, news = ([found for part in changed if (found := part.at(day))] for day in (on - _DAY, on))
        moved = align(_joined(olds), _joined(news), on)
        return {line.address: line.to for line in moved if line.kind is not DescentKind.UNDECIDABLE}

    return lambda row, on: became(on).get(row, row)


def _levels(parts: Iterable[DatedVersions]) -> set[_Level]:
    return {_level(one.address) for part in parts for version in part.versions for one in version.provisions}


def _without(dated: DatedVersions, levels: Collection[_Level]) -> DatedVersions:
    """Return the texts without the provisions of these levels."""
    kept = (
        replace(version, provisions=tuple(one for one in version.provisions if _level(one.address) not in levels))
        for version in dated.versions
    )
    return DatedVersions(dated.law, tuple(kept))


def _level(address: Address) -> _Level:
    """Return what the provisions of a part have in common: law, table or article, and kinds of numbers."""
    if address.table:
        return (address.law, address.table)
    return (address.law, address.article, address.paragraph is not None, address.item is not None)


def _joined(versions: Iterable[Version]) -> list[Version]:
    """Return one version for each law: its text and its parts on one day."""
    joined: dict[str, Version] = {}
    for version in versions:
        first = joined.get(version.law)
        provisions = (*(first.provisions if first else ()), *version.provisions)
        joined[version.law] = replace(first or version, provisions=provisions)
    return list(joined.values())
