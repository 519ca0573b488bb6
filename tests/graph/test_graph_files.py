"""The graph as a file: whole, the same each time, and read back."""

import csv
import json
from pathlib import Path

import networkx as nx
import pytest
from documents import document, edge, evaluation, flow

from konkyo.graph.document_facts import DocumentFacts, Node
from konkyo.graph.embedded import EmbeddedStore
from konkyo.graph.flat_values import safe_cell
from konkyo.graph.graph_files import write_csv, write_graphml, write_json
from konkyo.graph.networkx_graph import networkx_graph
from konkyo.i18n import KonkyoError

Graph = nx.MultiDiGraph


@pytest.fixture
def graph(store: EmbeddedStore) -> Graph:
    """A graph with parallel edges, a self-loop, a list, a line break, a formula and a character XML does not have."""
    odd = DocumentFacts(
        "二",
        (
            evaluation("二", gaps_ja=["一つ目", "二つ目"], notes_ja=[]),
            flow("二/1", "二", purpose="=1+1\n二行目", matter="改頁\x0c", methods_illegible=True),
            Node("Party", "本人", {"name": "本人"}),
            Node("System", "甲", {"name": "甲"}),
        ),
        (
            edge("SENDS", ("Party", "本人"), ("Flow", "二/1"), "二", start=0),
            edge("SENDS", ("Party", "本人"), ("Flow", "二/1"), "二", start=5),
            edge("CONNECTS_TO", ("System", "甲"), ("System", "甲"), "二"),
        ),
    )
    store.replace([odd, document("一", ("本人", "国税庁長官"))])
    return networkx_graph(store)


def test_network_is_ordered_whatever_the_order_of_loading(store: EmbeddedStore, graph: Graph) -> None:
    assert list(graph) == sorted(graph)
    before = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    store.replace([document("一", ("国税庁長官", "本人"))])
    store.replace([document("一", ("本人", "国税庁長官"))])
    after = networkx_graph(store)
    assert (list(after.nodes(data=True)), list(after.edges(keys=True, data=True))) == before


def test_json_holds_everything(graph: Graph, tmp_path: Path) -> None:
    write_json(graph, tmp_path / "new" / "graph.json")
    read = json.loads((tmp_path / "new" / "graph.json").read_text(encoding="utf-8"))
    assert read["format"] == "konkyo-graph-1"
    nodes = {(node["label"], node["key"]): {"label": node["label"], **node["properties"]} for node in read["nodes"]}
    assert nodes == dict(graph.nodes(data=True))
    edges = {
        (tuple(item["start"].values()), tuple(item["end"].values()), item["key"]): {
            "type": item["type"],
            **item["properties"],
        }
        for item in read["edges"]
    }
    assert edges == {item: graph.edges[item] for item in graph.edges(keys=True)}
    assert [(node["label"], node["key"]) for node in read["nodes"]] == sorted(nodes)
    assert [(item["type"], item["key"]) for item in read["edges"]] == sorted(
        (data["type"], key) for *_, key, data in graph.edges(keys=True, data=True)
    )


def test_graphml_loads_back(graph: Graph, tmp_path: Path) -> None:
    write_graphml(graph, tmp_path / "graph.graphml")
    read = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert set(read) == {":".join(node) for node in graph}
    assert {(start, end, key) for start, end, key in read.edges(keys=True)} == {
        (":".join(start), ":".join(end), key) for start, end, key in graph.edges(keys=True)
    }
    assert {name: (node["labels"], node["label"]) for name, node in read.nodes(data=True) if name.count("二")} == {
        "Evaluation:二": ("Evaluation", "基礎項目評価書"),
        "Flow:二/1": ("Flow", "提供先1"),
    }
    assert read.nodes["Party:国税庁長官"]["label"] == "国税庁長官"
    assert {data["label"] for *_, data in read.out_edges("Party:本人", data=True)} == {"SENDS"}
    assert read.nodes["Evaluation:二"]["gaps_ja"] == '["一つ目", "二つ目"]'
    assert read.nodes["Flow:二/1"]["purpose"] == "=1+1\n二行目"
    assert read.nodes["Flow:二/1"]["matter"] == "改頁\ufffd"
    assert read.nodes["Flow:二/1"]["methods_illegible"] is True
    assert sorted(data["start"] for *_, data in read.out_edges("Party:本人", data=True)) == [0, 5]


def test_csv_is_for_spreadsheets(graph: Graph, tmp_path: Path) -> None:
    write_csv(graph, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"nodes.csv", "edges.csv"}
    assert (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbflabel,key,")
    with (tmp_path / "nodes.csv").open(encoding="utf-8-sig", newline="") as file:
        nodes = {(row["label"], row["key"]): row for row in csv.DictReader(file)}
    assert set(nodes) == set(graph)
    assert nodes["Flow", "二/1"]["purpose"] == "'=1+1\n二行目"
    assert nodes["Flow", "二/1"]["frequency"] == ""
    assert nodes["Evaluation", "二"]["gaps_ja"] == '["一つ目", "二つ目"]'
    with (tmp_path / "edges.csv").open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        edges = list(table)
    assert table.fieldnames is not None
    assert table.fieldnames[:6] == ["start_label", "start_key", "type", "end_label", "end_key", "key"]
    found = {((row["start_label"], row["start_key"]), (row["end_label"], row["end_key"]), row["key"]) for row in edges}
    assert found == set(graph.edges(keys=True))
    assert {row["start"] for row in edges if row["type"] == "SENDS"} == {"0", "5"}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+81", "'+81"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("＝１", "'＝１"),
        ("第1=2", "第1=2"),
        ("", ""),
        (None, ""),
        (0, "0"),
        (False, "False"),
        (["=1"], '["=1"]'),
    ],
)
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert safe_cell(value) == cell


def test_the_same_graph_gives_the_same_bytes(store: EmbeddedStore, graph: Graph, tmp_path: Path) -> None:
    again = networkx_graph(store)
    for folder, made in ((tmp_path / "1", graph), (tmp_path / "2", again)):
        write_json(made, folder / "graph.json")
        write_graphml(made, folder / "graph.graphml")
        write_csv(made, folder)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in "12")
    assert len(one) == 4
    assert one == two


def test_an_empty_graph_makes_files_too(store: EmbeddedStore, tmp_path: Path) -> None:
    empty = networkx_graph(store)
    write_json(empty, tmp_path / "graph.json")
    write_graphml(empty, tmp_path / "graph.graphml")
    write_csv(empty, tmp_path)
    assert json.loads((tmp_path / "graph.json").read_text())["nodes"] == []
    assert len(nx.read_graphml(tmp_path / "graph.graphml")) == 0
    assert len((tmp_path / "nodes.csv").read_text(encoding="utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize("write", [write_json, write_graphml])
def test_a_file_that_cannot_be_written_leaves_the_old_one(graph: Graph, tmp_path: Path, write) -> None:
    (tmp_path / "kept").mkdir()
    with pytest.raises(KonkyoError) as raised:
        write(graph, tmp_path / "kept")
    assert raised.value.where == str(tmp_path / "kept")
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
