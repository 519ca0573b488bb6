"""Which of the documents that an answer rests on were read in part only: what they say may be missing in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words, share_shown
from konkyo.queries.evaluation_names import names_in_short
from konkyo.queries.evaluations import evaluations_of_flows
from konkyo.queries.remembered import remembered_rows

_PARTLY_READ = Own("""MATCH (evaluation:Evaluation) WHERE evaluation.read_in_part
RETURN evaluation.key AS evaluation, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, evaluation.unread_share AS unread, evaluation.current AS current
ORDER BY body, document, published, evaluation""")

_NAMED = 3
_TELLS = ("document", "published")
"""Columns by which a row names a document."""


@dataclass(frozen=True, slots=True)
class PartlyRead:
    """A document of which more than a little was not read: ``unread`` is the share of its characters."""

    evaluation: str
    body: str | None
    document: str | None
    unread: float


def partly_read(store: Store, rows: Sequence[ResultRow], document: object = None) -> list[PartlyRead]:
    """Return the documents read in part that an answer rests on.

    They are ``document`` (a key) where the answer is about one; else those that ``rows`` name by their columns
    ``flow``, ``evaluation``, or ``document`` and ``published``; where no row names any, all that no newer version
    replaced, for what is missing may stand in each of them.
    """
    found = remembered_rows(store, _PARTLY_READ)
    if found and isinstance(document, str):
        found = [one for one in found if one["evaluation"] == document]
    elif found:
        keys, names = _named(store, rows)
        if keys or names:
            found = [one for one in found if one["evaluation"] in keys or _name(one) in names]
        else:
            found = [one for one in found if one["current"]]
    return [PartlyRead(one["evaluation"], one["body"], one["document"], one["unread"]) for one in found]


def partly_read_of(store: Store, evaluations: Collection[str]) -> list[PartlyRead]:
    """Return those of ``evaluations``, given by their keys, that were read in part."""
    asked = set(evaluations)
    found = [one for one in remembered_rows(store, _PARTLY_READ) if one["evaluation"] in asked]
    return [PartlyRead(one["evaluation"], one["body"], one["document"], one["unread"]) for one in found]


def caveat(partly: Sequence[PartlyRead]) -> Words:
    """Return what a person is told about an answer that rests on ``partly``, at least one."""
    names = [f"{one.body or ''} {one.document or ''}".strip() for one in partly[:_NAMED]]
    shares = [f"({share_shown(one.unread)})" for one in partly[:_NAMED]]
    ja = [f"{name or '名の読めない評価書'} {share}" for name, share in zip(names, shares, strict=True)]
    en = [f"{name or 'one whose name was not read'} {share}" for name, share in zip(names, shares, strict=True)]
    more = len(partly) - len(names)
    return Words(
        ja=f"一部しか読めていない評価書に基づく答え（読めなかった文字の割合）: {'、'.join(ja)}"
        + (f"、ほか {more}" if more else "")
        + "。欠けている事があり得る（konkyo ask unread）",
        en=f"This answer rests on evaluations that were read in part (characters not read): {', '.join(en)}"
        + (f" and {more} more" if more else "")
        + ". Something may be missing in it (konkyo ask unread)",
    )


def read_in_part_in_short(partly: Sequence[PartlyRead]) -> Words:
    """Return the same in a few words, by the names of the bodies."""
    names = names_in_short([(one.body, one.document) for one in partly])
    shares = [f"{name} {share_shown(one.unread)}" for name, one in zip(names[:_NAMED], partly, strict=False)]
    more = len(partly) - len(shares)
    return Words(
        ja=f"一部しか読めていない評価書あり（{'、'.join(shares)}{f'、ほか{more}' if more else ''}）",
        en=f"evaluations read in part ({', '.join(shares)}{f', {more} more' if more else ''} not read)",
    )


def _named(store: Store, rows: Sequence[ResultRow]) -> tuple[set[str], set[tuple[object, ...]]]:
    keys = {row["evaluation"] for row in rows if isinstance(row.get("evaluation"), str)}
    return keys | evaluations_of_flows(store, rows), {
        _name(row) for row in rows if row.get("document") and "published" in row
    }


def _name(row: ResultRow) -> tuple[object, ...]:
    return tuple(row[column] for column in _TELLS)
