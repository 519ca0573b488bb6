"""konkyo cypher: any Cypher over the store; it only reads unless told otherwise."""

from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME, Command, Format, Given, Home, Out, checked_format, parameters, said
from konkyo.i18n import Words


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        cls=Command,
        help=said(
            "Cypher を実行する。例: `konkyo cypher 'MATCH (f:File) RETURN f.name AS name'`",
            "Run Cypher. For example: `konkyo cypher 'MATCH (f:File) RETURN f.name AS name'`",
        ),
    )(cypher)


def cypher(
    query: Annotated[str, typer.Argument(metavar="QUERY", help=said("Cypher の文", "The Cypher text."))],
    param: Given = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help=said("書き換えを許す（作り直すと消える）", "Let it change data (gone when the store is made again)."),
        ),
    ] = False,
    home: Home = Path(HOME),
    format: Format = "",
    out: Out = None,
) -> None:
    """Print the rows that ``query`` returns."""
    from konkyo.cli.answers import evidence, put_out
    from konkyo.cli.opening import opened
    from konkyo.cli.output import rows_said, tell
    from konkyo.queries.unknown_names import unknown_names

    given = parameters(param)
    format = checked_format(format, out)
    with opened(home) as store:
        rows = store.write(query, given) if write else store.read(query, given)
        passages = evidence(store, home, rows, format)
    for hint in unknown_names(query):
        tell(hint)
    put_out(tuple(rows[0]) if rows else (), rows, format, out, passages)
    tell(rows_said(len(rows)))
    if write:
        tell(
            Words(
                ja="書き換えは記録には入りません。次の konkyo build はデータベースを記録から作り直します",
                en="the records know nothing of it: the next konkyo build makes the database again from them",
            )
        )
