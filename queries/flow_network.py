"""The flows in force as a walk sees them: who sends into which flow, and where it delivers.

Nothing is read before a walk gets there. What was read is kept for the next walk (``konkyo.queries.remembered``).
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Any

from konkyo.graph.batches import batches
from konkyo.graph.identity import NodeId
from konkyo.graph.store import Own, ResultRow, Store


class Direction(Enum):
    """Which way a walk goes; the value is (from a node to its flows, from a flow to the nodes behind it)."""

    FORWARDS = ("(node)-[:SENDS]->(flow:Flow)", "(flow)-[:DELIVERS]->(node)")
    BACKWARDS = ("(node)<-[:DELIVERS]-(flow:Flow)", "(flow)<-[:SENDS]-(node)")


@dataclass(frozen=True, slots=True)
class Stating:
    """The evaluation that states a flow. ``bodies`` are the names of those that publish it."""

    key: str
    body: str | None
    title: str | None
    published: str | None
    bodies: frozenset[str]

    @property
    def whose(self) -> frozenset[str]:
        """The bodies within which its flows lie; of an evaluation without a body, the evaluation itself."""
        return self.bodies or frozenset([self.key])

    @property
    def order(self) -> tuple[tuple[bool, str], ...]:
        """Where its flows stand in an answer: by body, title and date, what is absent last."""
        return tuple((text is None, text or "") for text in (self.body, self.title, self.published))


_LABELS = ("Party", "Department", "File")
_EVALUATIONS = Own(
    "UNWIND $keys AS key MATCH (evaluation:Evaluation {key: key}) "
    "OPTIONAL MATCH (publisher:Body)-[:PUBLISHES]->(evaluation) "
    "RETURN key, evaluation.body AS body, evaluation.title AS title, evaluation.published AS published, "
    "collect(DISTINCT publisher.name) AS bodies"
)
_AT_ONCE = 2_000
"""How many things are looked up by one statement, so that a walk can end in time between two."""


class FlowNetwork:
    """The network of ``store``, read where a walk gets to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._flows: dict[Direction, dict[NodeId, tuple[str, ...]]] = {way: {} for way in Direction}
        self._nodes: dict[Direction, dict[str, tuple[NodeId, ...]]] = {way: {} for way in Direction}
        self._stating: dict[str, str] = {}
        self._lines: dict[str, int | None] = {}
        self._evaluations: dict[str, Stating] = {}

    def flows(self, nodes: Collection[NodeId], way: Direction) -> dict[NodeId, tuple[str, ...]]:
        """Return the flows in force that lead on from each of ``nodes``, in the order of their keys."""
        known = self._flows[way]
        for label in _LABELS:
            missing = [key for kind, key in nodes if kind == label and (kind, key) not in known]
            asked = Own(
                f"UNWIND $keys AS key MATCH (node:{label} {{key: key}}) MATCH {way.value[0]} "
                "WHERE flow.current RETURN DISTINCT key, flow.key AS flow, flow.evaluation AS evaluation, "
                "flow.line AS line"
            )
            for some in batches(missing, _AT_ONCE):
                found: dict[str, list[str]] = {key: [] for key in some}
                for row in self._store.read(asked, {"keys": some}):
                    found[row["key"]].append(row["flow"])
                    self.seen(row)
                known |= {(label, key): tuple(sorted(flows)) for key, flows in found.items()}
        return {node: known.get(node, ()) for node in nodes}

    def nodes(self, flows: Collection[str], way: Direction) -> dict[str, tuple[NodeId, ...]]:
        """Return the nodes behind each of ``flows``."""
        known = self._nodes[way]
        asked = Own(
            f"UNWIND $keys AS key MATCH (flow:Flow {{key: key}}) MATCH {way.value[1]} "
            "RETURN DISTINCT key, labels(node)[0] AS label, node.key AS node"
        )
        for some in batches([key for key in flows if key not in known], _AT_ONCE):
            found: dict[str, list[NodeId]] = defaultdict(list)
            for row in self._store.read(asked, {"keys": some}):
                found[row["key"]].append((row["label"], row["node"]))
            known |= {key: tuple(sorted(found[key])) for key in some}
        return {flow: known[flow] for flow in flows}

    def stated_by(self, flows: Collection[str]) -> dict[str, Stating]:
        """Return the evaluation of each of ``flows``, which ``flows`` or ``seen`` has named before."""
        keys = {self._stating[flow] for flow in flows}
        for some in batches(sorted(keys - self._evaluations.keys()), _AT_ONCE):
            for row in self._store.read(_EVALUATIONS, {"keys": some}):
                bodies = frozenset(row["bodies"])
                self._evaluations[row["key"]] = Stating(row["key"], row["body"], row["title"], row["published"], bodies)
        return {flow: self._evaluations[self._stating[flow]] for flow in flows}

    def seen(self, row: ResultRow) -> None:
        """Take note of a ``flow``, of the ``evaluation`` that states it and of the ``line`` where it does."""
        self._stating[row["flow"]] = row["evaluation"]
        self._lines[row["flow"]] = row["line"]

    def order(self, flows: Collection[str]) -> dict[str, tuple[Any, ...]]:
        """Return where each of ``flows`` stands in an answer: by its document, then by its line there."""
        stating = self.stated_by(flows)
        lines = {flow: self._lines[flow] for flow in flows}
        return {flow: (*stating[flow].order, lines[flow] is None, lines[flow] or 0, flow) for flow in flows}


def may_be_shared(node: NodeId) -> bool:
    """Return whether ``node`` may be one for several bodies: files and departments belong to one."""
    return node[0] == "Party"
