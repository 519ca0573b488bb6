"""The change log: its rows, what they cite before and after, and which passage each of them changes."""

from konkyo.graph import identity
from konkyo.graph.document_facts import inferred_because
from konkyo.i18n import Words
from konkyo.loaders.facts.citation_status import before, days
from konkyo.loaders.facts.form_addresses import FormMap, addresses
from konkyo.loaders.facts.ledger import End, Ledger, position
from konkyo.loaders.facts.places import PassageSpan
from konkyo.loaders.facts.provisions import cite
from konkyo.loaders.names import Naming
from konkyo.loaders.record import Change, Record

BY_ADDRESS = Words(
    ja="項目に書かれた番号と見出しに合う欄はこれだけ", en="the only field at the address and heading that the row names"
)


def changes(record: Record, naming: Naming, ledger: Ledger) -> None:
    """Enter every row of the change log.

    A row is joined to a passage only where its item leads to just one: forms of other years number otherwise.
    """
    form = FormMap(record.passages, len(record.files))
    for ordinal, change in enumerate(record.changes, start=1):
        node = ledger.owned(
            "Change", identity.key("Change", ledger.evaluation[1], ordinal), ordinal=ordinal, no=change.no,
            date=change.date, item=change.item, before=change.before, after=change.after, timing=change.timing,
            reason=change.reason, **inferred_because(change.inferred.values()), **position(change.at),
        )  # fmt: skip
        place = ledger.places.of(change, "item", "after", "before")
        ledger.edge("HAS", ledger.evaluation, node, place)
        on = days(change.date)
        for side, said_on, citations in (
            ("before", before(on), change.before_citations),
            ("after", on, change.after_citations),
        ):
            for citation in citations:
                cite(node, citation, said_on, naming, ledger, side)
        _changed(change, node, place, form, ledger)


def _changed(change: Change, node: End, place: PassageSpan | None, form: FormMap, ledger: Ledger) -> None:
    for address in addresses(change.item or ""):
        if passage := form.passage(address):
            ledger.edge("CHANGES", node, ledger.passage(passage.id), place, why=[BY_ADDRESS])
