"""All checks over one evaluation, or over all that are stored."""

from collections.abc import Iterator
from dataclasses import replace

from graph.store import Store
from i18n import Words
from law.timeline import Timeline, law_in_time
from queries.checks.addresses import addresses
from queries.checks.counts import counts
from queries.checks.dossier import Dossier, dossier
from queries.checks.finding import Evidence, Finding, Severity
from queries.checks.lists import lists
from queries.checks.orders import orders
from queries.checks.rows import rows
from queries.evaluations import documents

_ORDER = tuple(Severity)


def check(store: Store, evaluation: str, timeline: Timeline | None = None) -> list[Finding]:
    """Return what does not hold in the evaluation with this key, the gravest first, then as the document goes."""
    document = dossier(store, evaluation)
    law = timeline or law_in_time()
    found = [*_undated(document), *addresses(document, law), *rows(document, law), *lists(document, law)]
    found += [*orders(document, law), *counts(document)]
    named = [replace(one, body=document.body, document=document.title, published=document.published) for one in found]
    return sorted(named, key=lambda one: (_ORDER.index(one.severity), one.evidence.line or 0))


def check_all(store: Store) -> list[Finding]:
    """Return what ``check`` finds in every evaluation that no newer version replaces."""
    keys = [row["key"] for row in documents(store) if not row["replaced_by"]]
    return [finding for key in keys for finding in check(store, str(key))]


def _undated(document: Dossier) -> Iterator[Finding]:
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
            Evidence(None, None, None),
        )
