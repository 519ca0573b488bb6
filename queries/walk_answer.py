"""The rows of a question that is a walk: konkyo walks, and the question's Cypher tells of the flows that it found.

The Cypher gets them as ``$found``: for each its ``flow`` (key), its ``step``, and the keys of the ``senders`` and
``receivers`` by which it lies on the walk, null where all are meant; its ``number`` in the order of the answer or,
between two ends, that of its ``way``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from konkyo.graph.deadline import Deadline
from konkyo.graph.store import ResultRow, Store
from konkyo.queries.flow_network import Direction, FlowNetwork
from konkyo.queries.name_match import names_of
from konkyo.queries.portions import FIRST, MOST, RowsWanted, in_portions, sizes
from konkyo.queries.question import Question
from konkyo.queries.remembered import remembered
from konkyo.queries.shortest_ways import ShortestWays
from konkyo.queries.walk_beginning import beginning
from konkyo.queries.walk_levels import MOST_STEPS, Bounds, Through, Walk


@dataclass(frozen=True, slots=True)
class Stop:
    """A shared party from which a walk went on only within the bodies it came from.

    ``flows`` others lead on from there, stated by ``bodies`` other bodies.
    """

    name: str
    flows: int
    bodies: int


class QuestionWalk:
    """The walk of ``asked``, a question that is one, with the parameters ``given`` as ``bind`` returns them."""

    def __init__(self, store: Store, asked: Question, given: Mapping[str, Any], deadline: Deadline) -> None:
        self._store, self._between = store, asked.walk == "between"
        self._network = remembered(store, FlowNetwork)
        bodies = given.get("body")
        bounds = Bounds(
            steps=given.get("steps") or MOST_STEPS,
            bodies=None if bodies is None else frozenset(bodies),
            through_shared=bool(given.get("through_shared")),
        )
        self._way = Direction.BACKWARDS if asked.walk == "backwards" else Direction.FORWARDS
        begins = beginning(store, self._network, given["origin" if self._between else "name"])
        self._walk = Walk(self._network, begins, self._way, bounds, deadline)
        self._ended = False
        if self._between:
            ends = beginning(store, self._network, given["goal"])
            self._ways = ShortestWays(self._network, self._walk, ends, bounds.through_shared)

    def portions(self, wanted: RowsWanted) -> Iterator[list[ResultRow]]:
        """Yield what the Cypher gets as ``$found``, the first portion as soon as the rows wanted can be told."""
        # Each flow makes a row at least. So many at once are mostly the only statement, for one row more shows more.
        first = min(max(FIRST, (wanted.last or 0) + 1), MOST)
        if self._between:
            yield from in_portions(_of_ways(self._ways), sizes(first))
            return
        for _ in self._walk.levels():
            if wanted.last is not None and len(self._walk.found) > wanted.last:
                break
        else:
            self._ended = True
        yield from in_portions(_of_flows(self._network, self._walk, self._way), sizes(first))

    @property
    def complete(self) -> bool:
        """Whether time sufficed for the walk."""
        return self._walk.complete

    @property
    def things(self) -> int | None:
        """The number of all its ways, or of all its flows; None if the walk stopped early."""
        if self._between:
            return self._ways.count()
        return len(self._walk.found) if self._ended and self._walk.complete else None

    def stops(self) -> tuple[Stop, ...]:
        """Return where it did not go on, what leads to the most flows first."""
        left = self._walk.stops()
        names = names_of(self._store, "Party") if left else {}
        stops = []
        for (_, key), flows in left.items():
            bodies = {body for stating in self._network.stated_by(flows).values() for body in stating.whose}
            stops.append(Stop(names.get(key, key), len(flows), len(bodies)))
        return tuple(sorted(stops, key=lambda stop: (-stop.flows, stop.name)))


def _of_flows(network: FlowNetwork, walk: Walk, way: Direction) -> Iterator[list[ResultRow]]:
    """Yield the flows found in the order of the answer, each by itself."""
    order = network.order(walk.found)
    placed = sorted(walk.found, key=lambda flow: (walk.found[flow][0], order[flow]))
    for number, flow in enumerate(placed, 1):
        step, through = walk.found[flow]
        met = _keys(through)
        senders, receivers = (None, met) if way is Direction.BACKWARDS else (met, None)
        yield [{"number": number, "step": step, "flow": flow, "senders": senders, "receivers": receivers}]


def _of_ways(ways: ShortestWays) -> Iterator[list[ResultRow]]:
    """Yield the flows of each way."""
    for number, legs in enumerate(ways.ways(), 1):
        yield [
            {"way": number, "step": step, "flow": flow, "senders": _keys(senders), "receivers": _keys(receivers)}
            for step, (flow, senders, receivers) in enumerate(legs, 1)
        ]


def _keys(nodes: Through) -> list[str] | None:
    return None if nodes is None else sorted(key for _, key in nodes)
