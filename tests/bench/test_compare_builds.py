"""Two builds of the same documents: what differs is told by field, with counts."""

import json
from pathlib import Path

import pytest
from compare_builds import Things, differences, things


def told(before: Things, after: Things) -> dict[str, str]:
    return {kind: f"{one.count}{one}" for kind, one in differences(before, after).items()}


OLD = {"name": "a", "label": "x"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (OLD, OLD, {}),
        (OLD, OLD | {"label": "y"}, {"~ Flow.label": '1   k: "x" → "y"'}),
        (OLD, {"name": "a"}, {"- Flow.label": '1   k: "x"'}),
        ({"name": "a"}, OLD, {"+ Flow.label": '1   k: "x"'}),
    ],
)
def test_a_property(before: dict, after: dict, expected: dict[str, str]) -> None:
    assert told({("Flow", "k"): before}, {("Flow", "k"): after}) == expected


def test_a_node_that_came_and_one_that_went() -> None:
    assert told({("Flow", "k"): OLD}, {("Flow", "l"): OLD}) == {"+ Flow": "1   l", "- Flow": "1   k"}


def folder(parent: Path, *labels: str) -> Path:
    records = parent / "records"
    records.mkdir(parents=True)
    content = {"flows": [{"label": label, "at": {"line": 3}} for label in labels]}
    (records / "one.json").write_text(json.dumps(content), encoding="utf-8")
    graph = {"nodes": [{"label": "Flow", "key": "k", "properties": {"count": len(labels)}}], "edges": []}
    (parent / "graph.json").write_text(json.dumps(graph), encoding="utf-8")
    return parent


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["a", "b"], ["a", "b"], {}),
        (["a", "b"], ["b", "a"], {"~ record.flows[].label": "1   one.json: another order"}),
        (["a", "b"], ["a", "c"], {"~ record.flows[].label": '1   (+1 −1 values)   one.json: "b" → "c"'}),
        (
            ["a"],
            ["b", "a", "c"],
            {
                "~ Flow.count": "1   k: 1 → 3",
                "~ record.flows[].at.line": "1   (+2 −0 values)   one.json: nothing → 3",
                "~ record.flows[].label": '1   (+2 −0 values)   one.json: nothing → "b"',
            },
        ),
    ],
)
def test_records_and_graph(tmp_path: Path, before: list[str], after: list[str], expected: dict[str, str]) -> None:
    assert told(things(folder(tmp_path / "a", *before)), things(folder(tmp_path / "b", *after))) == expected
