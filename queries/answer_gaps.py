"""The known gaps of the documents from which an answer about flows was made."""

from collections.abc import Sequence
from dataclasses import dataclass

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import language

_OF_FLOWS = """MATCH (flow:Flow) WHERE flow.key IN $flows
WITH DISTINCT flow.evaluation AS key
MATCH (evaluation:Evaluation {key: key}) WHERE evaluation.gaps_ja IS NOT NULL
RETURN evaluation.body AS body, evaluation.title AS document, evaluation.gaps_ja AS ja, evaluation.gaps_en AS en
ORDER BY body, document, key"""


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing or doubled in one document, by its own numbers: rows of a list, numbered headings."""

    body: str | None
    document: str | None
    said: tuple[str, ...]
    """one text for each gap, in the reader's language"""


def gaps(store: Store, rows: Sequence[ResultRow]) -> list[Gaps]:
    """Return the gaps of the documents whose flows ``rows`` show, in their column ``flow``.

    A list of twenty recipients is not complete if the form declares fifty-seven.
    """
    flows = sorted({row["flow"] for row in rows if isinstance(row.get("flow"), str)})
    if not flows:
        return []
    found = store.read(Own(_OF_FLOWS), {"flows": flows})
    return [Gaps(row["body"], row["document"], tuple(said)) for row in found if (said := row[language()])]
