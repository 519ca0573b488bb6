"""Check what a statement would do before it runs on a Neo4j that is not configured by konkyo.

READ access mode keeps a question from writing. Neo4j has no such mode for files, network addresses and procedures, so
two parsers check the statement. EXPLAIN, which runs nothing, gives the server's plan: LOAD CSV, procedures and commands
are operators in it, except inside expressions such as ``[x IN xs WHERE EXISTS { LOAD CSV … }]``. These are found in the
syntax tree (``konkyo.graph.syntax``). A statement is refused if one of the two shows something that is not allowed, or
if there is no syntax tree.
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
"""Procedures that only read the graph."""

NAMESPACES = (
    *("date", "datetime", "duration", "localdatetime", "localtime", "point", "time", "vector.similarity"),
    *("apoc.agg", "apoc.coll", "apoc.convert", "apoc.date", "apoc.map", "apoc.math", "apoc.number", "apoc.temporal"),
    "apoc.text",
)
"""Functions in these namespaces only compute. Functions without a namespace are Neo4j's own and safe, too."""

_SHOWN = ("ShowConstraints", "ShowFunctions", "ShowIndexes", "ShowProcedures")
_ESCAPE = re.compile(r"\\u+[0-9A-Fa-f]{4}")
"""Neo4j 5 replaces it by the character before it parses the text, so it may end a string or form a keyword."""

Plan = Mapping[str, Any]


def check_text(cypher: str) -> None:
    """Raise KonkyoError if ``cypher`` uses anything outside the graph, in any of its parts."""
    if _ESCAPE.search(cypher):
        raise _unreadable(Words(ja="\\u で書かれた文字があります", en="it has characters written as \\u"))
    used = uses(cypher)
    if used is None:
        raise _unreadable(
            Words(
                ja="Cypher 25 の文法では読めません（EXPLAIN と PROFILE の前置きも使えません）",
                en="the grammar of Cypher 25 does not know it (nor EXPLAIN and PROFILE before it)",
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
    """Raise KonkyoError if the server's ``plan`` of a statement has a step outside the graph."""
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
