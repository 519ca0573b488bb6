"""Articles of orders go where the rows of tables go that they implement (法別表第二の二の項の主務省令で…).

Such articles are much alike, and their references are not compared. The row that an article implements tells which one
it is.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from konkyo.law.address import Address
from konkyo.law.descent.siblings import REWRITTEN, Pair, pair_at
from konkyo.law.descent.units import Unit
from konkyo.law.descent_line import Ground
from konkyo.law.statute_version import Version


@dataclass
class RowTies:
    """Which articles of two days implement the same row."""

    fills: tuple[Mapping[Address, Address], Mapping[Address, Address]] = ({}, {})
    """article → row, in the old and in the new texts"""
    compared: frozenset[tuple[str | None, str | None]] = frozenset()
    """the tables (law, name) of the old texts; in all others, nothing happened to the rows"""
    became: dict[Address, Address] = field(default_factory=dict)
    """old row → new row, for the rows that lived on"""

    @classmethod
    def of(cls, olds: Sequence[Version], news: Sequence[Version]) -> "RowTies":
        """Return the ties between two sets of texts, of which no rows are paired yet."""
        fills = tuple({at: row for one in side for at, row in one.fills.items()} for side in (olds, news))
        tables = {(one.address.law, one.address.table) for version in olds for one in version.provisions}
        return cls((fills[0], fills[1]), frozenset(tables))

    def learn(self, pairs: Iterable[Pair]) -> None:
        """Take over which rows became which."""
        self.became = {one.old.address: one.new.address for one in pairs if one.old.address.row}

    def apart(self, old: Unit, new: Unit) -> bool:
        """Return whether two units belong to articles that implement rows of which one did not become the other."""
        if not all(self.fills):
            return False
        rows = self.fills[0].get(_article(old.address)), self.fills[1].get(_article(new.address))
        return None not in rows and self._after(rows[0]) != rows[1]

    def tied(self, olds: Sequence[Unit], news: Sequence[Unit]) -> list[Pair]:
        """Return the pairs of articles that alone implement a row and what became of it."""
        if not all(self.fills):
            return []
        before = [self._after(self.fills[0].get(one.address)) for one in olds]
        after = [self.fills[1].get(one.address) for one in news]
        times = Counter(before), Counter(after)
        only = {row: place for place, row in enumerate(after) if row is not None and times[1][row] == 1}
        found = []
        for old, row in enumerate(before):
            if row in only and times[0][row] == 1:
                new = only[row]
                likeness = {(old, new): olds[old].like(news[new])}
                one = pair_at(olds, news, (old, new), likeness)
                weak = one.ground is not Ground.SAME and one.likeness < REWRITTEN
                found.append(replace(one, ground=Ground.ROW) if weak else one)
        return found

    def _after(self, row: Address | None) -> Address | None:
        """Return what a row of the old texts became; None if it is gone."""
        if row is None or (row.law, row.table) not in self.compared:
            return row
        return self.became.get(row)


def _article(address: Address) -> Address:
    return Address(address.law, address.article)
