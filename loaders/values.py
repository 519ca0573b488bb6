"""Printed values → the values of the record: cleaned text, dates, counts."""

import datetime
import re
import unicodedata

from loaders.pages import Mark

_MARKS = re.compile(f"[{''.join(Mark)}]")
# White space is layout except between two Latin words: 「Japan Inc」.
_LAYOUT = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_NOTHING = re.compile(r"^[・○•◦\-ー－—―‐–]*$")
_NONE = re.compile(r"(?:特に|該当)?(?:なし|無し|無)[。.]?|該当(?:せず|しない)[。.]?")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_NUMERIC = re.compile(r"(?<!\d)(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")  # 「2022/6/30」
_DATE = re.compile(
    r"(明治|大正|昭和|平成|令和)(元|[1-9]\d?)年(?!度)(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
    r"|(\d{4})年(?!度)(?:(\d{1,2})月)?(?:(\d{1,2})日)?"
)
_COUNT = re.compile(r"\(\s*([\d,]*)\s*\)\s*件|(\d[\d,]*)\s*件")  # 「（ 58 ）件」「( 1,008 )件」「3件」
SHOWN_MARKS = {Mark.BOX: "☐", Mark.BOX_ON: "☑", Mark.RADIO: "◯", Mark.RADIO_ON: "◉", Mark.LOST: "◌"}


def shown(text: str) -> str:
    """Return ``text`` with its marks as characters a person can see; every offset stays what it was."""
    return "".join(SHOWN_MARKS.get(c, c) for c in text)  # type: ignore[call-overload]


def clean(text: str | None) -> str | None:
    """Return a value as the record keeps it: no marks, no layout white space; None where nothing is left."""
    if text is None:
        return None
    bare = _MARKS.sub("", text).strip()
    value = _LAYOUT.sub("", bare)
    return value if value and not _NOTHING.match(value) else None


def says_none(text: str) -> bool:
    """Tell whether a cell is blank or says that there is nothing: 「－」, 「なし」, 「該当なし」."""
    value = clean(text)
    return value is None or bool(_NONE.fullmatch(value))


def iso_date(text: str | None) -> str | None:
    """Return the first date of ``text`` as YYYY, YYYY-MM or YYYY-MM-DD; None for none and for an impossible one.

    Takes 平成27年3月10日, 令和元年, 平成 27 年 3 月, 2015年4月1日 and kanji numerals (平成二十年三月三十一日).
    """
    if not text:
        return None
    plain = _NUMERIC.sub(r"\1年\2月\3日", unicodedata.normalize("NFKC", text))
    found = _DATE.search(_kanji_to_digits(re.sub(r"\s+", "", plain)))
    if not found:
        return None
    if found[1]:
        year = _ERAS[found[1]] + (1 if found[2] == "元" else int(found[2]))
        month, day = found[3], found[4]
    else:
        year, month, day = int(found[5]), found[6], found[7]
    if not month:
        return f"{year}"
    try:
        datetime.date(year, int(month), int(day or 1))
    except ValueError:  # 平成30年5月32日 is printed in real documents
        return None
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _kanji_to_digits(text: str) -> str:
    def number(match: re.Match[str]) -> str:
        tens, _, ones = match[0].rpartition("十")
        digit = "〇一二三四五六七八九".index
        if "十" not in match[0]:
            return str(digit(ones)) if len(ones) == 1 else "".join(str(digit(c)) for c in ones)
        return str((digit(tens) if tens else 1) * 10 + (digit(ones) if ones else 0))

    return re.sub(r"[〇一二三四五六七八九十]+(?=[年月日])", number, text)


def counts(text: str) -> list[int | None]:
    """Return the numbers of all 「（ ）件」 of ``text`` in order, None where the brackets are empty."""
    found = _COUNT.findall(unicodedata.normalize("NFKC", text))
    numbers = [(bracketed or bare).replace(",", "") for bracketed, bare in found]
    return [int(number) if number else None for number in numbers]
