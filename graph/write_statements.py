"""The Cypher by which facts are written and removed: one text for each label and type of the schema.

Labels and types cannot be parameters in Cypher, so they stand in the text; they come from the schema table, never from
data. Every text is taken by Neo4j 5 and by the embedded engine. Two things are so on purpose: the ends of an edge
stand in two MATCH clauses, for a comma between them is slow on some engines; ``evaluation`` is compared in WHERE,
for only there does the embedded engine use its index.
"""


def merge_nodes(label: str) -> str:
    """Write ``$rows`` of {key, properties}."""
    return f"UNWIND $rows AS row MERGE (n:`{label}` {{key: row.key}}) SET n += row.properties"


def create_edges(edge_type: str, start: str, end: str) -> str:
    """Write ``$rows`` of {key, start, end, properties}; ``written`` counts those whose two ends exist.

    What the evaluation asserted before is gone by then, so CREATE makes no second edge; MERGE would look through every
    edge of a node for each new one, which for the passages of one evaluation takes the square of their number.
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
    """Delete the nodes that ``$evaluations`` own, with whatever still holds them."""
    name = "key" if label == "Evaluation" else "evaluation"
    return f"MATCH (n:`{label}`) WHERE n.{name} IN $evaluations DETACH DELETE n"


def set_current(label: str) -> str:
    """Set ``current`` of ``$evaluations``, or of the nodes with ``label`` that they own, to ``$current``."""
    name = "key" if label == "Evaluation" else "evaluation"
    return f"MATCH (n:`{label}`) WHERE n.{name} IN $evaluations SET n.current = $current"


def delete_unheld(label: str) -> str:
    """Delete those nodes of ``$keys`` that no edge holds any more."""
    return f"UNWIND $keys AS key MATCH (n:`{label}` {{key: key}}) WHERE NOT (n)--() DELETE n"
