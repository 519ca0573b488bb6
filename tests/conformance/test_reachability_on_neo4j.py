"""Lineage answers of Neo4j on random flows, with cycles and hubs, against networkx."""

from neo4j_server import Neo4j
from reachability import check, documents

from konkyo.graph.neo4j_connection import Credentials
from konkyo.graph.neo4j_store import Neo4jStore


def test_lineage_is_reachability(empty_neo4j: Neo4j) -> None:
    with Neo4jStore(empty_neo4j.uri, Credentials(empty_neo4j.user, empty_neo4j.password)) as store:
        for seed in range(2):
            given = [document.facts() for document in documents(seed)]
            store.replace(given)
            check(store)
            store.remove([facts.evaluation for facts in given])
