"""docs/schema.md, made from the schema table: ``python -m konkyo.graph.schema_page > docs/schema.md``."""

import sys

from konkyo.graph.schema import (
    EDGES,
    EVIDENCE,
    KEY,
    NODES,
    edge_properties,
    node_properties,
)
from konkyo.graph.schema_types import EdgeType, NodeType, Property

_HEAD = """# グラフの型 / The schema of the graph

`graph/schema.py` から作られています（`python -m konkyo.graph.schema_page > docs/schema.md`）。手で直さないでください。
Made from `graph/schema.py`; do not edit by hand.

- **所有 / owned**: 一つの評価書だけに属し、それと共に消えるノード。
  A node that belongs to one Evaluation and goes with it.
- **共有 / shared**: 同一性だけを持つノード。何を述べるかは評価書ごとの辺が持ち、辺がある間だけ残る。
  A node that is an identity only; what is said of it stands on edges, and it stays as long as an edge holds it.
- **導出 / derived**: どの文書も述べていない、理由を持つ辺。
  An edge no document states; it carries its reason.
- `caption` は表示用の短い名で、各型に書いた属性からつくる（`|` は「なければ」）。`current` は、より新しい版がないこと。
  どちらも文書には書かれず、グラフに収めるときに作られる。
  `caption` is one short text to show, made of the properties named at each label (`|`: the first there is); `current`
  says that no newer version replaces it. No document states either: the store makes them.
- どの辺も `evaluation`（誰が述べるか）を、述べられた辺は `passage`・`start`・`end`（どこで）も持つ。
  Every edge says by its `evaluation` who holds it, and a stated one by `passage`, `start`, `end` where.
"""


_STATED = (KEY, *EVIDENCE)


def markdown() -> str:
    """Return the whole page."""
    sections = [
        _HEAD + _picture(),
        "## ノード / Nodes",
        *map(_node, NODES),
        "## 辺 / Edges",
        "### 述べられた辺に共通 / Common to all stated edges\n\n" + _table(_STATED),
        *map(_edge, EDGES),
    ]
    return "\n\n".join(sections) + "\n"


def _picture() -> str:
    boxes = [f'    {node.label}["{node.label}<br/>{node.ja}"]' for node in NODES]
    arrows = [f"    {start} -- {edge.type} --> {end}" for edge in EDGES for start, end in edge.ends]
    return "\n".join(["\n## 図 / Picture\n", "```mermaid", "flowchart LR", *boxes, *arrows, "```"])


def _node(node: NodeType) -> str:
    kind = "所有 / owned" if node.owned else "共有 / shared"
    parts = " + ".join("|".join(f"`{name}`" for name in names) for names in node.caption)
    made = f"同一性 / identity: {', '.join(node.identity)}。 `caption` = {parts}"
    return _section(node.label, f"{node.ja} / {node.en} ({kind})", made, node_properties(node.label))


def _edge(edge: EdgeType) -> str:
    joins = ", ".join(f"`({start})-[:{edge.type}]->({end})`" for start, end in edge.ends)
    derived = " (導出 / derived)" if edge.derived else ""
    own = edge_properties(edge.type) if edge.derived else edge.properties
    return _section(edge.type, f"{edge.ja} / {edge.en}{derived}", joins, own)


def _section(title: str, gloss: str, line: str, properties: tuple[Property, ...]) -> str:
    return "\n\n".join([f"### {title}", gloss, line, *([_table(properties)] if properties else [])])


def _table(properties: tuple[Property, ...]) -> str:
    head = ["| 属性 / property | 型 / type | 必須 / required | 日本語 | English |", "| --- | --- | --- | --- | --- |"]
    rows = (
        f"| `{prop.name}` | {prop.type} | {'○' if prop.required else ''} | {prop.ja} | {prop.en} |"
        for prop in properties
    )
    return "\n".join([*head, *rows])


if __name__ == "__main__":
    sys.stdout.write(markdown())
