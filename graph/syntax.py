"""What a Cypher text uses, wherever in it that stands: told from its syntax tree, never by looking for words.

The grammar is the one that the embedded engine brings along, made from Neo4j's own.
"""

from dataclasses import dataclass

import jpype  # type: ignore[import-untyped]

from konkyo.graph import jvm

_GRAMMAR = "com.arcadedb.query.opencypher.grammar.Cypher25"
_ANTLR = "org.antlr.v4.runtime"


@dataclass(frozen=True, slots=True)
class Uses:
    """What stands in a text beside reading and writing the graph. Names are as they are written."""

    loads: bool
    """LOAD CSV."""
    graphs: bool
    """USE, which names another graph."""
    procedures: frozenset[str]
    functions: frozenset[str]


def uses(cypher: str) -> Uses | None:
    """Return what ``cypher`` uses, in its subqueries and expressions too; None where the grammar does not know it."""
    jvm.start()
    text = jpype.JClass(f"{_ANTLR}.CharStreams").fromString(cypher)
    lexer = jpype.JClass(f"{_GRAMMAR}Lexer")(text)
    parser = jpype.JClass(f"{_GRAMMAR}Parser")(jpype.JClass(f"{_ANTLR}.CommonTokenStream")(lexer))
    # They would write to the terminal.
    lexer.removeErrorListeners()
    parser.removeErrorListeners()
    tree = parser.statements()
    if parser.getNumberOfSyntaxErrors():
        return None
    search = jpype.JClass(f"{_ANTLR}.tree.xpath.XPath").findAll

    def found(rule: str) -> frozenset[str]:
        return frozenset(str(node.getText()) for node in search(tree, f"//{rule}", parser))

    return Uses(
        loads=bool(found("loadCSVClause")),
        graphs=bool(found("useClause")),
        procedures=found("procedureName"),
        functions=found("functionName"),
    )
