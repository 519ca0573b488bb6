"""Which version of a 評価書 replaces which: the order of publication within a series.

No document says which version it replaces, so a REPLACES edge is derived: it has no passage but a reason. A version
that no other one replaces is ``current``, and so are its flows.
A date may be a month or a year only. Two versions are linked when one date is certainly before the other and no version
lies certainly between them; equal, unknown or overlapping dates are not put in order.
"""

from collections.abc import Mapping
from itertools import permutations

from konkyo.graph import write_statements
from konkyo.graph.document_facts import Edge, inferred_because
from konkyo.graph.schema import VERSIONED
from konkyo.graph.store import RunStatement
from konkyo.i18n import Words

_VERSIONS = (
    "MATCH (e:Evaluation) WHERE e.series = $series "
    "RETURN e.key AS key, e.published AS published, e.current AS current ORDER BY key"
)
_UNLINK = "MATCH (a:Evaluation)-[e:REPLACES]->(b:Evaluation) WHERE a.series = $series DELETE e"


def link(run: RunStatement, series: str) -> None:
    """Make the REPLACES edges of ``series`` again from the versions stored now, and set ``current``."""
    versions = run(_VERSIONS, {"series": series})
    published = {row["key"]: row["published"] for row in versions if row["published"]}
    run(_UNLINK, {"series": series})
    rows = [
        {"key": edge.key, "start": edge.start[1], "end": edge.end[1], "properties": dict(edge.properties)}
        for edge in edges(published)
    ]
    if rows:
        run(write_statements.create_edges("REPLACES", "Evaluation", "Evaluation"), {"rows": rows})
    old = replaced(published)
    for current in (True, False):
        keys = [row["key"] for row in versions if (row["key"] not in old) == current != row["current"]]
        for label in VERSIONED if keys else ():
            run(write_statements.set_current(label), {"evaluations": keys, "current": current})


def replaced(published: Mapping[str, str]) -> set[str]:
    """Return the keys of the versions that a newer one replaces."""
    return {older for _, older in replacements(published)}


def replacements(published: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (newer, older) pairs of keys, from each version's key and its ISO date, month or year."""
    pairs = {(new, old) for new, old in permutations(published, 2) if _before(published[old], published[new])}
    between = {(new, old) for new, middle in pairs for old in published if (middle, old) in pairs}
    return sorted(pairs - between)


def edges(published: Mapping[str, str]) -> list[Edge]:
    """Return the REPLACES edges among the versions of one series, from each one's key and its day."""
    return [_edge(newer, older, published) for newer, older in replacements(published)]


def _before(earlier: str, later: str) -> bool:
    common = min(len(earlier), len(later))
    return earlier[:common] < later[:common]


def _edge(newer: str, older: str, published: Mapping[str, str]) -> Edge:
    dates = f"{published[older]} → {published[newer]}"
    reason = Words(ja=f"公表日の順: {dates}", en=f"order of publication: {dates}")
    properties = {"evaluation": newer, **inferred_because([reason])}
    return Edge("REPLACES", ("Evaluation", newer), ("Evaluation", older), properties)
