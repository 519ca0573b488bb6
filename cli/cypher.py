"""konkyo cypher: run any Cypher on the store, reading only unless ``--write`` is given."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME, Command, Format, Home, Out, Params, checked_format, parameters, text
from konkyo.i18n import Words

_QUOTED = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|//[^\n]*|/\*.*?\*/""", re.S)
"""Strings and comments of Cypher. Names in them are no labels or types."""
_NAMES = r"\s*\w*\s*:\s*(!?`?\w+`?(?:\s*[|&:]+\s*!?`?\w+`?)*)"
"""What follows the opening bracket of a node or an edge, up to the last of its labels or types."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        cls=Command,
        help=text(
            "Cypher を実行する。例: `konkyo cypher 'MATCH (f:File) RETURN f.name AS name'`",
            "Run Cypher. For example: `konkyo cypher 'MATCH (f:File) RETURN f.name AS name'`",
        ),
    )(cypher)


def cypher(
    query: Annotated[str, typer.Argument(metavar="QUERY", help=text("Cypher の文", "The Cypher text."))],
    param: Params = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help=text(
                "書き換えを許す（作り直すと消える）", "Allow changes of data (lost when the store is made again)."
            ),
        ),
    ] = False,
    home: Home = Path(HOME),
    format: Format = "",
    out: Out = None,
) -> None:
    """Print the rows that ``query`` returns."""
    from konkyo.cli.answers import evidence, write_answer
    from konkyo.cli.opening import opened
    from konkyo.cli.output import row_count, tell

    asked = parameters(param)
    format = checked_format(format, out)
    with opened(home) as store:
        rows = store.write(query, asked) if write else store.read(query, asked)
        passages = evidence(store, home, rows, format)
    for hint in _unknown(query):
        tell(hint)
    write_answer(tuple(rows[0]) if rows else (), rows, format, out, passages)
    tell(row_count(len(rows)))
    if write:
        tell(
            Words(
                ja="書き換えは記録には入りません。次の konkyo build はデータベースを記録から作り直します",
                en="the records are not changed: the next konkyo build makes the database again from them",
            )
        )


def _unknown(query: str) -> Iterator[Words]:
    """Yield a warning for each label and type in ``query`` that is not in the schema, because it matches nothing."""
    from konkyo.graph.schema import EDGE_TYPES, NODE_TYPES

    bare = _QUOTED.sub("''", query)
    for bracket, known, kind in (
        (r"\(", NODE_TYPES, Words(ja="ラベル", en="label")),
        (r"\[", EDGE_TYPES, Words(ja="エッジの種類", en="edge type")),
    ):
        named = (name for found in re.findall(bracket + _NAMES, bare) for name in re.findall(r"\w+", found))
        for name in dict.fromkeys(named):
            if name not in known:
                yield Words(
                    ja=f"「{name}」という{kind.ja}はありません。あるのは: {'、'.join(known)}",
                    en=f"there is no {kind.en} “{name}”; there are: {', '.join(known)}",
                )
