"""konkyo due: which evaluations are to be reviewed, assessed again, or revised after an amendment."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME, AnswerFormat, Home, Out, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import Words


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "年一回の見直し、公表から五年の再実施、法令の改正後に改めていない評価書を、期限の順に並べる",
        "List by day what is due: yearly reviews, assessments after five years, revisions after an amendment.",
    )
    more = text(
        "日は評価書に書かれたものだけによる。書かれていなければ不明とする。",
        "The days are those that the evaluations print; where there is none, it is unknown.",
    )
    examples = ("konkyo due", "konkyo due --on 2027-03-31", text("konkyo due 灯坂市 --out 期限.xlsx",
                                                                 "konkyo due 灯坂市 --out due.xlsx"))  # fmt: skip
    add_command(app, due, about, more=more, examples=examples)


def due(
    body: Annotated[
        str | None,
        typer.Argument(
            metavar="BODY",
            help=text("評価実施機関の名（省けば、すべての機関）", "Name of a body. Default: all of them."),
        ),
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DAY", help=text("この日の様子（省けば今日）", "On this day. Default: today.")),
    ] = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print what is due."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import write_answer
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.queries.catalogue import question
    from konkyo.queries.due_dates import DUE_COLUMNS, due_dates, due_words
    from konkyo.queries.impact.scope import required_day

    format, day, words = checked_format(format, out), required_day(on) if on else date.today(), due_words()
    with open_store(home) as store:
        rows = due_dates(store, day, body)
    asked, revised = question("due"), question("not_revised_since")
    command = " ".join(filter(None, ("konkyo due", body, f"--on {day}")))
    about = about_command(command, asked.ask, home, len(rows), warnings=[revised.not_meant], not_meant=asked.not_meant)
    write_answer(DUE_COLUMNS, rows, format, out, words=words, about=about)
    counted = Counter((row["duty"], row["state"]) for row in rows)
    for (duty, state), count in sorted(counted.items()):
        tell(f"{words.shown('duty', duty)}: {words.shown('state', state)} {count}")
    tell(Words(ja=f"{day} の時点", en=f"on {day}"))
    tell(asked.not_meant)
    tell(revised.not_meant)
