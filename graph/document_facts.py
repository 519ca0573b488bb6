"""What one document adds to the graph: nodes and edges, checked against the schema when they are made."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES, edge_properties, node_properties
from konkyo.graph.schema_types import Property

Value = str | int | float | bool | list[str]


class Bilingual(Protocol):
    """Anything said in both languages: ``Words``, or a note of a record."""

    @property
    def ja(self) -> str:
        """The text in Japanese."""

    @property
    def en(self) -> str:
        """The text in English."""


def both_languages(name: str, texts: Iterable[Bilingual]) -> dict[str, Value]:
    """Return ``texts`` as the two properties NAME_ja and NAME_en, which are parallel lists; {} for no texts."""
    pairs = [(text.ja, text.en) for text in texts]
    return {f"{name}_ja": [ja for ja, _ in pairs], f"{name}_en": [en for _, en in pairs]} if pairs else {}


def inferred_because(reasons: Iterable[Bilingual]) -> dict[str, Value]:
    """Return the properties ``inferred_ja`` and ``inferred_en``: each of ``reasons`` once."""
    return both_languages("inferred", {(one.ja, one.en): one for one in reasons}.values())


@dataclass(frozen=True, slots=True)
class Node:
    """A node: ``label``, ``key`` (unique over the label) and its other properties."""

    label: str
    key: str
    properties: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.label not in NODE_TYPES:
            raise ValueError(f"no node type {self.label!r}: declare it in graph/schema.py")
        _NODES[self.label].check(self, self.properties)


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of ``type`` from ``start`` to ``end``, each a (label, key) pair."""

    type: str
    start: tuple[str, str]
    end: tuple[str, str]
    properties: Mapping[str, Value] = field(default_factory=dict)
    _key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.type not in EDGE_TYPES:
            raise ValueError(f"no edge type {self.type!r}: declare it in graph/schema.py")
        if (self.start[0], self.end[0]) not in EDGE_TYPES[self.type].ends:
            raise ValueError(f"{self.type} may not join {self.start[0]} to {self.end[0]}: see graph/schema.py")
        # Computed once, because it is used many times.
        object.__setattr__(self, "_key", _edge_key(self))
        _EDGES[self.type].check(self, self.properties)

    @property
    def key(self) -> str:
        """The key: the same for the same statement of one document at the same place."""
        return self._key


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """All that one evaluation asserts. ``evaluation`` is the key of its Evaluation node.

    A node or edge may occur twice if both say the same; of a shared node, each may have some of the properties.
    Raises ValueError for facts that contradict each other: see ``_contradictions``.
    """

    evaluation: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def __post_init__(self) -> None:
        found = list(_contradictions(self))
        if found:
            raise ValueError(f"facts of {self.evaluation!r}: " + "; ".join(found[:5]))


def _contradictions(facts: DocumentFacts) -> Iterator[str]:
    if not any((node.label, node.key) == ("Evaluation", facts.evaluation) for node in facts.nodes):
        yield "its Evaluation node is missing"
    held = {end for edge in facts.edges for end in (edge.start, edge.end)}
    said: dict[tuple[str, str], Mapping[str, Value]] = {}
    things: tuple[Node | Edge, ...] = (*facts.nodes, *facts.edges)
    for thing in things:
        name = thing.label if isinstance(thing, Node) else thing.type
        if thing.properties.get("evaluation", facts.evaluation) != facts.evaluation:
            yield f"{name} {thing.key!r} belongs to another evaluation"
        if isinstance(thing, Node) and not NODE_TYPES[name].owned and (name, thing.key) not in held:
            yield f"no edge holds the shared node {name} {thing.key!r}"
        before = said.get((name, thing.key))
        if before is not None:
            for prop in before.keys() & thing.properties.keys():
                if before[prop] != thing.properties[prop]:
                    yield f"{name} {thing.key!r} has two values of {prop!r}"
        said[name, thing.key] = thing.properties if before is None else {**before, **thing.properties}


def _edge_key(edge: Edge) -> str:
    told_apart = ("evaluation", "passage", "start", "end", *EDGE_TYPES[edge.type].told_apart)
    said_at = (edge.properties.get(name, "") for name in told_apart)
    words = (edge.type, *edge.start, *edge.end, *map(str, said_at))
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()[:32]


_TYPES = {"string": str, "integer": int, "number": float, "boolean": bool, "strings": list}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the facts of one label or edge type may and must have: property → its class, and the required ones."""

    declared: Mapping[str, type]
    required: tuple[str, ...]
    by_store: frozenset[str]

    @classmethod
    def of(cls, properties: Iterable[Property]) -> "_Shape":
        given = [prop for prop in properties if not prop.by_store]
        return cls(
            {prop.name: _TYPES[prop.type] for prop in given},
            tuple(prop.name for prop in given if prop.required and prop.name != "key"),
            frozenset(prop.name for prop in properties if prop.by_store),
        )

    def check(self, thing: "Node | Edge", properties: Mapping[str, Value]) -> None:
        """Raise ValueError, naming ``thing``, for a property that is not declared, of another type, or missing."""
        for name, value in properties.items():
            expected = self.declared.get(name)
            # A bool is an int in Python, and no number here.
            if type(value) is not expected and (
                expected is None or not isinstance(value, expected) or isinstance(value, bool)
            ):
                raise ValueError(f"{_name(thing)}: property {name!r} {self._why(name, value)}")
        missing = [name for name in self.required if name not in properties]
        if missing:
            raise ValueError(f"{_name(thing)}: required properties are missing: {', '.join(missing)}")

    def _why(self, name: str, value: Value) -> str:
        if name in self.declared:
            expected = next(word for word, kind in _TYPES.items() if kind is self.declared[name])
            return f"must be {expected}, is {value!r}"
        return "is made by the store" if name in self.by_store else "is not declared in graph/schema.py"


def _name(thing: "Node | Edge") -> str:
    return f"{thing.label} {thing.key!r}" if isinstance(thing, Node) else f"{thing.type} {thing.start}→{thing.end}"


_NODES = {label: _Shape.of(node_properties(label)) for label in NODE_TYPES}
_EDGES = {kind: _Shape.of(edge_properties(kind)) for kind in EDGE_TYPES}
