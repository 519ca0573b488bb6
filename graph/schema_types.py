"""What a row of the schema table (``konkyo.graph.schema``) says of a property, a node or an edge."""

from dataclasses import dataclass
from typing import Literal

PropertyType = Literal["string", "integer", "number", "boolean", "strings"]


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, type, and what it says, in Japanese and English.

    ``by_store``: no document states it; the store makes it from what it holds (see ``konkyo.graph.writing``).
    """

    name: str
    type: PropertyType
    ja: str
    en: str
    required: bool = False
    by_store: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """One label. ``identity`` names the words its key is joined from; the key is unique over the label.

    ``caption`` says how the node's caption is made: a part is the first of its properties that the node has.
    """

    label: str
    identity: tuple[str, ...]
    owned: bool
    ja: str
    en: str
    properties: tuple[Property, ...] = ()
    caption: tuple[tuple[str, ...], ...] = (("name",),)


@dataclass(frozen=True, slots=True)
class EdgeType:
    """One edge type, the labels it may join, and what it says. A *derived* one no document states: it has a reason.

    ``told_apart`` names the properties that tell several between the same nodes apart, beside who states them where.
    """

    type: str
    ends: tuple[tuple[str, str], ...]
    ja: str
    en: str
    properties: tuple[Property, ...] = ()
    derived: bool = False
    told_apart: tuple[str, ...] = ()
