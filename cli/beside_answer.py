"""What is said beside an answer: how the question was understood, what more there is, and what to be careful of."""

from collections.abc import Sequence
from pathlib import Path

from konkyo.cli.command_help import text
from konkyo.cli.output import tell
from konkyo.cli.what_to_type import option
from konkyo.graph.store import Store
from konkyo.i18n import Words
from konkyo.queries.answer import Answer
from konkyo.queries.answer_gaps import Gaps
from konkyo.queries.binding import Given
from konkyo.queries.caveats import Caveats
from konkyo.queries.evaluations import evaluation_named
from konkyo.queries.parameter_names import usual_name
from konkyo.queries.portions import RowsWanted
from konkyo.queries.question import Question

_GAPS_SHOWN = 3
"""For how many documents the gaps are printed after an answer; konkyo ask unread prints all."""


def tell_understood(store: Store, answered: Answer, given: Given, home: Path) -> None:
    """Print what was taken for a value that was given in other words, or without the name of its parameter."""
    question = answered.question
    for parameter in question.parameters:
        wanted, taken = given.get(parameter.name), answered.parameters[parameter.name]
        if taken is None or taken in (wanted, [wanted]) or parameter.type not in ("name", "document", "value"):
            continue
        if parameter.type == "document":
            taken = evaluation_named(store, taken)
        if isinstance(wanted, list):
            wanted = "、".join(map(str, wanted))
        shown = question.column_words.shown(parameter.name, taken)
        name = text(usual_name(parameter) or parameter.name, parameter.name)
        if wanted != shown:
            tell(f"{name}: {f'{wanted} → ' if wanted else ''}{shown}", _others(question.id, name, home))


def tell_more(answered: Answer, page: RowsWanted) -> None:
    """Print how to get the following rows, and how many there are if that is known."""
    if not answered.more:
        return
    last = page.after + len(answered.rows)
    if answered.total is not None:
        known = text(f"全{answered.total}行", f"{answered.total} rows in all")
    elif answered.things is not None:
        known = (
            text(
                f"道は全部で{answered.things}本。一本の道が何行にもなる",
                f"{answered.things} ways in all, of one or more rows each",
            )
            if answered.question.walk == "between"
            else text(f"流れは全部で{answered.things}件", f"{answered.things} flows in all")
        )
    else:
        known = text("全部の行数は数えていない", "not counted further")
    tell(text(f"続き（{known}）は: --after {last}", f"for the rows after these ({known}): --after {last}"))


def tell_unknown_names(question: Question) -> None:
    """Print a hint for each name in a person's own question that the graph does not have."""
    # Our own questions have none (tests/queries/test_unknown_names.py), and the search takes a moment.
    if question.ours:
        return
    from konkyo.cli.output import tell
    from konkyo.queries.unknown_names import unknown_names

    for hint in unknown_names(question.cypher):
        tell(hint)


def _others(question: str, parameter: str, home: Path) -> str:
    command = f"konkyo ask {question} --values {parameter}{option('--from', home)}"
    return text(
        f"（この値だけで問うた。ほかの値の一覧: {command}）", f"(asked about this value only; other values: {command})"
    )


def tell_caveats(question: Question, said: Caveats, home: Path, *, in_full: bool) -> None:
    """Print the warnings: those of this answer alone, and the others on one line unless they are wanted ``in_full``."""
    if in_full:
        for warning in said.warnings():
            tell(warning)
        _tell_gaps(said.gaps, home)
        tell(question.not_meant)
        return
    for remark in said.of_this_answer():
        tell(remark)
    if short := said.in_short():
        tell(
            Words(
                ja=f"注意: {'。'.join(one.ja for one in short)}。全文と、この答えが意味しないこと: --caveats",
                en=f"Mind: {'; '.join(one.en for one in short)}. In full, and what it does not mean: --caveats",
            )
        )
    else:
        tell(Words(ja="この答えが意味しないこと: --caveats", en="What it does not mean: --caveats"))


def _tell_gaps(lacking: Sequence[Gaps], home: Path) -> None:
    """Print the gaps of the documents that the answer rests on: of the first few, and how many others there are."""
    for gaps in lacking[:_GAPS_SHOWN]:
        head = f"{gaps.body or ''} {gaps.document or ''}".strip()
        tell(text("原文に欠ける所・重なる所", "Missing or doubled in the source") + f": {head}")
        for gap in gaps.said:
            tell(f"  {gap}")
    if lacking[_GAPS_SHOWN:]:
        command = f"konkyo ask unread{option('--from', home)}"
        tell(
            text(
                f"ほかにも欠ける所のある評価書が{len(lacking) - _GAPS_SHOWN}件（{command}）",
                f"{len(lacking) - _GAPS_SHOWN} more of these documents have gaps ({command})",
            )
        )
