"""Statements of commands on the same folder: they ask the running server, and start no engine of their own."""

from typing import Any

from konkyo.explorer.desk import GraphDesk
from konkyo.law.facts_fingerprint import facts_fingerprints


def store_answer(desk: GraphDesk, asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows of a statement that only reads; without one, the state of the store.

    Raises KonkyoError where the store refuses it.
    """
    if asked.get("prepare_search"):
        desk.prepare_search()
    with desk.reading() as store:
        if "cypher" in asked:
            return {"rows": store.read(asked["cypher"], asked["parameters"], most=asked["most"])}
        return {
            "stamp": store.stamp, "altered": store.altered, "outdated": store.outdated(),
            "law": dict(facts_fingerprints()),
        }  # fmt: skip
