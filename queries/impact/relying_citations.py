"""Who relies on a provision, at whichever of its addresses."""

from konkyo.graph.store import Own, ResultRow, Store
from konkyo.law.provision_history import ProvisionHistory
from konkyo.queries.impact.proposed_text import cited_address
from konkyo.queries.impact.scope import is_within
from konkyo.queries.impact.status_changes import citations_of

_STORED = Own("""MATCH (provision:Provision) WHERE provision.law IN $laws
RETURN provision.key AS key, provision.law AS law, provision.article AS article, provision.paragraph AS paragraph,
       provision.item AS item, provision.table AS table, provision.row AS row, provision.valid_from AS valid_from,
       provision.valid_to AS valid_to""")


def relying_citations(store: Store, history: ProvisionHistory) -> list[ResultRow]:
    """Return the citations, in evaluations in force, of the provision at one of its addresses, or of a part of it.

    A row has what ``citations`` returns, and ``provision``, its address.
    """

    def means_it(row: ResultRow) -> bool:
        return any(
            is_within(cited_address(row), one.address)
            and (row["valid_to"] is None or row["valid_to"] > str(one.valid_from))
            and (row["valid_from"] is None or one.valid_to is None or row["valid_from"] < str(one.valid_to))
            for one in history.provisions
        )

    # The few provisions first: a law may be cited many thousand times.
    stored = store.read(_STORED, {"laws": sorted({str(one.address.law) for one in history.provisions})})
    keys = [row["key"] for row in stored if means_it(row)]
    return [row | {"provision": row["name"]} for row in citations_of(store, keys)] if keys else []
