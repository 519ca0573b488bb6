"""The passages that the rows of an answer point to by their section, in full."""

from collections import defaultdict
from collections.abc import Sequence

from konkyo.graph.store import Own, ResultRow, Store

_TELLS = ("evaluation", "body", "document", "published", "line")
"""Columns of a row that tell which of several passages of one section is meant."""

_PASSAGES = Own("""
MATCH (passage:Passage) WHERE passage.section IN $sections AND ($evaluation IS NULL OR passage.evaluation = $evaluation)
MATCH (evaluation:Evaluation {key: passage.evaluation})
RETURN passage.key AS passage, evaluation.key AS evaluation, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, passage.section AS section, passage.label_text AS label,
       passage.text AS text, passage.line AS line, passage.page AS page
ORDER BY passage
""")


def passages(store: Store, rows: Sequence[ResultRow], evaluation: str | None = None) -> list[ResultRow | None]:
    """Return for each of ``rows`` the one passage it points to, or None: for a row without a section, and where its
    columns fit several passages or none. ``evaluation`` is the key of the only one that was asked about, if so.

    A passage is a row of passage (its key), evaluation, body, document, published, section, label, text, line, page.
    """
    sections = sorted({row["section"] for row in rows if isinstance(row.get("section"), str)})
    if not sections:
        return [None] * len(rows)
    found: dict[str, list[ResultRow]] = defaultdict(list)
    for passage in store.read(_PASSAGES, {"sections": sections, "evaluation": evaluation}):
        found[passage["section"]].append(passage)
    return [_meant(row, found.get(str(row.get("section")), [])) for row in rows]


def _meant(row: ResultRow, fitting: list[ResultRow]) -> ResultRow | None:
    for column in _TELLS:
        # A row's line may be that of a part of the passage, so it only decides between several.
        if row.get(column) is not None and (column != "line" or len(fitting) > 1):
            fitting = [passage for passage in fitting if passage[column] == row[column]]
    return fitting[0] if len(fitting) == 1 else None
