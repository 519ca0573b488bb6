"""konkyo ask: one question of the catalogue."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import (
    HOME,
    QUESTIONS,
    AnswerFormat,
    Columns,
    Home,
    Out,
    Questions,
    Wide,
    checked_format,
    param_option,
    parameters,
    parted_parameter,
)  # fmt: skip
from konkyo.cli.command_help import add_command, text
from konkyo.cli.short_forms import QuestionCommand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from konkyo.cli.table_lines import TableShape
    from konkyo.graph.store import ResultRow
    from konkyo.queries.answer import Answer
    from konkyo.queries.caveats import Caveats
    from konkyo.queries.question import Question


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = (
        "konkyo ask --list",
        "konkyo ask recipients --explain",
        "konkyo ask downstream --param name=住民基本台帳ファイル",
        "konkyo ask recipients --param body=灯坂市 --out recipients.xlsx",
    )
    add_command(
        app,
        ask,
        text("用意された問いに答える", "Answer one of the stored questions."),
        examples=examples,
        cls=QuestionCommand,
    )


def _folder(ctx: typer.Context) -> Path | None:
    """Return the folder of a person's own questions while a line is incomplete: then no variables are read."""
    named = ctx.params.get("questions") or os.environ.get(QUESTIONS)
    return Path(named) if named else None


