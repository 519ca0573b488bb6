"""Folding: one normalized spelling of a text for matching, with the way back to the printed characters.

Full-width characters become half-width, white space is removed, and kanji numerals that count provisions or days
become arabic digits: 「第 十九\\n条第８号」 and 「第19条第8号」 fold to the same string. For every folded character the
printed characters that it comes from are known.
"""

import re
import unicodedata
from dataclasses import dataclass

from konkyo.law.numerals import KANJI, to_int
from konkyo.law.variants import VARIANTS

DELIMITER = r"(?:[、,・/;]|及び|および|又は|または|並びに|ならびに|若しくは|もしくは|かつ)"
"""A sign or word between the elements of a list."""

RANGE = r"(?:から|乃至|ないし|~)"
"""A sign or word between the ends of a range."""


def _same_length() -> dict[int, str]:
    """Return code → character for characters that differ only in width or in their code, one to one."""
    table: dict[int, str] = {}
    for code in range(0xFF01, 0xFF66):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1:
            table[code] = plain
    table |= VARIANTS
    table |= {ord(mark): "、" for mark in "，､､"}
    table |= {ord(mark): "・" for mark in "･•‧·∙"}
    table |= {ord(mark): "~" for mark in "～〜∼∿˜"}
    table |= {ord(mark): "-" for mark in "－‐‑‒–—―−─"}
    table |= {ord("〔"): "(", ord("〕"): ")", ord("［"): "[", ord("］"): "]", ord("○"): "○", ord("零"): "〇"}
    return table


_TABLE = _same_length()
_SPACE = re.compile(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]+")
_K = f"[{KANJI}]"
_TABLE_BEFORE = re.compile(rf"別表第?{_K}+\Z")
_SHORT_SIGN = re.compile("[§①-⑳]")
_SHORTHAND = re.compile(
    r"§(?P<article>\d+(?:の\d+)*)(?P<part>[①-⑳])?"
    r"|(?<=第)(?P<digit>[①-⑳])(?=[条項号])"
    r"|(?<=条)(?P<circled>[①-⑳])(?=$|[^一-龥ぁ-んァ-ヴー]|[及又並若別のにをはがとで])"
)
"""「§9」, 「§19⑧」, 「第19条⑧」, 「第⑧号」; but not the bullets of a list, 「第9条①氏名」."""
_STEP = rf"(?:の|{DELIMITER}|{RANGE})"
_NUMERAL = re.compile(
    rf"(?:明治|大正|昭和|平成|令和)(?:元|{_K}+)(?=年)"  # 平成二十五年
    rf"|(?<=[条項号]の){_K}+(?:の{_K}+)*+"  # 第24条の二
    rf"|(?<=別表){_K}+|(?<=項番){_K}+"  # 別表二, 項番二十七
    rf"|(?P<list>第?{_K}+(?:{_STEP}第?{_K}+)*+)(?P<unit>の?[条項号]|[年月日表欄])?"  # 第十九条, 一、二、八十五の二の項
)
_FIRST_OF_NUMBER = frozenset(KANJI + "0123456789")
_LONGEST_TABLE = 8  # characters of 別表第百二十
_DIGITS = re.compile(f"元|{_K}+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with the positions of its printed characters."""

    text: str
    starts: list[int]
    """``starts[i]``: position of the first printed character of ``text[i]``"""
    wide: dict[int, int]
    """``i`` → end of the printed characters of ``text[i]``, if that is not ``starts[i] + 1``"""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the printed span of the folded span ``[start, end)``, which must not be empty."""
        return self.starts[start], self._end(end - 1)

    def _end(self, position: int) -> int:
        return self.wide.get(position, self.starts[position] + 1)

    def one_sign(self, position: int) -> bool:
        """Return whether the folded character and the next are printed as one sign: ⑧ for 第8項."""
        return self.starts[position : position + 1] == self.starts[position + 1 : position + 2]

    def spaced(self, position: int) -> bool:
        """Return whether white space, or the edge of the text, is before the folded character at ``position``."""
        if position <= 0 or position >= len(self.text):
            return True
        return self.starts[position] > self._end(position - 1)


def fold(text: str) -> Folded:
    """Fold ``text``; linear in its length."""
    widths = text.translate(_TABLE)
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for gap in _SPACE.finditer(widths):
        start, end = gap.span()
        pieces.append(widths[position:start])
        origin.extend(range(position, start))
        if end < len(widths) and widths[end] in _FIRST_OF_NUMBER and _parts_numbers(widths, start, end):
            pieces.append(" ")
            origin.append(start)
        position = end
    pieces.append(widths[position:])
    origin.extend(range(position, len(widths)))
    return _arabic(*_written_out("".join(pieces), origin))


def _parts_numbers(text: str, start: int, end: int) -> bool:
    """Return whether the white space at ``[start, end)`` parts two numbers: 「1 2の項」, 「別表第一 十六の項」."""
    if start == 0:
        return False
    if text[end] in KANJI:
        return _TABLE_BEFORE.search(text, max(0, start - _LONGEST_TABLE), start) is not None
    return text[start - 1].isdecimal() and text[end].isdecimal()


def _written_out(text: str, origin: list[int]) -> tuple[str, list[int]]:
    """Write shorthand out: 「§19⑧」 as 「第19条第8項」. All words for one sign have its place."""
    if not _SHORT_SIGN.search(text):
        return text, origin
    pieces: list[str] = []
    places: list[int] = []
    position = 0

    def add(words: str, place: int) -> None:
        pieces.append(words)
        places.extend([place] * len(words))

    for short in _SHORTHAND.finditer(text):
        pieces.append(text[position : short.start()])
        places.extend(origin[position : short.start()])
        if article := short["article"]:
            add("第", origin[short.start()])
            pieces.append(article)
            places.extend(origin[slice(*short.span("article"))])
            add("条", origin[short.end("article") - 1])
        if digit := short["digit"]:
            add(str(ord(digit) - ord("①") + 1), origin[short.start()])
        if part := short["part"] or short["circled"]:
            add(f"第{ord(part) - ord('①') + 1}項", origin[short.end() - 1])
        position = short.end()
    return "".join([*pieces, text[position:]]), [*places, *origin[position:]]


def _arabic(text: str, origin: list[int]) -> Folded:
    """Replace the kanji numerals that count something by arabic digits."""
    pieces: list[str] = []
    starts: list[int] = []
    wide: dict[int, int] = {}
    position = 0
    for numeral in _NUMERAL.finditer(text):
        if numeral["list"] and not (numeral["unit"] or numeral["list"][0] == "第"):
            continue
        for digits in _DIGITS.finditer(text, *numeral.span()):
            pieces.append(text[position : digits.start()])
            starts.extend(origin[position : digits.start()])
            number = "1" if digits[0] == "元" else str(to_int(digits[0]))
            # 「別表第一31項」 has two numbers, not 131.
            if text[digits.start() - 1 : digits.start()].isdecimal():
                number = " " + number
            if text[digits.end() : digits.end() + 1].isdecimal():
                number += " "
            pieces.append(number)
            for _ in number:
                wide[len(starts)] = origin[digits.end() - 1] + 1
                starts.append(origin[digits.start()])
            position = digits.end()
    pieces.append(text[position:])
    starts.extend(origin[position:])
    return Folded("".join(pieces), starts, wide)
