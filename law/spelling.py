"""Addresses in words, in the number style of a document: 第十九条第八号, 第19条第8号, 第１９条第８号."""

import re
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from konkyo.law.address import Address
from konkyo.law.law_names import ACT, names
from konkyo.law.numerals import KANJI, order_of, to_kanji

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


def in_short(addresses: Iterable[Address]) -> list[str]:
    """Return addresses in order, the rows of one table together: 番号法別表第二の1、2、85の2の項."""
    found: dict[Address, list[str]] = {}
    for one in sorted(addresses, key=_order):
        # A row stands for its table, which may be cited as a whole too.
        rows = found.setdefault(replace(one, row="") if one.row else one, [])
        if one.row and one.row not in rows:
            rows.append(one.row)
    return [f"{one}の{'、'.join(rows)}の項" if rows else str(one) for one, rows in found.items()]


def _order(address: Address) -> tuple[object, ...]:
    """Return what addresses are sorted by, as they follow each other in a statute: 第9条 before 第19条, then tables."""
    article, paragraph, item, row = map(order_of, (address.article, address.paragraph, address.item, address.row))
    at_end = address.table is not None and address.article is None
    return (address.law or "", address.in_supplement, at_end, article, paragraph, item, address.table or "", row)


def printed_name(law: str) -> str:
    """Return the name by which a document may cite a law: its title, with 番号法 in its short form.

    利用特定個人情報提供命令 is 番号法第19条第8号に基づく利用特定個人情報の提供に関する命令.
    """
    tail = next((tail for tail, name in names().tails if name == law), None)
    return law if tail is None else ACT + tail
