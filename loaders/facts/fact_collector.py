"""The collector of one document: nodes and edges as they are stated, each edge with the characters that state it."""

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
"""Reason a thing is held though no mark says it, in both languages."""


class FactCollector:
    """Collects what one evaluation asserts, in the order in which it is entered."""

    def __init__(self, record: Record, naming: Naming, evaluation: Key) -> None:
        self.record = record
        self.naming = naming
        self.evaluation: NodeRef = ("Evaluation", evaluation)
        self.spans = EvidenceSpans(record)
        self._nodes: dict[NodeRef, Node] = {}
        self._edges: dict[str, Edge] = {}
        self._started: set[tuple[str, NodeRef]] = set()
        self._told: set[NodeRef] = set()
        self._left_out: Counter[str] = Counter()

    def node(self, label: str, key: Key, /, **properties: Value | None) -> NodeRef:
        """Enter a node and return its end. A node that stands already stays as it is."""
        given = {name: value for name, value in properties.items() if value is not None}
        self._nodes.setdefault((label, key), Node(label, key, given))
        return label, key

    def owned(self, label: str, key: Key, /, **properties: Value | None) -> NodeRef:
        """Enter a node that belongs to this evaluation. What is printed again under the same words stands beside it."""
        first, occurrence = key, 1
        while (label, key) in self._nodes:
            occurrence += 1
            key = identity.key_of_repeat(first, occurrence)
        return self.node(label, key, evaluation=self.evaluation[1], **properties)

    def edge(
        self,
        kind: str,
        start: NodeRef,
        end: NodeRef,
        place: PassageSpan | None,
        /,
        *,
        why: Iterable[Reason] = (),
        name: str | None = None,
        **properties: Value | None,
    ) -> None:
        """Enter what ``place`` says. ``name`` is what the graph calls the thing that the place prints.

        Where there is no place nothing can be shown: then nothing is entered, and the Evaluation's notes count it.
        """
        if place is None:
            self.leave_out(kind)
            return
        printed = place.quote.strip()
        given: dict[str, Value | None] = {
            "evaluation": self.evaluation[1],
            "passage": self.passage(place.passage.id)[1],
            "start": place.start,
            "end": place.end,
            "quote": place.quote,
            "as_printed": printed if name not in (None, printed) else None,
            **inferred_because(why),
            **properties,
        }
        edge = Edge(kind, start, end, {key: value for key, value in given.items() if value is not None})
        self._edges.setdefault(edge.key, edge)
        self._started.add((kind, start))

    def derived(self, kind: str, start: NodeRef, end: NodeRef, why: Reason, /, **properties: Value | None) -> None:
        """Enter what no passage says but follows from what is entered; ``why`` says how."""
        given = {key: value for key, value in properties.items() if value is not None}
        edge = Edge(kind, start, end, {"evaluation": self.evaluation[1], **inferred_because([why]), **given})
        self._edges.setdefault(edge.key, edge)
        self._started.add((kind, start))

    def is_new(self, kind: str, start: NodeRef) -> bool:
        """Whether no edge of ``kind`` starts at ``start`` yet."""
        return (kind, start) not in self._started

    def is_untold(self, node: NodeRef) -> bool:
        """Whether this is asked of ``node`` for the first time: what the law says of it is entered once."""
        untold = node not in self._told
        self._told.add(node)
        return untold

    def passage(self, section: str) -> NodeRef:
        """Return the node of the passage with this id."""
        return "Passage", identity.key("Passage", self.evaluation[1], section)

    def leave_out(self, kind: str) -> None:
        """Count a statement of the record that the graph cannot hold."""
        self._left_out[kind] += 1

    def facts(self) -> DocumentFacts:
        """Return all that was entered."""
        if self._left_out:
            node = self._nodes[self.evaluation]
            counted = ", ".join(f"{kind} {count}" for kind, count in sorted(self._left_out.items()))
            said = Words(
                ja=f"根拠の文を示せないため、グラフに入れなかったもの: {counted}",
                en=f"left out of the graph, for no passage shows them: {counted}",
            )
            notes = both_languages("notes", [*self.record.notes, said])
            self._nodes[self.evaluation] = Node(node.label, node.key, {**node.properties, **notes})
        # A shared node is nothing but what edges say of it: without one it is not in the graph.
        held = {end for edge in self._edges.values() for end in (edge.start, edge.end)}
        nodes = (node for end, node in self._nodes.items() if NODE_TYPES[node.label].owned or end in held)
        return DocumentFacts(self.evaluation[1], tuple(nodes), tuple(self._edges.values()))


def position(at: At | None) -> dict[str, Value | None]:
    """Return the properties that say where in the source a node was read."""
    if at is None:
        return {}
    return {"line": at.line, "page": at.page, "source_start": at.start, "source_end": at.end}
