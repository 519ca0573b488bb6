"""The Cypher that writes and removes facts: one text for each label and type of the schema.

Labels and types cannot be parameters in Cypher, so they are part of the text; they come from the schema table, never
from data. Neo4j 5 and the embedded engine accept every text. Two things are on purpose: the ends of an edge have a
MATCH clause each, because one clause with a comma is slow on some engines; and ``evaluation`` is compared in WHERE,
because only there the embedded engine uses its index.
"""


def merge_nodes(label: str) -> str:
    """Write ``$rows`` of {key, properties}."""
    return f"UNWIND $rows AS row MERGE (n:`{label}` {{key: row.key}}) SET n += row.properties"


def create_edges(edge_type: str, start: str, end: str) -> str:
    """Write ``$rows`` of {key, start, end, properties}; ``written`` counts those whose two ends exist.

    What the evaluation asserted before was deleted, so CREATE makes no duplicates. MERGE would compare each new edge
    with all edges of the node, and the time for the passages of one evaluation would grow with their square.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:`{start}` {{key: row.start}}) MATCH (b:`{end}` {{key: row.end}}) "
        f"CREATE (a)-[e:`{edge_type}` {{key: row.key}}]->(b) SET e += row.properties RETURN count(e) AS written"
    )


def ends_of(edge_type: str) -> str:
    """Return the label and key of both ends of each edge that ``$evaluations`` assert."""
    return (
        f"MATCH (a)-[e:`{edge_type}`]->(b) WHERE e.evaluation IN $evaluations "
        "RETURN DISTINCT labels(a)[0] AS start_label, a.key AS start, labels(b)[0] AS end_label, b.key AS end"
    )


def delete_edges(edge_type: str) -> str:
    """Delete the edges that ``$evaluations`` assert."""
    return f"MATCH (a)-[e:`{edge_type}`]->(b) WHERE e.evaluation IN $evaluations DELETE e"


def delete_owned(label: str) -> str:
    """Delete the nodes that ``$evaluations`` own, with all their edges."""
    name = "key" if label == "Evaluation" else "evaluation"
    return f"MATCH (n:`{label}`) WHERE n.{name} IN $evaluations DETACH DELETE n"


def set_current(label: str) -> str:
    """Set ``current`` of ``$evaluations``, or of the nodes with ``label`` that they own, to ``$current``."""
    name = "key" if label == "Evaluation" else "evaluation"
    return f"MATCH (n:`{label}`) WHERE n.{name} IN $evaluations SET n.current = $current"


def delete_unheld(label: str) -> str:
    """Delete those nodes of ``$keys`` that have no edge any more."""
    return f"UNWIND $keys AS key MATCH (n:`{label}` {{key: key}}) WHERE NOT (n)--() DELETE n"
