"""konkyo law: which facts of law are held, what became of provisions, and which provisions a text cites."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli import law_held, law_update
from konkyo.cli.app import AnswerFormat, Out, checked_format
from konkyo.cli.command_help import Group, add_command, text
from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.law.descent_line import Descent

SUBCOMMANDS = ("status", "show", "update", "add", "descent", "citations")
"""The subcommands, in the order of the help."""


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    about = text(
        "手もとの法令を見る、新しくする。条項がその後どうなったか、文章がどの条項を引くか",
        "The laws held, and keeping them up to date; what became of provisions, and which of them a text cites.",
    )
    statutes = typer.Typer(cls=Group, rich_markup_mode=None, help=about, short_help=about)
    law_held.register(statutes)
    law_update.register(statutes)
    add_command(
        statutes,
        descent,
        text(
            "二つの日の間に番号か内容が変わった条項を、一つ一行で示す",
            "Print a row for each provision whose address or substance changed between two days.",
        ),
        examples=("konkyo law descent 2021-08-31 2021-09-01 --law 番号法 --format csv",),
    )
    add_command(
        statutes,
        citations,
        text("文章が引く条項を、一つ一行で示す", "Print a row for each provision that a text cites."),
        examples=("konkyo law citations 番号法第19条第8号及び第9号", "konkyo law citations < text.txt"),
    )
    app.add_typer(statutes, name="law")


def descent(
    first: Annotated[
        str,
        typer.Argument(
            metavar="FROM",
            help=text("この日の条項が（例 2021-08-31）", "The provisions of this day (such as 2021-08-31)…"),
        ),
    ],
    last: Annotated[
        str, typer.Argument(metavar="TO", help=text("この日にはどうなっているか", "… and what they are on this one."))
    ],
    law: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help=text("この法令（名称・略称）に関わるものだけ", "Only provisions of this law (by any of its names)."),
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help=text(
                "同梱の結果の代わりに、このフォルダーの法令本文（.xml・.md）から導く",
                "Derive the result from the texts (.xml, .md) in this folder instead of the data shipped with konkyo.",
            ),
        ),
    ] = None,
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print what became of the provisions of the day ``first`` by the day ``last``."""
    from konkyo.cli.answer_formats import FOR_PEOPLE
    from konkyo.cli.answers import write_answer
    from konkyo.cli.output import row_count, tell
    from konkyo.law.descent.csv_row import DESCENT_COLUMNS, row
    from konkyo.law.descent_composition import between
    from konkyo.queries.impact.scope import required_day

    format = checked_format(format, out)
    start, end = required_day(first), required_day(last)
    if end < start:
        raise UsageError(
            Words(ja=f"{end} は {start} より前です", en=f"{end} is before {start}"),
            cure=Words(ja="早い日を先に書いてください", en="give the earlier day first"),
        )
    steps = _derived(texts) if texts else _shipped()
    lines = between(steps, start, end)
    if law is not None:
        lines = _concerning(law, lines, steps)
    if texts:
        _warn_of_limits(steps, start, end)
    else:
        _warn_of_unknown_time(law, start, end)
    if format in FOR_PEOPLE:
        write_answer(
            ("address", "kind", "to", "on", "score", "evidence"), [_row_for_people(line) for line in lines], format, out
        )
    else:
        write_answer(DESCENT_COLUMNS, [row(line) for line in lines], format, out)
    tell(row_count(len(lines)))


def citations(
    passage: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT",
            help=text("文章（省けば標準入力から読む）", "The text (default: standard input)."),
        ),
    ] = None,
    format: AnswerFormat = "",
    out: Out = None,
) -> None:
    """Print the provisions that ``passage`` cites; ``passage[start:end]`` is the quote."""
    from dataclasses import asdict, fields

    from konkyo import find_citations
    from konkyo.cli.answer_formats import FOR_PEOPLE
    from konkyo.cli.answers import write_answer
    from konkyo.cli.output import row_count, tell
    from konkyo.law import Citation
    from konkyo.law.citation import address

    format = checked_format(format, out)
    found = find_citations(sys.stdin.read() if passage is None else passage)
    if format in FOR_PEOPLE:
        rows = [
            {
                "provision": str(address(one)),
                "quote": one.quote,
                "said": [text(mark.ja, mark.en) for mark in one.marks],
            }
            for one in found
        ]
        write_answer(("provision", "quote", "said"), rows, format, out)
    else:
        columns = (*(field.name for field in fields(Citation)), "confidence", "rule")
        told = [
            asdict(one) | {"marks": [mark.code for mark in one.marks], "confidence": one.confidence, "rule": one.rule}
            for one in found
        ]
        write_answer(columns, told, format, out)
    tell(row_count(len(found)))


def _row_for_people(line: "Descent") -> dict[str, str]:
    from konkyo.law.descent.evidence_words import descent_evidence, printed_day

    ja, en = descent_evidence(line)
    return {
        "address": str(line.address or ""),
        "kind": str(line.kind),
        "to": str(line.to or ""),
        "on": printed_day(line),
        "score": f"{line.score:g}",
        "evidence": text(ja, en),
    }


def _shipped() -> "list[Descent]":
    from konkyo.law.law_facts import law_facts

    return list(law_facts().descent)


def _derived(folder: Path) -> "list[Descent]":
    from konkyo.law.compile.derive import descent_lines
    from konkyo.law.compile.sources import Sources

    if not folder.is_dir():
        raise KonkyoError(
            Words(ja="フォルダーがありません", en="there is no such folder"),
            where=str(folder),
            cure=Words(ja="法令本文のフォルダーを指定してください", en="name the folder of the texts"),
        )
    return descent_lines(Sources.read(folder))


def _warn_of_limits(steps: "list[Descent]", first: date, last: date) -> None:
    """Print a warning where a day is outside the time of the texts held: changes there are not known."""
    from konkyo.cli.output import tell

    days = [step.on for step in steps]
    if not days:
        tell(Words(ja="違いのある版の組がありません", en="no two versions differ"))
    elif first < min(days) or last > max(days):
        tell(
            Words(
                ja=f"手もとの法令の変化は {min(days)} から {max(days)} までです。その外の変化は分かりません",
                en=f"changes are known from {min(days)} to {max(days)}; what changed before or after is not known",
            )
        )


def _warn_of_unknown_time(argument: str | None, first: date, last: date) -> None:
    """Print a warning for the laws asked about of which the facts held do not tell all between two days."""
    from konkyo.cli.output import tell
    from konkyo.law.known_time import time_limits
    from konkyo.law.law_facts import law_facts
    from konkyo.queries.law_limits import limits_told

    held = law_facts().laws
    asked = held.values() if argument is None else [held[name] for name in (_name(argument),) if name in held]
    for warning in limits_told(time_limits(asked, first, last)):
        tell(warning)


def _name(argument: str) -> str:
    from konkyo.law.law_names import law

    known = law(argument)
    return known.name if known else argument


def _concerning(argument: str, lines: "list[Descent]", steps: "list[Descent]") -> "list[Descent]":
    """Return the lines of one law, by any of its names. Raises KonkyoError where no version of it is held."""
    name = _name(argument)
    held = {end.law for step in steps for end in (step.address, step.to) if end is not None}
    if name not in held:
        raise KonkyoError(
            Words(ja=f"「{argument}」の版は収めていません", en=f"no versions of “{argument}” are held"),
            cure=Words(
                ja="収めている法令: " + "、".join(sorted(filter(None, held))),
                en="the laws held are: " + ", ".join(sorted(filter(None, held))),
            ),
        )
    return [line for line in lines if name in {end.law for end in (line.address, line.to) if end is not None}]
