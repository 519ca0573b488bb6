"""The node by which a store on Neo4j says what made it. It is no fact; queries by label never meet it."""

from importlib.metadata import version

from konkyo.graph import ddl
from konkyo.law.data_fingerprint import data_fingerprint

MARK = "KonkyoStore"
KEY = "store"
"""Its ``key``: there is one."""


def made_by() -> dict[str, str]:
    """Return what the mark of a store says that this konkyo makes."""
    # Citations are resolved against the law in time before they are stored.
    return {"konkyo": version("konkyo"), "schema": ddl.fingerprint(), "law": data_fingerprint()}
