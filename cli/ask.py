"""konkyo ask: one question of the catalogue."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.app import HOME, Command, Format, Given, Home, Out, checked_format, parameters, said

if TYPE_CHECKING:
    from queries.catalogue import Question


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        cls=Command,
        help=said(
            "問いに答える。例: `konkyo ask downstream --param name=住民基本台帳ファイル`",
            "Answer a question. For example: `konkyo ask downstream --param name=住民基本台帳ファイル`",
        ),
    )(ask)


def ask(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION", help=said("問いの名（--list で一覧）", "Name of the question (see --list).")
        ),
    ] = None,
    param: Given = None,
    listed: Annotated[bool, typer.Option("--list", help=said("問いの一覧", "List the questions."))] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help=said("問いの意味・条件・意味しないこと", "What it means, needs and does not mean.")
        ),
    ] = False,
    values: Annotated[
        str | None,
        typer.Option(
            "--values",
            metavar="NAME",
            help=said("条件 NAME に書ける値を一行に一つずつ出す", "Print what the parameter NAME may be, one a line."),
        ),
    ] = None,
    count: Annotated[
        bool, typer.Option("--count", help=said("答えの行数だけを出す", "Print only how many rows the answer has."))
    ] = False,
    cypher: Annotated[bool, typer.Option("--cypher", help=said("その Cypher を出す", "Print its Cypher."))] = False,
    home: Home = Path(HOME),
    format: Format = "",
    out: Out = None,
) -> None:
    """Answer ``question``, or say what it is."""
    from queries.catalogue import question as called

    if question is None or listed:
        _list()
    elif cypher:
        print(called(question).cypher)
    elif explain:
        _explain(called(question))
    elif values is not None:
        _values(called(question).id, values, home)
    else:
        _answer(called(question).id, param, home, checked_format(format, out), out, count=count)


def _values(question: str, parameter: str, home: Path) -> None:
    from cli.opening import opened
    from cli.output import visible
    from queries.ask import values

    with opened(home) as store:
        for value in values(store, question, parameter):
            print(visible(value))


def _answer(question: str, param: list[str] | None, home: Path, format: str, out: Path | None, *, count: bool) -> None:
    from cli.answers import evidence, put_out
    from cli.opening import opened
    from cli.output import rows_said, tell
    from queries.ask import answer
    from queries.columns import shown

    given = parameters(param)
    with opened(home) as store:
        answered = answer(store, question, given)
        passages = evidence(store, home, answered.rows, format, answered.parameters.get("document"))
    for parameter in answered.question.parameters:
        taken = answered.parameters[parameter.name]
        wanted = given.get(parameter.name)
        if parameter.type in ("name", "document") and wanted and taken != [wanted]:
            tell(f"{parameter.name}: {wanted} → {shown(parameter.name, taken)}")
    if count:
        print(len(answered.rows))
    else:
        put_out(answered.columns, answered.rows, format, out, passages)
        tell(rows_said(len(answered.rows)))
    tell(answered.question.not_meant)


def _list() -> None:
    from cli.output import console
    from queries.catalogue import GROUPS, catalogue

    to = console()
    for group, about in GROUPS.items():
        to.print(str(about), style="bold")
        for each in catalogue().values():
            if each.group == group:
                to.print(f"  {each.id}", style="bold")
                to.print(f"      {each.ask}")


def _explain(question: "Question") -> None:
    from cli.output import console

    to = console()
    to.print(question.id, style="bold")
    to.print(str(question.ask))
    for parameter in question.parameters:
        optional = said("（省略可）", " (optional)") if parameter.optional else ""
        to.print(f"  --param {parameter.name}={parameter.example}")
        to.print(f"      {parameter.words}{optional}")
        if parameter.type in ("name", "value", "document"):
            to.print(f"      konkyo ask {question.id} --values {parameter.name}")
    to.print(str(question.not_meant))
