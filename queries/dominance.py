"""What stops when a system is down: all that information reaches only through it (dominators of a graph).

A node dominates another if every way from the origins to that one leads through it. Origins are the parties and
departments that give information, and files of which no evaluation states a source.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import networkx as nx

from konkyo.graph.identity import NodeId

EFFECTS = ("stops", "starves", "other_way", "runs_on")
"""What a system that is down does to a flow or, the last, to a work, in the order of an answer."""
_ORIGIN = ("origin", "")
_DOWN = ("down", "")


@dataclass(frozen=True, slots=True)
class FlowWithMethods:
    """One flow and how it is handed over: ``methods`` as they are ticked, ``via`` the names of the systems that they
    lead through, each with the place of its method (from 1)."""

    key: str
    acquisition: bool
    methods: tuple[str, ...]
    senders: tuple[NodeId, ...]
    receivers: tuple[NodeId, ...]
    via: tuple[tuple[str, int | None], ...]

    def through(self, down: Collection[str]) -> bool:
        """Return whether it is said to go through one of the systems ``down``."""
        return any(name in down for name, _ in self.via)

    def other_methods(self, down: Collection[str]) -> list[str]:
        """Return its methods that do not lead through a system that is down."""
        lost = {place for name, place in self.via if name in down}
        return [method for place, method in enumerate(self.methods, start=1) if place not in lost]


def effects(flows: Collection[FlowWithMethods], down: Collection[str]) -> dict[str, str]:
    """Return the flows that stop or could still go another way when the systems ``down`` are: key → effect."""
    stopped = dominated(_network(flows, down), _DOWN)
    found: dict[str, str] = {}
    for flow in flows:
        through = flow.through(down)
        if ("left", flow.key) in stopped:
            found[flow.key] = "stops" if through and not flow.other_methods(down) else "starves"
        elif through:
            found[flow.key] = "other_way"
    return found


def dominated(network: "nx.DiGraph[NodeId]", by: NodeId) -> set[NodeId]:
    """Return the nodes that every way from the origins reaches only through ``by``."""
    if by not in network:
        return set()
    above = nx.immediate_dominators(network, _ORIGIN)
    tree = nx.DiGraph((dominator, node) for node, dominator in above.items() if dominator not in (node, None))
    return set(nx.descendants(tree, by)) if by in tree else set()


def _network(flows: Collection[FlowWithMethods], down: Collection[str]) -> "nx.DiGraph[NodeId]":
    """Return the ways of the flows: sender → flow → one of its methods → what comes of it → receiver.

    Only the system that is down is one node for all flows: with another shared node, what one flow brings in would
    seem to leave by any other.
    """
    network: nx.DiGraph[NodeId] = nx.DiGraph()
    fed: dict[NodeId, bool] = defaultdict(bool)
    for flow in flows:
        entered, left = ("flow", flow.key), ("left", flow.key)
        for way in _ways(flow, down):
            network.add_edges_from([(entered, way), (way, left)])
        for sender in flow.senders or (_ORIGIN,):
            network.add_edge(sender, entered)
        for receiver in flow.receivers:
            network.add_edge(left, receiver)
        fed |= {sender: fed[sender] for sender in flow.senders}
        fed |= {receiver: fed[receiver] or flow.acquisition for receiver in flow.receivers}
    gives = {node for node in fed if network.out_degree(node)}
    network.add_edges_from((_ORIGIN, node) for node in gives if node[0] != "File" or not fed[node])
    return network


def _ways(flow: FlowWithMethods, down: Collection[str]) -> Iterator[NodeId]:
    through = flow.through(down)
    if through:
        yield _DOWN
    if not through or flow.other_methods(down):
        yield "ways", flow.key
