"""Derives the lines of descent for every day of change, from the first to the last available text."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from konkyo.law.address import Address
from konkyo.law.descent.align_days import align
from konkyo.law.descent_line import Descent
from konkyo.law.statute_version import ENACTMENT, Version
from konkyo.law.statutes.dated import DatedVersions

_DAY = timedelta(days=1)


def descent_history(
    texts: Mapping[str, DatedVersions],
    parts: Sequence[DatedVersions] = (),
    amended: Mapping[str, Collection[date]] | None = None,
    repealed: Mapping[str, date] | None = None,
) -> list[Descent]:
    """Return the lines of every day on which a text differs from the one before, in order of the days.

    ``texts`` are whole laws by name. Versions may be missing; their changes get the day of the next version. ``parts``
    are tables and articles of which all versions are available; for these the whole texts are not used. ``amended``
    has the known days of amendment of each law; it distinguishes a part that is new from one that is only not known
    earlier. A law begins if its first text is the law as enacted; it ends on its day in ``repealed``.
    """
    known, ends = amended or {}, repealed or {}
    whole = _without(texts, parts)
    series = [*whole, *parts]
    begins = [one.versions[0].amended_by == ENACTMENT for one in series]
    for place, one in enumerate(parts, len(whole)):
        begins[place] |= any(day < one.versions[0].valid_from for day in known.get(one.law, ()))
    lines: list[Descent] = []
    days = {version.valid_from for one in series for version in one.versions}
    for on in sorted(days | set(ends.values())):
        olds = [one.versions[-1] for one in whole if ends.get(one.law) == on]
        news: list[Version] = []
        for one, began in zip(series, begins, strict=True):
            before, now = one.at(on - _DAY), one.at(on)
            if now is not before and now is not None and (before or began):
                olds += [before] if before else []
                news.append(now)
        lines += align(_joined(olds), _joined(news), on) if olds or news else ()
    return lines


def _without(texts: Mapping[str, DatedVersions], parts: Sequence[DatedVersions]) -> list[DatedVersions]:
    """Return the texts without the provisions that are in ``parts``."""
    levels = {_level(one.address) for part in parts for version in part.versions for one in version.provisions}
    return [
        DatedVersions(
            name,
            tuple(
                replace(
                    version, provisions=tuple(one for one in version.provisions if _level(one.address) not in levels)
                )
                for version in dated.versions
            ),
        )
        for name, dated in texts.items()
    ]


def _level(address: Address) -> tuple[object, ...]:
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
