"""Addresses in words, in the number style of a document: 第十九条第八号, 第19条第8号, 第１９条第８号."""

import re
from dataclasses import replace
from enum import Enum

from konkyo.law.address import Address
from konkyo.law.law_names import ACT, names
from konkyo.law.numerals import KANJI, to_kanji

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = re.compile(r"\d+")
UNITS = {"article": "条", "paragraph": "項", "item": "号"}


class NumberStyle(Enum):
    """How a document writes a number."""

    KANJI = "kanji"
    POSITIONAL = "positional"
    """一〇五"""
    WIDE = "wide"
    PLAIN = "plain"

    @classmethod
    def of(cls, printed: str) -> "NumberStyle":
        """Return the style of a printed number, by its first digit."""
        for character in printed:
            if character in KANJI:
                return cls.POSITIONAL if "〇" in printed else cls.KANJI
            if "０" <= character <= "９":
                return cls.WIDE
            if character.isascii() and character.isdecimal():
                return cls.PLAIN
        return cls.PLAIN

    def write(self, text: str) -> str:
        """Return ``text`` with its half-width digits in this style: 85の2 → 八十五の二."""
        match self:
            case NumberStyle.PLAIN:
                return text
            case NumberStyle.WIDE:
                return text.translate(_WIDE)
            case NumberStyle.POSITIONAL:
                return _DIGITS.sub(lambda digits: "".join(KANJI[int(digit)] for digit in digits[0]), text)
            case NumberStyle.KANJI:
                return _DIGITS.sub(lambda digits: to_kanji(int(digits[0])), text)


def within(address: Address) -> str:
    """Return an address without its law: 第19条第8号, 別表第二の85の2の項, 第2条の表."""
    return str(replace(address, law=None))


def printed_name(law: str) -> str:
    """Return the name by which a document may cite a law: its title, with 番号法 in its short form.

    利用特定個人情報提供命令 is 番号法第19条第8号に基づく利用特定個人情報の提供に関する命令.
    """
    tail = next((tail for tail, name in names().tails if name == law), None)
    return law if tail is None else ACT + tail
