"""Records → store: what a store must hold, whether it does, and making it so."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.schema import EDGE_TYPES, EDGES, NODE_TYPES, NODES
from graph.store import Store
from i18n import Words
from loaders.facts import facts
from loaders.record import Record


@dataclass(frozen=True, slots=True)
class Counts:
    """How many nodes of each label and edges of each type there are; edges that no document states are not counted."""

    nodes: dict[str, int]
    edges: dict[str, int]


Keys = dict[str, set[str]]
"""Label of nodes or type of edges → their keys."""


def keys(record: Record) -> Keys:
    """Return the keys of all that ``record`` states; what is derived from it is not among them."""
    found: Keys = defaultdict(set)
    asserted = facts(record)
    for node in asserted.nodes:
        found[node.label].add(node.key)
    for edge in asserted.edges:
        if not EDGE_TYPES[edge.type].derived:
            found[edge.type].add(edge.key)
    return dict(found)


def expected(every: Iterable[Keys]) -> Counts:
    """Return what a store counts that holds exactly the records with these keys."""
    found: Keys = defaultdict(set)
    for each in every:
        for name, these in each.items():
            found[name] |= these
    sizes = {name: len(these) for name, these in sorted(found.items())}
    return Counts(
        {name: size for name, size in sizes.items() if name in NODE_TYPES},
        {name: size for name, size in sizes.items() if name in EDGE_TYPES},
    )


def counted(store: Store) -> Counts:
    """Return what ``store`` counts."""
    # Labels and types come from the schema table; Cypher takes no parameter for them.
    nodes = {node.label: _count(store, f"MATCH (n:`{node.label}`) RETURN count(n) AS count") for node in NODES}
    edges = {
        edge.type: _count(store, f"MATCH ()-[e:`{edge.type}`]->() RETURN count(e) AS count")
        for edge in EDGES
        if not edge.derived
    }
    return Counts(_present(nodes), _present(edges))


def fill(store: Store, records: Iterable[Record]) -> None:
    """Bring ``records`` into ``store``, each in place of what its evaluation said there before."""
    store.replace(facts(record) for record in records)


def differences(wanted: Counts, found: Counts) -> Words:
    """Return where the counts of the records and those of the store differ, in words."""
    pairs = [
        (name, one.get(name, 0), other.get(name, 0))
        for one, other in ((wanted.nodes, found.nodes), (wanted.edges, found.edges))
        for name in sorted({*one, *other})
        if one.get(name, 0) != other.get(name, 0)
    ]
    return Words(
        ja="、".join(f"{name}: 記録 {one}、データベース {other}" for name, one, other in pairs),
        en=", ".join(f"{name}: records {one}, database {other}" for name, one, other in pairs),
    )


def _count(store: Store, cypher: str) -> int:
    return int(store.read(cypher)[0]["count"])


def _present(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in sorted(counts.items()) if count}
