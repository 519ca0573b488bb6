"""What an impact is asked of: provisions, an amendment, or all that changed between two days."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta

from konkyo.i18n import KonkyoError, UsageError, Words
from konkyo.law import find
from konkyo.law import law as law_named
from konkyo.law.address import Address
from konkyo.law.citation import address
from konkyo.law.dates import asked_day
from konkyo.law.descent_line import Descent
from konkyo.law.law_numbers import is_law_number, number_in_words
from konkyo.law.timeline import Timeline

DAY = timedelta(days=1)
ADDRESS_STEPS = tuple(step.name for step in fields(Address))
"""What an address is made of: law, article, paragraph, item, table, row."""
_LIKE_A_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|.+年.+月.+日")
_LAW_ID = re.compile(r"[0-9]{3}[0-9A-Z]{12}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked: what happened after the day ``first``, up to and on the day ``last``.

    ``first`` None: since the date of each document. ``provisions``: only these, and what is part of them; then a
    citation nothing happened to is told as well. ``law``: only provisions of this law. ``stated``: instead of what
    happened, what somebody states of an amendment (see :mod:`konkyo.queries.impact.amendment_file`).
    """

    last: date
    first: date | None = None
    provisions: tuple[Address, ...] = ()
    law: str | None = None
    stated: tuple[Descent, ...] = ()

    @property
    def laws(self) -> frozenset[str]:
        """The laws that are asked about by name; none if all are."""
        named = {one.law for one in self.provisions if one.law} | {self.law or ""}
        return frozenset(named - {""})

    def asks_of(self, cited: Address) -> bool:
        """Tell whether a citation of ``cited`` is asked of."""
        if self.law is not None and cited.law != self.law:
            return False
        return not self.provisions or any(is_within(cited, one) for one in self.provisions)


def is_within(one: Address, whole: Address) -> bool:
    """Tell whether ``one`` is ``whole`` or a part of it."""
    return all(getattr(whole, step) in (None, getattr(one, step)) for step in ADDRESS_STEPS)


def scopes(asked: Sequence[str], timeline: Timeline, until: date | None = None) -> list[Scope]:
    """Return what the words of a person ask, one scope a day for an amending law.

    The words are at most two dates, and provisions or amending laws by id or number. One date asks of what took effect
    that day, two of what changed from the one to the other. Without a date it is asked what changed since the day of
    each document up to ``until``; where that is not told, up to the last day that is known. No words ask that of
    everything where ``until`` is told. Raises KonkyoError where they ask nothing.
    """
    asked = _half_width(asked)
    dates = [required_day(word) for word in asked if _is_a_day(word)]
    others = [word for word in asked if not _is_a_day(word)]
    if len(dates) > 2 or not (asked or until):
        raise _unclear()
    last = until or max(held.known_until for held in timeline.facts.laws.values()) - DAY
    if len(dates) == 2 and dates[0] >= dates[1]:
        raise UsageError(
            Words(ja=f"{dates[1]} は {dates[0]} より後の日ではありません", en=f"{dates[1]} is not after {dates[0]}"),
            cure=Words(ja="早い日を先に書いてください", en="write the earlier day first"),
        )
    first, last = _span(dates, last)
    if others and all(_names_amending_law(word, timeline) for word in others):
        return [Scope(on, on - DAY, law=law) for law, on in _amendments(others, timeline)]
    return [Scope(last, first, provisions(others))]


def _span(dates: Sequence[date], last: date) -> tuple[date | None, date]:
    """Return the day before and the day after what is asked: of no date, all up to ``last``."""
    if not dates:
        return None, last
    return (dates[0] - DAY, dates[0]) if len(dates) == 1 else (dates[0], dates[1])


def names_days(asked: Iterable[str]) -> bool:
    """Tell whether one of the words of a person is a day."""
    return any(_is_a_day(word) for word in asked)


def _is_a_day(word: str) -> bool:
    """Tell whether a person meant a day: also one that there is not, such as 2024-02-30."""
    return asked_day(word) is not None or _LIKE_A_DAY.fullmatch(word) is not None


