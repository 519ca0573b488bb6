"""Which evaluations in a store were stored with other facts of law than are held now.

Citations are resolved against the dated facts of law before they are stored. A store keeps the fingerprints of all laws
held then. If the fingerprint of a law differs now, evaluations whose facts name that law have to be stored again.
"""

from collections.abc import Callable, Mapping

from konkyo.graph.store import Own, ResultRow
from konkyo.law.facts_fingerprint import changed_laws

_CITING = Own(
    "MATCH (p:Provision)-[e]-() WHERE p.law IN $laws RETURN DISTINCT e.evaluation AS evaluation ORDER BY evaluation"
)


def outdated(read: Callable[[str, Mapping[str, object]], list[ResultRow]], noted: Mapping[str, str]) -> list[str]:
    """Return the keys of these evaluations; ``noted`` are the fingerprints with which they were stored."""
    laws = changed_laws(noted)
    return [row["evaluation"] for row in read(_CITING, {"laws": laws})] if laws else []
