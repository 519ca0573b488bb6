"""Numbers in statutes: kanji numerals, branch numbers (枝番) such as 24の2, and the inner steps of ranges."""

import re

KANJI = "〇一二三四五六七八九十百千"
"""The characters of kanji numerals below ten thousand."""

_VALUES = {character: value for value, character in enumerate("〇一二三四五六七八九")}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_DIGITS = re.compile(r"\d+")
_BRANCHED = re.compile(r"\d+(?:の\d+)*")
_WIDEST_RANGE = 400


def to_int(numeral: str) -> int:
    """Return the value of a kanji numeral: 百十三 → 113, and the positional 一〇五 → 105.

    Raises ValueError if a character is not a kanji numeral.
    """
    total, pending = 0, 0
    for character in numeral:
        if character in _PLACES:
            total += (pending or 1) * _PLACES[character]
            pending = 0
        elif character in _VALUES:
            pending = pending * 10 + _VALUES[character]
        else:
            raise ValueError(f"{numeral!r} is no kanji numeral")
    return total + pending


def to_kanji(number: int) -> str:
    """Return 1 to 9999 as statutes print it: 113 → 百十三. Raises ValueError outside that."""
    if not 0 < number < 10_000:
        raise ValueError(f"{number} is not between 1 and 9999")
    written = ""
    for place, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, place)
        if digit:
            written += ("" if digit == 1 else "〇一二三四五六七八九"[digit]) + sign
    return written + ("〇一二三四五六七八九"[number] if number else "")


def parts(number: str) -> tuple[int, ...]:
    """Return the integers of a number with branches, which sort in the order of statutes: 59の2の2 → (59, 2, 2).

    Raises ValueError for any other text.
    """
    if not _BRANCHED.fullmatch(number):
        raise ValueError(f"{number!r} is no number with branches")
    return tuple(int(part) for part in number.split("の"))


def order_of(number: str | None) -> tuple[int, ...]:
    """Return what numbers are sorted by, those of ranges and lists too: 24 before 24の2 before 25; () for none."""
    return tuple(map(int, _DIGITS.findall(number or "")))


def with_unit(number: str, unit: str, prefix: str = "第") -> str:
    """Return a number with its unit, which stands before the branches: 24の2 and 条 → 第24条の2."""
    first, the, branches = number.partition("の")
    return f"{prefix}{first}{unit}{the}{branches}"


def numbers_between(first: str, last: str) -> list[str]:
    """Return the numbers that are certainly between the two ends of a range, in order.

    1 … 4 gives 2, 3; 30の6 … 30の9 gives 30の7, 30の8; 24 … 24の3 gives 24の2 (branches begin at の2). Branches that
    whole numbers may have between them are not guessed. A range that runs backwards, or is wider than any statute,
    gives nothing.
    """
    low, high = parts(first), parts(last)
    if low >= high or high[0] - low[0] > _WIDEST_RANGE or max(high[1:], default=0) > _WIDEST_RANGE:
        return []
    shared = _shared(low, high)
    steps: list[tuple[int, ...]] = []
    for depth in range(shared, len(high)):
        lowest = low[depth] + 1 if depth == shared < len(low) else 2
        steps += [(*high[:depth], step) for step in range(lowest, high[depth])]
        if depth < len(high) - 1:
            steps.append(high[: depth + 1])
    return ["の".join(map(str, step)) for step in steps]


def neighbours(number: str, to: str, many: str | None) -> list[str]:
    """Return what 前 or 次 (``to``) means beside ``number``, in order; nothing where that cannot be, or beside "".

    前 of 8 is 7, of 24の3 it is 24の2, of 24の2 it is 24. 次 of 16の2 is read as 17. ``many``: 前二項 of 3 is 1, 2 and
    前各号 (各) of 4 is 1, 2, 3.
    """
    if not number:
        return []
    *whole, last = parts(number)
    if to == "次":
        return [str(parts(number)[0] + 1)] if not many else []
    if many:
        first = 1 if many == "各" else last - int(many)
        return [str(step) for step in range(max(first, 1), last)] if not whole and first > 0 else []
    if whole and last <= 2:
        return ["の".join(map(str, whole))]
    return ["の".join(map(str, (*whole, last - 1)))] if last > 1 else []


def open_ended(first: str, last: str) -> bool:
    """Return whether a range may hold more than :func:`numbers_between` gives: 24の2 … 26 may hold 24の3 and more."""
    low, high = parts(first), parts(last)
    return low >= high or len(low) > _shared(low, high) + 1 or high[0] - low[0] > _WIDEST_RANGE


def _shared(low: tuple[int, ...], high: tuple[int, ...]) -> int:
    """Return the number of leading integers that two numbers share."""
    return next((place for place, (one, other) in enumerate(zip(low, high, strict=False)) if one != other), len(low))
