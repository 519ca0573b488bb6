"""konkyo documents: which evaluations are stored."""

from datetime import date
from pathlib import Path

import typer

from konkyo.cli.app import HOME, AnswerFormat, Columns, Home, Out, Wide, checked_format
from konkyo.cli.command_help import add_command, text


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    add_command(app, documents, text("収めてある評価書の一覧", "List the evaluations that are stored."))


def documents(
    columns: Columns = "", wide: Wide = False, home: Home = Path(HOME), format: AnswerFormat = "", out: Out = None
) -> None:
    """Print a row for every stored evaluation."""
    from konkyo.cli.answers import write_answer
    from konkyo.cli.open_store import open_store, where_it_is
    from konkyo.cli.output import row_count, tell
    from konkyo.cli.table_lines import TableShape
    from konkyo.queries.answer import answer
    from konkyo.queries.caveats import caveats, entries
    from konkyo.queries.name_match import parted_names

    format = checked_format(format, out)
    with open_store(home) as store:
        answered = answer(store, "documents", {})
        said = answered.caveats or caveats(store, answered, date.today())
    about = entries(answered, said, where_it_is(home), date.today())
    shape = TableShape(parted_names(columns), wide, answered.question.kept)
    words = answered.question.column_words
    write_answer(answered.columns, answered.rows, format, out, words=words, about=about, shape=shape)
    tell(row_count(len(answered.rows)))
