"""The rows of the schema table (``konkyo.graph.schema``): a property, a node type, an edge type."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

PropertyType = Literal["string", "integer", "number", "boolean", "strings"]


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its name, type, and what it says, in Japanese and English.

    ``by_store``: no document states it; it is computed when it is stored (see ``konkyo.graph.writing``).
    ``options``: option of a form → its other spellings, where the form has a list of them.
    """

    name: str
    type: PropertyType
    ja: str
    en: str
    required: bool = False
    by_store: bool = False
    options: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)


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
    """One edge type, the labels it may join, and what it says. No document states a *derived* edge; it has a reason.

    ``told_apart`` names the properties that distinguish several edges between the same nodes, in addition to the
    document and the place that state them.
    """

    type: str
    ends: tuple[tuple[str, str], ...]
    ja: str
    en: str
    properties: tuple[Property, ...] = ()
    derived: bool = False
    told_apart: tuple[str, ...] = ()


def both(name: str, ja: str, en: str, *, required: bool = False) -> tuple[Property, Property]:
    """Return the two properties of a text in both languages: parallel lists."""
    return (
        Property(f"{name}_ja", "strings", f"{ja}（日本語）", f"{en}, in Japanese", required),
        Property(f"{name}_en", "strings", f"{ja}（英語）", f"{en}, in English", required),
    )


def string(name: str, ja: str, en: str, *, required: bool = False) -> Property:
    """Return a property that is one text."""
    return Property(name, "string", ja, en, required)


def band(name: str, ja: str, en: str) -> tuple[Property, Property]:
    """Return the two properties of a band of numbers: in standard spelling, and as printed."""
    return (
        string(name, f"{ja}の幅（半角にそろえて）", f"band of the {en}, in one spelling"),
        string(
            f"{name}_as_printed",
            f"{ja}の幅（印刷どおり、違うとき）",
            f"band of the {en} as printed, where that differs",
        ),
    )


CURRENT = Property(
    "current", "boolean", "新しい版に代わられていない", "no newer version replaces it", required=True, by_store=True
)

FOLDED = Property(
    "folded", "string", "空白を除き、字幅をそろえた文（検索用）",
    "its text without white space, in one width and case, for searching", required=True, by_store=True,
)  # fmt: skip
"""Words of a document may be broken over two lines, or printed full width."""
