"""On which days a row of a table has the work (事務) that a document describes, compared word for word.

The facts of the law have no sentences, only a digest of each work; so what a document writes is brought into the
statute's spelling, with each of the endings that a row may have.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from konkyo.law.address import Address
from konkyo.law.numerals import to_kanji
from konkyo.law.statute_facts import Permit
from konkyo.law.timeline import Timeline

_ENDING = re.compile(
    r"(?:(?:であって)?主務省令|であって(?:(?!であって)[^、。])*?(?P<article>第[一二三四五六七八九十百]+条(?:の[一二三四五六七八九十]+)*))"
    r"で定める(?:もの|事務)$"
)
"""「…事務であって主務省令で定めるもの」; 「…事務であって…命令（令和６年…）第百五十三条で定めるもの」."""
_BY_ORDER = "であって主務省令で定めるもの"
_NUMBER = re.compile(r"\d{1,4}")
_SIGNS = str.maketrans("(),", "（）、")


def days_of_work(row: Address, work: str, timeline: Timeline) -> list[date]:
    """Return the first days of the texts in which the ``row`` has this ``work``; [] if no text known has it so."""
    return [state.since for state in timeline.facts.states(row) if _permit(state.permits, work)]


def has_work(row: Address, work: str, on: date, timeline: Timeline) -> bool:
    """Return whether the ``row`` has this ``work`` on the day ``on``."""
    return _permit(timeline.permits(row, on), work)


def has_work_and_ending(row: Address, work: str, on: date, timeline: Timeline) -> bool:
    """Return whether the ``row`` has this ``work`` that day, its ending (「…であって…で定めるもの」) included."""
    written = list(_as_written(work))
    return any(permit.is_for(text) for permit in timeline.permits(row, on) for text in written)


def _permit(permits: Iterable[Permit], work: str) -> bool:
    spellings = list(_spellings(work))
    return any(permit.is_for(text) for permit in permits for text in spellings)


def _spellings(work: str) -> Iterator[str]:
    """Yield ``work`` as a statute may print it, whatever its ending."""
    plain = _plain(work)
    ending = _ENDING.search(plain)
    core = plain[: ending.start()] if ending else plain
    yield core
    yield core + _BY_ORDER
    yield from _as_written(work)


def _as_written(work: str) -> Iterator[str]:
    """Yield ``work`` as a statute may print it, with the ending that it has."""
    plain = _plain(work)
    yield plain
    if (ending := _ENDING.search(plain)) and ending["article"]:
        # A row that names the article in its own words, or the one that follows the table, or leaves it to an order.
        core = plain[: ending.start()]
        yield from (f"{core}であって{article}で定めるもの" for article in (ending["article"], "次条", "同条"))
        yield core + _BY_ORDER


def _plain(work: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", work).split()).translate(_SIGNS)
    return _NUMBER.sub(lambda number: to_kanji(int(number[0])) if int(number[0]) else number[0], plain)
