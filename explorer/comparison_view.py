"""Two documents side by side: two versions of one, or those of two bodies. Equal parts are folded."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.document_view import record_of
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import ShownPage
from konkyo.explorer.tables import shown_table
from konkyo.explorer.word_marks import MarkedPair, marked_pair
from konkyo.loaders.record import Passage, Record
from konkyo.papers.passage_words import spaceless
from konkyo.queries.answer import answer
from konkyo.queries.evaluations import documents, find_evaluation

_MOST = 400
"""How many differing fields are shown with their words marked."""


@dataclass(frozen=True, slots=True)
class FieldBesideField:
    """One field of both documents; ``pair`` is None where they say the same, white space aside."""

    part: str
    section: str
    label: str
    pair: MarkedPair | None


def comparison_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the choice of two documents and, where both are chosen, what differs."""
    with desk.reading() as store:
        rows = documents(store)
        chosen = [find_evaluation(store, asked.get(name)) for name in ("document", "other") if asked.get(name)]
        values = {"rows": rows, "chosen": chosen, "parts": [], "same_sides": [], "sides": None, "not_meant": ""}
        if len(chosen) == 2:
            found = answer(store, "side_by_side", {"document": chosen[0], "other": chosen[1]})
            differing = [row for row in found.rows if row["found_in"] != "both"]
            both = [row for row in found.rows if row["found_in"] == "both"]
            words = found.question.column_words
            values |= {
                "sides": shown_table(found.columns, differing, words),
                "same_sides": shown_table(found.columns, both, words),
                "not_meant": found.question.not_meant,
            }
    if len(chosen) == 2:
        fields = list(_compared(record_of(desk, chosen[0]), record_of(desk, chosen[1])))
        values["parts"] = [
            (part, [one for one in of if one.pair], [one for one in of if not one.pair])
            for part, some in groupby(fields, key=lambda one: one.part)
            for of in [list(some)]
        ]
        values["shown_rows"] = [next(row for row in rows if row["key"] == key) for key in chosen]
    return ShownPage("comparison.html.j2", values)


def _compared(first: Record, second: Record) -> Iterator[FieldBesideField]:
    """Yield the fields of both, in the order of the first, then what the second has besides."""
    there = {passage.id: passage for passage in _fields(second)}
    marked = 0
    for passage in _fields(first):
        other = there.pop(passage.id, None)
        after = other.text if other else ""
        same = spaceless(passage.text)[0] == spaceless(after)[0]
        marked += not same
        pair = None if same else marked_pair(passage.text, after) if marked <= _MOST else _unmarked(passage.text, after)
        yield FieldBesideField(_part(passage), passage.id, passage.label, pair)
    for passage in there.values():
        yield FieldBesideField(_part(passage), passage.id, passage.label, MarkedPair((), ((passage.text, True),)))


def _part(passage: Passage) -> str:
    address = passage.address
    return address.part or (address.annex.table if address.annex else "")


def _fields(record: Record) -> Iterator[Passage]:
    """Yield the fields of the form that say something; the change log tells of other days."""
    for passage in record.passages:
        if passage.text.strip() and passage.address.change is None and passage.address.page is None:
            yield passage


def _unmarked(before: str, after: str) -> MarkedPair:
    return MarkedPair(((before, False),), ((after, False),))
