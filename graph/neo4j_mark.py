"""The node by which a store on Neo4j says what made it. It is no fact; queries by label never meet it."""

import json
from importlib.metadata import version

from konkyo.graph import ddl
from konkyo.law.facts_fingerprint import facts_fingerprints

MARK = "KonkyoStore"
MARK_KEY = "store"
"""Its ``key``: there is one."""


def made_by() -> dict[str, str]:
    """Return what the mark of a store says that this konkyo makes."""
    return {"konkyo": version("konkyo"), "schema": ddl.fingerprint(), "law": law_noted()}


def law_noted() -> str:
    """Return the fingerprints of the laws held, as the mark keeps them: JSON, for a property of Neo4j is no map."""
    return json.dumps(dict(facts_fingerprints()), ensure_ascii=False)
