"""Turn a picture into a pyvis network of ends, hubs and, between them, tabs: end → tab → hub → tab → end."""

import itertools
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from pyvis.network import Network

from konkyo.i18n import Words
from konkyo.viz.looks import BOX_LOOKS, INK, ROW_LOOKS
from konkyo.viz.network_layout import cells
from konkyo.viz.picture import Box, Link, Picture, ShownValue, TabNote

_SHOWN = 2
"""How many kinds of information, and how many places of the law, a tab says."""
_ROWS = 6
"""How many rows of a table a tab says."""

_FACE = '"Noto Sans CJK JP", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", Meiryo, sans-serif'

_OPTIONS: dict[str, Any] = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {
        # The mouse wheel scrolls the page. If it zoomed the map, a reader could not scroll past it.
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
        "font": {"face": _FACE, "size": 14, "color": INK},
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
    "groups": {
        **{name: look.options() for name, look in BOX_LOOKS.items()},
        **{
            f"kind {kind.name}": {
                "color": {"background": kind.tint, "border": kind.colour},
                "shapeProperties": {"borderRadius": 3, "borderDashes": False},
                "font": {"color": kind.colour},
            }
            for kind in ROW_LOOKS.values()
        },
    },
}


def network(picture: Picture) -> Network:
    """Return the network of ``picture``. Rows of one kind between the same two boxes share one tab.

    Nodes have ``role`` (hub, tab, end, below), ``group`` (the look) and ``rows`` (the numbers of their rows, from 0).
    Ends and tabs have ``side`` (left, right), tabs ``kind``. Ends with the same ``same_as`` are one thing, drawn
    several times. A name in both languages is in ``words``. A tab ``says`` what and on which provision; its ``bundles``
    are the rows by what they are counted under, and ``bundle`` of a hub is what that is counted under. An edge from a
    tab to its hub is ``hidden``, an edge without an arrow is ``loose``. Nodes have no positions: viz/layout.js sets
    them.
    """
    drawing = _Drawing()
    if picture.woven:
        return _woven(drawing, picture)
    for hub in picture.hubs:
        drawing.add(f"hub {hub.key}", hub, "hub", **({} if hub.bundle is None else {"bundle": _shown(hub.bundle)}))
    merged: dict[_Tab, list[tuple[int, Link]]] = {}
    for ordinal, row in enumerate(picture.rows):
        for link in row.links:
            end = f"{link.side} {link.end.key}" + (f" {link.hub}" if picture.repeated else "")
            drawing.add(end, link.end, "end", ordinal, side=link.side, same_as=drawing.same(link.end.key))
            within = f"{link.side} {link.within}" if link.within else ""
            tab = _Tab(link.kind, link.side, end, f"hub {link.hub}", within, link.directed)
            merged.setdefault(tab, []).append((ordinal, link))
    for tab, drawn in merged.items():
        said = _said([link.note for _, link in drawn])
        box = Box("", " · ".join(said), f"kind {tab.kind}")
        ordinals = dict.fromkeys(ordinal for ordinal, _ in drawn)
        at = drawing.ids.get(tab.hub)
        counted = {"bundles": bundles} if (bundles := _bundles(drawn)) else {}
        says = {"says": said} if len(said) > 1 else {}
        drawing.add(str(tab), box, "tab", *ordinals, side=tab.side, kind=tab.kind, hub=at, **says, **counted)
        drawing.join(str(tab), tab.end, outwards=tab.side == "right", **({} if tab.directed else {"loose": True}))
        # The tab starts from another end where its link says so and the map has that end, else from the hub.
        inner = next((node for node in (tab.within, tab.hub) if node in drawing.ids), None)
        if inner is not None:
            drawing.join(str(tab), inner, outwards=tab.side == "left", hidden=True)
    for one in picture.below:
        drawing.add(f"below {one.box.key}", one.box, "below", *one.rows, system=one.box.key, joined=list(one.joined))
    return drawing.network


