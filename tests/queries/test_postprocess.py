"""What is done with the rows in Python, against plain reckoning on random networks and texts."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from konkyo.graph.store import ResultRow
from konkyo.queries.postprocess import centrality, dominance, replay, several

FILES = ["台帳A", "台帳B", "台帳C"]
OTHERS = ["甲課", "乙課", "丙課"]
WAYS = ["網1", "網2", "紙"]


@st.composite
def flows(draw: st.DrawFn) -> list[ResultRow]:
    """What stops_without says of flows into a file or out of it, by systems and other methods."""
    rows = []
    for number in range(draw(st.integers(1, 8))):
        inward = draw(st.booleans())
        file, other = ("File", draw(st.sampled_from(FILES))), ("Department", draw(st.sampled_from(OTHERS)))
        sender, receiver = (other, file) if inward else (file, other)
        methods = draw(st.lists(st.sampled_from(WAYS), unique=True))
        rows.append(
            {
                "flow": str(number), "kind": "acquisition" if inward else "transfer", "label": str(number),
                "file": file[1], "methods": methods, "methods_illegible": None, "section": None, "line": number,
                "sender": sender[1], "sender_key": sender[1], "sender_label": sender[0],
                "receiver": receiver[1], "receiver_key": receiver[1], "receiver_label": receiver[0],
                "via": [{"name": way, "method": place} for place, way in enumerate(methods, 1) if way != "紙"],
                "body": None, "document": None, "published": None,
            }
        )  # fmt: skip
    return rows


def as_the_query_gives(row: ResultRow) -> ResultRow:
    """``row`` with its ends and fields in lists, for a flow may have several."""
    ends = {
        f"{end}s": [{"label": row[f"{end}_label"], "key": row[f"{end}_key"], "name": row[end]}]
        for end in ("sender", "receiver")
    }
    return {**row, **ends, "fields": []}


def alive(rows: list[ResultRow], down: set[str]) -> set[str]:
    """The flows that get through without ``down``, by letting information spread until nothing more is reached."""
    sources = {row["sender_key"] for row in rows if row["sender_label"] != "File"}
    fed = {row["receiver_key"] for row in rows if row["kind"] == "acquisition"}
    reached = sources | (set(FILES) - fed)
    through: set[str] = set()
    while True:
        more = {
            row["flow"]
            for row in rows
            if row["sender_key"] in reached and (not row["methods"] or set(row["methods"]) - down)
        }
        if more == through:
            return through
        through = more
        reached |= {row["receiver_key"] for row in rows if row["flow"] in through}


@given(rows=flows(), down=st.sampled_from(["網1", "網2"]))
def test_what_a_system_dominates_is_what_no_longer_gets_through_without_it(rows: list[ResultRow], down: str) -> None:
    lost = alive(rows, set()) - alive(rows, {down})
    answers = dominance.work([as_the_query_gives(row) for row in rows], {"system": [down]})
    assert {row["flow"] for row in answers if row["effect"] in ("stops", "starves")} == lost
    methods = {row["flow"]: row["methods"] for row in rows}
    assert all(methods[row["flow"]] == [down] for row in answers if row["effect"] == "stops")
    others = {row["flow"]: row["other_methods"] for row in answers if row["effect"] == "other_way"}
    assert all(down in methods[flow] and set(left) == set(methods[flow]) - {down} for flow, left in others.items())


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
