"""The counts that a store must have by its records, and the counts that it has."""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from konkyo.graph.document_facts import DocumentFacts
from konkyo.graph.schema import EDGE_TYPES, EDGES, NODE_TYPES, NODES
from konkyo.graph.store import STORED_EVALUATIONS, Own, Store
from konkyo.i18n import Words


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """Number of nodes of each label and of edges of each type; derived edges are not counted."""

    nodes: dict[str, int]
    edges: dict[str, int]


_DIGEST = 12
"""Bytes of the hash of a shared node's key: enough that no two of millions are equal by chance."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts that one record gives a store. Shared nodes are hashes: all keys would take too much memory."""

    evaluation: str
    own: dict[str, int]
    """Label or type → number of the nodes and edges that only this record has."""
    shared: dict[str, frozenset[bytes]]
    """Label → the shared nodes it names, each as a hash of its key."""
    laws: frozenset[str]
    """The laws whose provisions it names: what is known of them decides what is counted."""

    def to_json(self) -> str:
        """Return it as text."""
        shared = {label: b"".join(sorted(these)).hex() for label, these in self.shared.items()}
        return json.dumps([self.evaluation, self.own, shared, sorted(self.laws)], ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return what ``to_json`` wrote."""
        evaluation, own, shared, laws = json.loads(text)
        digests = {label: frozenset(_parts(bytes.fromhex(all_))) for label, all_ in shared.items()}
        return cls(evaluation, own, digests, frozenset(laws))


def tally(facts: DocumentFacts) -> Tally:
    """Return the counts that ``facts`` give a store, without derived edges."""
    own: dict[str, set[str]] = defaultdict(set)
    shared: dict[str, set[bytes]] = defaultdict(set)
    for node in facts.nodes:
        if NODE_TYPES[node.label].owned:
            own[node.label].add(node.key)
        else:
            shared[node.label].add(hashlib.blake2b(node.key.encode(), digest_size=_DIGEST).digest())
    for edge in facts.edges:
        if not EDGE_TYPES[edge.type].derived:
            own[edge.type].add(edge.key)
    return Tally(
        facts.evaluation,
        {name: len(these) for name, these in own.items()},
        {label: frozenset(these) for label, these in shared.items()},
        frozenset(str(node.properties["law"]) for node in facts.nodes if node.label == "Provision"),
    )


def expected(tallies: Iterable[Tally]) -> StoreCounts:
    """Return the counts of a store that holds exactly the records with these tallies."""
    own: Counter[str] = Counter()
    shared: dict[str, set[bytes]] = defaultdict(set)
    seen: set[str] = set()
    for each in tallies:
        for label, these in each.shared.items():
            shared[label] |= these
        # A record may have been copied by hand; its evaluation is in the store once.
        if each.evaluation not in seen:
            seen.add(each.evaluation)
            own.update(each.own)
    own.update({label: len(these) for label, these in shared.items()})
    return StoreCounts(
        _present({name: size for name, size in own.items() if name in NODE_TYPES}),
        _present({name: size for name, size in own.items() if name in EDGE_TYPES}),
    )


def counted(store: Store, among: Sequence[str] | None = None) -> StoreCounts:
    """Return the counts of ``store``, or only of what the evaluations ``among`` assert."""
    these = "" if among is None else " WHERE e.evaluation IN $among"
    # Labels and types come from the schema table; Cypher takes no parameter for them.
    edges = {
        edge.type: f"MATCH ()-[e:`{edge.type}`]->(){these} RETURN count(e) AS count"
        for edge in EDGES
        if not edge.derived
    }
    nodes = {
        node.label: f"MATCH (n:`{node.label}`){'' if among is None else _AMONG[node.owned]} RETURN count(n) AS count"
        for node in NODES
    }
    if among is not None:
        nodes["Evaluation"] = "MATCH (n:Evaluation) WHERE n.key IN $among RETURN count(n) AS count"
    return StoreCounts(_present(_counts(store, nodes, among)), _present(_counts(store, edges, among)))


_AMONG = {
    True: " WHERE n.evaluation IN $among",
    False: " WHERE EXISTS { MATCH (n)-[e]-() WHERE e.evaluation IN $among }",
}
"""Are nodes of a label owned? → the condition for those that the evaluations ``$among`` assert."""


def evaluations(store: Store) -> list[str]:
    """Return the keys of the evaluations that ``store`` holds."""
    return [row["key"] for row in store.read(Own(STORED_EVALUATIONS))]


def count_differences(wanted: StoreCounts, found: StoreCounts) -> Words:
    """Return the differences between the counts by the records and those of the store, as text."""
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


def _parts(digests: bytes) -> Iterator[bytes]:
    return (digests[start : start + _DIGEST] for start in range(0, len(digests), _DIGEST))


def _counts(store: Store, questions: Mapping[str, str], among: Sequence[str] | None) -> dict[str, int]:
    parameters = {} if among is None else {"among": list(among)}
    return {name: int(store.read(Own(cypher), parameters)[0]["count"]) for name, cypher in questions.items()}


def _present(counts: dict[str, int]) -> dict[str, int]:
    return {name: count for name, count in sorted(counts.items()) if count}
