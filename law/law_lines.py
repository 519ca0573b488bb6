"""The lines of descent of one law, as the timeline asks for them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from konkyo.law.address import Address
from konkyo.law.descent_line import Descent, DescentKind


class LawLines:
    """The lines of descent of one law, by address."""

    def __init__(self, lines: Iterable[Descent]) -> None:
        self.leaving: dict[Address, list[Descent]] = defaultdict(list)
        self.breaks: dict[Address, set[date]] = defaultdict(set)
        """the days on which a norm came to an address or left it"""
        self.new: set[tuple[Address, date]] = set()
        for line in lines:
            if line.address is not None:
                self.leaving[line.address].append(line)
            elif line.to is not None:
                self.new.add((line.to, line.on))
            if line.address != line.to and line.kind is not DescentKind.CHANGED:
                for end in (line.address, line.to):
                    if end is not None:
                        self.breaks[end].add(line.on)
