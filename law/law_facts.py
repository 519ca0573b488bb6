"""The facts of all laws held. Each file is read when it is first needed."""

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from heapq import merge

from konkyo.law.added_folder import AddedFolder, held_now
from konkyo.law.address import Address
from konkyo.law.descent_line import Descent
from konkyo.law.facts_file import FactsBody, read_body
from konkyo.law.statute_facts import AddressState
from konkyo.law.statute_head import HeldFile, StatuteHead, added_files, held_files


class LawFacts:
    """The facts of all laws. All methods raise :class:`LawError` if a file that they need is damaged."""

    def __init__(self, held: Mapping[str, HeldFile]) -> None:
        self._paths = {one.head.law: one.path for one in held.values()}
        self._bodies: dict[str, FactsBody] = {}
        self._states: dict[Address, tuple[AddressState, ...]] = {}
        self.laws: dict[str, StatuteHead] = {one.head.law: one.head for one in held.values()}
        """by canonical name"""

    def load(self) -> None:
        """Read the facts of all laws now, so that they stay what they are where a file is changed afterwards."""
        for law in self.laws:
            self._body(law)

    def states(self, address: Address) -> tuple[AddressState, ...]:
        """Return the states of an address, in order; () if it never had a provision."""
        if address not in self._states:
            law = address.law or ""
            self._states[address] = self._body(law).states(address) if law in self.laws else ()
        return self._states[address]

    def addresses(self, law: str) -> Iterator[Address]:
        """Yield every address of a law that ever had a provision, in the order of the texts."""
        yield from self._body(law).written if law in self.laws else ()

    def leaving(self, law: str) -> tuple[Descent, ...]:
        """Return the lines of descent of provisions that were in ``law`` or are new in it, in order of the days."""
        return self._body(law).descent if law in self.laws else ()

    def arriving(self, law: str) -> Iterator[Descent]:
        """Yield the lines of descent of provisions that came to ``law`` from other laws."""
        for other, head in self.laws.items():
            if law in head.passes_to:
                yield from (line for line in self._body(other).descent if line.to and line.to.law == law)

    @cached_property
    def descent(self) -> tuple[Descent, ...]:
        """All lines of descent in order of the days; new provisions are last on each day."""
        lines = merge(*(self._body(law).descent for law in self.laws), key=lambda line: line.on)
        return tuple(sorted(lines, key=lambda line: (line.on, line.address is None)))

    def _body(self, law: str) -> FactsBody:
        if law not in self._bodies:
            self._bodies[law] = read_body(self._paths[law], law)
        return self._bodies[law]


def law_facts() -> LawFacts:
    """Return the facts that come with konkyo and those that were added. The files are found once.

    Raises :class:`LawError` as :func:`konkyo.law.statute_head.held_files`.
    """
    return _facts(*held_now())


def check_added_facts() -> None:
    """Read all facts that were added. Raises :class:`LawError` if they cannot be read."""
    for one in added_files().values():
        body = read_body(one.path, one.head.law)
        for address in body.written:
            body.states(address)


@cache
def _facts(added: AddedFolder | None, times: int) -> LawFacts:
    return LawFacts(held_files())
