"""What stops when a system is down: all that information reaches only through it (dominators of a graph).

A node dominates another if every way from the origins to that one leads through it. Origins are the parties and
departments that give information, and files of which the evaluation states no source.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from konkyo.graph.store import ResultRow

_ORIGIN = ("origin", "")
_DOWN = ("down", "")
_Node = tuple[str, str]
_EFFECTS = ("stops", "starves", "other_way", "runs_on")
_ORDER = ("body", "document", "published", "line", "flow", "sender_key", "receiver_key", "label")


def work(rows: list[ResultRow], given: Mapping[str, Any]) -> list[ResultRow]:
    """Return a row for each flow that stops or could still go another way, and for each work that runs on it."""
    down = set(given["system"])
    rows = [each for row in rows for each in _by_ends(row)]
    stated = [row for row in rows if row["flow"] is not None]
    stopped = dominated(_network(stated, down), _DOWN)
    reached = {(row["receiver_label"], row["receiver_key"]) for row in stated if ("left", row["flow"]) not in stopped}
    answers = [
        _answer(row, effect, _other_methods(row, down), reached)
        for row in rows
        if (effect := _effect(row, down, stopped)) is not None
    ]
    return sorted(answers, key=_place)


def _by_ends(row: ResultRow) -> Iterator[ResultRow]:
    """Yield ``row`` for each of its senders with each of its receivers, at the field where its methods are ticked."""
    fields = sorted(row["fields"], key=lambda one: (one["line"] is None, one["line"], one["key"]))
    ticked = fields[0] if fields else {"section": None, "line": None}
    line = row["line"] if ticked["line"] is None else ticked["line"]
    for sender in _ends("sender", row["senders"]):
        for receiver in _ends("receiver", row["receivers"]):
            yield {**row, "section": ticked["section"], "line": line, **sender, **receiver}


def _ends(end: str, named: list[ResultRow]) -> list[ResultRow]:
    # A flow without a sender or receiver is told, too.
    ends = {(one["label"], one["key"]): one["name"] for one in named} or {(None, None): None}
    return [{f"{end}_label": label, f"{end}_key": key, end: name} for (label, key), name in ends.items()]


def _place(row: ResultRow) -> tuple[int, list[tuple[bool, Any]]]:
    """Return where a row stands in the answer: by effect and document, what is absent last."""
    return _EFFECTS.index(row["effect"]), [(row[name] is None, row[name]) for name in _ORDER]


def dominated(network: "nx.DiGraph[_Node]", by: _Node) -> set[_Node]:
    """Return the nodes that every way from the origins reaches only through ``by``."""
    if by not in network:
        return set()
    above = nx.immediate_dominators(network, _ORIGIN)
    tree = nx.DiGraph((dominator, node) for node, dominator in above.items() if dominator not in (node, None))
    return set(nx.descendants(tree, by)) if by in tree else set()


def _network(rows: list[ResultRow], down: set[str]) -> "nx.DiGraph[_Node]":
    """Return the ways of the flows: sender → flow → one of its methods → what comes of it → receiver.

    Only the system that is down is one node for all flows: with another shared node, what one flow brings in would
    seem to leave by any other.
    """
    network: nx.DiGraph[_Node] = nx.DiGraph()
    fed: dict[_Node, bool] = defaultdict(bool)
    for row in rows:
        entered, left = ("flow", row["flow"]), ("left", row["flow"])
        for way in _ways(row, down):
            network.add_edges_from([(entered, way), (way, left)])
        if row["sender_key"] is not None:
            sender = (row["sender_label"], row["sender_key"])
            network.add_edge(sender, entered)
            fed[sender] |= False
        if row["receiver_key"] is not None:
            receiver = (row["receiver_label"], row["receiver_key"])
            network.add_edge(left, receiver)
            fed[receiver] |= row["kind"] == "acquisition"
        if row["sender_key"] is None:
            network.add_edge(_ORIGIN, entered)
    gives = {node for node in fed if network.out_degree(node)}
    network.add_edges_from((_ORIGIN, node) for node in gives if node[0] != "File" or not fed[node])
    return network


def _ways(row: ResultRow, down: set[str]) -> Iterator[_Node]:
    others = _other_methods(row, down)
    if any(one["name"] in down for one in row["via"]):
        yield _DOWN
        if others:
            yield "ways", row["flow"]
    else:
        yield "ways", row["flow"]


def _other_methods(row: ResultRow, down: set[str]) -> list[str]:
    """Return the methods of a flow that do not lead through a system that is down."""
    lost = {one["method"] for one in row["via"] if one["name"] in down}
    return [method for place, method in enumerate(row["methods"] or (), start=1) if place not in lost]


def _effect(row: ResultRow, down: set[str], stopped: set[_Node]) -> str | None:
    if row["flow"] is None:
        return "runs_on"
    through = any(one["name"] in down for one in row["via"])
    if ("left", row["flow"]) in stopped:
        return "stops" if through and not _other_methods(row, down) else "starves"
    return "other_way" if through else None


def _answer(row: ResultRow, effect: str, others: list[str], reached: set[_Node]) -> ResultRow:
    kept = ("sender", "kind", "label", "receiver", "file", "body", "document", "published", "section", "line",
            "sender_label", "sender_key", "receiver_label", "receiver_key", "flow")  # fmt: skip
    named = row["flow"] is not None and row["receiver_key"] is not None
    return {
        "effect": effect,
        "still_reached": (row["receiver_label"], row["receiver_key"]) in reached if named else None,
        "other_methods": others if effect == "other_way" else [],
        **{name: row[name] for name in kept},
    }
