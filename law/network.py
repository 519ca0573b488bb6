"""The law of the 情報提供ネットワークシステム on a day: the items of 番号法 article 19, and the rows of its table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from konkyo.law.address import Address
from konkyo.law.fold import fold
from konkyo.law.law_names import ACT, TRANSMISSION_ORDER
from konkyo.law.statute_facts import Permit
from konkyo.law.timeline import Timeline

NETWORK_SYSTEM = "情報提供ネットワークシステム"
_KNOWN_ON = date(2021, 9, 1)
_BY_TABLE = Address(ACT, "19", item="8")
"""Provision under a row of the table. The number is that of ``_KNOWN_ON``; those of other days are derived."""
_BY_ORDINANCE = Address(ACT, "19", item="9")
"""Provision under an ordinance."""
TABLES = (Address(ACT, table="別表第二"), Address(TRANSMISSION_ORDER, table="第2条の表"))

_JOIN = re.compile("又は|若しくは|及び|並びに|、")
_NO_CITY = re.compile(r".*(?:大臣|長官|知事|日本年金機構|教育委員会|共済組合等|共済組合|協会|協議会|基金|基金連合会)")
"""Names of providers that are not cities; 知事等 may include one."""
_NO_PREFECTURE = re.compile(r"市町村長|.*(?:大臣|長官|日本年金機構|共済組合等|共済組合|協会|協議会|基金|基金連合会)")
_CITY = re.compile(r".*[市町村区]長?")
_PREFECTURE = re.compile(r".*(?:知事|[都道府県])")


@dataclass(frozen=True, slots=True)
class NetworkLaw:
    """The law on ``day``."""

    timeline: Timeline
    day: date

    def items(self) -> tuple[Address, ...]:
        """Return the items of article 19 for provision under the table and under ordinances, as numbered that day."""
        return tuple(found for anchor in (_BY_TABLE, _BY_ORDINANCE) if (found := self._counted(anchor)))

    def permits(self, row: Address) -> tuple[Permit, ...]:
        """Return the permits of a row of one of the ``TABLES`` that day; () for any other address."""
        return self.timeline.permits(row, self.day) if table(row) in TABLES else ()

    def rows(self, of: Address) -> Iterator[Address]:
        """Yield the rows that a table had that day."""
        standing = self.timeline.standing(of.law or "", self.day)
        return (one for one in standing if one.row and table(one) == of)

    def _counted(self, anchor: Address) -> Address | None:
        if self.day >= _KNOWN_ON:
            lines = self.timeline.became(anchor, _KNOWN_ON, self.day)
            return lines[0].to if lines else anchor
        candidates = [one for one in self.timeline.standing(ACT, self.day) if one.article == "19" and one.item]
        for one in candidates:
            lines = self.timeline.became(one, self.day, _KNOWN_ON)
            if (lines[0].to if lines else one) == anchor:
                return one
        return None


def table(row: Address) -> Address | None:
    """Return the table of a row; None if the address is not a row."""
    return Address(row.law, table=row.table) if row.table and row.row else None


@cache
def vocabulary(timeline: Timeline) -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of requesters and of kinds of information that the tables had on any day."""
    permits = [
        permit
        for of in TABLES
        for row in timeline.facts.addresses(of.law or "")
        if table(row) == of
        for state in timeline.facts.states(row)
        for permit in state.permits
    ]
    requesters = {name for permit in permits for name in party_names(permit.requester)}
    return frozenset(requesters), frozenset(bare(kind) for permit in permits for kind in permit.information)


def party_names(text: str) -> frozenset[str]:
    """Return the parties that a text joins (厚生労働大臣又は共済組合等), normalized for comparison."""
    return frozenset(filter(None, map(bare, _JOIN.split(text))))


def bare(text: str) -> str:
    """Return a name normalized for comparison: folded, without white space and brackets."""
    folded = "".join(fold(text).text.split())
    return re.sub(r"[(（][^()（）]*[)）]", "", folded)


def may_provide(body: str, provider: str) -> bool | None:
    """Return whether ``body`` may be one of the providers in a cell; None if it is neither city nor prefecture."""
    if _CITY.fullmatch(body):
        excluded = _NO_CITY
    elif _PREFECTURE.fullmatch(body):
        excluded = _NO_PREFECTURE
    else:
        return None
    return not all(excluded.fullmatch(name) for name in party_names(provider))
