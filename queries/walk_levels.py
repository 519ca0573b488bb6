"""The walk itself, breadth first: level by level from its beginning, each flow found once, on the shortest way."""

from collections.abc import Iterator
from dataclasses import dataclass

from konkyo.graph.deadline import Deadline
from konkyo.graph.identity import NodeId
from konkyo.graph.refusals import TookTooLongError, took_too_long
from konkyo.queries.flow_network import Direction, FlowNetwork, may_be_shared
from konkyo.queries.walk_beginning import Beginning

MOST_STEPS = 4
"""The default number of steps of a walk, and the highest that a question allows."""

Through = frozenset[NodeId] | None
"""The nodes by which a flow was reached; None for a flow that the walk begins with: then all are meant."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a walk goes. ``bodies``: the names of those within whose evaluations it stays; None for all.

    Unless ``through_shared``, a walk that comes to a party goes on from there only within the bodies it came from.
    """

    steps: int = MOST_STEPS
    bodies: frozenset[str] | None = None
    through_shared: bool = False


class Walk:
    """One walk over ``network``. ``found`` grows by the level; ``complete`` is false once time ran out.

    What holds between two levels: a flow is in ``found`` with the step of the first level that reached it, and never
    changes there. A node is gone on from wholly at most once (``_whole``); a party also within some bodies, within each
    of them at most once (``_within``). So a walk ends, whatever circles there are, and reads each flow once.
    """

    def __init__(
        self, network: FlowNetwork, begins: Beginning, way: Direction, bounds: Bounds, deadline: Deadline
    ) -> None:
        self.found: dict[str, tuple[int, Through]] = {}
        """Flow → its step, from 1, and the nodes by which it was reached."""
        self.complete = True
        self._network, self._begins, self._way, self._bounds, self._deadline = network, begins, way, bounds, deadline
        self._whole = set(begins.nodes)
        """Nodes from which the walk went on to all bodies."""
        self._within: dict[NodeId, set[str]] = {}
        """Party → the bodies within which the walk went on from it."""
        self._left: dict[NodeId, set[str]] = {}
        """Party → flows of other bodies, which were not followed from there."""

    def levels(self) -> Iterator[dict[str, Through]]:
        """Yield the flows of each level as it is found, until there are none or the bounds are reached."""
        frontier: dict[NodeId, frozenset[str] | None] = dict.fromkeys(sorted(self._begins.nodes))
        for step in range(1, self._bounds.steps + 1):
            try:
                if self._deadline.over:
                    raise took_too_long()
                level = self._level(frontier)
                if step == 1:
                    level |= dict.fromkeys(self._inside(self._begins.flows))
                self.found |= {flow: (step, through) for flow, through in level.items()}
                if level:
                    yield level
                if not level or step == self._bounds.steps:
                    return
                frontier = self._behind(level)
            except TookTooLongError:
                self.complete = False
                return

    def stops(self) -> dict[NodeId, frozenset[str]]:
        """Return the shared nodes from which the walk did not go on everywhere, each with the flows not followed."""
        left = {node: frozenset(flows - self.found.keys()) for node, flows in self._left.items()}
        return {node: flows for node, flows in left.items() if flows}

    def _level(self, frontier: dict[NodeId, frozenset[str] | None]) -> dict[str, Through]:
        leading = self._network.flows(list(frontier), self._way)
        new = {flow for flows in leading.values() for flow in flows} - self.found.keys()
        stating = self._network.stated_by(self._inside(new))
        level: dict[str, set[NodeId]] = {}
        for node, within in frontier.items():
            for flow in leading[node]:
                if flow not in stating:
                    continue
                if within is None or within & stating[flow].whose:
                    level.setdefault(flow, set()).add(node)
                else:
                    self._left.setdefault(node, set()).add(flow)
        return {flow: frozenset(nodes) for flow, nodes in level.items()}

    def _behind(self, level: dict[str, Through]) -> dict[NodeId, frozenset[str] | None]:
        """Return the nodes that are reached by ``level`` and were not before, with the bodies to stay within."""
        stating = self._network.stated_by(level)
        new: dict[NodeId, set[str] | None] = {}
        for flow, nodes in self._network.nodes(level, self._way).items():
            for node in nodes:
                if node in self._whole:
                    continue
                if self._bounds.through_shared or not may_be_shared(node):
                    new[node] = None
                elif bodies := stating[flow].whose - self._within.get(node, set()):
                    new[node] = (new.get(node) or set()) | bodies
        self._whole |= {node for node, within in new.items() if within is None}
        for node, within in new.items():
            self._within.setdefault(node, set()).update(within or ())
        return {node: None if new[node] is None else frozenset(new[node] or ()) for node in sorted(new)}

    def _inside(self, flows: frozenset[str] | set[str]) -> list[str]:
        """Return those of ``flows`` that the bodies asked for state, in order."""
        bodies = self._bounds.bodies
        if bodies is None:
            return sorted(flows)
        stating = self._network.stated_by(flows)
        return sorted(flow for flow in flows if stating[flow].bodies & bodies)
