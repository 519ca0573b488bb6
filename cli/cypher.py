"""konkyo cypher: run any Cypher on the store, reading only unless ``--write`` is given."""

from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, Params, checked_format, parameters
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import Words

_ASKED = Words(ja="自分で書いた Cypher", en="Cypher of one's own")


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = ("konkyo cypher 'MATCH (f:File) RETURN f.name AS name'",)
    add_command(app, cypher, text("Cypher を実行する", "Run a Cypher query."), examples=examples)


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
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print the rows that ``query`` returns."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import passages_of, write_answer
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import row_count, tell
    from konkyo.queries.partly_read import partly_read
    from konkyo.queries.unknown_names import unknown_names

    asked = parameters(param)
    format = checked_format(format, out)
    with open_store(home, writing=write) as store:
        rows = store.write(query, asked) if write else store.read(query, asked)
        passages = passages_of(store, home, rows, format)
        partly = partly_read(store, rows)
    for hint in unknown_names(query):
        tell(hint)
    about = about_command(f"konkyo cypher {query}", _ASKED, home, len(rows), partly)
    write_answer(tuple(rows[0]) if rows else (), rows, format, out, passages, about=about)
    tell(row_count(len(rows)))
    if write:
        tell(
            Words(
                ja="書き換えは記録には入りません。次の konkyo build はデータベースを記録から作り直します",
                en="the records are not changed: the next konkyo build makes the database again from them",
            )
        )
