"""Every stored question as a form; its answer as a table, a map and a file, with its Cypher and its caveats."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.links import page_link
from konkyo.explorer.page_request import PageRequest
from konkyo.explorer.replies import JsonReply, SavedFile, ShownPage, WholePage
from konkyo.explorer.tables import shown_table
from konkyo.graph.store import Store
from konkyo.i18n import language
from konkyo.queries.answer import Answer, answer
from konkyo.queries.binding import values
from konkyo.queries.catalogue import catalogue, question
from konkyo.queries.caveats import Entry, caveats, entries
from konkyo.queries.evidence import passages
from konkyo.queries.name_match import normalise
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import GROUPS, Question
from konkyo.viz.answer_map import answer_picture
from konkyo.viz.answer_workbook import write_answer_workbook
from konkyo.viz.map_page import map_page

_ROWS = 100
"""How many rows a page shows at once."""
_OFFERED = 60
"""How many values are offered while one is written."""


def questions_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """List the questions by what they are about."""
    known = list(catalogue().values())
    groups = [(about, [one for one in known if one.group == group]) for group, about in GROUPS.items()]
    return ShownPage("questions.html.j2", {"groups": [(about, some) for about, some in groups if some]})


def ask_page(desk: GraphDesk, asked: PageRequest) -> ShownPage:
    """Show the form of a question and, when it is filled in, the answer."""
    wanted = question(asked.path.removeprefix("/ask/"))
    given = _given(wanted, asked)
    needs = [one.name for one in wanted.parameters if not one.optional]
    ready = asked.get("ask") == "yes" or (given and all(name in given for name in needs))
    values: dict[str, Any] = {"question": wanted, "given": given, "answered": None}
    if ready:
        after = asked.number("after", 0)
        with desk.reading() as store:
            found = answer(store, wanted, given, RowsWanted(_ROWS, after))
            said = found.caveats or caveats(store, found, date.today())
        columns = found.columns
        values |= {
            "answered": found, "table_rows": shown_table(columns, found.rows, wanted.column_words),
            "caveats": [*said.warnings(), wanted.not_meant], "gaps": said.gaps,
            "after": after, "last": after + len(found.rows), "rows": _ROWS,
            "bound": json.dumps(found.parameters, ensure_ascii=False),
            "address": page_link(asked.path, **given, ask="yes"),
            "query": {**given, "id": wanted.id},
        }  # fmt: skip
    return ShownPage("ask.html.j2", values)


def completion(desk: GraphDesk, asked: PageRequest) -> JsonReply:
    """Return the values of a parameter that hold what was begun, those that begin with it first."""
    begun = normalise(asked.get("begun"))
    with desk.reading() as store:
        known = values(store, asked.needed("question"), asked.needed("parameter"))
    holding = sorted(
        (one for one in known if begun in normalise(one)), key=lambda one: not normalise(one).startswith(begun)
    )
    return JsonReply(holding[:_OFFERED])


def answer_map(desk: GraphDesk, asked: PageRequest) -> WholePage:
    """Return the map of an answer."""
    wanted = question(asked.needed("id"))
    with desk.reading() as store:
        picture = answer_picture(store, answer(store, wanted, _given(wanted, asked)))
    return WholePage(map_page(picture, language()))


def answer_file(desk: GraphDesk, asked: PageRequest) -> SavedFile:
    """Return all rows of an answer as a workbook, or as JSON for programs, with what is to be read with them."""
    wanted, today = question(asked.needed("id")), date.today()
    with desk.reading() as store:
        found = answer(store, wanted, _given(wanted, asked))
        said = entries(found, found.caveats or caveats(store, found, today), store.where, today)
        if asked.get("format") != "json":
            return SavedFile(f"{wanted.id}.xlsx", _workbook(store, found, said))
    whole = {"about": {one.name: [str(words) for words in one.said] for one in said}, "rows": found.rows}
    return SavedFile(f"{wanted.id}.json", json.dumps(whole, ensure_ascii=False, indent=1).encode(errors="replace"))


def _given(wanted: Question, asked: PageRequest) -> dict[str, str]:
    return {one.name: said for one in wanted.parameters if (said := asked.get(one.name))}


def _workbook(store: Store, found: Answer, said: Sequence[Entry]) -> bytes:
    rested = passages(store, found.rows)
    with TemporaryDirectory(prefix="konkyo-") as folder:
        path = Path(folder) / "answer.xlsx"
        write_answer_workbook(
            found.columns, found.rows, path, words=found.question.column_words, passages=rested, about=said
        )
        return path.read_bytes()
