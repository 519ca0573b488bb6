"""What a Cypher text uses, found in its syntax tree and never by searching for words.

The grammar is that of the embedded engine, which was made from Neo4j's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import jpype  # type: ignore[import-untyped]

from konkyo.graph import jvm

_GRAMMAR = "com.arcadedb.query.opencypher.grammar.Cypher25"
_ANTLR = "org.antlr.v4.runtime"


@dataclass(frozen=True, slots=True)
class Uses:
    """What a text uses besides the graph. Names are as written in it."""

    loads: bool
    """LOAD CSV."""
    graphs: bool
    """USE, which names another graph."""
    procedures: frozenset[str]
    functions: frozenset[str]


@dataclass(frozen=True, slots=True)
class PatternPart:
    """The brackets of one node or edge of a pattern: ``(flow:Flow {key: $key})``."""

    kind: Literal["node", "edge"]
    variable: str | None
    types: tuple[str, ...]
    """Its labels or edge types."""
    excludes: bool
    """Whether some of these are excluded: ``!Flow``."""
    properties: tuple[str, ...]
    """The names in its ``{…}``."""


@dataclass(frozen=True, slots=True)
class NamesUsed:
    """The names of the graph that a text uses, in the order of the text."""

    parts: tuple[PatternPart, ...]
    properties: tuple[tuple[str, str], ...]
    """(variable, property) for each ``flow.kind``."""
    aliases: frozenset[str]
    """Variables that get their value from ``AS`` or UNWIND, so that they may be no nodes or edges."""


def uses(cypher: str) -> Uses | None:
    """Return what ``cypher`` uses, also in subqueries and expressions; None if it does not fit the grammar."""
    tree = _parsed(cypher)
    if tree is None:
        return None
    return Uses(
        loads=bool(tree.texts("loadCSVClause")),
        graphs=bool(tree.texts("useClause")),
        procedures=frozenset(tree.texts("procedureName")),
        functions=frozenset(tree.texts("functionName")),
    )


def names_used(cypher: str) -> NamesUsed | None:
    """Return the labels, edge types and properties that ``cypher`` names; None if it does not fit the grammar."""
    tree = _parsed(cypher)
    if tree is None:
        return None
    nodes = (_part(tree, each, "node") for each in tree.found("nodePattern"))
    edges = (_part(tree, each, "edge") for each in tree.found("relationshipPattern"))
    bound = [*tree.texts("returnItem/variable"), *tree.texts("unwindClause/variable")]
    return NamesUsed((*nodes, *edges), tuple(_properties(tree)), frozenset(map(_bare, bound)))


@dataclass(frozen=True, slots=True)
class _Tree:
    parser: Any
    root: Any

    def found(self, path: str, under: Any = None) -> list[Any]:
        """Return the nodes of the syntax tree below ``under`` that the grammar rules ``path`` lead to."""
        search = jpype.JClass(f"{_ANTLR}.tree.xpath.XPath").findAll
        return list(search(self.root if under is None else under, f"//{path}", self.parser))

    def texts(self, path: str, under: Any = None) -> list[str]:
        return [str(each.getText()) for each in self.found(path, under)]


def _parsed(cypher: str) -> _Tree | None:
    jvm.start_java()
    text = jpype.JClass(f"{_ANTLR}.CharStreams").fromString(cypher)
    lexer = jpype.JClass(f"{_GRAMMAR}Lexer")(text)
    parser = jpype.JClass(f"{_GRAMMAR}Parser")(jpype.JClass(f"{_ANTLR}.CommonTokenStream")(lexer))
    # They would write to the terminal.
    lexer.removeErrorListeners()
    parser.removeErrorListeners()
    tree = parser.statements()
    return None if parser.getNumberOfSyntaxErrors() else _Tree(parser, tree)


def _part(tree: _Tree, context: Any, kind: Literal["node", "edge"]) -> PatternPart:
    variable, types, properties = context.variable(), context.labelExpression(), context.properties()
    return PatternPart(
        kind,
        _bare(str(variable.getText())) if variable is not None else None,
        tuple(map(_bare, tree.texts("labelExpression1/symbolicNameString", types))) if types is not None else (),
        types is not None and "!" in str(types.getText()),
        # The names in an inner map are not properties of this one.
        tuple(_bare(str(each.getText())) for each in properties.map().propertyKeyName()) if _is_map(properties) else (),
    )


def _is_map(properties: Any) -> bool:
    """Tell a map from a parameter: ``{key: 1}`` from ``$all``."""
    return properties is not None and properties.map() is not None


def _properties(tree: _Tree) -> Iterator[tuple[str, str]]:
    read = ((each.expression1(), each.postFix()) for each in tree.found("expression2"))
    written = ((each.expression1(), each.property()) for each in tree.found("propertyExpression"))
    for of, behind in (*read, *written):
        variable = of.variable()
        if variable is not None and behind and (names := tree.texts("property/propertyKeyName", behind[0])):
            yield _bare(str(variable.getText())), _bare(names[0])


def _bare(name: str) -> str:
    return name.removeprefix("`").removesuffix("`")
