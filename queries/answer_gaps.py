"""The known gaps of the documents from which an answer about flows was made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import Words, language
from konkyo.queries.evaluation_names import names_in_short
from konkyo.queries.evaluations import evaluations_of_flows
from konkyo.queries.remembered import remembered_rows

_GAPS = Own("""MATCH (evaluation:Evaluation)
WHERE evaluation.key IN $evaluations AND evaluation.gaps_ja IS NOT NULL
RETURN evaluation.body AS body, evaluation.title AS document, evaluation.gaps_ja AS ja, evaluation.gaps_en AS en
ORDER BY body, document, evaluation.key""")

_FEW, _NAMED = 3, 5


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing or doubled in one document, by its own numbers: rows of a list, numbered headings."""

    body: str | None
    document: str | None
    said: tuple[str, ...]
    """one text for each gap, in the reader's language"""


def gaps(store: Store, rows: Sequence[ResultRow], evaluations: Collection[str] | None = None) -> list[Gaps]:
    """Return the gaps of ``evaluations`` or, without any, of the documents whose flows ``rows`` show.

    A list of twenty recipients is not complete if the form declares fifty-seven, nor is an empty one.
    """
    keys = evaluations_of_flows(store, rows) if evaluations is None else evaluations
    found = remembered_rows(store, _GAPS, evaluations=sorted(keys)) if keys else []
    return [Gaps(row["body"], row["document"], tuple(said)) for row in found if (said := row[language()])]


def gaps_in_short(lacking: Sequence[Gaps]) -> Words:
    """Return the gaps of one document, if they are few, or else how many each has."""
    if len(lacking) == 1 and len(lacking[0].said) <= _FEW:
        said = "; ".join(lacking[0].said)
        return Words(ja=f"原文に欠ける所・重なる所: {said}", en=f"missing or doubled in the source: {said}")
    names = names_in_short([(one.body, one.document) for one in lacking])
    counts = [f"{name} {len(one.said)}" for name, one in zip(names[:_NAMED], lacking, strict=False)]
    more = len(lacking) - len(counts)
    return Words(
        ja=f"原文に欠ける所・重なる所（{'、'.join(counts)}{f'、ほか{more}件の評価書' if more else ''}）",
        en=f"missing or doubled in the source ({', '.join(counts)}{f', {more} more evaluations' if more else ''})",
    )
