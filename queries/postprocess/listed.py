"""Keep the rows of a document's own list that permit this body to provide something which no flow of it declares."""

from collections.abc import Mapping
from typing import Any

from konkyo.graph.store import ResultRow
from konkyo.law.network import bare, may_provide
from konkyo.queries.postprocess.permit_days import permitted_on


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return the rows that stood on the evaluation's day, whose provider the body may be and on which no flow rests."""
    wanted = bare(given["information"]) if given["information"] else None
    found: dict[tuple[object, ...], ResultRow] = {}
    for row in rows:
        names = [kind for kind in row["names"] if wanted is None or bare(kind) == wanted]
        if names and not row["flows"] and _permits(row):
            told = {**row, "names": names}
            found.setdefault((row["provision"], row["requester"], row["provider"], *names), told)
    return list(found.values())


def _permits(row: ResultRow) -> bool:
    return permitted_on(row, row["day"]) and may_provide(row["body"] or "", row["provider"]) is True
