"""The number of a law in words (令和3年法律第37号), made from its e-Gov id, which contains it."""

import re
from collections import defaultdict
from functools import cache

from konkyo.law.law_names import listed_numbers

_ERAS = {"1": "明治", "2": "大正", "3": "昭和", "4": "平成", "5": "令和"}
_NUMBERED = {"AC": "法律", "CO": "政令"}
_ID = re.compile(r"(?P<era>[1-5])(?P<year>[0-9]{2})(?P<kind>AC|CO)[0-9]{7}(?P<number>[0-9]{3})")
_ORDER_ID = re.compile(r"(?P<era>[1-5])(?P<year>[0-9]{2})(?P<ministries>M[0-9A-Z]{8})(?P<number>[0-9]{3})")
_NUMBER = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:元|[0-9]+)年(?P<kind>\D+)第[0-9]+号")


def number_of(law_id: str) -> str | None:
    """Return the number of the law or cabinet order with this e-Gov id: 令和元年法律第16号.

    None for ministerial ordinances, because their ids name the ministries by a code.
    """
    found = _ID.fullmatch(law_id)
    return _number(found, _NUMBERED[found["kind"]]) if found else None


def number_in_words(law_id: str) -> str | None:
    """Return the number of the law with this e-Gov id, of an ordinance too: 令和6年デジタル庁・総務省令第9号.

    What the code of its ministries means is told by the laws in force that have the same code; None where none has, or
    where they name the ministries in several ways, as well as for what is no such id.
    """
    order = _ORDER_ID.fullmatch(law_id.upper())
    issued = _issued_by().get(order["ministries"], frozenset()) if order else frozenset()
    return _number(order, *issued) if order and len(issued) == 1 else number_of(law_id.upper())


def is_law_number(words: str) -> bool:
    """Return whether the words are the number of a law and nothing else."""
    return _NUMBER.fullmatch(words) is not None


def _number(found: re.Match[str], kind: str) -> str:
    year = int(found["year"])
    return f"{_ERAS[found['era']]}{'元' if year == 1 else year}年{kind}第{int(found['number'])}号"


@cache
def _issued_by() -> dict[str, frozenset[str]]:
    """Return what ordinances are called by the code of their ministries: 総務省令, デジタル庁・総務省令."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for law_id, number in listed_numbers():
        order, said = _ORDER_ID.fullmatch(law_id.upper()), _NUMBER.fullmatch(number)
        if order and said:
            kinds[order["ministries"]].add(said["kind"])
    return {code: frozenset(said) for code, said in kinds.items()}
