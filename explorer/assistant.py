"""Tools for an assistant (MCP): the stored questions, search, passages, the life of provisions, impact, Cypher.

Every answer comes with what it does not mean and on what it rests that was not read, and its rows name document, field
and line, so that what an assistant says can cite them.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel, Field

from konkyo.explorer.console_view import MOST_ROWS
from konkyo.explorer.desk import GraphDesk
from konkyo.explorer.provision_view import life_of, one_provision
from konkyo.explorer.search_view import found_words
from konkyo.graph.store import Own, ResultRow, Store
from konkyo.i18n import KonkyoError, Words, law_errors_told
from konkyo.law.provision_life import permit_periods
from konkyo.queries.answer import answer
from konkyo.queries.catalogue import catalogue
from konkyo.queries.caveats import caveats, entries
from konkyo.queries.evaluations import find_evaluation, stored_evaluations
from konkyo.queries.impact.relying_citations import relying_citations
from konkyo.queries.impact.scope import required_day, scopes
from konkyo.queries.impact.touches import NOT_MEANT, touched_by
from konkyo.queries.law_limits import limits_told
from konkyo.queries.partly_read import caveat, partly_read
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import Parameter, Question
from konkyo.queries.unknown_names import unknown_names

ASSISTANT_ROWS = 100
"""How many rows a tool returns unless asked for fewer; ``after`` gives those behind them."""
_INSTRUCTIONS = (
    "Answers about 特定個人情報保護評価書: where personal information comes from, where it goes, on which provision. "
    "Cite document, section and line of the rows you use, and repeat the caveats that bear on what you say: documents "
    "declare flows, they do not log them, and what is not stated need not be absent. Names may be given in part; an "
    "error names what comes near. Start with search or lineage where you do not know the names."
)
_READ_WITH = ("evaluations", "warnings", "gaps", "not_meant")
"""What of all that goes with an answer an assistant is told."""
_TYPES: Mapping[str, Any] = {"boolean": Literal["yes", "no"], "integer": int}
_PASSAGE = Own("""MATCH (passage:Passage) WHERE passage.evaluation = $evaluation AND passage.section = $section
OPTIONAL MATCH (passage)-[cites:CITES]->(provision:Provision)
WITH passage, cites, provision ORDER BY cites.start
RETURN passage.section AS section, passage.label_text AS label, passage.text AS text, passage.line AS line,
       passage.page AS page,
       collect({quote: cites.quote, provision: provision.address, status: cites.status}) AS cited""")


class ToolAnswer(BaseModel):
    """The rows of an answer, and what is to be read with them."""

    rows: list[dict[str, Any]]
    caveats: list[str] = Field(description="what the rows do not mean, and what they rest on that was not read")
    total: int | None = Field(default=None, description="number of all rows; null where it was not counted")
    more: bool = Field(default=False, description="there are rows after these: ask again with ``after``")


class LineageAnswer(BaseModel):
    """Where what a thing holds comes from and goes to, and where it is named."""

    found: list[dict[str, Any]] = Field(description="the things of that name, by document and place")
    upstream: ToolAnswer
    downstream: ToolAnswer


def assistant_server(desk: GraphDesk) -> MCPServer:
    """Return the server of all tools over ``desk``."""
    server = MCPServer("konkyo", instructions=_INSTRUCTIONS)
    tools = _Tools(desk)
    for one in catalogue().values():
        server.add_tool(tools.of_question(one), f"ask_{one.id}", one.ask.en, _described(one))
    for tool in (tools.search, tools.passage, tools.provision_life, tools.impact, tools.cypher, tools.lineage):
        server.add_tool(tool)
    server.resource("konkyo://documents", mime_type="application/json")(tools.document_list)
    server.resource("konkyo://document/{key}", mime_type="text/plain")(tools.document_text)
    server.resource("konkyo://passage/{key}/{section}", mime_type="text/plain")(tools.passage_text)
    return server


def _described(one: Question) -> str:
    return f"{one.ask.en}\n{one.ask.ja}\n{one.not_meant.en}"


@contextmanager
def _told() -> Iterator[None]:
    """Raise an error that a person can correct as one that the assistant reads, with its cure."""
    try:
        with law_errors_told():
            yield
    except KonkyoError as error:
        raise ToolError(str(error)) from error


class _Tools:
    """The tools, each a method whose signature and docstring the assistant sees."""

    def __init__(self, desk: GraphDesk) -> None:
        self._desk = desk

    def of_question(self, asked: Question) -> Callable[..., ToolAnswer]:
        """Return the tool that asks one stored question, with its parameters."""

        def tool(**given: Any) -> ToolAnswer:
            limit, after = given.pop("limit"), given.pop("after")
            with _told(), self._desk.reading() as store:
                return _asked(store, asked, given, RowsWanted(limit, after))

        several = [_parameter(one) for one in sorted(asked.parameters, key=lambda one: one.optional)]
        limit = Annotated[int, Field(ge=1, le=MOST_ROWS, description="at most so many rows")]
        after = Annotated[int, Field(ge=0, description="without so many of the first rows")]
        kind = inspect.Parameter.KEYWORD_ONLY
        several.append(inspect.Parameter("limit", kind, default=ASSISTANT_ROWS, annotation=limit))
        several.append(inspect.Parameter("after", kind, default=0, annotation=after))
        tool.__signature__ = inspect.Signature(several, return_annotation=ToolAnswer)  # type: ignore[attr-defined]
        return tool

    def search(self, words: str) -> ToolAnswer:
        """Find what words name or occur in: provisions, parties, files, systems, information, and passages.

        ``words`` are parted by white space; all must occur. A provision may be cited (番号法19条8号).
        """
        with _told():
            found = found_words(self._desk, words)
        rows = [_row(asdict(hit)) for hit in found.hits]
        said = Words(
            ja="種類ごとにはじめの20件まで。新しい版に代わられた評価書は除く。",
            en="At most 20 hits of a kind. Evaluations replaced by a newer version are left out.",
        )
        written = [
            Words(
                ja=f"評価書では「{term}」と書く。これでも探すこと", en=f"Evaluations write {term}: search for it, too"
            )
            for term in found.terms
        ]
        return ToolAnswer(rows=rows, caveats=[str(one) for one in (said, *written)], total=sum(found.counts.values()))

    def passage(self, document: str, section: str) -> ToolAnswer:
        """Return one field of a document in full, with the provisions that it cites.

        ``document``: words of its title, body or date, or its key; ``section``: as rows name it (II-5 提供先3 ①).
        """
        with _told(), self._desk.reading() as store:
            key = find_evaluation(store, document)
            rows = store.read(_PASSAGE, {"evaluation": key, "section": section})
            if not rows:
                raise _no_section(section)
            return ToolAnswer(rows=[{"document": key, **row} for row in rows], caveats=_read_in_part(store, key))

    def provision_life(self, provision: str, on: str = "") -> ToolAnswer:
        """Tell the life of a provision: its numbers and captions by day, what it permits, and who relies on it.

        ``on``: the day on which it had this address (today unless told).
        """
        with _told():
            day = required_day(on) if on else date.today()
            history = life_of(self._desk.timeline, one_provision(provision), day)
            with self._desk.reading() as store:
                relying = relying_citations(store, history)
        rows: list[dict[str, Any]] = [
            {"what": "event", "on": str(one.on), "event": str(one.event), "provision": str(one.provision),
             "caption": one.caption}
            for one in history.entries
        ]  # fmt: skip
        for whole in history.provisions:
            rows += [{"what": "permits", **_row(asdict(one))} for one in permit_periods(self._desk.timeline, whole)]
        rows += [{"what": "relies", **_row(row)} for row in relying[:MOST_ROWS]]
        held = self._desk.timeline.facts.laws[str(history.provisions[0].address.law)]
        known = f"{held.texts[0]} – {held.repealed or held.known_until}"
        said = Words(ja=f"{held.law} は {known} の本文による", en=f"by the texts of {held.law} held: {known}")
        return ToolAnswer(rows=rows, caveats=[str(said)], total=len(rows))

    def impact(self, what: list[str]) -> ToolAnswer:
        """Find the passages and flows that a change of the law touches, and what could be written instead.

        ``what``: provisions; or the day of an amendment (2024-05-27), or the id of its law; or two days.
        """
        with _told():
            asked = scopes(what, self._desk.timeline)
            with self._desk.reading() as store:
                found = [touched_by(store, scope, self._desk.timeline) for scope in asked]
                partly = partly_read(store, [])
        touches = [_row(asdict(touch)) for one in found for touch in one.touches]
        said: list[object] = [NOT_MEANT, *limits_told([limit for one in found for limit in one.limits])]
        said += [caveat(partly)] if partly else []
        return ToolAnswer(rows=touches[:MOST_ROWS], caveats=[str(one) for one in said], total=len(touches),
                          more=len(touches) > MOST_ROWS)  # fmt: skip

    def cypher(self, query: str, parameters: dict[str, Any] | None = None) -> ToolAnswer:
        """Run a Cypher query that only reads, over the graph whose types docs/schema.md describes.

        It is stopped after a time, and returns at most 1,000 rows. Put values into ``parameters``.
        """
        with _told(), self._desk.reading() as store:
            rows = store.read(query, parameters or {}, most=MOST_ROWS + 1)
        return ToolAnswer(rows=rows[:MOST_ROWS], caveats=[str(hint) for hint in unknown_names(query)],
                          more=len(rows) > MOST_ROWS)  # fmt: skip

    def lineage(self, name: str) -> LineageAnswer:
        """Tell in one call where what a file, system, department, party or kind of information holds comes from and
        goes to, step by step, with provisions, and in whose documents it is named."""
        with _told():
            found = found_words(self._desk, name)
            with self._desk.reading() as store:
                ways = {
                    way: _asked(store, catalogue()[way], {"name": name}, RowsWanted(ASSISTANT_ROWS))
                    for way in ("upstream", "downstream")
                }
        things = [_row(asdict(hit)) for hit in found.hits if hit.text is None]
        return LineageAnswer(found=things, upstream=ways["upstream"], downstream=ways["downstream"])

    def document_list(self) -> list[dict[str, Any]]:
        """Return which evaluations are stored."""
        with self._desk.reading() as store:
            return [_row(row) for row in stored_evaluations(store)]

    def document_text(self, key: str) -> str:
        """Return what every field of a document says, by section and line."""
        with _told(), self._desk.reading() as store:
            found = answer(store, "passages_of_document", {"document": key})
        return "\n".join(f"{row['section']} ({row['line']}): {row['text']}" for row in found.rows)

    def passage_text(self, key: str, section: str) -> str:
        """Return what one field of a document says."""
        return "\n".join(str(row["text"]) for row in self.passage(key, section).rows)


def _asked(store: Store, asked: Question, given: Mapping[str, Any], wanted: RowsWanted) -> ToolAnswer:
    found = answer(store, asked, {name: value for name, value in given.items() if value is not None}, wanted)
    today = date.today()
    about = entries(found, found.caveats or caveats(store, found, today), store.where, today)
    said = [f"{one.heading}: {words}" for one in about if one.name in _READ_WITH for words in one.said]
    return ToolAnswer(rows=found.rows, caveats=said, total=found.total, more=found.more)


def _parameter(one: Parameter) -> inspect.Parameter:
    said = Field(description=f"{one.words.en} / {one.words.ja} (e.g. {one.example})")
    kind: Any = list[str] if one.many else _TYPES.get(one.type, str)
    annotation = Annotated[kind | None, said] if one.optional else Annotated[kind, said]
    default = None if one.optional else inspect.Parameter.empty
    return inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _row(row: ResultRow) -> dict[str, Any]:
    """Return ``row`` as JSON has it, without what is None."""
    return {name: _json(value) for name, value in row.items() if value is not None}


def _json(value: object) -> Any:
    if isinstance(value, dict):
        # A text in both languages.
        return str(Words(**value)) if set(value) == {"ja", "en"} else _row(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_json(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def _read_in_part(store: Store, key: str) -> list[str]:
    partly = partly_read(store, [], key)
    return [str(caveat(partly))] if partly else []


def _no_section(section: str) -> KonkyoError:
    return KonkyoError(
        Words(ja=f"欄「{section}」はこの評価書にありません", en=f"the document has no field “{section}”"),
        cure=Words(ja="search か ask_passages_of_document で欄を確かめてください",
                   en="look for its fields with search or ask_passages_of_document"),
    )  # fmt: skip
