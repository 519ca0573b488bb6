"""Captions in an export say why a flow has no party; one that a document names keeps its own."""

import networkx as nx
import pytest

from konkyo.graph.identity import NodeId
from konkyo.queries.unnamed_ends import caption_unnamed_ends


@pytest.mark.parametrize(
    ("listed", "pointing", "named", "caption"),
    [
        (None, ["counterparty"], False, "提供先1 別紙が文書にない (annex missing)"),
        ("別紙2", [], False, "提供先1 別紙の各行 (rows of annex)"),
        (None, [], False, "提供先1 別紙参照"),
        (None, ["counterparty"], True, "提供先1 別紙参照"),
    ],
)
def test_a_caption_says_what_stands_for_the_party(
    listed: str | None, pointing: list[str], named: bool, caption: str
) -> None:
    graph: nx.MultiDiGraph[NodeId] = nx.MultiDiGraph()
    flow, party = ("Flow", "1"), ("Party", "甲")
    graph.add_node(
        flow, label="Flow", kind="provision", label_text="提供先1", counterparty="別紙参照", refers_to_annex=listed,
        annex_fields=pointing, caption="提供先1 別紙参照",
    )  # fmt: skip
    graph.add_node(party, label="Party", caption="甲")
    if named:
        graph.add_edge(flow, party, "d", type="DELIVERS")
    caption_unnamed_ends(graph)
    assert graph.nodes[flow]["caption"] == caption
    assert graph.nodes[flow]["counterparty"] == "別紙参照"
    assert graph.nodes[party]["caption"] == "甲"
