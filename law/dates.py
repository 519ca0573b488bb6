"""Dates as Japanese documents and people write them: 令和6年5月27日, 2024年5月27日, 2024/5/27."""

import re
import unicodedata
from datetime import date

from konkyo.law.numerals import KANJI, to_int

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_NUMERIC = re.compile(r"(?<!\d)(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")  # 「2022/6/30」
_NUMERAL = re.compile(f"[{KANJI}]+(?=[年月日])")  # 「平成二十年三月三十一日」
_DATE = re.compile(
    r"(明治|大正|昭和|平成|令和)(元|[1-9]\d?)年(?!度)(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
    r"|(\d{4})年(?!度)(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
)


def iso_date(text: str | None) -> str | None:
    """Return the first date of ``text`` as YYYY, YYYY-MM or YYYY-MM-DD; None if there is none or it is impossible.

    Takes 平成27年3月10日, 令和元年, 平成 27 年 3 月, 2015年4月1日 and kanji numerals (平成二十年三月三十一日).
    """
    found = _DATE.search(_plain(text or ""))
    return _iso(found) if found else None


def day(text: str) -> date | None:
    """Return the day if ``text`` is exactly one: 2024-05-27, 2024/5/27, 令和6年5月27日; None otherwise."""
    found = _DATE.fullmatch(_plain(text))
    iso = _iso(found) if found else None
    return date.fromisoformat(iso) if iso and iso.count("-") == 2 else None


def _plain(text: str) -> str:
    dated = _NUMERIC.sub(r"\1年\2月\3日", unicodedata.normalize("NFKC", text))
    return _NUMERAL.sub(lambda numeral: str(to_int(numeral[0])), re.sub(r"\s+", "", dated))


def _iso(found: re.Match[str]) -> str | None:
    if found[1]:
        year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        month, of_month = found[3], found[4]
    else:
        year, month, of_month = int(found[5]), found[6], found[7]
    if not month:
        return f"{year:04}"
    try:
        date(year, int(month), int(of_month or 1))
    except ValueError:  # 平成30年5月32日 is printed in real documents
        return None
    return f"{year:04}-{int(month):02}" + (f"-{int(of_month):02}" if of_month else "")
