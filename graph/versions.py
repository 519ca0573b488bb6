"""Which version of a 評価書 replaces which: the order of publication within a series.

No document says this of itself, so a REPLACES edge is derived: it points to no passage and names its reason.
A date may be a month or a year only. Two versions are linked when one date is certainly before the other
and no version lies certainly between them; equal, unknown or overlapping dates are not put in order.
"""

from collections.abc import Mapping
from itertools import permutations

import networkx as nx

from konkyo.graph import write_statements
from konkyo.graph.document_facts import Edge, inferred_because
from konkyo.graph.store import Run
from konkyo.i18n import Words

_VERSIONS = (
    "MATCH (e:Evaluation) WHERE e.series = $series AND e.published IS NOT NULL "
    "RETURN e.key AS key, e.published AS published ORDER BY key"
)
_UNLINK = "MATCH (a:Evaluation)-[e:REPLACES]->(b:Evaluation) WHERE a.series = $series DELETE e"


def link(run: Run, series: str) -> None:
    """Make the REPLACES edges of ``series`` anew from the versions now stored."""
    published = {row["key"]: row["published"] for row in run(_VERSIONS, {"series": series})}
    run(_UNLINK, {"series": series})
    rows = [
        {"key": edge.key, "start": edge.start[1], "end": edge.end[1], "properties": dict(edge.properties)}
        for edge in edges(published)
    ]
    if rows:
        run(write_statements.create_edges("REPLACES", "Evaluation", "Evaluation"), {"rows": rows})


def replacements(published: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (newer, older) pairs of keys, from each version's key and its ISO date, month or year."""
    order = nx.DiGraph(
        (newer, older) for newer, older in permutations(published, 2) if _before(published[older], published[newer])
    )
    return sorted(nx.transitive_reduction(order).edges)


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
