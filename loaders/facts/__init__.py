"""Record → graph facts: what one evaluation record asserts, as nodes and edges of ``graph/schema.py``.

Pure and deterministic: the same record gives the same facts in the same order, with no store and no clock.
"""

from konkyo.graph.document_facts import DocumentFacts
from konkyo.loaders.facts.change_facts import add_changes
from konkyo.loaders.facts.evaluation import evaluation
from konkyo.loaders.facts.flow_facts import flows
from konkyo.loaders.facts.provisions import add_citations
from konkyo.loaders.facts.risk_facts import add_risks
from konkyo.loaders.facts.systems_and_files import systems_and_files
from konkyo.loaders.record import Record

__all__ = ["facts"]


def facts(record: Record) -> DocumentFacts:
    """Return what ``record`` asserts. Every edge names the passage and the characters that say it.

    A statement that no passage of the record shows is left out; the Evaluation's notes count what was left out.
    """
    collector = evaluation(record)
    systems_and_files(collector)
    flows(collector)
    add_risks(collector)
    add_citations(collector)
    add_changes(collector)
    return collector.facts()