def _woven(drawing: "_Drawing", picture: Picture) -> Network:
    """Draw each box once, of role ``spot``, in a cell of a grid (``cell``: its column and row), and each line once."""
    hubs = {hub.key: hub for hub in picture.hubs}
    rows: dict[Box, list[int]] = {}
    lines: dict[tuple[str, str, str], list[int]] = {}
    for ordinal, row in enumerate(picture.rows):
        for link in row.links:
            ends = (hubs[link.hub], link.end) if link.side == "right" else (link.end, hubs[link.hub])
            for box in ends:
                rows.setdefault(box, []).append(ordinal)
            start, end = (box.key for box in ends)
            # A connection that both systems state is one line: it has no direction.
            known = (end, start, link.kind) in lines and not link.directed
            lines.setdefault((end, start, link.kind) if known else (start, end, link.kind), []).append(ordinal)
    boxes = sorted(rows, key=lambda box: (rows[box][0], box.key))
    placed = cells(
        [box.key for box in boxes],
        list(dict.fromkeys((start, end) for start, end, _ in lines)),
        centre={box.key for box in boxes if box.look == "shared"},
        apart={box.key for box in boxes if box.look == "lost"},
    )
    for box in boxes:
        drawing.add(box.key, box, "spot", *dict.fromkeys(rows[box]), cell=placed[box.key])
    directed = {link.kind: link.directed for row in picture.rows for link in row.links}
    for (start, end, kind), ordinals in lines.items():
        loose = {} if directed[kind] else {"loose": True}
        drawing.network.add_edge(drawing.ids[start], drawing.ids[end], kind=kind, rows=ordinals, **loose)
    return drawing.network


class _Tab(NamedTuple):
    """What the links of one tab have in common. ``end``, ``hub`` and ``within`` are keys of nodes of the drawing."""

    kind: str
    side: str
    end: str
    hub: str
    within: str
    directed: bool


class _Drawing:
    """A pyvis network. Nodes are added by their long keys; the page gets short ids."""

    def __init__(self) -> None:
        self.network = Network(directed=True)
        self.network.options = _OPTIONS
        self.ids: dict[str, int] = {}
        self._things: dict[str, int] = {}

    def same(self, key: str) -> int:
        """Return the number, from 1, of the thing with this key."""
        return self._things.setdefault(key, len(self._things) + 1)

    def add(self, key: str, box: Box, role: str, *rows: int, **more: Any) -> None:
        if key in self.ids:
            self.network.get_node(self.ids[key])["rows"] += rows
            return
        self.ids[key] = len(self.ids)
        words = {"words": [box.name.ja, box.name.en]} if isinstance(box.name, Words) else {}
        # pyvis shows the id where there is no label. Where the label is blank, the page takes ``words``.
        label = f"{box.of} {_text(box.name)}".strip() or " "
        self.network.add_node(
            self.ids[key], label, shape="box", role=role, group=box.look, rows=list(rows), **words, **more
        )

    def join(self, tab: str, other: str, *, outwards: bool, **more: bool) -> None:
        start, end = (tab, other) if outwards else (other, tab)
        self.network.add_edge(self.ids[start], self.ids[end], **more)


def _text(name: ShownValue) -> str:
    return "" if isinstance(name, Words) else name


def _shown(value: ShownValue) -> str | list[str]:
    return [value.ja, value.en] if isinstance(value, Words) else value


def _bundles(drawn: Iterable[tuple[int, Link]]) -> list[tuple[str | list[str], list[int]]]:
    """Return what the rows of a tab are counted under, each with its rows; nothing where that is their end."""
    found: dict[ShownValue, list[int]] = {}
    for ordinal, link in drawn:
        if link.bundle is not None:
            found.setdefault(link.bundle, []).append(ordinal)
    return [(_shown(bundle), rows) for bundle, rows in found.items()]


def _said(notes: Iterable[TabNote]) -> list[str]:
    """Return what the rows of a tab say in short, 地方税関係情報, 第2条の表 5, 20; not what none of them says."""
    every = list(notes)
    what = dict.fromkeys(one for note in every for one in note.what)
    places: dict[str, dict[str, None]] = {}
    for basis in dict.fromkeys(basis for note in every for basis in note.bases):
        places.setdefault(basis.where, {})[basis.row] = None
    bases = [f"{where} {_first(rows, _ROWS, ', ')}".strip() for where, rows in places.items()]
    return [words for words in (_first(what, _SHOWN, "、"), _first(bases, _SHOWN, "、")) if words]


def _first(words: Collection[str], number: int, between: str) -> str:
    return between.join(itertools.islice(words, number)) + (" …" if len(words) > number else "")
