"""The map of an answer: its rows are drawn as the header of the question says (``picture``)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from types import MappingProxyType
from typing import Any

from konkyo.graph.store import Store
from konkyo.i18n import KonkyoError, Words
from konkyo.queries.answer import Answer, answer_bound
from konkyo.queries.arrow_rule import Arrow
from konkyo.queries.binding import bind
from konkyo.queries.catalogue import question
from konkyo.queries.columns import ColumnWords, technical
from konkyo.queries.partly_read import PartlyRead, caveat, partly_read
from konkyo.queries.remarks import remarks
from konkyo.viz.looks import BOX_LOOKS, ROW_LOOKS
from konkyo.viz.map_texts import MAP_TEXTS, PLAIN, MapTexts
from konkyo.viz.map_words import WORDS
from konkyo.viz.picture import (
    Box,
    CoverFact,
    Link,
    MapRow,
    Picture,
    PictureSource,
    ShownPassage,
    ShownValue,
    TabBasis,
    TabNote,
    shown_values,
)

_LOOKS = {
    "Party": "party", "Department": "department", "File": "file", "System": "own", "Work": "work",
    "Evaluation": "document", "Provision": "provision", "Law": "provision", "Body": "body",
}  # fmt: skip
_KINDS = {
    ("Work", "System"): "runs_on", ("System", "System"): "connects_to", ("Evaluation", "Provision"): "cites",
}  # fmt: skip
"""The kind of an arrow between two node types, where the answer has no column that names it."""
_HUBS = ("File", "Provision", "Law", "System", "Party")
"""The node types of hubs. Where both ends of an arrow are of such a type, the one that is first here is the hub."""
_UNDIRECTED = ("connects_to",)
_PLACE = ("section", "line", "quote")
_FILTERS = ("body", "document", "file", "kind", "system", "provision", "information", "methods", "option")
_MOST_OPTIONS = 200
_SELECTION = """MATCH (thing) WHERE thing.key IN {keys}
MATCH (thing)-[says]-(other)
RETURN thing, says, other"""


def question_picture(answer: Answer, title: ShownValue | None = None, partly: Sequence[PartlyRead] = ()) -> Picture:
    """Return the picture of ``answer``; its title is ``title``, or else the question.

    ``partly`` are the documents it rests on that were read in part only: the page says so. Raises KonkyoError where the
    question has no picture.
    """
    asked = answer.question
    if not asked.pictures:
        raise KonkyoError(
            Words(ja=f"問い {asked.id} の答えは図になりません", en=f"the answer to {asked.id} has no picture"),
            why=Words(ja="何を何につなぐかが決まっていない問いです", en="it does not join one thing to another"),
            cure=Words(
                ja=f"同じ条件で、表で見てください: konkyo ask {asked.id}",
                en=f"see its rows, with the same parameters: konkyo ask {asked.id}",
            ),
        )
    texts = MAP_TEXTS.get(asked.id, PLAIN)
    degrees, bodies = _degrees(answer), _bodies_of_alike(answer)
    drawn = [(one, *_sides(one, degrees, bodies)) for one in answer.arrows()]
    hubs = {hub.key: hub for _, hub, _, _ in drawn}
    if texts is PLAIN and len(looks := {hub.look for hub in hubs.values()}) == 1:
        # What stands in the middle of a map without texts of its own is known only from what is drawn.
        texts = replace(texts, lanes=(texts.lanes[0], BOX_LOOKS[looks.pop()].words, texts.lanes[2]))
    links: dict[int, list[Link]] = {}
    keys: dict[int, str] = {}
    for arrow, hub, end, side in drawn:
        row = answer.rows[arrow.row]
        kind = _kind(arrow)
        note = _note(kind, row, hub)
        links.setdefault(arrow.row, []).append(Link(hub.key, side, end, kind, note, None, kind not in _UNDIRECTED))
        keys.setdefault(arrow.row, arrow.sender_key if side == "right" else arrow.receiver_key)
    for n, row in enumerate(answer.rows):
        if row.get("connections_illegible"):
            links.setdefault(n, []).append(_lost(row))
    return links_picture(answer, texts, hubs.values(), links, keys=keys, title=title, partly=partly)


def links_picture(
    answer: Answer,
    texts: MapTexts,
    hubs: Iterable[Box],
    links: Mapping[int, Sequence[Link]],
    *,
    keys: Mapping[int, str] = MappingProxyType({}),
    title: ShownValue | None = None,
    partly: Sequence[PartlyRead] = (),
) -> Picture:
    """Return the picture of ``answer`` whose rows, by their numbers, are drawn as ``links`` between ``hubs`` and ends.

    ``keys`` are the keys of the nodes that stand for rows which name neither a flow nor an evaluation.
    """
    asked = answer.question
    columns = _columns(answer, texts)
    return Picture(
        heading=texts.heading,
        title=asked.ask if title is None else title,
        lanes=texts.lanes,
        alt=WORDS["answer_alt"],
        shown=WORDS["rows_shown"],
        bundled=WORDS["bundle_rows"],
        table=WORDS["rows_table"],
        empty=WORDS["no_rows"],
        not_meant=_caveats(answer),
        column_words=asked.column_words,
        rows=tuple(
            _row(n, row, reason, tuple(links.get(n, ())), keys.get(n), columns, asked.column_words)
            for n, (row, reason) in enumerate(zip_longest(answer.rows, answer.reasons))
        ),
        hubs=tuple(hubs),
        columns=columns,
        facts=tuple(column for column in columns if column not in ("place", "kind", "label", "sender", "receiver")),
        filters=_filters(answer),
        source=PictureSource(asked.id, asked.cypher, answer.parameters, _SELECTION),
        repeated=True,
        woven=texts.woven,
        partly=caveat(partly) if partly else None,
        cover=_cover(answer, headed=title is not None),
    )


def _lost(row: Mapping[str, Any]) -> Link:
    """Return the link from a system to the box that stands for connections of which the source lost the marks.

    The box names the system and stands apart, so the map draws no line to it.
    """
    options, system = row["connections_illegible"], row["system"]
    name = Words(
        ja=f"{system}: 接続の印が読めない（{len(options)}欄）: {'、'.join(options)}",
        en=f"{system}: marks lost for {len(options)} connections: {', '.join(options)}",
    )
    lost = Box(f"lost {row['system_key']}", name, "lost")
    return Link(f"System {row['system_key']}", "right", lost, "lost", directed=False)


def _caveats(answer: Answer) -> Words:
    """Return the notes of the answer, and what its question does not mean."""
    said = [*remarks(answer), answer.question.not_meant]
    return Words(ja="。".join(one.ja for one in said), en=". ".join(one.en for one in said))


def _cover(answer: Answer, *, headed: bool) -> tuple[CoverFact, ...]:
    """Return what the title does not say: the question where there is a title of its own, else its parameters."""
    if headed:
        return (CoverFact(WORDS["question"], (answer.question.ask,)),)
    taken = ((one, answer.parameters[one.name]) for one in answer.question.parameters)
    return tuple(CoverFact(one.words, shown_values(one.name, value)) for one, value in taken if value is not None)


def common_picture(store: Store, bodies: str | Sequence[str]) -> Picture:
    """Return what ``bodies`` have in common; none given means all. Raises KonkyoError for a name not stored."""
    asked = question("together")
    parameters = bind(store, asked, {"bodies": bodies})
    names = parameters["bodies"] or ()
    answer = answer_bound(store, asked, parameters)
    title = "・".join(names) or Words(ja="収めてあるすべての機関", en="All bodies stored")
    return question_picture(answer, title, partly_read(store, answer.rows))


def _degrees(answer: Answer) -> Counter[tuple[str, str]]:
    """Return how many arrows each node has."""
    ends = Counter[tuple[str, str]]()
    for one in answer.arrows():
        ends.update([(one.sender_type, one.sender_key), (one.receiver_type, one.receiver_key)])
    return ends


def _bodies_of_alike(answer: Answer) -> dict[tuple[str, str], str]:
    """Return whose each node is, by its type and key, of those that share their name with another of their type."""
    bodies: dict[tuple[str, str], dict[str, str]] = {}
    for one in answer.arrows():
        body = answer.rows[one.row].get("body")
        for kind, key, name in (
            (one.sender_type, one.sender_key, one.sender),
            (one.receiver_type, one.receiver_key, one.receiver),
        ):
            bodies.setdefault((kind, name), {}).setdefault(key, body if isinstance(body, str) else "")
    return {
        (kind, key): body
        for (kind, _), alike in bodies.items()
        if len(set(alike.values())) > 1
        for key, body in alike.items()
    }


def _sides(
    arrow: Arrow, degrees: Counter[tuple[str, str]], bodies: Mapping[tuple[str, str], str]
) -> tuple[Box, Box, Any]:
    """Return the hub, the end, and the side of the end: senders are on the left, receivers on the right."""
    sender, receiver = (arrow.sender_type, arrow.sender_key), (arrow.receiver_type, arrow.receiver_key)

    def rank(node: tuple[str, str]) -> tuple[int, int]:
        return (_HUBS.index(node[0]) if node[0] in _HUBS else len(_HUBS), -degrees[node])

    boxes = tuple(
        replace(_box(*node, name), of=bodies.get(node, ""))
        for node, name in ((sender, arrow.sender), (receiver, arrow.receiver))
    )
    # Of two systems the hub is always the one that the arrow starts from.
    by_sender = rank(sender)[0] <= rank(receiver)[0] if sender[0] == "System" else rank(sender) <= rank(receiver)
    return (boxes[0], boxes[1], "right") if by_sender else (boxes[1], boxes[0], "left")


def _box(kind: str, key: str, name: str) -> Box:
    look = _LOOKS.get(kind, "thing")
    # The key of a national system is its name; that of any other begins with its body.
    look = "shared" if look == "own" and key == name else look
    return Box(f"{kind} {key}", name, look, BOX_LOOKS[look].words)


def _kind(arrow: Arrow) -> str:
    if arrow.kind in ROW_LOOKS:
        return str(arrow.kind)
    return _KINDS.get((arrow.sender_type, arrow.receiver_type), "leads")


def _note(kind: str, row: Mapping[str, Any], hub: Box) -> TabNote:
    """Return which information the row is about and on which provision; of a citation, the section that cites it."""
    if kind == "cites":
        return TabNote((str(row["section"]),) if row.get("section") else ())
    if kind in ("runs_on", "connects_to", "via"):
        return TabNote()
    what = row.get("information")
    named = what if isinstance(what, list | tuple) else [what] if what else []
    provision = row.get("provision")
    bases = (TabBasis(provision),) if isinstance(provision, str) and hub.look != "provision" else ()
    return TabNote(tuple(str(one) for one in named if one != "ILLEGIBLE"), bases)


def _columns(answer: Answer, texts: MapTexts) -> tuple[str, ...]:
    """Return the columns of the table: those for people that are not empty, and the place in the source."""
    hidden = {*_PLACE, *texts.drawn}
    shown = [
        column for column in answer.columns
        if column not in hidden and not technical(column) and any(row[column] not in (None, []) for row in answer.rows)
    ]  # fmt: skip
    return (*shown, *(["place"] if {"section", "line"} & set(answer.columns) else []))


def _filters(answer: Answer) -> tuple[str, ...]:
    found = []
    for column in _FILTERS:
        if column in answer.columns and column != "kind":
            different = {
                one for row in answer.rows for one in shown_values(column, row[column], answer.question.column_words)
            }
            if 1 < len(different) <= _MOST_OPTIONS:
                found.append(column)
    return tuple(found)


def _row(
    number: int,
    row: Mapping[str, Any],
    reason: Words | None,
    links: tuple[Link, ...],
    hub: str | None,
    columns: tuple[str, ...],
    words: ColumnWords,
) -> MapRow:
    quote = row.get("quote")
    # The row has no more of the passage than the quote.
    passages = (ShownPassage(str(row.get("section") or ""), "", str(quote), row.get("line")),) if quote else ()
    # Without a flow or an evaluation, the map selects the row by the node of its first hub.
    key = row.get("flow") or row.get("evaluation") or hub
    values = {column: shown_values(column, row[column], words) for column in columns if column in row}
    return MapRow(
        unit=str(number),
        links=links,
        values={column: shown for column, shown in values.items() if column not in ("kind", "inferred")}
        | ({"inferred": (reason,)} if reason and "inferred" in columns else {}),
        key=None if key is None else str(key),
        passages=passages,
        inferred=(reason,) if reason else (),
        line=row.get("line"),
    )
