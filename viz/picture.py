"""The content of a map, before it is drawn: boxes in three lanes, the links between them, and the rows behind them.

A map shows the rows of one question. A row is drawn as links, each between a *hub* (a box in the middle lane) and an
*end* (a box in the left or right lane). Rows with the same link share it. What does not fit a screen is drawn in
*bundles* with counts, which open on a click. viz/vis_network.py draws a picture, viz/map_page.py renders it as a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from konkyo.i18n import Words
from konkyo.queries.columns import COMMON, ColumnWords

ShownValue = str | Words
"""A text of a document, or a text of konkyo in both languages."""
Side = Literal["left", "right"]
LANE_SIDES: tuple[Side, ...] = get_args(Side)


@dataclass(frozen=True, slots=True)
class Box:
    """A named box. Boxes with the same ``key`` are the same thing; ``look`` is a key of ``looks.BOX_LOOKS``.

    ``bundle`` is what a hub is counted under where there are too many hubs for the screen, such as its law. ``of`` says
    whose it is, where the map has several things of its name.
    """

    key: str
    name: ShownValue
    look: str
    bundle: ShownValue | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class TabBasis:
    """A provision as a tab says it: where it is, and its number if it is one of the rows of a table."""

    where: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class TabNote:
    """What a tab says of a row: which information (or matter), and on which provisions. It says the kind if neither."""

    what: tuple[str, ...] = ()
    bases: tuple[TabBasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A line between a hub (by its key) and the box ``end``. ``kind`` is a key of ``looks.ROW_LOOKS``.

    ``side`` is the lane of ``end``. ``note`` is shown on the line. ``within`` is the key of an end on the same side
    from which the line starts instead of from the hub: the contractor of a sub-entrustment. ``directed``: drawn as an
    arrow to the right. ``bundle`` is what an overview counts the row under: a way of handing over; None: its end.
    """

    hub: str
    side: Side
    end: Box
    kind: str
    note: TabNote = TabNote()
    within: str | None = None
    directed: bool = True
    bundle: ShownValue | None = None


@dataclass(frozen=True, slots=True)
class ShownCitation:
    """A provision that a row rests on: ``then`` its status on the document's date, ``now`` what it is today.

    The characters ``start`` to ``end`` of the row's passage number ``passage`` cite it; None: of no passage shown.
    """

    address: str
    then: ShownValue | None = None
    now: Words | None = None
    passage: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage of a document as the map shows it, with its place in the source."""

    section: str
    label: str
    text: str
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class MapRow:
    """One row of the answer.

    Rows with the same ``unit`` are counted once. ``key`` is the key of the node by which Cypher selects the row.
    ``values`` maps columns to what is printed: empty where nothing is stated, "ILLEGIBLE" where the source lost it.
    """

    unit: str
    links: tuple[Link, ...]
    values: Mapping[str, tuple[ShownValue, ...]]
    key: str | None = None
    cited: tuple[ShownCitation, ...] = ()
    passages: tuple[ShownPassage, ...] = ()
    inferred: tuple[Words, ...] = ()
    line: int | None = None
    page: int | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its links, each once."""
        return tuple(dict.fromkeys(link.kind for link in self.links))


@dataclass(frozen=True, slots=True)
class BoxBelow:
    """A box below the map. ``rows`` are the numbers of the rows that go through it.

    ``joined`` are the keys of the other boxes below that it is connected to.
    """

    box: Box
    rows: tuple[int, ...] = ()
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A line of the page's head. ``inferred`` says why a value is held that the source does not state itself."""

    label: Words
    values: tuple[ShownValue, ...]
    inferred: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureSource:
    """The question that the rows answer, so that anybody can ask it again.

    ``selection`` is Cypher that shows what is behind some of the rows; their keys take the place of ``{keys}``.
    """

    question: str
    cypher: str
    parameters: Mapping[str, object]
    selection: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one map shows.

    ``columns`` (of the table), ``facts`` (of the details) and ``filters`` are names of the rows' ``values``.
    """

    heading: Words
    title: ShownValue
    lanes: tuple[Words, Words, Words]
    alt: Words
    shown: Words
    """how many rows are shown, with {n} and {total}"""
    bundled: Words
    """what a bundle says, with {kind} and {n}: {n} counts the same as ``shown`` does"""
    table: Words
    empty: Words
    not_meant: Words
    rows: tuple[MapRow, ...]
    hubs: tuple[Box, ...]
    columns: tuple[str, ...]
    facts: tuple[str, ...]
    filters: tuple[str, ...]
    source: PictureSource
    cover: tuple[CoverFact, ...] = ()
    remarks: tuple[Words, ...] = ()
    gaps: tuple[Words, ...] = ()
    below: tuple[BoxBelow, ...] = ()
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """fact → the kinds of row whose details name it as missing where it is not stated"""
    repeated: bool = False
    """an end is drawn once beside each of its hubs, instead of once for all of them"""
    column_words: ColumnWords = COMMON
    law: Words | None = None
    """what “now” means for the cited provisions"""
    both_lanes: bool = False
    """the lanes on both sides are drawn even if one is empty, which then says something of the document"""
    woven: bool = False
    """drawn as a network in which each box is there once, instead of in lanes"""
    partly: Words | None = None
    """that a document the map rests on was read in part only"""


def shown_day(iso: str | None) -> tuple[ShownValue, ...]:
    """Return an ISO date as a person reads it, or nothing for None. It may be a part of a date, like 2024-03."""
    if not iso:
        return ()
    ja = "".join(f"{int(part)}{unit}" for part, unit in zip(iso.split("-"), "年月日", strict=False))
    return (Words(ja=ja, en=iso),)


def shown_values(column: str, value: object, words: ColumnWords = COMMON) -> tuple[ShownValue, ...]:
    """Return what the column shows for ``value``: the words of a coded value, else the value; of a list, each of it."""
    match value:
        case None | "" | []:
            return ()
        case list() | tuple():
            return tuple(shown for element in value for shown in shown_values(column, element, words))
        case bool():
            return (Words(ja="はい", en="yes") if value else Words(ja="いいえ", en="no"),)
        case str():
            return (words.values.get((column, value), value),)
        case dict():
            return shown_values(column, value.get("name") or value.get("label"), words)
        case _:
            return (str(value),)
