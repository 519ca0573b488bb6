"""Dated texts → the facts of each law, as they are written into its file."""

from collections.abc import Mapping, Sequence
from datetime import date

from konkyo.law.compile.address_states import address_states, end_all
from konkyo.law.compile.descent_history import descent_history, rows_went
from konkyo.law.compile.law_series import LawSeries, law_series
from konkyo.law.compile.sources import Sources
from konkyo.law.descent_line import Descent
from konkyo.law.facts_file import StatuteFacts, law_of_line
from konkyo.law.fold import fold
from konkyo.law.statute_head import StatuteHead
from konkyo.law.statutes.dated import DatedVersions
from konkyo.law.statutes.revision import Revision


def derived(sources: Sources, taken: date | None = None) -> list[StatuteFacts]:
    """Return the facts of each law in a folder, in order of their names.

    ``taken`` is the day on which the list of amendments beside the texts was complete. Without the list, or without
    that day, nothing is known after the day of the last text.
    """
    repealed = sources.repeals()
    series = _series(sources)
    lines = _lines(sources, series)
    return [_facts(sources, one, taken, repealed.get(law), lines) for law, one in series.items()]


def descent_lines(sources: Sources) -> list[Descent]:
    """Return the lines of descent between all texts of a folder, in order of the days."""
    return _lines(sources, _series(sources))


def _series(sources: Sources) -> dict[str, LawSeries]:
    tables = sources.tables
    went = rows_went(tables.dated_parts)
    return {
        law: law_series(texts, tables.articles.get(law, {}), tables.amendments.get(law, ()), went)
        for law, texts in sources.texts.items()
    }


def _lines(sources: Sources, series: Mapping[str, LawSeries]) -> list[Descent]:
    days = {law: [one.valid_from for one in made] for law, made in sources.tables.amendments.items()}
    return descent_history(series, sources.tables.dated_parts, days, sources.repeals())


def _facts(
    sources: Sources, series: LawSeries, taken: date | None, repealed: date | None, lines: Sequence[Descent]
) -> StatuteFacts:
    law, tables = series.dated.law, sources.tables
    dated, made = sources.texts[law], tables.amendments.get(law, ())
    states = address_states(series, [part for part in tables.dated_parts if part.law == law], lines)
    # A line belongs to the law that the provision left: that is where one asks what became of it.
    lines = tuple(line for line in lines if law_of_line(line) == law)
    if repealed:
        end_all(states, repealed)
    last = dated.versions[-1]
    known = tables.amending_laws.get(law) or {one.valid_from: (one.amended_by,) for one in dated.versions}
    head = StatuteHead(
        law=law,
        law_id=last.law_id,
        number=fold(last.number).text if last.number else None,
        titles=tuple(dict.fromkeys(one.title for one in reversed(dated.versions))),
        texts=tuple(one.valid_from for one in dated.versions),
        amendments=tuple(sorted(known.items())),
        listed=law in tables.amending_laws,
        enacted=Revision.parse(dated.versions[0].revision_id).enacts,
        known_until=_known_until(dated, made, taken),
        repealed=repealed,
        passes_to=tuple(sorted({str(line.to.law) for line in lines if line.to and line.to.law != law})),
        sources=sources.files(law),
    )
    return StatuteFacts(head, states, lines)


def _known_until(dated: DatedVersions, made: Sequence[Revision], taken: date | None) -> date:
    """Return the day until which the texts and the list of amendments tell what the law is.

    Texts with a later day of effect were enacted and not yet in force on the day ``taken``.
    """
    days = [one.valid_from for one in dated.versions]
    last = max((day for day in days if day <= (taken or day)), default=days[0])
    if not made:
        return last
    # Where a version before ``last`` is missing, its changes are between two texts.
    lacking = [day for one in made if (day := one.valid_from) > last and day not in days and day <= (taken or day)]
    return min(lacking, default=taken or last)
