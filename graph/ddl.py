"""Constraints and indexes made from the schema table, in Cypher that both engines accept.

The key of a label is unique; this constraint also gives the index for MERGE. An index on ``evaluation``, of owned nodes
and of every edge type, finds all that one evaluation states.
"""

import hashlib
from collections.abc import Iterable

from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties
from konkyo.graph.schema_types import Property

NODE_LABELS = tuple(sorted(node.label for node in NODES))
OWNED_LABELS = tuple(sorted(node.label for node in NODES if node.owned and node.label != "Evaluation"))
EDGE_NAMES = tuple(sorted(edge.type for edge in EDGES))


def schema_statements() -> tuple[str, ...]:
    """Return the statements that prepare a store, one each, in a fixed order. Running them again changes nothing."""
    keys = [
        f"CREATE CONSTRAINT {label.lower()}_key IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`key` IS UNIQUE"
        for label in NODE_LABELS
    ]
    nodes = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{name}`)"
        for label, name in [("Evaluation", "series"), *((label, "evaluation") for label in OWNED_LABELS)]
    ]
    edges = [
        f"CREATE INDEX {name.lower()}_evaluation IF NOT EXISTS FOR ()-[e:`{name}`]-() ON (e.`evaluation`)"
        for name in EDGE_NAMES
    ]
    return (*keys, *nodes, *edges)


def lookups() -> tuple[str, ...]:
    """Return the statements for indexes on the names by which people ask, for a store that holds a nation's documents.

    The embedded store has none: each index costs it files, and to scan a label of its size takes no time.
    """
    named = [
        (node.label, prop.name)
        for node in NODES
        for prop in node.properties
        if not node.owned and prop.name in ("name", "address", "law")
    ]
    return tuple(
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:`{label}`) ON (n.`{name}`)" for label, name in named
    )


def removals() -> tuple[str, ...]:
    """Return the statements that remove these constraints and indexes, also where another version made them."""
    kinds_and_names = [statement.split()[1:3] for statement in (*schema_statements(), *lookups())]
    return tuple(f"DROP {kind} {name} IF EXISTS" for kind, name in kinds_and_names)


def fingerprint() -> str:
    """Return a hash of the declarations of the schema table and of the indexes on keys; descriptions do not count."""
    nodes = [
        (node.label, node.identity, node.owned, node.caption, _shape(node_properties(node.label))) for node in NODES
    ]
    edges = [(edge.type, edge.ends, edge.told_apart, _shape(edge_properties(edge.type))) for edge in EDGES]
    return hashlib.sha256(repr((nodes, edges, schema_statements())).encode()).hexdigest()[:16]


def _shape(properties: Iterable[Property]) -> list[tuple[str, str, bool]]:
    return [(prop.name, prop.type, prop.required) for prop in properties]
