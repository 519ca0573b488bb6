"""Which of the documents that an answer rests on were read in part only: what they say may be missing in it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words, name_list, share_shown
from konkyo.queries.evaluation_names import names_in_short
from konkyo.queries.evaluations import evaluations_of_flows
from konkyo.queries.remembered import remembered_rows

_PARTLY_READ = Own("""MATCH (evaluation:Evaluation) WHERE evaluation.read_in_part
RETURN evaluation.key AS evaluation, evaluation.body AS body, evaluation.title AS document,
       evaluation.published AS published, evaluation.unread_share AS unread, evaluation.unfilled AS unfilled,
       evaluation.current AS current
ORDER BY body, document, published, evaluation""")

_NAMED, _LABELS = 3, 1
_TELLS = ("document", "published")
"""Columns by which a row names a document."""


@dataclass(frozen=True, slots=True)
class PartlyRead:
    """A document of which more than a little was not read, or in which what a form always fills has no value.

    ``unread`` is the share of its characters that were not read; ``unfilled`` are the labels without a value.
    """

    evaluation: str
    body: str | None
    document: str | None
    unread: float
    unfilled: tuple[str, ...] = ()

    @property
    def why(self) -> Words:
        """Why it counts as read in part: a little that was not read is told beside the labels, nothing is not."""
        return why_in_part(self.unread, self.unfilled)


def why_in_part(unread: float, unfilled: Sequence[str], most: int | None = None) -> Words:
    """Return why a document counts as read in part, with the names of ``most`` of the labels without a value."""
    named, left = list(unfilled[:most]), len(unfilled[most:]) if most is not None else 0
    ja, en = [], []
    if named:
        ja.append(f"値のない欄: {name_list(named).ja}" + (f" ほか{left}" if left else ""))
        en.append(f"no value for {name_list(named).en}" + (f" and {left} more" if left else ""))
    if unread or not named:
        ja.append(f"読めなかった文字 {share_shown(unread)}")
        en.append(f"{share_shown(unread)} not read")
    return Words(ja="、".join(ja), en=", ".join(en))


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
    return [_partly(one) for one in found]


def partly_read_of(store: Store, evaluations: Collection[str]) -> list[PartlyRead]:
    """Return those of ``evaluations``, given by their keys, that were read in part."""
    asked = set(evaluations)
    found = [one for one in remembered_rows(store, _PARTLY_READ) if one["evaluation"] in asked]
    return [_partly(one) for one in found]


def caveat(partly: Sequence[PartlyRead]) -> Words:
    """Return what a person is told about an answer that rests on ``partly``, at least one."""
    names = [f"{one.body or ''} {one.document or ''}".strip() for one in partly[:_NAMED]]
    why = [one.why for one in partly[:_NAMED]]
    ja = [f"{name or '名の読めない評価書'}（{each.ja}）" for name, each in zip(names, why, strict=True)]
    en = [f"{name or 'one whose name was not read'} ({each.en})" for name, each in zip(names, why, strict=True)]
    more = len(partly) - len(names)
    return Words(
        ja=f"一部しか読めていない評価書に基づく答え: {'、'.join(ja)}"
        + (f"、ほか {more}" if more else "")
        + "。欠けている事があり得る（konkyo ask unread）",
        en=f"This answer rests on evaluations that were read in part: {', '.join(en)}"
        + (f" and {more} more" if more else "")
        + ". Something may be missing in it (konkyo ask unread)",
    )


def read_in_part_in_short(partly: Sequence[PartlyRead]) -> Words:
    """Return the same in a few words, by the names of the bodies."""
    names = names_in_short([(one.body, one.document) for one in partly])
    why = [why_in_part(one.unread, one.unfilled, _LABELS) for one in partly[:_NAMED]]
    ja = [f"{name} {each.ja}" for name, each in zip(names, why, strict=False)]
    en = [f"{name}: {each.en}" for name, each in zip(names, why, strict=False)]
    more = len(partly) - len(why)
    return Words(
        ja=f"一部しか読めていない評価書あり（{'。'.join(ja)}{f'。ほか{more}' if more else ''}）",
        en=f"evaluations read in part ({'; '.join(en)}{f'; {more} more' if more else ''})",
    )


def _partly(row: ResultRow) -> PartlyRead:
    return PartlyRead(row["evaluation"], row["body"], row["document"], row["unread"], tuple(row["unfilled"] or ()))


def _named(store: Store, rows: Sequence[ResultRow]) -> tuple[set[str], set[tuple[object, ...]]]:
    keys = {row["evaluation"] for row in rows if isinstance(row.get("evaluation"), str)}
    return keys | evaluations_of_flows(store, rows), {
        _name(row) for row in rows if row.get("document") and "published" in row
    }


def _name(row: ResultRow) -> tuple[object, ...]:
    return tuple(row[column] for column in _TELLS)
