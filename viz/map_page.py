"""Render a picture as one HTML page: the map, the passages behind it, and the same rows as a table."""

import json
from collections.abc import Iterable
from typing import Any

from pyvis.network import Network

from konkyo.i18n import LANGUAGES, Words
from konkyo.viz.html_page import page
from konkyo.viz.looks import BOX_LOOKS, INK, ROW_LOOKS, night
from konkyo.viz.map_words import WORDS
from konkyo.viz.picture import LANE_SIDES, MapRow, Picture, ShownValue
from konkyo.viz.vis_network import network

SCRIPTS = (
    *(
        "texts.js",
        "wrapping.js",
        "layout.js",
        "scene.js",
        "woven.js",
        "drawing.js",
        "view.js",
        "hints.js",
        "bundles.js",
    ),
    *("panel.js", "filters.js", "table.js", "vector.js", "saving.js", "keys.js", "reader.js"),
)


def map_page(picture: Picture, language: str) -> str:
    """Return the HTML page of ``picture``. It has both languages in it, and opens in ``language`` ("ja" or "en")."""
    names = [picture.title, *(value for fact in picture.cover[:1] for value in fact.values[:1])]
    title = " ".join(name.in_(language) if isinstance(name, Words) else name for name in reversed(names))
    return page(
        "template.html.j2",
        style="map.css",
        scripts=SCRIPTS,
        data=_data(picture, language),
        language=language,
        title=f"{title} | {picture.heading.in_(language)}",
    )


def _data(picture: Picture, language: str) -> dict[str, Any]:
    drawing = network(picture)
    pool = _Pool()
    columns = list(dict.fromkeys(column for row in picture.rows for column in row.values))
    rows = [_row(row, pool, columns) for row in picture.rows]
    network_drawn = _drawn(drawing, picture, pool)
    groups = {node["group"] for node in drawing.nodes} | {"bundle"}
    kinds = [kind for kind in ROW_LOOKS.values() if any(kind.name in row.kinds for row in picture.rows)]
    return {
        "language": language,
        "title": _value(picture.title),
        "heading": _value(picture.heading),
        "lanes": [_value(lane) for lane in picture.lanes],
        "alt": _value(picture.alt),
        "shown": _value(picture.shown),
        "table": _value(picture.table),
        "empty": _value(picture.empty),
        "limits": _value(picture.not_meant),
        "law": _value(picture.law) if picture.law else None,
        "partly": _value(picture.partly) if picture.partly else None,
        "cover": [
            {"label": _value(fact.label), "values": _values(fact.values), "inferred": _values(fact.inferred)}
            for fact in picture.cover
        ],
        "remarks": _values(picture.remarks),
        "gaps": _values(picture.gaps),
        "columns": picture.columns,
        "facts": picture.facts,
        "filters": picture.filters,
        "required": picture.required,
        "source": {
            "question": picture.source.question,
            "cypher": f":params {json.dumps(picture.source.parameters, ensure_ascii=False)}\n{picture.source.cypher}",
            "selection": picture.source.selection,
        },
        "kinds": {
            kind.name: {"sign": kind.sign, "colour": kind.colour, "tint": kind.tint, "dashes": kind.dashes}
            for kind in kinds
        },
        "night": {colour: night(colour) for colour in sorted(_colours())},
        "looks": [name for name in BOX_LOOKS if name in groups],
        "words": {code: _words(picture, code) for code in LANGUAGES},
        "rows": rows,
        "value_columns": columns,
        "passages": pool.passages,
        "texts": list(pool.texts.values()),
        "network": network_drawn,
    }


def _drawn(drawing: Network, picture: Picture, pool: "_Pool") -> dict[str, Any]:
    # pyvis gives every node a shape and every edge an arrow; the page sets them itself.
    nodes = [
        {name: said for name, said in node.items() if name != "shape"} | {"label": pool.text(node["label"])}
        for node in drawing.nodes
    ]
    edges = [{name: said for name, said in edge.items() if name != "arrows"} for edge in drawing.edges]
    led = {node["side"] for node in drawing.nodes if "side" in node}
    sides = [side for side in LANE_SIDES if picture.both_lanes or not led or side in led]
    return {"nodes": nodes, "edges": edges, "options": drawing.options, "woven": picture.woven, "sides": sides}


def _colours() -> set[str]:
    boxes = {colour for look in BOX_LOOKS.values() for colour in (look.background, look.border)}
    return boxes | {colour for look in ROW_LOOKS.values() for colour in (look.colour, look.tint)} | {INK}


def _words(picture: Picture, code: str) -> dict[str, str]:
    columns, own = {*picture.columns, *picture.facts, *picture.filters}, picture.column_words
    return {
        **{key: words.in_(code) for key, words in WORDS.items()},
        "bundle_count": picture.bundled.in_(code),
        **{name: own.heading(name).in_(code) for name in columns if name in own.headings or name not in WORDS},
        **{f"kind_{kind.name}": kind.words.in_(code) for kind in ROW_LOOKS.values()},
        **{f"look_{name}": look.words.in_(code) for name, look in BOX_LOOKS.items()},
    }


class _Pool:
    """Texts and passages by number, so that the page holds each of them once."""

    def __init__(self) -> None:
        self.texts: dict[ShownValue, Any] = {}
        self.passages: list[dict[str, Any]] = []
        self._at: dict[Any, int] = {}
        self._numbers: dict[ShownValue, int] = {}

    def text(self, value: ShownValue) -> int:
        """Return the number of a text."""
        self.texts.setdefault(value, _value(value))
        return self._numbers.setdefault(value, len(self._numbers))

    def passage(self, passage: Any) -> int:
        """Return the number of a passage."""
        if passage not in self._at:
            self._at[passage] = len(self.passages)
            texts = [self.text(text) for text in (passage.section, passage.label, passage.text)]
            self.passages.append({"texts": texts, **_place(passage)})
        return self._at[passage]


def _row(row: MapRow, pool: _Pool, columns: Iterable[str]) -> dict[str, Any]:
    passages = [pool.passage(passage) for passage in row.passages]
    cited = [
        {
            "address": pool.text(one.address),
            "then": None if one.then is None else pool.text(one.then),
            "now": None if one.now is None else pool.text(one.now),
            **({"passage": passages[one.passage], "at": [one.start, one.end]} if one.passage is not None else {}),
        }
        for one in row.cited
    ]
    return {
        "unit": pool.text(row.unit),
        "kinds": row.kinds,
        # In the order of the columns; 0 where nothing is stated.
        "values": [[pool.text(value) for value in row.values.get(column, ())] or 0 for column in columns],
        **({"key": pool.text(row.key)} if row.key is not None else {}),
        **({"cited": cited} if cited else {}),
        **({"passages": passages} if passages else {}),
        **({"inferred": [pool.text(words) for words in row.inferred]} if row.inferred else {}),
        **_place(row),
    }


def _place(one: Any) -> dict[str, int]:
    return {name: at for name in ("line", "page") if (at := getattr(one, name)) is not None}


def _value(value: ShownValue) -> str | list[str]:
    """Return a document's text as it is, and a text of konkyo as a pair: Japanese and English."""
    return [value.ja, value.en] if isinstance(value, Words) else value


def _values(values: Iterable[ShownValue]) -> list[str | list[str]]:
    return [_value(value) for value in values]
