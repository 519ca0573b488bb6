"""Descent over all the texts at hand: what each day of change did, from the first text held to the last."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from konkyo.law.address import Address
from konkyo.law.descent.align_days import align
from konkyo.law.descent.descent_line import Descent
from konkyo.law.statute_version import ENACTMENT, Version
from konkyo.law.statutes.dated import Dated

_DAY = timedelta(days=1)


def descent_history(
    texts: Mapping[str, Dated],
    parts: Sequence[Dated] = (),
    amended: Mapping[str, Collection[date]] | None = None,
    repealed: Mapping[str, date] | None = None,
) -> list[Descent]:
    """Return the lines of every day on which a text differs from the one held before it, in order of the days.

    ``texts`` are whole laws by name, of which versions may be lacking: what such a version changed is dated by the
    next one held. ``parts`` are tables and articles whose every version is held: what they hold is taken from them
    alone. ``amended`` names the days on which a law is known to have changed; it distinguishes a part that came to be
    from one that is merely not known from earlier on. A law began if its first text is the one that was enacted; it
    ended on the day that ``repealed`` names.
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


def _without(texts: Mapping[str, Dated], parts: Sequence[Dated]) -> list[Dated]:
    """Return the texts without what ``parts`` hold on all days."""
    levels = {_level(one.address) for part in parts for version in part.versions for one in version.provisions}
    return [
        Dated(
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
    """Return what the provisions of one part share: the law, the table or article, and which numbers they bear."""
    if address.table:
        return (address.law, address.table)
    return (address.law, address.article, address.paragraph is not None, address.item is not None)


def _joined(versions: Iterable[Version]) -> list[Version]:
    """Return one version a law: its text and its parts of one day."""
    joined: dict[str, Version] = {}
    for version in versions:
        first = joined.get(version.law)
        provisions = (*(first.provisions if first else ()), *version.provisions)
        joined[version.law] = replace(first or version, provisions=provisions)
    return list(joined.values())
