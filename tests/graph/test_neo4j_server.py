"""Neo4j started with this machine's Java, and what is said where that cannot be."""

from neo4j import Driver
from neo4j_server import DATABASE, Neo4j, empty


def count(driver: Driver) -> int:
    return int(driver.execute_query("MATCH (n) RETURN count(n) AS n", database_=DATABASE).records[0]["n"])


def test_the_server_of_the_tests_is_emptied(empty_neo4j: Neo4j, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("UNWIND range(1, 100) AS i CREATE (:Passage {key: i})-[:HAS]->()", database_=DATABASE)
    assert count(neo4j_driver) == 200
    empty(neo4j_driver)
    assert count(neo4j_driver) == 0
