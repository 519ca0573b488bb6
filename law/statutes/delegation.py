"""The rows of tables that articles of an order implement: 「法別表第二の二の項の主務省令で定める事務は、…」."""

import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from konkyo.law.address import Address
from konkyo.law.defined_names import DocumentNames
from konkyo.law.find import definitions, find
from konkyo.law.numerals import KANJI, to_int
from konkyo.law.statute_version import Version

_K = f"[{KANJI}]+"
# Statutes are exact: 別表二の二の項 is row 2の2 of 別表, not row 2 of 別表第二.
_OPENS = re.compile(
    rf"(?P<law>.{{0,150}}?)(?:(?P<table>別表(?:第{_K})?)|(?P<article>前条|第{_K}条(?:の{_K})*)の表)"
    rf"の?第?(?P<row>{_K}(?:の{_K})*)の項(?:の主務省令)?(?:で定める|に規定する)(?:者|事務)"
)
_DEFINES = "以下"
"""What begins each definition of a short name in a statute; few provisions have it, so few are read in full."""
_NUMERAL = re.compile(_K)


def rows_filled_in(version: Version) -> dict[Address, Address]:
    """Return address → row, for each article and paragraph of an order that begins with a row.

    An article implements a row if all its paragraphs do.
    """
    found: dict[Address, Address] = {}
    context = DocumentNames()
    for provision in version.provisions:
        at = provision.address
        opening = _OPENS.match(provision.text) if at.article and not at.item else None
        if opening and (row := _row(opening, version.law, at, context)):
            found[at] = row
        if _DEFINES in provision.text:
            # Short names that an order defines for laws (以下「法」という。) are known from here on.
            context = _names_after(provision.text, context)
    whole: dict[Address, set[Address]] = defaultdict(set)
    for at, row in found.items():
        whole[replace(at, paragraph=None)].add(row)
    return {article: rows.pop() for article, rows in whole.items() if len(rows) == 1} | found


# The same definitions stand in the texts of many days.
@lru_cache(maxsize=1024)
def _names_after(text: str, context: DocumentNames) -> DocumentNames:
    return definitions(text, context)


def _row(opening: re.Match[str], law: str, at: Address, context: DocumentNames) -> Address | None:
    row = _arabic(opening["row"])
    if opening["table"]:
        # The law of the table is the law that an article in its place would belong to.
        named = find(opening["law"] + "第一条", context)
        return Address(named[-1].law, table=opening["table"], row=row) if named else None
    if opening["law"]:
        return None
    if opening["article"] == "前条":
        before = int(at.article) - 1 if at.article and at.article.isdecimal() else 0
        return Address(law, table=f"第{before}条の表", row=row) if before > 0 else None
    return Address(law, table=f"{_arabic(opening['article'])}の表", row=row)


def _arabic(text: str) -> str:
    return _NUMERAL.sub(lambda numeral: str(to_int(numeral[0])), text)
