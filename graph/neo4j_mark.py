"""The node that says which konkyo made a store on Neo4j. It is no fact; queries by label do not find it."""

import json
import re
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from konkyo.graph import ddl
from konkyo.law.facts_fingerprint import facts_fingerprints

MARK = "KonkyoStore"
MARK_KEY = "store"
"""Its ``key``: there is only one such node."""


def made_by() -> dict[str, str]:
    """Return the properties of the mark of a store that this konkyo makes."""
    return {"konkyo": version("konkyo"), "schema": ddl.fingerprint(), "law": law_noted()}


def made_of(mark: Mapping[str, Any]) -> dict[str, Any]:
    """Return the properties of a mark that decide whether this konkyo can use the store."""
    return {"schema": mark.get("schema")}


def version_numbers(said: object) -> list[int]:
    """Return the numbers of a version, for comparing two."""
    return [int(part) for part in re.findall(r"\d+", str(said))]


def law_noted() -> str:
    """Return the fingerprints of the laws held as JSON, because a property of Neo4j cannot be a map."""
    return json.dumps(dict(facts_fingerprints()), ensure_ascii=False)
