"""Record → graph facts: what one evaluation record asserts, as nodes and edges of ``graph/schema.py``.

Pure and deterministic: the same record gives the same facts in the same order, with no store and no clock.
"""

from graph.facts import Facts
from loaders.facts.changes import changes
from loaders.facts.evaluation import evaluation
from loaders.facts.flows import flows
from loaders.facts.holdings import holdings
from loaders.facts.provisions import citations
from loaders.record import Record

__all__ = ["facts"]


def facts(record: Record) -> Facts:
    """Return what ``record`` asserts. Every edge names the passage and the characters that say it.

    A statement that no passage of the record shows is left out; the Evaluation's notes count what was left out.
    """
    ledger, naming = evaluation(record)
    holdings(record, naming, ledger)
    flows(record, naming, ledger)
    citations(record, naming, ledger)
    changes(record, naming, ledger)
    return ledger.facts()
