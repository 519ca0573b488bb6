"""All checks over one evaluation, or over all that are stored."""

from collections.abc import Iterator
from dataclasses import replace

from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.law.timeline import Timeline, law_in_time
from konkyo.queries.checks.citations import addresses
from konkyo.queries.checks.counts import counts
from konkyo.queries.checks.evaluation_view import EvaluationView, evaluation_view
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.flow_rows import flow_rows
from konkyo.queries.checks.listed_rows import lists
from konkyo.queries.checks.orders import orders
from konkyo.queries.evaluations import documents

_ORDER = tuple(Severity)


def check(store: Store, evaluation: str, timeline: Timeline | None = None) -> list[Finding]:
    """Return what does not hold in the evaluation with this key, the most severe first."""
    document = evaluation_view(store, evaluation)
    law = timeline or law_in_time()
    found = [*_undated(document), *addresses(document, law), *flow_rows(document, law), *lists(document, law)]
    found += [*orders(document, law), *counts(document)]
    named = [replace(one, body=document.body, document=document.title, published=document.published) for one in found]
    return sorted(named, key=lambda one: (_ORDER.index(one.severity), one.evidence.line or 0))


def check_all(store: Store) -> list[Finding]:
    """Return what ``check`` finds in every evaluation that no newer version replaces."""
    keys = [row["key"] for row in documents(store) if row["current"]]
    return [finding for key in keys for finding in check(store, str(key))]


def _undated(document: EvaluationView) -> Iterator[Finding]:
    if document.day is None and document.citations:
        count = len(document.citations)
        yield Finding(
            Severity.NOTE,
            "undated",
            Words(
                ja=f"公表日（年月日）が文書にないので、{count} の引用を、その日の法令に照らしていない",
                en=f"the document gives no day of publication, so its {count} citations are not held against the law",
            ),
            Words(ja="公表日のある版を読む", en="read a version that has its date"),
            FindingEvidence(None, None, None),
        )
