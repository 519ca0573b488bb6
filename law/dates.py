"""Dates as Japanese documents and people write them: 令和6年5月27日, 令6.5.27, R6/5/27, 2024年5月27日, 2024/5/27."""

import re
import unicodedata
from calendar import monthrange
from datetime import date

from konkyo.law.numerals import KANJI, to_int

_REIWA = date(2019, 5, 1)
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_SHORT_ERAS = dict(zip("明大昭平令MTSHR", [*_ERAS] * 2, strict=True))
_YEAR = r"元|0?[1-9]|[1-9]\d"
_SHORT_ERA = re.compile(rf"(?:(?<![一-龥])[明大昭平令]|(?<![A-Z])[MTSHR])(?=(?:{_YEAR})(?:年|([/.・\-])\d))", re.I)
"""「令4年4月」, 「平31.4.1」, 「R6.12.27」, 「S63/4/1」, 「R6・12・27」; not the end of a word: 「省令4.1」."""
_POINT_BEHIND_ERA = re.compile(r"(?<![A-Z])([MTSHR])\.(?=\d{1,2}([./])\d{1,2}\2\d{1,2}(?!\d))", re.I)
"""「H.30.4.2」."""
_BLANK_BEFORE_ERA = re.compile(r"\s+(?=[明大昭平令MTSHR]\s*(?:元|\d))", re.I)
"""「変更日 令6.12.27」: this blank parts the date from the word before; all others are layout."""
_CLOCK = re.compile(r"(?<=\d)(?:T|\s+)\d{1,2}:\d{2}(?::\d{2})?(?!\d)")
"""「2022/6/30 0:00」."""
_NUMERAL = re.compile(f"[{KANJI}]+(?=[年月日])")
"""「平成二十年三月三十一日」."""
_SIGNS = re.compile(
    rf"(?P<year>(?<=明治|大正|昭和|平成|令和)(?:{_YEAR})|(?<![\d/.\-])\d{{4}})"
    r"(?:(?P<sign>[/.・\-])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!年)|[/.](?P<only_month>\d{1,2}))(?![\d/.\-])"
)
"""「2022/6/30」, 「令和6.12.27」; months with a stroke or a point: 「2023/11」, 「平27.12」."""
_SIGNS_AFTER_YEAR = re.compile(r"(?<=年)(\d{1,2})[/.](\d{1,2})(?!\d)")
"""「R4年9/12」."""
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
"""「20240401」, if nothing else is printed."""
_OTHER_YEAR = re.compile(r"(?<=年)\([^()]{2,5}年\)")
"""「平成31年（2019年）4月26日」: the same year once more."""
_DATE = re.compile(
    rf"(?:(明治|大正|昭和|平成|令和)({_YEAR})|(?<!\d)(\d{{4}}))年(?!度)(?:(\d{{1,2}})月)?(?:(\d{{1,2}}|末)日)?"
)
_NUMBER_OF_LAW = re.compile(r"[^\d月日]{1,30}第\d+号")
"""「平成25年法律第27号」 is no date."""
_TODAY = ("今日", "本日", "today")
_WESTERN = re.compile(r"\d{4}\s*([年/.])\s*\d{1,2}\s*([月/.])\s*\d{1,2}\s*(日?)")
"""「2019年4月17日」, 「2019/4/2」."""
_WITHOUT_YEAR = re.compile(r"(\d{1,2})(?:月(\d{1,2})日|[/.](\d{1,2}))(?:\([日月火水木金土]\))?")
"""「6月30日」, 「6/30」, 「6.30」, 「6月30日（金）」."""


def lies_in(on: date, first: date, end: date | None) -> bool:
    """Return whether a day lies in the time from ``first`` until, and without, ``end`` (None: no end)."""
    return first <= on and (end is None or on < end)


