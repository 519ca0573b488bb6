"""The list of questions, and one question explained."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from konkyo.cli.command_help import text

if TYPE_CHECKING:
    from konkyo.queries.question import Question

_INDENT = (0, 0, 0, 6)
"""Padding of the text under a name in a list: top, right, bottom, left."""


def list_questions(questions: Iterable["Question"]) -> None:
    """Print the questions by group."""
    from rich.padding import Padding

    from konkyo.cli.output import console
    from konkyo.queries.question import GROUPS

    to = console()
    for group, about in GROUPS.items():
        of_group = [each for each in questions if each.group == group]
        if of_group:
            to.print(str(about), style="bold")
        for each in of_group:
            to.print(f"  {each.id}", style="bold")
            to.print(Padding(str(each.ask), _INDENT, expand=False))
    to.print()
    to.print(
        text(
            "問いに要る条件: konkyo ask 問いの名 --explain　問うには: konkyo ask 問いの名 -p 条件=値",
            "Parameters of a question: konkyo ask NAME --explain. To ask it: konkyo ask NAME -p PARAMETER=VALUE",
        )
    )
    to.print(
        text(
            "改正で書き換える欄は、問いではなく: konkyo impact 2024-05-27（施行日）",
            "For the passages that an amendment changes there is a command: konkyo impact 2024-05-27",
        )
    )


def explain_question(question: "Question") -> None:
    """Print what a question asks, what it needs and what its answer does not mean."""
    from rich.padding import Padding

    from konkyo.cli.output import console
    from konkyo.queries.parameter_names import usual_name

    to = console()
    to.print(question.id, style="bold")
    to.print(str(question.ask))
    for parameter in question.parameters:
        optional = text("（省略可）", " (optional)") if parameter.optional else ""
        to.print(f"  --param {parameter.name}={parameter.example}")
        usual = usual_name(parameter)
        also = text(f"。{usual}= とも書ける" if usual else "", "")
        if parameter.many:
            also += text("。A、B と並べるか、-p を繰り返す", "; part them by commas, or repeat -p")
        to.print(Padding(f"{parameter.words}{optional}{also}", _INDENT, expand=False))
        if parameter.type in ("name", "value", "document"):
            to.print(f"      konkyo ask {question.id} --values {parameter.name}")
    to.print(str(question.not_meant))
