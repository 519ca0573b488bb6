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
from konkyo.loaders.record import Record
from konkyo.papers.passage_words import spaceless
from konkyo.papers.record_edition import edition_fields
from konkyo.queries.answer import answer
from konkyo.queries.evaluations import find_evaluation, stored_evaluations
from konkyo.queries.postprocess.paired_fields import ComparedField, paired

_FEW = 30
"""A part of the form with no more differing fields is open from the beginning."""
_MOST = 400
"""How many differing fields are shown with their words marked."""


@dataclass(frozen=True, slots=True)
class FieldBesideField:
    """One field of both documents, by what it means; ``pair`` is None where they say the same, white space aside."""

    part: str
    old_section: str
    section: str
    label: str
    pair: MarkedPair | None


def comparison_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the choice of two documents and, where both are chosen, what differs."""
    with desk.reading() as store:
        rows = stored_evaluations(store)
        chosen = [find_evaluation(store, asked.get(name)) for name in ("document", "other") if asked.get(name)]
        values = {
            "rows": rows,
            "chosen": chosen,
            "parts": [],
            "same_sides": [],
            "sides": None,
            "not_meant": "",
            "few": _FEW,
        }
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
    """Yield the fields of both in the order of the second; those that only the first has come last."""
    marked = 0
    for old, new in paired(_fields(first), _fields(second)):
        field = new or old
        assert field is not None, "a pair has one field at least"
        before, after = old.text if old else "", new.text if new else ""
        same = spaceless(before)[0] == spaceless(after)[0]
        marked += not same
        pair = None if same else marked_pair(before, after) if marked <= _MOST else _unmarked(before, after)
        part, _, _, annex, *_ = field.place
        yield FieldBesideField(part or annex or "", old.section if old else "", field.section, field.label, pair)


def _fields(record: Record) -> list[ComparedField]:
    """Return the fields of the form that say something."""
    return [one for one in edition_fields(record) if one.text.strip()]


def _unmarked(before: str, after: str) -> MarkedPair:
    return MarkedPair(((before, False),), ((after, False),))
