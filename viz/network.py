"""The flow map as a pyvis network: party → flow → file → flow → party."""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyvis.network import Network

from queries.flow_map import Flow, FlowMap
from viz.kinds import KINDS

_INK, _PALE, _RULE = "#1f2933", "#ffffff", "#8a94a0"
_FACE = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif'

# A 別表 is a statute's: who points to it names a kind of recipient.
_ANNEX = re.compile("別[紙添]")

_OPTIONS: dict[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {
        # The page scrolls and the map follows: a wheel that zooms would hold the reader fast inside the picture.
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 200,
    },
    "nodes": {
        "shape": "box",
        "chosen": False,
        "labelHighlightBold": False,
        "borderWidth": 1,
        "color": {"background": _PALE, "border": _RULE},
        "font": {"face": _FACE, "size": 14, "color": _INK},
    },
    "edges": {
        "arrowStrikethrough": False,
        "chosen": False,
        "width": 1.6,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
}


def _look(background: str = _PALE, border: str = _RULE, *, radius: int = 2, dashes: bool = False) -> dict[str, Any]:
    shape = {"borderRadius": radius, "borderDashes": [4, 3] if dashes else False}
    return {"color": {"background": background, "border": border}, "shapeProperties": shape}


# Parties outside have round corners, departments of the body square ones; what is not named has a broken border.
_OPTIONS["groups"] = {
    "file": _look("#e8ecf1", "#52606d"),
    "system": _look("#f4f6f8", "#52606d"),
    "connected": _look(dashes=True),
    "Party": _look(radius=9),
    "Department": _look("#f4f6f8", "#52606d", radius=0),
    "File": _look("#e8ecf1", "#52606d"),
    "unnamed": _look(radius=9, dashes=True),
    **{
        kind.name: _look(kind.tint, kind.colour, radius=3) | {"font": {"color": kind.colour}} for kind in KINDS.values()
    },
}


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where a flow is drawn: on which side of what it hangs, and the party at its other end."""

    side: str
    inner: tuple[str, ...]
    party: str
    same_as: str
    name: str | None
    look: str


def network(answer: FlowMap) -> Network:
    """Return the network of ``answer``; flows of one kind between the same two ends are one node.

    Every node carries ``role`` (party, flow, file, system, connected), ``group`` (its look) and ``flows``, the ordinals
    (from 0) of the flows it stands for; parties and flows also ``side`` (left, right). A party that both sends and
    receives stands on both sides, with the same ``same_as``. Edges from a flow to what hands it on are ``hidden``: the
    flow is drawn as a tab of it. There are no positions: viz/layout.js sets them where text is measured.
    """
    drawing = _Drawing()
    for file in answer.files:
        drawing.add(_file(file.key), file.name, "file", "file", [])
    merged = _merged(answer)
    for (ends, kind), ordinals in merged.items():
        drawing.add(ends.party, ends.name, "party", ends.look, ordinals, side=ends.side, same_as=ends.same_as)
        label = short_label(answer.flows[ordinal].label for ordinal in ordinals)
        drawing.add(f"{kind} {ends}", label, "flow", kind, ordinals, side=ends.side)
    for ends, kind in merged:
        drawing.join(f"{kind} {ends}", ends.party, outwards=ends.side == "right")
        # Where the party that hands on is not in the map itself, the flow hangs at the file it is stated for.
        inner = next((node for node in ends.inner if node in drawing.ids), None)
        if inner is not None:
            drawing.join(f"{kind} {ends}", inner, outwards=ends.side == "left", hidden=True)
    own = {system.key: (system.name, "system") for system in answer.systems}
    joined = {other.key: (other.name, "connected") for other in answer.connections if other.key not in own}
    for key, (name, role) in {**own, **joined}.items():
        via = [n for n, flow in enumerate(answer.flows) if any(system.key == key for system in flow.via)]
        drawing.add(f"system {key}", name, role, role, via, system=key)
    return drawing.network


class _Drawing:
    """A pyvis network whose nodes are added under long keys and stand in the page under short ids."""

    def __init__(self) -> None:
        self.network = Network(directed=True)
        self.network.options = _OPTIONS
        self.ids: dict[str, int] = {}

    def add(self, key: str, name: str | None, role: str, group: str, flows: list[int], **more: str) -> None:
        if key in self.ids:
            self.network.get_node(self.ids[key])["flows"] += flows
            return
        self.ids[key] = len(self.ids)
        # pyvis puts the id for a label that is missing; a blank one is worded by the page.
        label = name or " "
        self.network.add_node(self.ids[key], label, shape="box", role=role, group=group, flows=list(flows), **more)

    def join(self, flow: str, other: str, *, outwards: bool, **more: bool) -> None:
        start, end = (flow, other) if outwards else (other, flow)
        self.network.add_edge(self.ids[start], self.ids[end], **more)


def absent(flow: Flow) -> str | None:
    """Return how to word that a flow has no node at its other end: "annex" where the document refers to one, else
    "unnamed"; None where it has both.
    """
    if flow.sender_key and flow.receiver_key:
        return None
    return "annex" if flow.annex or _ANNEX.search(flow.counterparty or "") else "unnamed"


def short_label(labels: Iterable[str]) -> str:
    """Return the form's labels in few words: 提供先1, 提供先2, 提供先4 → 提供先1–2,4. Labels without number give ""."""
    numbers: dict[tuple[str, str], set[int]] = {}
    for label in labels:
        if match := re.fullmatch(r"(.*?)(\d+)(\D*)", label):
            numbers.setdefault((match[1], match[3]), set()).add(int(match[2]))
    return "、".join(f"{before}{_ranges(found)}{after}" for (before, after), found in numbers.items())


def _ranges(numbers: set[int]) -> str:
    runs = itertools.groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ",".join(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}" for span in spans)


def _merged(answer: FlowMap) -> dict[tuple[_Ends, str], list[int]]:
    files = {file.key for file in answer.files}
    by_name = {file.name: _file(file.key) for file in answer.files}
    merged: dict[tuple[_Ends, str], list[int]] = {}
    for ordinal, flow in enumerate(answer.flows):
        merged.setdefault((_ends(flow, files, by_name.get(flow.file, "")), flow.kind), []).append(ordinal)
    return merged


def _ends(flow: Flow, files: set[str], stated_for: str) -> _Ends:
    inner: tuple[str, ...]
    if flow.receiver_key in files:
        side, inner = "left", (_file(flow.receiver_key),)
        label, key, name = flow.sender_label, flow.sender_key, flow.sender
    else:
        label, key, name = flow.receiver_label, flow.receiver_key, flow.receiver
        # What begins at a party (a sub-entrustment at the entrusted one) hangs at that party, which is on the right.
        from_file = flow.sender_key in files
        hands_on = _file(flow.sender_key) if from_file else f"right {flow.sender_label} {flow.sender_key}"
        side, inner = "right", (hands_on, stated_for)
    if key is None:
        # What nobody names is not known to be the same: each such flow has its own box.
        printed = None if absent(flow) == "annex" else flow.counterparty
        return _Ends(side, inner, f"{side} unnamed {flow.flow}", "", printed, "unnamed")
    return _Ends(side, inner, f"{side} {label} {key}", f"{label} {key}", name, label or "Party")


def _file(key: str | None) -> str:
    return f"file {key}"
