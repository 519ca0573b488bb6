"""All shortest ways from one thing to another, in a fixed order, made one after the other as they are wanted."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from konkyo.graph.identity import NodeId
from konkyo.graph.refusals import TookTooLongError
from konkyo.queries.flow_network import Direction, FlowNetwork, may_be_shared
from konkyo.queries.walk_beginning import Beginning
from konkyo.queries.walk_levels import Through, Walk

Leg = tuple[str, Through, Through]
"""(flow, the nodes it comes from on the way, the nodes it goes to)"""


@dataclass
class ShortestWays:
    """The shortest ways over ``walk``, which goes forwards from where they start, to ``ends``.

    The walk ends with the first level in which a flow arrives. A flow of a shortest way of n flows stands on it at the
    level on which the walk found it, for a flow reached sooner would make a shorter way. So a way takes one flow of
    each level, and goes from one to the next through a node by which the walk reached it (``_joins``: and that a walk
    goes through for this very pair).
    """

    network: FlowNetwork
    walk: Walk
    ends: Beginning
    through_shared: bool
    _levels: list[dict[str, Through]] = field(default_factory=list, init=False)
    """The flows of each level of the walk, up to the one in which some arrive."""

    def count(self) -> int | None:
        """Return how many ways there are, without making them; None where time was over before they were found."""
        try:
            ways, links = dict.fromkeys(self._arrived, 1), self._after
        except TookTooLongError:
            return None
        if not self.walk.complete:
            return None
        for after in reversed(links):
            ways = {flow: sum(ways[other] for other in others) for flow, others in after.items()}
        return sum(ways.values())

    def ways(self) -> Iterator[tuple[Leg, ...]]:
        """Yield each way, by the keys of its flows."""
        firsts = sorted(self._after[0]) if self._after else sorted(self._arrived)
        for first in firsts:
            for way in self._onwards((first,)):
                yield tuple(self._leg(way, place) for place in range(len(way)))

    @cached_property
    def _arrived(self) -> dict[str, Through]:
        """The flows that end the shortest ways, each with the nodes by which it reaches an end."""
        try:
            for level in self.walk.levels():
                self._levels.append(level)
                if arrived := self._ending(level):
                    return arrived
        except TookTooLongError:
            self.walk.complete = False
        return {}

    def _ending(self, level: dict[str, Through]) -> dict[str, Through]:
        behind = self.network.nodes(level, Direction.FORWARDS)
        reached = {flow: frozenset(nodes) & self.ends.nodes for flow, nodes in behind.items()}
        return {
            flow: None if flow in self.ends.flows else reached[flow]
            for flow in level
            if flow in self.ends.flows or reached[flow]
        }

    @cached_property
    def _after(self) -> list[dict[str, list[str]]]:
        """For each level but the last: its flows that lie on a shortest way, each with the next ones."""
        useful: dict[str, Through] = self._arrived
        links: list[dict[str, list[str]]] = []
        for level, following in zip(self._levels[-2::-1], self._levels[:0:-1], strict=True):
            by_node: dict[NodeId, list[str]] = defaultdict(list)
            for flow in useful:
                for node in following[flow] or ():
                    by_node[node].append(flow)
            behind = self.network.nodes(level, Direction.FORWARDS)
            after = {
                flow: {
                    other for node in behind[flow] for other in by_node.get(node, ()) if self._joins(flow, node, other)
                }
                for flow in level
            }
            links.append({flow: sorted(others) for flow, others in after.items() if others})
            useful = {flow: level[flow] for flow in links[-1]}
        return links[::-1] if self._arrived else []

    def _joins(self, flow: str, node: NodeId, other: str) -> bool:
        """Return whether a way may go from ``flow`` through ``node`` on to ``other``."""
        if self.through_shared or not may_be_shared(node):
            return True
        stating = self.network.stated_by([flow, other])
        return bool(stating[flow].whose & stating[other].whose)

    def _onwards(self, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if len(way) == len(self._levels):
            yield way
            return
        for flow in self._after[len(way) - 1][way[-1]]:
            yield from self._onwards((*way, flow))

    def _leg(self, way: tuple[str, ...], place: int) -> Leg:
        comes = self._levels[0][way[0]] if place == 0 else self._between(way[place - 1], way[place], place)
        last = place == len(way) - 1
        return (
            way[place],
            comes,
            self._arrived[way[place]] if last else self._between(way[place], way[place + 1], place + 1),
        )

    def _between(self, flow: str, other: str, place: int) -> Through:
        """Return the nodes through which a way goes from ``flow`` to ``other``, which stands at ``place``."""
        behind = frozenset(self.network.nodes([flow], Direction.FORWARDS)[flow])
        return frozenset(
            node for node in behind & (self._levels[place][other] or frozenset()) if self._joins(flow, node, other)
        )
