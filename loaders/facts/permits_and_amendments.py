"""What the law says about a provision: whom its row lets receive what, and which amendments made or changed it.

These facts hold for the whole time in which the provision had its address, whatever the date of the document. They are
the same for every document, so they are computed once.
"""

from functools import cache

from konkyo.graph import identity
from konkyo.i18n import Words
from konkyo.law.law_names import title_of
from konkyo.law.law_numbers import number_of
from konkyo.law.provision_life import AmendmentEffect, PermitPeriod, amendment_effects, permit_periods
from konkyo.law.timeline import Provision, Timeline, law_in_time
from konkyo.loaders.facts.body_nodes import party_node
from konkyo.loaders.facts.fact_collector import FactCollector, NodeRef
from konkyo.loaders.names import Name, Naming

BY_TABLE = Words(ja="法令の表の項が定める", en="the row of the statute's table says so")
BY_LIST = Words(
    ja="その日に施行された改正は、法令の改正履歴に一つだけ",
    en="the statute's list of amendments has just one of that day",
)


def add_law_facts(node: NodeRef, stood: Provision, collector: FactCollector) -> None:
    """Add what the provision ``stood``, if it is a row, permits, and the amendments that made, changed or ended it."""
    if not collector.is_first(node):
        return
    for line in _permitted(law_in_time(), stood):
        for name in _requesters(line.requester):
            party = party_node(name.name, collector)
            collector.add_derived_edge(
                "PERMITS", node, party, BY_TABLE, requester=line.requester, provider=line.provider,
                information=list(line.information), valid_from=line.valid_from.isoformat(),
                valid_to=line.valid_to.isoformat() if line.valid_to else None,
            )  # fmt: skip
    for done in _made(law_in_time(), stood):
        on = done.on.isoformat()
        amendment = collector.add_node(
            "Amendment", identity.key("Amendment", done.by, on),
            law=done.by, on=on, number=number_of(done.by), name=title_of(done.by),
        )  # fmt: skip
        collector.add_derived_edge("MADE", amendment, node, BY_LIST, kind=str(done.kind))


@cache
def _permitted(law: Timeline, stood: Provision) -> tuple[PermitPeriod, ...]:
    return tuple(permit_periods(law, stood))


@cache
def _made(law: Timeline, stood: Provision) -> tuple[AmendmentEffect, ...]:
    return tuple(amendment_effects(law, stood))


@cache
def _requesters(text: str) -> tuple[Name, ...]:
    """Return the parties that a statute names together; definitions of the document do not apply to a statute."""
    return tuple(Naming(None, ()).parties(text))
