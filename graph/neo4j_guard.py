"""What a statement would do on a Neo4j that we do not configure, told before it is run.

Neo4j itself keeps a question from writing (READ access). It has no switch of that kind for files, addresses and
procedures, so two parsers are asked. The server's own, by EXPLAIN, which runs nothing: its plan shows LOAD CSV,
procedures and commands as operators, but not those inside an expression, such as ``[x IN xs WHERE EXISTS { LOAD CSV
… }]``. For these there is the syntax tree (``konkyo.graph.syntax``). What either shows, or the second cannot read, is
refused.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from konkyo.graph import refusals
from konkyo.graph.syntax import uses
from konkyo.i18n import KonkyoError, Words

PROCEDURES = frozenset(
    (
        *("db.info", "db.labels", "db.ping", "db.propertyKeys", "db.relationshipTypes"),
        *("db.schema.nodeTypeProperties", "db.schema.relTypeProperties", "db.schema.visualization"),
        *("db.index.fulltext.queryNodes", "db.index.fulltext.queryRelationships"),
        *("db.index.vector.queryNodes", "db.index.vector.queryRelationships"),
    )
)
"""Procedures that do nothing but tell what is in the graph."""

NAMESPACES = (
    *("date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector.similarity"),
    *("apoc.agg", "apoc.coll", "apoc.convert", "apoc.date", "apoc.map", "apoc.math", "apoc.number", "apoc.temporal"),
    "apoc.text",
)
"""Functions named in these only reckon. A function without a namespace is Neo4j's own, and none of them acts."""

_SHOWN = ("ShowConstraints", "ShowFunctions", "ShowIndexes", "ShowProcedures")
_ESCAPE = re.compile(r"\\u+[0-9A-Fa-f]{4}")
"""Neo4j 5 reads it as the character before it reads the text, so that it may end a string or make up a keyword."""

Plan = Mapping[str, Any]


def check_text(cypher: str) -> None:
    """Raise KonkyoError where ``cypher`` uses what is not the graph, anywhere in it."""
    if _ESCAPE.search(cypher):
        raise _unreadable(Words(ja="\\u で書かれた文字があります", en="it has characters written as \\u"))
    used = uses(cypher)
    if used is None:
        raise _unreadable(
            Words(
                ja="Cypher 25 の文法では読めません（EXPLAIN・PROFILE・CYPHER の前置きも使えません）",
                en="the grammar of Cypher 25 does not know it (nor EXPLAIN, PROFILE and CYPHER before it)",
            )
        )
    if used.loads:
        raise refusals.reaches_out()
    if used.graphs:
        raise refusals.acts_outside("USE")
    for name in sorted(used.procedures - PROCEDURES):
        raise refusals.acts_outside(name)
    for name in sorted(used.functions):
        namespace, dot, _ = name.rpartition(".")
        if dot and namespace.lower() not in NAMESPACES:
            raise refusals.acts_outside(name)


def check_plan(plan: Plan | None) -> None:
    """Raise KonkyoError where the server's ``plan`` of a statement has a step that is not about the graph."""
    for step in _steps(plan or {}):
        operator = step["operatorType"].partition("@")[0]
        details = str(step.get("args", {}).get("Details", ""))
        if operator == "LoadCSV":
            raise refusals.reaches_out()
        if operator == "ProcedureCall" and (name := details.partition("(")[0]) not in PROCEDURES:
            raise refusals.acts_outside(name)
        if operator.startswith(("Administration", "Terminate", "Show")) and operator not in _SHOWN:
            raise refusals.acts_outside(operator)


def _steps(plan: Plan) -> Iterator[Plan]:
    if plan:
        yield plan
        for child in plan.get("children", ()):
            yield from _steps(child)


def _unreadable(why: Words) -> KonkyoError:
    return KonkyoError(
        Words(
            ja="この文が何をするかを確かめられないので、実行しませんでした",
            en="What this text does cannot be made sure of, so it was not run",
        ),
        why=why,
        cure=Words(
            ja="文字はそのまま書くか --param で渡し、前置きを除いて書いてください",
            en="Write characters as they are or give them with --param, and leave out what stands before the query",
        ),
    )
