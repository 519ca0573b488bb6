"""The change log: its rows, what they cite before and after, and which passage each of them changes."""

from konkyo.graph import identity
from konkyo.graph.document_facts import inferred_because
from konkyo.i18n import Words
from konkyo.loaders.facts.change_items import FormMap
from konkyo.loaders.facts.citation_status import before, days
from konkyo.loaders.facts.evidence_spans import PassageSpan
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef, position
from konkyo.loaders.facts.provisions import add_citation
from konkyo.loaders.record import Change

BY_ADDRESS = Words(
    ja="項目に書かれた番号と見出しに合う欄はこれだけ", en="the only field at the address and heading that the row names"
)


def add_changes(collector: FactCollector) -> None:
    """Add every row of the change log.

    A row is linked to a passage only if its item names exactly one: other editions of the form have other numbers.
    """
    form = FormMap(collector.record.passages, len(collector.record.files))
    for ordinal, change in enumerate(collector.record.changes, start=1):
        node = collector.add_owned_node(
            "Change", identity.key("Change", collector.evaluation[1], ordinal), ordinal=ordinal, no=change.no,
            date=change.date, item=change.item, before=change.before, after=change.after, timing=change.timing,
            reason=change.reason, **inferred_because(change.inferred.values()), **position(change.at),
        )  # fmt: skip
        span = collector.spans.of(change, "item", "after", "before")
        collector.add_edge("HAS", collector.evaluation, node, span)
        on = days(change.date)
        for side, said_on, citations in (
            ("before", before(on), change.before_citations),
            ("after", on, change.after_citations),
        ):
            for citation in citations:
                add_citation(node, citation, said_on, collector, side)
        _changed(change, node, span, form, collector)


def _changed(change: Change, node: NodeRef, span: PassageSpan | None, form: FormMap, collector: FactCollector) -> None:
    for passage in form.passages(change.item or ""):
        collector.add_edge("CHANGES", node, collector.passage(passage.id), span, why=[BY_ADDRESS])