def iso_date(text: str | None, above: str | None = None) -> str | None:
    """Return the first date of ``text`` as YYYY, YYYY-MM or YYYY-MM-DD; None if there is none or it is impossible.

    Takes 平成27年3月10日, 令和元年, 平成 27 年 3 月, 平31.4.1, R6.12.27, 2015/4/1 and kanji numerals. ``above`` is the
    ISO date printed above it in the same column: a text that is a day without a year, 6月30日, is in its year.
    """
    plain = _plain(text or "")
    if above and (short := _WITHOUT_YEAR.fullmatch(plain)):
        plain = f"{above[:4]}年{short[1]}月{short[2] or short[3]}日"
    found = next((one for one in _DATE.finditer(plain) if one[4] or not _NUMBER_OF_LAW.match(plain, one.end())), None)
    return _iso(found) if found else None


def day(text: str) -> date | None:
    """Return the day if ``text`` is exactly one: 2024-05-27, 2024/5/27, 令和6年5月27日, R6.5.27; None otherwise."""
    found = _DATE.fullmatch(_plain(text))
    iso = _iso(found) if found else None
    return date.fromisoformat(iso) if iso and iso.count("-") == 2 else None


def asked_day(text: str) -> date | None:
    """Return the day that a person asks about: one that ``day`` reads, or today for 「今日」, 「本日」, 「today」."""
    return date.today() if text.strip().casefold() in _TODAY else day(text)


def era_date(on: date) -> str:
    """Return a day from 1989 on as documents print it: 令和6年5月27日, 令和元年5月1日."""
    era = "令和" if on >= _REIWA else "平成"
    year = on.year - _ERAS[era]
    return f"{era}{'元' if year == 1 else year}年{on.month}月{on.day}日"


def day_like(on: date, shown: str) -> str:
    """Return a day in the calendar and with the signs of ``shown``: 2024/5/27 like 2019/4/2; else as ``era_date``."""
    western = _WESTERN.fullmatch(unicodedata.normalize("NFKC", shown).strip())
    return f"{on.year}{western[1]}{on.month}{western[2]}{on.day}{western[3]}" if western else era_date(on)


def _plain(text: str) -> str:
    """Return ``text`` with its dates written as 令和6年5月27日."""
    parted = _BLANK_BEFORE_ERA.sub("、", unicodedata.normalize("NFKC", text).strip())
    plain = re.sub(r"\s+", "", _CLOCK.sub("", parted))
    plain = _POINT_BEHIND_ERA.sub(r"\1", plain)
    plain = _NUMERAL.sub(lambda numeral: str(to_int(numeral[0])), plain)
    plain = _SHORT_ERA.sub(lambda era: _SHORT_ERAS[era[0].upper()], plain)
    if compact := _COMPACT.fullmatch(plain):
        return "{}年{}月{}日".format(*compact.groups())
    plain = _SIGNS.sub(_with_units, plain)
    return _SIGNS_AFTER_YEAR.sub(r"\1月\2日", _OTHER_YEAR.sub("", plain))


def _with_units(found: re.Match[str]) -> str:
    if found["only_month"]:
        return f"{found['year']}年{found['only_month']}月"
    return f"{found['year']}年{found['month']}月{found['day']}日"


def _iso(found: re.Match[str]) -> str | None:
    era, of_era, western, month, of_month = found.groups()
    year = _ERAS[era] + (1 if of_era == "元" else int(of_era)) if era else int(western)
    if not month:
        return f"{year:04}"
    try:
        last = monthrange(year, int(month))[1]  # 「令和2年2月末日」
        date(year, int(month), last if of_month == "末" else int(of_month or 1))
    except ValueError:  # 平成30年5月32日 is printed in real documents
        return None
    shown = last if of_month == "末" else int(of_month) if of_month else None
    return f"{year:04}-{int(month):02}" + (f"-{shown:02}" if shown else "")


def first_possible_day(iso: str | None) -> date | None:
    """Return the first day that an ISO day, month or year may mean; None for None, or for one no calendar has."""
    if iso is None:
        return None
    year, month, day = (*map(int, iso.split("-")), 1, 1)[:3]
    try:
        return date(year, month, day)
    except ValueError:
        return None
