"""The console: any Cypher that only reads, with the schema beside it; queries are kept as files."""

import json
import re
from pathlib import Path
from typing import Any

from konkyo.explorer.console_picture import MOST_DRAWN, console_picture, returned_nodes
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import Reply, SeeOther, ShownPage, WholePage
from konkyo.explorer.tables import shown_table
from konkyo.graph.atomic_write import atomic_write, folder_made
from konkyo.graph.schema import EDGES, NODES, edge_properties, node_properties
from konkyo.graph.settings import timeout
from konkyo.graph.store import ResultRow
from konkyo.i18n import UsageError, Words, language
from konkyo.queries.unknown_names import unknown_names
from konkyo.viz.map_page import map_page

MOST_ROWS = 1_000
"""How many rows of a person's own query are fetched."""
_KEPT = "queries"
"""Folder of the queries that were saved, beside the records."""
_NAME = re.compile(r"[\w][\w -]{0,60}")


def console_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the console and the answer to what was written in it."""
    kept = {path.stem: path for path in sorted((desk.folder / _KEPT).glob("*.cypher"))}
    cypher = asked.get("cypher")
    if not cypher and asked.get("kept") in kept:
        cypher = kept[asked.get("kept")].read_text(encoding="utf-8")
    values: dict[str, Any] = {
        "cypher": cypher, "kept": list(kept), "name": asked.get("kept"), "rows": None, "hints": [], "drawn": 0,
        "most_drawn": MOST_DRAWN,
    }  # fmt: skip
    if asked.get("cypher"):
        rows = _rows(desk, asked)
        shown = [{name: _plain(value) for name, value in row.items()} for row in rows[:MOST_ROWS]]
        columns = tuple(rows[0]) if rows else ()
        values |= {
            "rows": shown, "more": len(rows) > MOST_ROWS, "hints": unknown_names(cypher),
            "table_rows": shown_table(columns, shown), "drawn": len(returned_nodes(rows[:MOST_ROWS])),
            "picture": page_link("/console/map", cypher=cypher, parameters=asked.get("parameters")),
        }  # fmt: skip
    values |= {
        "parameters": asked.get("parameters"), "most": MOST_ROWS, "seconds": timeout(),
        "nodes": [(one.label, one.ja if language() == "ja" else one.en, node_properties(one.label)) for one in NODES],
        "edges": [(one.type, one.ja if language() == "ja" else one.en, edge_properties(one.type)) for one in EDGES],
    }  # fmt: skip
    return ShownPage("console.html.j2", values)


def console_map(desk: GraphDesk, asked: PageRequest) -> WholePage:
    """Return the map of what a query returned."""
    rows = _rows(desk, asked)
    with desk.reading() as store:
        return WholePage(map_page(console_picture(store, asked.needed("cypher"), rows[:MOST_ROWS]), language()))


def _rows(desk: GraphDesk, asked: PageRequest) -> list[ResultRow]:
    """Return what the query returns, up to one row more than is shown."""
    with desk.reading() as store:
        return store.read(asked.needed("cypher"), _parameters(asked), most=MOST_ROWS + 1)


def keep_query(desk: GraphDesk, asked: PageRequest) -> Reply:
    """Keep a query as a file."""
    name, cypher = asked.needed("name"), asked.needed("cypher")
    if not _NAME.fullmatch(name):
        raise UsageError(
            Words(ja=f"「{name}」はファイルの名にできません", en=f"“{name}” cannot be the name of a file"),
            cure=Words(ja="文字・数字・空白・- だけで書いてください", en="use letters, digits, blanks and - only"),
        )
    path: Path = folder_made(desk.folder / _KEPT) / f"{name}.cypher"
    with atomic_write(path) as partial:
        partial.write_text(cypher + "\n", encoding="utf-8")
    return SeeOther(page_link("/console", kept=name, cypher=cypher))


def _parameters(asked: PageRequest) -> dict[str, Any]:
    said = asked.get("parameters")
    if not said:
        return {}
    try:
        found = json.loads(said)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise UsageError(
            Words(ja="条件が JSON の形になっていません", en="the parameters are no JSON object"),
            cure=Words(ja='{"name": "値"} のように書いてください', en='write them like {"name": "value"}'),
        )
    return found


def _plain(value: Any) -> Any:
    """Return a node, edge or path as its caption or as text; anything else as it is."""
    if isinstance(value, dict) and "_labels" in value:
        return f"({':'.join(value['_labels'])} {value.get('caption') or value.get('key')})"
    if isinstance(value, dict) and "_type" in value:
        return f"[:{value['_type']}]"
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