def upcoming_scopes(timeline: Timeline, today: date, asked: Sequence[str] = ()) -> list[Scope]:
    """Return one scope for each day after ``today`` on which something takes effect that is enacted already.

    What is enacted while its day is not fixed has the scope of the day ``NOT_FIXED``, which is the last one. ``asked``
    are provisions; none means all. Raises KonkyoError for words that name none.
    """
    only = provisions(asked)
    days = {line.on for line in timeline.facts.descent} | {
        on for held in timeline.facts.laws.values() for on in held.upcoming
    }
    return [Scope(on, on - DAY, only) for on in sorted(days) if on > today]


def provisions(said: Iterable[str]) -> tuple[Address, ...]:
    """Return the provisions that a person names: 番号法第19条第7号, 別表第二の85の2の項, 住基法.

    Raises KonkyoError for words that name none.
    """
    found: list[Address] = []
    for words in said:
        cited = [address(one) for one in find(words)]
        if not cited and (whole := law_named(words)):
            cited = [Address(whole.name)]
        if not cited:
            raise KonkyoError(
                Words(ja=f"「{words}」は条項とも日付とも読めません", en=f"“{words}” is neither a provision nor a date"),
                cure=Words(
                    ja="番号法第19条第7号、別表第二の85の2の項、2024-05-27（施行日）、令和3年法律第37号（改正法令）"
                    "のように書いてください",
                    en="write it like 番号法第19条第7号, 別表第二の85の2の項, 2024-05-27 (a day of effect) or "
                    "令和3年法律第37号 (an amending law)",
                ),
            )
        found += cited
    return tuple(dict.fromkeys(found))


def _amended(word: str, timeline: Timeline) -> list[tuple[str, date]]:
    """Return each law held that the law with this id or number amended, and the day."""
    meant = word.upper()
    return [
        (name, on)
        for name, held in timeline.facts.laws.items()
        for on, ids in held.amendments
        if meant in ids or (is_law_number(word) and word in map(number_in_words, ids))
    ]


def _names_amending_law(word: str, timeline: Timeline) -> bool:
    """Tell whether a person meant an amending law; a number may also be that of a law held, and of one not held."""
    if _LAW_ID.fullmatch(word):
        return True
    return word not in {held.number for held in timeline.facts.laws.values()} and bool(_amended(word, timeline))


def _amendments(laws: Iterable[str], timeline: Timeline) -> list[tuple[str, date]]:
    found: list[tuple[str, date]] = []
    for law_id in laws:
        days = _amended(law_id, timeline)
        if not days:
            raise KonkyoError(
                Words(
                    ja=f"改正法令 {law_id} による改正は収めていません", en=f"no amendment by the law {law_id} is held"
                ),
                cure=Words(
                    ja="法令IDか法令番号を確かめるか、施行日（2024-05-27 など）で指定してください",
                    en="check the id or the number, or name the day of effect (like 2024-05-27)",
                ),
            )
        found += days
    return sorted(dict.fromkeys(found), key=lambda one: (one[1], one[0]))


def _half_width(asked: Sequence[str]) -> list[str]:
    """Return the words with digits and signs that a person wrote full width in half width."""
    return [unicodedata.normalize("NFKC", word) for word in asked]


def required_day(written: str) -> date:
    """Return the day that a person wrote. Raises UsageError for words that are none."""
    found = asked_day(written)
    if found is None:
        raise UsageError(
            Words(ja=f"「{written}」という日はありません", en=f"there is no day {written}"),
            cure=Words(ja="2024-05-27 のように書いてください", en="write it like 2024-05-27"),
        )
    return found


def _unclear() -> UsageError:
    return UsageError(
        Words(ja="何の影響を調べるのか分かりません", en="it is not clear what to look for"),
        cure=Words(
            ja="条項か、改正の施行日か、二つの日（前の日、後の日）か、--what-if ファイル を指定してください",
            en="name a provision, the day of an amendment, two days (the earlier first), or --what-if FILE",
        ),
    )
