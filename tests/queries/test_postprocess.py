"""What is done in Python with what a store says, against plain reckoning on random networks and texts."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from konkyo.graph.deadline import Deadline
from konkyo.graph.refusals import TookTooLongError
from konkyo.graph.store import ResultRow
from konkyo.queries.dominance import FlowWithMethods, effects
from konkyo.queries.postprocess import centrality, replay, several

FILES = ["台帳A", "台帳B", "台帳C"]
OTHERS = ["甲課", "乙課", "丙課"]
WAYS = ["網1", "網2", "紙"]


@st.composite
def flows(draw: st.DrawFn) -> list[FlowWithMethods]:
    """Flows into a file or out of it, by systems and other methods."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        inward = draw(st.booleans())
        file, other = ("File", draw(st.sampled_from(FILES))), ("Department", draw(st.sampled_from(OTHERS)))
        sender, receiver = (other, file) if inward else (file, other)
        methods = tuple(draw(st.lists(st.sampled_from(WAYS), unique=True)))
        via = tuple((way, place) for place, way in enumerate(methods, 1) if way != "紙")
        found.append(FlowWithMethods(str(number), inward, methods, (sender,), (receiver,), via))
    return found


def alive(stated: list[FlowWithMethods], down: set[str]) -> set[str]:
    """The flows that get through without ``down``, by letting information spread until nothing more is reached."""
    fed = {node for flow in stated if flow.acquisition for node in flow.receivers}
    reached = {("Department", name) for name in OTHERS} | ({("File", name) for name in FILES} - fed)
    through: set[str] = set()
    while True:
        passing = [flow for flow in stated if not flow.methods or set(flow.methods) - down]
        more = {flow.key for flow in passing if reached.intersection(flow.senders)}
        if more == through:
            return through
        through = more
        reached |= {node for flow in stated if flow.key in through for node in flow.receivers}


@given(stated=flows(), down=st.sampled_from(["網1", "網2"]))
def test_what_a_system_dominates_is_what_no_longer_gets_through_without_it(
    stated: list[FlowWithMethods], down: str
) -> None:
    lost = alive(stated, set()) - alive(stated, {down})
    happens = effects(stated, [down])
    assert {key for key, effect in happens.items() if effect in ("stops", "starves")} == lost
    by_key = {flow.key: flow for flow in stated}
    assert all(by_key[key].methods == (down,) for key, effect in happens.items() if effect == "stops")
    others = [by_key[key] for key, effect in happens.items() if effect == "other_way"]
    assert all(down in one.methods and set(one.other_methods([down])) == set(one.methods) - {down} for one in others)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1))
def test_what_is_cut_off_hangs_together_with_the_rest_only_through_it(joins: list[tuple[int, int]]) -> None:
    network = nx.Graph([(str(one), str(other)) for one, other in joins if one != other])
    for key in network:
        lost = set(centrality.cut_off(network, key))
        rest = nx.Graph(network)
        rest.remove_node(key)
        kept = nx.node_connected_component(network, key) - {key} - lost
        assert not any(nx.has_path(rest, one, other) for one in lost for other in kept)
        assert bool(lost) == (key in set(nx.articulation_points(network)))


@settings(max_examples=10)
@given(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), min_size=1))
def test_betweenness_is_that_of_networkx(joins: list[tuple[int, int]]) -> None:
    network = nx.Graph([(str(one), str(other)) for one, other in joins if one != other])
    assert centrality.betweenness(network, Deadline()) == pytest.approx(nx.betweenness_centrality(network))


def test_betweenness_ends_with_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Deadline, "over", True)
    with pytest.raises(TookTooLongError):
        centrality.betweenness(nx.path_graph(3), Deadline())


WORDS = st.text(alphabet="あいうえお 　\n", max_size=12)


@given(WORDS, st.text(alphabet="甲乙丙", min_size=1, max_size=6), st.text(alphabet="子丑", max_size=6), WORDS)
def test_undoing_a_change_gives_back_the_text_before(head: str, before: str, after: str, tail: str) -> None:
    undone = replay.undo(head + after + tail, before, after)
    assert undone == (head + before + tail if after else None)


@pytest.mark.parametrize(
    ("text", "before", "after", "undone"),
    [
        ("市民課", "空白", "市民課", ""),
        ("市民課\n第 二係", "一係", "第二係", "市民課\n一係"),
        ("課、課", "係", "課", None),
        ("市民課", "係", "税務課", None),
        ("市民課", "係", None, None),
    ],
)
def test_an_entry_is_undone_only_where_it_is_found_once(
    text: str, before: str, after: str | None, undone: str | None
) -> None:
    assert replay.undo(text, before, after) == undone


@pytest.mark.parametrize(
    ("date", "on", "state"),
    [
        ("2022-05-31", "2022-05-30", "replayed"),
        ("2022-05-31", "2022-05-31", "unchanged"),
        ("2022-06", "2022-05-31", "replayed"),
        ("2022-05", "2022-05-31", "undated"),
        (None, "2022-05-31", "undated"),
    ],
)
def test_an_entry_counts_as_later_only_if_it_certainly_is(date: str | None, on: str, state: str) -> None:
    row: ResultRow = {
        "section": "I-1", "label": "名", "file": None, "text": "後", "flows": [], "line": 1,
        "entries": [{"ordinal": 1, "date": date, "before": "前", "after": "後"}],
    }  # fmt: skip
    (answer,) = replay.work([row], {"on": on})
    assert (answer["state"], answer["text"]) == (state, "前" if state == "replayed" else "後")


def test_what_only_one_body_names_is_left_out_and_the_most_named_comes_first() -> None:
    named = [("甲省", "gives", "乙市"), ("甲省", "gets", "乙市"), ("丙網", "gets", "丁市"), ("丙網", "gets", "乙市"),
             ("丙網", "gets", "戊市"), ("甲省", "gives", "丁市"), ("己社", "gets", "乙市")]  # fmt: skip
    rows: list[ResultRow] = []
    for name, way, body in named:
        thing, stating = ("Party", name), ("Evaluation", f"{body}の評価書")
        giver, receiver = (thing, stating) if way == "gives" else (stating, thing)
        rows.append(
            dict.fromkeys(("document", "published", "line", "kind", "quote", "flow"))
            | {"name": name, "body": body, "giver_label": giver[0], "giver_key": giver[1],
               "receiver_label": receiver[0], "receiver_key": receiver[1]}
        )  # fmt: skip
    told = [(row["bodies"], row["name"], row["body"]) for row in several.work(rows, {})]
    assert told == [(3, "丙網", "丁市"), (3, "丙網", "乙市"), (3, "丙網", "戊市"),
                    (2, "甲省", "乙市"), (2, "甲省", "丁市"), (2, "甲省", "乙市")]  # fmt: skip
