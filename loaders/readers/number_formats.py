"""Numbers and dates of a workbook as its cells show them, by their number formats."""

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from konkyo.law.dates import iso_date
from konkyo.loaders.record import Note

_DATE_1904 = datetime.datetime(1904, 1, 1)
_DATE_1900 = datetime.datetime(1899, 12, 30)
_ERAS = (
    (datetime.date(2019, 5, 1), "令和", "R"),
    (datetime.date(1989, 1, 8), "平成", "H"),
    (datetime.date(1926, 12, 25), "昭和", "S"),
    (datetime.date(1912, 7, 30), "大正", "T"),
    (datetime.date(1868, 1, 25), "明治", "M"),
)
_NAMED = 5  # cells in a note
_MOST_PLACES = 255
_EXACT = Context(prec=700)  # digits: a number of a workbook has 309 before its point at most, a format 255 places
_DAYS = "月火水木金土日"
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(g{1,3}|e{1,2}|y+|m+|d+|a{3,4}|h+|s+)|(General|.)', re.I
)
_DATE = re.compile(r"[ymdgeahs]", re.I)
_DIGITS = re.compile(r"[#0?][#0?,]*(?:\.[0#?]+)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.')

BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: "ge.m.d",
    28: 'ggge"年"m"月"d"日"',
    29: 'ggge"年"m"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"',
    35: 'm"月"d"日"',
    36: "ge.m.d",
    50: "ge.m.d",
    51: 'ggge"年"m"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'ggge"年"m"月"d"日"',
    55: 'yyyy"年"m"月"',
    56: 'm"月"d"日"',
    57: "ge.m.d",
    58: 'ggge"年"m"月"d"日"',
}
"""Formats that a workbook gives by number only, as Japanese Excel shows them; all others are General."""


def is_date(number_format: str) -> bool:
    """Tell whether a cell of this number format shows its number as a date or time."""
    first = number_format.partition(";")[0]
    bare = _LITERAL.sub("", first)
    return bool(_DATE.search(bare)) and "general" not in bare.lower() and not re.search(r"[0#?]E[+-]", bare, re.I)


def moment(serial: float, *, from_1904: bool = False) -> datetime.datetime | None:
    """Return the moment that a serial number stands for; None for a number out of range."""
    try:
        return (_DATE_1904 if from_1904 else _DATE_1900) + datetime.timedelta(days=serial)
    except (OverflowError, ValueError):
        return None


def shown_date(when: datetime.datetime, number_format: str) -> str:
    """Return a moment as the format shows it: 「令和4年6月30日」 for ``ggge"年"m"月"d"日"``."""
    tokens = list(_TOKEN.finditer(number_format.partition(";")[0]))
    parts, clock = "", False
    for index, token in enumerate(tokens):
        quoted, escaped, currency, code, other = token.groups()
        if code:
            following = next((t[4].lower() for t in tokens[index + 1 :] if t[4]), "")
            minutes = code[0] in "mM" and (clock or following.startswith("s"))
            parts += f"{when.minute:0{len(code)}}" if minutes else _part(code.lower(), when)
            clock = code[0] in "hH"
        else:
            parts += quoted or escaped or currency or ("" if other in (None, "@") else other)
    return parts.strip()


def whole_date(when: datetime.datetime, number_format: str) -> str | None:
    """Return the date of a cell whose format shows only a part of it, 「6月30日」 or 「30-Jun」; None if it shows all.

    A person sees the rest in the cell's value, so it is read from there.
    """
    codes = _LITERAL.sub("", number_format.partition(";")[0]).lower()
    iso = iso_date(shown_date(when, number_format))
    if "d" in codes and iso != when.date().isoformat():
        return f"{when.year}年{when.month}月{when.day}日"
    if "m" in codes and not re.search("[dhs]", codes) and iso != f"{when:%Y-%m}":
        return f"{when.year}年{when.month}月"
    return None


def whole_date_notes(cells: Sequence[str]) -> Iterator[Note]:
    """Yield a note on the cells, such as 「B5」, whose dates were read by :func:`whole_date`."""
    if cells:
        named = "・".join(cells[:_NAMED]) + ("…" if len(cells) > _NAMED else "")
        yield Note(
            code="date-of-value",
            ja=f"日付の一部だけを表示しているセル {len(cells)} 個（{named}）は、セルの値の日付を読んだ",
            en=f"{len(cells)} cells show only a part of their date ({named}); the date is that of their value",
        )


def _part(code: str, when: datetime.datetime) -> str:
    begun, name, letter = next((era for era in _ERAS if when.date() >= era[0]), (datetime.date(1, 1, 1), "", ""))
    year = when.year - begun.year + 1
    known = {
        "g": letter, "gg": name[:1], "ggg": name, "e": str(year), "ee": f"{year:02}",
        "y": f"{when.year % 100:02}", "yy": f"{when.year % 100:02}",
        "m": str(when.month), "mm": f"{when.month:02}",
        "d": str(when.day), "dd": f"{when.day:02}",
        "aaa": _DAYS[when.weekday()], "aaaa": f"{_DAYS[when.weekday()]}曜日",
        "h": str(when.hour), "hh": f"{when.hour:02}", "s": str(when.second), "ss": f"{when.second:02}",
    }  # fmt: skip
    return known.get(code, str(when.year) if code[0] == "y" else f"{when:%b}" if code[0] == "m" else f"{when:%a}")


def shown_number(value: float, number_format: str) -> str:
    """Return a number as the format shows it: 「3」 for 3.0, 「1,000」 for ``#,##0``, 「5件」 for ``0"件"``."""
    if not math.isfinite(value):
        return general(value)
    sections = number_format.split(";")
    chosen = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        chosen = sections[2]
    bare = _LITERAL.sub(lambda found: found[1] or found[2] or found[3] or "", chosen)
    if not chosen.strip():
        return ""  # 「;;;」 shows nothing
    digits = _DIGITS.search(bare)
    if digits is None:
        return re.sub("General|@", general(value), bare) if re.search("General|@", bare) else general(value)
    if value < 0 and len(sections) > 1:
        value = -value
    exact = Decimal(str(value)) * (100 if "%" in bare else 1)
    places = min(len(digits[0].partition(".")[2]), _MOST_PLACES)
    rounded = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    text = f"{rounded:,}" if "," in digits[0] else f"{rounded}"
    whole, dot, rest = text.partition(".")
    zeros = digits[0].partition(".")[0].count("0")
    return bare[: digits.start()] + whole.rjust(zeros, "0") + dot + rest + bare[digits.end() :]


def general(value: float) -> str:
    """Return a number in the format General: a whole number without 「.0」; an error for what is no number."""
    if not math.isfinite(value):
        return "#NUM!"
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))
