"""Collects the nodes and edges of one document, each edge with the characters that state it."""

from collections import Counter
from collections.abc import Iterable

from konkyo.graph import identity
from konkyo.graph.document_facts import DocumentFacts, Edge, Node, Value, both_languages, inferred_because
from konkyo.graph.identity import Key
from konkyo.graph.schema import NODE_TYPES
from konkyo.i18n import Words
from konkyo.loaders.facts.evidence_spans import EvidenceSpans, PassageSpan
from konkyo.loaders.names import Naming
from konkyo.loaders.record import At, Note, Record

NodeRef = tuple[str, Key]
"""(label, key) of a node."""
Reason = Words | Note
"""Why something is asserted though nothing printed says it, in both languages."""


class FactCollector:
    """The facts of one evaluation, in the order in which they are added.

    ``record`` is where they come from, ``naming`` gives the names of the graph, ``spans`` finds the characters.
    """

    def __init__(self, record: Record, naming: Naming, evaluation: Key) -> None:
        self.record = record
        self.naming = naming
        self.evaluation: NodeRef = ("Evaluation", evaluation)
        self.spans = EvidenceSpans(record)
        self._nodes: dict[NodeRef, Node] = {}
        self._edges: dict[str, Edge] = {}
        self._started: set[tuple[str, NodeRef]] = set()
        self._asked: set[NodeRef] = set()
        self._left_out: Counter[str] = Counter()

    def add_node(self, label: str, key: Key, /, **properties: Value | None) -> NodeRef:
        """Add a node, unless it was added before, and return the reference to it."""
        if (label, key) not in self._nodes:
            given = {name: value for name, value in properties.items() if value is not None}
            self._nodes[label, key] = Node(label, key, given)
        return label, key

    def add_owned_node(self, label: str, key: Key, /, **properties: Value | None) -> NodeRef:
        """Add a node that belongs to this evaluation. If its key is taken (a block printed twice), it gets another."""
        first, occurrence = key, 1
        while (label, key) in self._nodes:
            occurrence += 1
            key = identity.key_of_repeat(first, occurrence)
        return self.add_node(label, key, evaluation=self.evaluation[1], **properties)

    def add_edge(
        self,
        kind: str,
        start: NodeRef,
        end: NodeRef,
        span: PassageSpan | None,
        /,
        *,
        why: Iterable[Reason] = (),
        name: str | None = None,
        **properties: Value | None,
    ) -> None:
        """Add an edge that ``span`` states. ``name`` is the graph's name of what the span prints.

        Without a span nothing is added, since nothing shows it; the notes of the Evaluation count what was left out.
        """
        if span is None:
            self.leave_out(kind)
            return
        printed = span.quote.strip()
        given: dict[str, Value | None] = {
            "evaluation": self.evaluation[1],
            "passage": self.passage(span.passage.id)[1],
            "start": span.start,
            "end": span.end,
            "quote": span.quote,
            "as_printed": printed if name not in (None, printed) else None,
            **inferred_because(why),
            **properties,
        }
        edge = Edge(kind, start, end, {key: value for key, value in given.items() if value is not None})
        self._edges.setdefault(edge.key, edge)
        self._started.add((kind, start))

    def add_derived_edge(
        self, kind: str, start: NodeRef, end: NodeRef, why: Reason, /, **properties: Value | None
    ) -> None:
        """Add an edge that no passage states but that follows from facts added before; ``why`` says how."""
        given = {key: value for key, value in properties.items() if value is not None}
        edge = Edge(kind, start, end, {"evaluation": self.evaluation[1], **inferred_because([why]), **given})
        self._edges.setdefault(edge.key, edge)
        self._started.add((kind, start))

    def is_new(self, kind: str, start: NodeRef) -> bool:
        """Tell whether no edge of ``kind`` starts at ``start`` yet."""
        return (kind, start) not in self._started

    def is_first(self, node: NodeRef) -> bool:
        """Tell whether this is asked about ``node`` for the first time: the facts of law about it are added once."""
        first = node not in self._asked
        self._asked.add(node)
        return first

    def passage(self, section: str) -> NodeRef:
        """Return the node of the passage with this id."""
        return "Passage", identity.key("Passage", self.evaluation[1], section)

    def leave_out(self, kind: str) -> None:
        """Count a statement of the record that the graph cannot hold."""
        self._left_out[kind] += 1

    def facts(self) -> DocumentFacts:
        """Return all that was added."""
        if self._left_out:
            node = self._nodes[self.evaluation]
            counted = ", ".join(f"{kind} {count}" for kind, count in sorted(self._left_out.items()))
            said = Words(
                ja=f"根拠の文を示せないため、グラフに入れなかったもの: {counted}",
                en=f"left out of the graph, for no passage shows them: {counted}",
            )
            notes = both_languages("notes", [*self.record.notes, said])
            self._nodes[self.evaluation] = Node(node.label, node.key, {**node.properties, **notes})
        # A shared node is only what edges say about it: without an edge it is not in the graph.
        held = {end for edge in self._edges.values() for end in (edge.start, edge.end)}
        nodes = (node for end, node in self._nodes.items() if NODE_TYPES[node.label].owned or end in held)
        return DocumentFacts(self.evaluation[1], tuple(nodes), tuple(self._edges.values()))


def position(at: At | None) -> dict[str, Value | None]:
    """Return the properties for the place in the source where something was read."""
    if at is None:
        return {}
    return {"line": at.line, "page": at.page, "source_start": at.start, "source_end": at.end}
