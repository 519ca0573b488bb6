"""What is due on a day: reviews, assessments, and revisions that an amendment of the law calls for."""

from datetime import date

from konkyo.graph.store import ResultRow, Store
from konkyo.i18n import Words
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import question
from konkyo.queries.columns import ColumnWords

_DUE, _AMENDED = "due", "not_revised_since"
_REVISION = "revision"
_REVISION_WORDS = Words(ja="法令の改正後の修正", en="revision after an amendment of the law")
DUE_COLUMNS = (
    *("duty", "state", "since", "due", "body", "document", "published", "evaluated"),
    *("law", "amended_by", "in_short", "evaluation"),
)


def due_dates(store: Store, on: date, body: str | None = None) -> list[ResultRow]:
    """Return what is due of each evaluation, the earliest first and what is unknown last.

    Raises KonkyoError for a body that is not stored.
    """
    rows = answer(store, _DUE, {"on": on.isoformat(), "body": body}).rows
    kept = {row["evaluation"] for row in rows}
    for row in answer(store, _AMENDED, {"on": on.isoformat()}).rows:
        if row["evaluation"] in kept:
            rows.append(row | {"duty": _REVISION, "state": "past", "since": row["written"], "due": row["on"]})
    found = [{name: row.get(name) for name in DUE_COLUMNS} for row in rows]
    return sorted(found, key=lambda row: (row["due"] is None, row["due"] or "", row["body"] or "", row["evaluation"]))


def due_words() -> ColumnWords:
    """Return the headings and fixed values of both questions that it is made of."""
    amended = question(_AMENDED).column_words
    return question(_DUE).column_words.extended(
        {"amended_by": amended.heading("amended_by"), "in_short": amended.heading("provisions")},
        {("duty", _REVISION): _REVISION_WORDS},
    )
