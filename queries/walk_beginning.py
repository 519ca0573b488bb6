"""Where a walk begins: what has a name, the flows through it, and the files of the works that run on it."""

from collections.abc import Collection
from dataclasses import dataclass

from konkyo.graph.identity import NodeId
from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.flow_network import FlowNetwork
from konkyo.queries.name_match import keys_of
from konkyo.queries.remembered import remembered_rows

LABELS = ("File", "System", "Information", "Department", "Party")
"""What a walk can begin or end at."""

_THROUGH = {
    label: Own(
        f"UNWIND $keys AS key MATCH (named:{label} {{key: key}})<-[:{tie}]-(flow:Flow) WHERE flow.current "
        "RETURN DISTINCT flow.key AS flow, flow.evaluation AS evaluation, flow.line AS line"
    )
    for label, tie in (("System", "VIA"), ("Information", "CARRIES"))
}
"""What no flow begins or ends at → the flows that go through it or carry it."""
_KEPT = Own(
    "UNWIND $keys AS key MATCH (named:System {key: key})<-[runs:RUNS_ON]-(work:Work)-[keeps:KEEPS]->(file:File) "
    "WHERE keeps.evaluation = runs.evaluation "
    "MATCH (stating:Evaluation {key: runs.evaluation})-[:ASSESSES]->(work) WHERE stating.current "
    "RETURN DISTINCT file.key AS file"
)


@dataclass(frozen=True, slots=True)
class Beginning:
    """The nodes and flows that a walk begins or ends at."""

    nodes: frozenset[NodeId]
    flows: frozenset[str]


def beginning(store: Store, network: FlowNetwork, names: Collection[str]) -> Beginning:
    """Return where a walk begins that was asked for by ``names``, as they are stored."""
    nodes = {(label, key) for label in LABELS for key in keys_of(store, label, names)}
    flows: set[str] = set()
    for label, asked in _THROUGH.items():
        for row in _read(store, asked, label, nodes):
            network.seen(row)
            flows.add(row["flow"])
    files = {("File", row["file"]) for row in _read(store, _KEPT, "System", nodes)}
    return Beginning(frozenset(nodes | files), frozenset(flows))


def _read(store: Store, asked: Own, label: str, nodes: Collection[NodeId]) -> list[ResultRow]:
    keys = sorted(key for kind, key in nodes if kind == label)
    return remembered_rows(store, asked, keys=keys) if keys else []
