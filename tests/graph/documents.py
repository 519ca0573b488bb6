"""Small documents made by hand, for the tests of the store."""

from konkyo.graph.document_facts import DocumentFacts, Edge, Node, Value
from konkyo.graph.identity import NodeId
from konkyo.graph.writing import node_rows

AT = {"passage": "I-1", "start": 0, "end": 1}


def edge(kind: str, source: NodeId, target: NodeId, evaluation: str, **more: Value) -> Edge:
    """An edge that ``evaluation`` states."""
    return Edge(kind, source, target, {**AT, "evaluation": evaluation, **more})


def stored(facts: DocumentFacts) -> dict[NodeId, dict[str, Value]]:
    """The nodes of ``facts`` as ``networkx_graph`` has them: with what the store adds."""
    return {
        (label, row["key"]): {"label": label, **row["properties"]}
        for label, rows in node_rows(facts).items()
        for row in rows
    }


def evaluation(key: str, series: str = "市|個人住民税", **more: Value) -> Node:
    """The Evaluation node of a document."""
    return Node("Evaluation", key, {"form": "基礎項目評価書", "series": series, "sha256": "0", **more})


def flow(key: str, owner: str, **more: Value) -> Node:
    """A Flow node that ``owner`` states."""
    return Node(
        "Flow", key, {"evaluation": owner, "kind": "provision", "label_text": "提供先1", "file": "台帳", **more}
    )


def document(
    key: str, parties: tuple[str, ...], published: str | None = None, series: str = "市|個人住民税"
) -> DocumentFacts:
    """A document of the body 市 with one flow to each of ``parties``."""
    dated = {} if published is None else {"published": published}
    nodes = [evaluation(key, series, **dated), Node("Body", "市", {"name": "市"})]
    edges = [edge("PUBLISHES", ("Body", "市"), ("Evaluation", key), key)]
    for number, name in enumerate(parties):
        nodes += [flow(f"{key}/{number}", key, methods=["紙", "電子"]), Node("Party", name, {"name": name})]
        edges.append(edge("DELIVERS", ("Flow", f"{key}/{number}"), ("Party", name), key))
    return DocumentFacts(key, tuple(nodes), tuple(edges))
