"""docs/schema.md and schema.ja.md, made from the schema table: ``python -m konkyo.graph.schema_page [ja]``."""

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
from konkyo.i18n import Words

_HEAD = Words(
    ja="""# グラフの型

[English](schema.md)

`graph/schema.py` から作られています（`python -m konkyo.graph.schema_page ja > docs/schema.ja.md`）。
手で直さないでください。

- **所有**: 一つの評価書だけに属し、それと共に消えるノード。
- **共有**: 同一性だけを持つノード。何を述べるかは評価書ごとの辺が持ち、辺がある間だけ残る。
- **導出**: どの文書も述べていない、理由を持つ辺。
- `caption` は表示用の短い名で、各型に書いた属性からつくる（`|` は「なければ」）。`current` は、より新しい版がないこと。
  どちらも文書には書かれず、グラフに収めるときに作られる。
- どの辺も `evaluation`（誰が述べるか）を、述べられた辺は `passage`・`start`・`end`（どこで）も持つ。

## 図
""",
    en="""# The schema of the graph

[日本語](schema.ja.md)

Made from `graph/schema.py` (`python -m konkyo.graph.schema_page > docs/schema.md`); do not edit by hand.

- **owned**: a node that belongs to one Evaluation and goes with it.
- **shared**: a node that is an identity only; what is said of it stands on edges, and it stays as long as an edge
  holds it.
- **derived**: an edge no document states; it carries its reason.
- `caption` is one short text to show, made of the properties named at each label (`|`: the first there is); `current`
  says that no newer version replaces it. No document states either: the store makes them.
- Every edge says by its `evaluation` who holds it, and a stated one by `passage`, `start`, `end` where.

## Picture
""",
)
_OWNED, _SHARED = Words(ja="所有", en="owned"), Words(ja="共有", en="shared")
_DERIVED = Words(ja="導出", en="derived")
_COLUMNS = Words(ja="| 属性 | 型 | 必須 | 意味 |", en="| property | type | required | meaning |")
_STATED = (KEY, *EVIDENCE)


def markdown(code: str = "en") -> str:
    """Return the whole page in the language ``code``."""
    nodes = Words(ja=f"ノード（{len(NODES)}）", en=f"Nodes ({len(NODES)})")
    edges = Words(ja=f"辺（{len(EDGES)}）", en=f"Edges ({len(EDGES)})")
    common = Words(ja="述べられた辺に共通", en="Common to all stated edges")
    sections = [
        _HEAD.in_(code) + _picture(code),
        f"## {nodes.in_(code)}",
        *(_node(node, code) for node in NODES),
        f"## {edges.in_(code)}",
        f"### {common.in_(code)}\n\n" + _table(_STATED, code),
        *(_edge(edge, code) for edge in EDGES),
    ]
    return "\n\n".join(sections) + "\n"


def _picture(code: str) -> str:
    boxes = [f'    {node.label}["{node.label}<br/>{Words(ja=node.ja, en=node.en).in_(code)}"]' for node in NODES]
    arrows = [f"    {start} -- {edge.type} --> {end}" for edge in EDGES for start, end in edge.ends]
    return "\n".join(["\n```mermaid", "flowchart LR", *boxes, *arrows, "```"])


def _node(node: NodeType, code: str) -> str:
    kind = _OWNED if node.owned else _SHARED
    parts = " + ".join("|".join(f"`{name}`" for name in names) for names in node.caption)
    identity = ", ".join(node.identity)
    made = Words(ja=f"同一性: {identity}。`caption` = {parts}", en=f"Identity: {identity}. `caption` = {parts}")
    gloss = Words(ja=f"{node.ja}（{kind.ja}）", en=f"{node.en} ({kind.en})")
    return _section(node.label, gloss.in_(code), made.in_(code), node_properties(node.label), code)


def _edge(edge: EdgeType, code: str) -> str:
    joins = ", ".join(f"`({start})-[:{edge.type}]->({end})`" for start, end in edge.ends)
    gloss = Words(ja=edge.ja, en=edge.en)
    if edge.derived:
        gloss = Words(ja=f"{edge.ja}（{_DERIVED.ja}）", en=f"{edge.en} ({_DERIVED.en})")
    own = edge_properties(edge.type) if edge.derived else edge.properties
    return _section(edge.type, gloss.in_(code), joins, own, code)


def _section(title: str, gloss: str, line: str, properties: tuple[Property, ...], code: str) -> str:
    return "\n\n".join([f"### {title}", gloss, line, *([_table(properties, code)] if properties else [])])


def _table(properties: tuple[Property, ...], code: str) -> str:
    rows = (
        f"| `{prop.name}` | {prop.type} | {'○' if prop.required else ''} | {Words(ja=prop.ja, en=prop.en).in_(code)} |"
        for prop in properties
    )
    return "\n".join([_COLUMNS.in_(code), "| --- | --- | --- | --- |", *rows])


if __name__ == "__main__":
    sys.stdout.write(markdown(*sys.argv[1:]))
