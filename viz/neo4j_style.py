"""The style of Neo4j Browser for konkyo's graph: the colours of the maps, and captions instead of keys."""

from konkyo.graph.schema import NODES
from konkyo.viz.looks import BOX_LOOKS, INK

_LOOKS = {
    "Evaluation": "document",
    "Body": "body",
    "Work": "work",
    "System": "own",
    "File": "file",
    "Department": "department",
    "Party": "party",
    "Law": "provision",
    "Provision": "provision",
    "Amendment": "heir",
    "Flow": "shared",
    "Information": "connected",
    "Risk": "lost",
    "Incident": "lost",
}
"""Label → the look of its box on a map. Other labels look like what an answer names."""
_LARGE = ("Evaluation", "File", "Body")
_SMALL = ("Passage", "Change", "RecordItem")


def style_sheet() -> str:
    """Return the text of a .grass file, which is dropped into Neo4j Browser."""
    first = ["node {", "  diameter: 50px;", "  border-width: 2px;", f"  text-color-internal: {INK};",
             '  caption: "{caption}";', "  font-size: 10px;", "}"]  # fmt: skip
    nodes = [line for node in NODES for line in _node(node.label)]
    edges = ["relationship {", "  color: #7b8794;", "  shaft-width: 1px;", "  font-size: 8px;",
             "  padding: 3px;", "  text-color-external: #52606d;", "  text-color-internal: #ffffff;",
             '  caption: "<type>";', "}"]  # fmt: skip
    return "\n".join([*first, *nodes, *edges, ""])


def _node(label: str) -> list[str]:
    look = BOX_LOOKS[_LOOKS.get(label, "thing")]
    size = 70 if label in _LARGE else 30 if label in _SMALL else 50
    return [f"node.{label} {{", f"  color: {look.background};", f"  border-color: {look.border};",
            f"  diameter: {size}px;", f"  text-color-internal: {INK};", '  caption: "{caption}";', "}"]  # fmt: skip
