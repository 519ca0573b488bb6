"""The picture of what a person's own query returned: its nodes, and the edges that the graph has between them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from konkyo.graph.schema import NODE_TYPES
from konkyo.graph.store import Own, ResultRow, Store
from konkyo.queries.answer import Answer
from konkyo.queries.question_file import parse_question
from konkyo.viz.picture import Picture
from konkyo.viz.question_map import question_picture

MOST_DRAWN = 200
"""How many nodes are drawn: more are no picture any more."""
_BETWEEN = parse_question(
    """// ja: この問い合わせが返したノードのあいだの、グラフにあるエッジ
// en: the edges that the graph has between the nodes that this query returned
// column: edge | エッジ | Edge
// picture: sender:sender_label --edge--> receiver:receiver_label
MATCH (sender)-[edge]->(receiver)
RETURN sender.caption AS sender, type(edge) AS edge, receiver.caption AS receiver, labels(sender)[0] AS sender_label,
       sender.key AS sender_key, labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key
""",
    "console.cypher",
    ours=True,
)
"""How the rows of the picture are drawn; its Cypher is replaced by the person's own."""
_FROM = """MATCH (sender:{label}) WHERE sender.key IN $own
MATCH (sender)-[edge]->(receiver) WHERE receiver.key IN $keys
RETURN DISTINCT sender.caption AS sender, type(edge) AS edge, receiver.caption AS receiver, sender.key AS sender_key,
       labels(receiver)[0] AS receiver_label, receiver.key AS receiver_key"""


def returned_nodes(rows: Iterable[ResultRow]) -> dict[tuple[str, str], None]:
    """Return the label and key of each node in ``rows``, also those within lists and paths, in their order."""
    return dict.fromkeys(node for row in rows for value in row.values() for node in _nodes(value))


def console_picture(store: Store, cypher: str, rows: Iterable[ResultRow]) -> Picture:
    """Return the picture of the first ``MOST_DRAWN`` nodes of ``rows``, which the query ``cypher`` returned."""
    nodes = dict.fromkeys(list(returned_nodes(rows))[:MOST_DRAWN])
    keys = sorted({key for _, key in nodes})
    found: list[ResultRow] = []
    for label in dict.fromkeys(label for label, _ in nodes):
        # A label of our own schema: Cypher takes no parameter for it. By labels, as each has an index of its keys.
        own = {"own": sorted(key for one, key in nodes if one == label), "keys": keys}
        asked = Own(_FROM.format(label=label))
        found += [row | {"sender_label": label} for row in store.read(asked, own)
                  if (row["receiver_label"], row["receiver_key"]) in nodes]  # fmt: skip
    order = ("sender", "edge", "receiver", "sender_key", "receiver_key")
    found.sort(key=lambda row: [str(row[name]) for name in order])
    return question_picture(Answer(replace(_BETWEEN, cypher=cypher), {}, found, total=len(found)))


def _nodes(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for label in value.get("_labels", ()):
            if label in NODE_TYPES:
                yield label, str(value["key"])
        if "_labels" not in value:
            for one in value.values():
                yield from _nodes(one)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one)
