"""What any map shows: boxes in the middle, what leads to them on the left, where they lead on the right, and the rows.

Every map is made of the rows of one question. A row is drawn by links, each between a *hub* (a box in the middle) and
an *end* beside it; rows that are drawn by the same link share it. viz/vis_network.py draws a picture, viz/map_page.py
makes a page of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from konkyo.i18n import Words
from konkyo.queries.columns import VALUES

Value = str | Words
"""What a document prints, or what konkyo says itself."""
Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """Something drawn with its name. Boxes with one ``key`` are one thing; ``look`` is a key of ``looks.LOOKS``."""

    key: str
    name: Value
    look: str


@dataclass(frozen=True, slots=True)
class Link:
    """A row between the hub ``hub`` (its key) and ``end``, on one side of it. ``kind`` is a key of ``looks.KINDS``.

    ``label`` is what the form calls it, "" where it has no heading. ``within`` is the key of the end, on the same
    side, that hands on instead of the hub. ``directed``: drawn as an arrow, to the right.
    """

    hub: str
    side: Side
    end: Box
    kind: str
    label: str = ""
    within: str | None = None
    directed: bool = True


@dataclass(frozen=True, slots=True)
class Cited:
    """A provision that a row rests on: its standing on the document's day, and what it is today.

    ``passage`` (an ordinal of the row's passages) and the characters ``[start, end)`` of it cite the provision.
    """

    address: str
    then: Value | None = None
    now: Words | None = None
    passage: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """Words of a document, and their place in the source."""

    section: str
    label: str
    text: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the answer. Rows of one ``unit`` are counted once; ``key`` names the node that selects it in Cypher.

    ``values`` are its columns: what is printed, nothing for what is not stated, and "ILLEGIBLE" for what is lost.
    """

    unit: str
    links: tuple[Link, ...]
    values: Mapping[str, tuple[Value, ...]]
    key: str | None = None
    cited: tuple[Cited, ...] = ()
    passages: tuple[ShownPassage, ...] = ()
    inferred: tuple[Words, ...] = ()
    line: int | None = None
    page: int | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its links."""
        return tuple(dict.fromkeys(link.kind for link in self.links))


@dataclass(frozen=True, slots=True)
class Joined:
    """A box below the map, the rows that have to do with it (ordinals), and the keys of those it is joined with."""

    box: Box
    rows: tuple[int, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of what the map is of, and why it is held where the source does not plainly say it."""

    label: Words
    values: tuple[Value, ...]
    inferred: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The one question that the rows answer, so that anybody can ask it again.

    ``selection`` is Cypher that shows what stands behind some rows; ``{keys}`` in it becomes the list of their keys.
    """

    question: str
    cypher: str
    parameters: Mapping[str, object]
    selection: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one map shows. ``columns`` and ``facts`` are names in the rows' ``values``, also of ``filters``."""

    heading: Words
    title: Value
    lanes: tuple[Words, Words, Words]
    alt: Words
    shown: Words
    """how many of the rows are shown: {n} of {total}"""
    table: Words
    empty: Words
    not_meant: Words
    rows: tuple[MapRow, ...]
    hubs: tuple[Box, ...]
    columns: tuple[str, ...]
    facts: tuple[str, ...]
    filters: tuple[str, ...]
    source: PictureSource
    cover: tuple[Fact, ...] = ()
    remarks: tuple[Words, ...] = ()
    gaps: tuple[Words, ...] = ()
    below: tuple[Joined, ...] = ()
    musts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """facts that are told even where they are not stated, for the kinds that need them"""
    repeated: bool = False
    """an end stands beside each of its hubs, instead of once between them"""
    law: Words | None = None
    """by the law of which day the map tells what provisions are now"""


def day(iso: str | None) -> tuple[Value, ...]:
    """Return a date as a person reads it; a part of one, like 2024-03, stays short."""
    if not iso:
        return ()
    ja = "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))
    return (Words(ja=ja, en=iso),)


def values(column: str, value: object) -> tuple[Value, ...]:
    """Return what a column of a row of an answer shows: the words of a fixed value, else what it holds."""
    match value:
        case None | "" | []:
            return ()
        case list() | tuple():
            return tuple(one for each in value for one in values(column, each))
        case bool():
            return (Words(ja="はい", en="yes") if value else Words(ja="いいえ", en="no"),)
        case str():
            return (VALUES.get((column, value), value),)
        case dict():
            return values(column, value.get("name") or value.get("label"))
        case _:
            return (str(value),)
