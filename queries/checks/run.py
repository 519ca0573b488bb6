"""All checks over one evaluation, or over all that are stored."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.law.timeline import Timeline, law_in_time
from konkyo.queries.checks.blank_fields import blank_fields
from konkyo.queries.checks.captions import captions
from konkyo.queries.checks.citations import addresses
from konkyo.queries.checks.clause_words import clause_words
from konkyo.queries.checks.contrary_choices import contrary_choices
from konkyo.queries.checks.counts import counts
from konkyo.queries.checks.differing_names import differing_names
from konkyo.queries.checks.differing_offices import differing_offices
from konkyo.queries.checks.doubled_rows import doubled_rows
from konkyo.queries.checks.evaluation_view import EvaluationView
from konkyo.queries.checks.finding import Finding, FindingEvidence, Severity
from konkyo.queries.checks.flow_rows import flow_rows
from konkyo.queries.checks.foreign_words import foreign_words
from konkyo.queries.checks.former_forms import former_forms
from konkyo.queries.checks.former_titles import former_titles
from konkyo.queries.checks.impossible_days import impossible_days
from konkyo.queries.checks.known_law import known_law
from konkyo.queries.checks.left_behind import left_behind
from konkyo.queries.checks.listed_rows import lists
from konkyo.queries.checks.log_rows import log_rows
from konkyo.queries.checks.logged_texts import logged_texts
from konkyo.queries.checks.misnamed_laws import misnamed_laws
from konkyo.queries.checks.notice_captions import notice_captions
from konkyo.queries.checks.numbered_titles import numbered_titles
from konkyo.queries.checks.orders import orders
from konkyo.queries.checks.past_accidents import past_accidents
from konkyo.queries.checks.planned import planned
from konkyo.queries.checks.purposes import purposes
from konkyo.queries.checks.read_view import evaluation_view
from konkyo.queries.checks.replaced_ordinances import replaced_ordinances
from konkyo.queries.checks.systems_by_function import systems_by_function
from konkyo.queries.evaluations import stored_evaluations

_ORDER = tuple(Severity)


def check(store: Store, evaluation: str, timeline: Timeline | None = None, as_of: date | None = None) -> list[Finding]:
    """Return what does not hold in the evaluation with this key, the most severe first.

    It is held against the law of its own day or, if told, of the day ``as_of``: what is wrong in it then.
    """
    law = timeline or law_in_time()
    document = evaluation_view(store, evaluation, law, as_of)
    found = [*_undated(document), *addresses(document, law), *flow_rows(document, law), *lists(document, law)]
    found += [*orders(document, law), *counts(document), *captions(document, law), *purposes(document, law)]
    found += [*left_behind(document, law), *differing_names(document), *systems_by_function(document)]
    found += [*foreign_words(document), *planned(document), *misnamed_laws(document), *former_titles(document)]
    found += [*numbered_titles(document), *notice_captions(document), *replaced_ordinances(document)]
    found += [*former_forms(document), *known_law(document, law), *impossible_days(document, date.today())]
    found += [*differing_offices(document), *clause_words(document), *past_accidents(document)]
    found += [*log_rows(document), *logged_texts(document)]
    found += [*contrary_choices(document), *blank_fields(document), *doubled_rows(document)]
    named = [replace(one, body=document.body, document=document.title, published=document.published) for one in found]
    return sorted(named, key=lambda one: (_ORDER.index(one.severity), one.evidence.line or 0))


def check_all(store: Store, as_of: date | None = None) -> list[Finding]:
    """Return what ``check`` finds in every evaluation that no newer version replaces."""
    keys = [row["key"] for row in stored_evaluations(store) if row["current"]]
    return [finding for key in keys for finding in check(store, str(key), as_of=as_of)]


def _undated(document: EvaluationView) -> Iterator[Finding]:
    """Yield that the document has no day, or by which day it is judged instead, and why."""
    nowhere = FindingEvidence(None, None, None)
    cure = Words(
        ja="公表日のある版を読むか、--as-of で日を示す", en="read a version that has its date, or tell a day by --as-of"
    )
    if document.day is None and document.citations:
        count = len(document.citations)
        said = Words(
            ja=f"公表日（年月日）が文書になく、推す手がかりもないので、{count} の引用を、その日の法令に照らしていない",
            en=f"the document gives no day of publication, nor a clue to it, so its {count} citations are not held "
            "against the law",
        )
        yield Finding(Severity.NOTE, "undated", said, cure, nowhere)
    elif document.written_because and document.citations and document.as_of is None:
        yield Finding(Severity.NOTE, "undated", document.written_because, cure, nowhere)
