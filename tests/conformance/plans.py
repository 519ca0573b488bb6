"""How Neo4j went about a statement: what it remarked, what it went through, and how much it touched."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import Driver, Result
from neo4j_server import DATABASE

from konkyo.queries.question import Question

ONE_EACH = ("Evaluation", "ASSESSES", "PUBLISHES")
"""There are as many as documents. To know which versions are replaced, a question goes through all of these."""


@dataclass(frozen=True)
class Looked:
    """What was seen of one statement. ``hits``: how often it read a node, an edge, a property or an index.

    ``scans`` are the steps of its plan that go through all there is of something, with what that is.
    """

    said: list[str]
    scans: list[tuple[str, str]]
    hits: int
    rows: int


def looked_at(result: Result) -> Looked:
    """Return what the answer to a statement with PROFILE shows."""
    # PROFILE counts as the rows are taken.
    rows = list(result)
    summary = result.consume()
    said = [each.status_description for each in summary.gql_status_objects if each.is_notification]
    plan = summary.profile or summary.plan
    assert plan is not None
    scans = [(name, details) for name, details, _ in _steps(plan) if "Scan" in name]
    hits = sum(hits for _, _, hits in _steps(plan))
    return Looked(said, scans, hits, len(rows))


def _steps(plan: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    yield plan["operatorType"].partition("@")[0], str(plan["args"].get("Details", "")), plan.get("dbHits", 0)
    for child in plan.get("children", ()):
        yield from _steps(child)


def forbidden(question: Question, operator: str, details: str) -> bool:
    """Whether a question may not go through all of what a step of its plan names.

    Only one whose Cypher gets no keys and need be given nothing is about everything there is, and then still of some
    type. Any other finds what it is asked of by an index.
    """
    if operator == "AllNodesScan" or operator.endswith("AllRelationshipsScan"):
        return True
    gets_keys = question.walk is not None or question.by not in (None, "state")
    about_all = not gets_keys and all(parameter.optional for parameter in question.parameters)
    return not about_all and not any(f":{name}" in details for name in ONE_EACH)


def sample(driver: Driver) -> None:
    """Have the server see what its indexes hold, as it does in time by itself: until then it plans as if nothing."""

    def ask(cypher: str, **parameters: str) -> list[Any]:
        return [record[0] for record in driver.execute_query(cypher, parameters, database_=DATABASE).records]

    for name in ask("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        ask("CALL db.resampleIndex($name)", name=name)
    end = time.monotonic() + 60
    while any(each["updatesSinceEstimation"] for each in ask("CALL db.stats.retrieve('GRAPH COUNTS')"
                                                             " YIELD data RETURN data.indexes")[0]):  # fmt: skip
        assert time.monotonic() < end, "the server does not sample its indexes"
        time.sleep(0.1)
