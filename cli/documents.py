"""konkyo documents: which evaluations are stored."""

from pathlib import Path

import typer

from konkyo.cli.app import HOME, Command, Format, Home, Out, checked_format, said


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(cls=Command, help=said("収めてある評価書の一覧", "List the evaluations that are stored."))(documents)


def documents(home: Home = Path(HOME), format: Format = "", out: Out = None) -> None:
    """Print a row for every stored evaluation."""
    from konkyo.cli.answers import put_out
    from konkyo.cli.opening import opened
    from konkyo.cli.output import rows_said, tell
    from konkyo.queries.answer import answer

    format = checked_format(format, out)
    with opened(home) as store:
        answered = answer(store, "documents", {})
    put_out(answered.columns, answered.rows, format, out)
    tell(rows_said(len(answered.rows)))