def _questions(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Complete the id of a question; the question itself is the help."""
    from konkyo.queries.catalogue import catalogue

    return [(each.id, str(each.ask)) for each in catalogue(_folder(ctx)).values() if each.id.startswith(incomplete)]


def _parameters(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete NAME=VALUE with the parameters of the question and with their values in the graph."""
    from konkyo.cli.open_store import open_store
    from konkyo.queries.binding import values
    from konkyo.queries.catalogue import catalogue

    # While a line is incomplete, the question may still be among ctx.args, and environment variables are not read.
    words = [ctx.params.get("question"), *ctx.args]
    asked = next((each for each in catalogue(_folder(ctx)).values() if each.id in words), None)
    if asked is None:
        return []
    name, equals, begun = incomplete.partition("=")
    if not equals:
        return [f"{each.name}=" for each in asked.parameters if each.name.startswith(name)]
    if name not in {each.name for each in asked.parameters}:
        return []
    home = Path(ctx.params.get("home") or HOME)
    with open_store(Path(os.environ.get("KONKYO_HOME", HOME)) if home == Path(HOME) else home) as store:
        return [f"{name}={value}" for value in values(store, asked, name) if value.startswith(begun)]


def ask(
    question: Annotated[
        str | None,
        typer.Argument(
            metavar="QUESTION",
            autocompletion=_questions,
            help=text("問いの名（--list で一覧）", "Name of the question (see --list)."),
        ),
    ] = None,
    value: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="VALUE…",
            autocompletion=_parameters,
            show_default=False,
            help=text(
                "条件の値（どの条件か一つに決まるとき。決まらなければ -p 条件=値）",
                "Values of parameters, where only one may have it; else write -p NAME=VALUE.",
            ),
        ),
    ] = None,
    param: Annotated[list[str] | None, param_option(_parameters)] = None,
    listed: Annotated[bool, typer.Option("--list", help=text("問いの一覧", "List the questions."))] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help=text("問いの意味・条件・意味しないこと", "Print its meaning, parameters and limits.")
        ),
    ] = False,
    values: Annotated[
        str | None,
        typer.Option(
            "--values",
            metavar="NAME",
            help=text(
                "条件「名」に書ける値を一行に一つずつ出す", "Print the possible values of parameter NAME, one per line."
            ),
        ),
    ] = None,
    count: Annotated[
        bool, typer.Option("--count", help=text("答えの行数だけを出す", "Print only the number of rows."))
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            metavar="N",
            min=1,
            help=text("はじめの N 行だけを出す（すぐに出る）", "Print only the first N rows, which come at once."),
        ),
    ] = None,
    after: Annotated[
        int,
        typer.Option(
            "--after",
            metavar="N",
            min=0,
            help=text("はじめの N 行を飛ばす（続きを見る）", "Leave out the first N rows."),
        ),
    ] = 0,
    columns: Columns = "",
    wide: Wide = False,
    in_full: Annotated[
        bool,
        typer.Option(
            "--caveats",
            help=text(
                "注意の全文: 読めていない所、原文の欠け、この答えが意味しないこと",
                "Print the warnings in full: what was not read, what the source lacks, what the answer does not mean.",
            ),
        ),
    ] = False,
    cypher: Annotated[bool, typer.Option("--cypher", help=text("その Cypher を出す", "Print its Cypher."))] = False,
    questions: Questions = None,
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Answer ``question``, or print what the other options ask for."""
    from konkyo.cli.answers import passages_of
    from konkyo.cli.beside_answer import tell_caveats, tell_more, tell_understood, tell_unknown_names
    from konkyo.cli.chosen_columns import chosen_columns
    from konkyo.cli.open_store import open_store
    from konkyo.cli.question_list import explain_question, list_questions
    from konkyo.cli.table_lines import TableShape
    from konkyo.queries.answer import answer
    from konkyo.queries.binding import by_parameter
    from konkyo.queries.catalogue import catalogue
    from konkyo.queries.catalogue import question as called
    from konkyo.queries.caveats import caveats
    from konkyo.queries.name_match import parted_names
    from konkyo.queries.parameter_names import parameter_called
    from konkyo.queries.portions import RowsWanted

    if question is None or listed:
        list_questions(catalogue(questions).values())
        return
    asked = called(question, questions)
    if cypher:
        print(asked.cypher)
    elif explain:
        explain_question(asked)
    elif values is not None:
        _values(asked, values, home)
    else:
        shape = TableShape(parted_names(columns), wide, asked.kept)
        # A column that is not there is refused before the question is asked.
        chosen_columns(shape.columns, asked.columns, asked.column_words)
        page = RowsWanted(limit, after)
        format = checked_format(format, out)
        parts = {each: parted_parameter(each) for each in value or ()}
        named = [each for each, (name, sign, _) in parts.items() if sign and parameter_called(asked, name.rstrip(":"))]
        unnamed = [each for each in value or () if each not in named]
        given = by_parameter(asked, parameters([*(param or ()), *named]))
        with open_store(home) as store:
            answered = answer(store, asked, given, page, unnamed)
            passages = passages_of(store, home, answered.rows, format, answered.parameters.get("document"))
            said = answered.caveats or caveats(store, answered, date.today())
            tell_unknown_names(asked)
            tell_understood(store, answered, given, home)
        if count:
            print(len(answered.rows))
        else:
            _write(answered, said, passages, home, format, out, shape)
        tell_more(answered, page)
        tell_caveats(asked, said, home, in_full=in_full)


def _values(question: "Question", parameter: str, home: Path) -> None:
    from konkyo.cli.open_store import open_store
    from konkyo.i18n.visible_text import visible
    from konkyo.queries.binding import values

    with open_store(home) as store:
        for value in values(store, question, parameter):
            print(visible(value))


def _write(
    answered: "Answer",
    said: "Caveats",
    passages: "Sequence[ResultRow | None]",
    home: Path,
    format: str,
    out: Path | None,
    shape: "TableShape",
) -> None:
    from konkyo.cli.answers import write_answer
    from konkyo.cli.open_store import where_it_is
    from konkyo.cli.output import row_count, tell
    from konkyo.queries.caveats import entries

    about = entries(answered, said, where_it_is(home), date.today())
    words = answered.question.column_words
    write_answer(answered.columns, answered.rows, format, out, passages, words=words, about=about, shape=shape)
    flows = len({row["flow"] for row in answered.rows} - {None}) if "flow" in answered.columns else None
    tell(row_count(len(answered.rows), flows))
