"""konkyo impact: which passages and flows a change of the law touches, and what to write instead."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from konkyo.cli.app import HOME, AnswerFormat, AsOf, Home, Out, Reasons, as_of_day, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.store import Store
    from konkyo.law.known_time import TimeLimit
    from konkyo.law.timeline import Timeline
    from konkyo.queries.impact.scope import Scope
    from konkyo.queries.impact.touches import Impact, Touch

TOUCH_COLUMNS = (
    *("body", "document", "published", "written", "section", "label", "file", "line", "affected_flows", "quote"),
    *("provision", "valid_from", "status", "kind", "concern", "to", "on", "score", "evidence", "instead"),
    *("sentence", "proposed", "faithful", "start", "end", "passage", "evaluation", "flow_keys"),
)
"""The columns of CSV and the fields of JSON, described in docs/amendments.md."""
_TABLE = (
    *("body", "document", "published", "section", "affected_flows", "quote", "provision", "kind", "concern"),
    *("to", "on", "score", "evidence", "instead"),
)

_ASKED = Words(
    ja="この改正・条項で、どの評価書のどの欄を見直すか",
    en="Which fields of which evaluations does this amendment or provision touch?",
)


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "法令の改正が、どの評価書のどの欄・流れに及び、何と書き換えるべきかを示す",
        "Show which passages and flows a change of the law touches, and what to write instead.",
    )
    examples = (
        "konkyo impact 2024-05-27",
        "konkyo impact 番号法第19条第7号",
        "konkyo impact 2022-06-30 2024-05-27",
        "konkyo impact --as-of today",
        "konkyo impact 2024-05-27 --document 個人住民税",
        "konkyo impact --upcoming",
        text("konkyo impact --what-if 改正案.csv", "konkyo impact --what-if draft.csv"),
    )
    add_command(app, impact, about, examples=examples)


def impact(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WHAT",
            help=text(
                "条項（いくつでも）、改正の施行日か改正法令の番号（または法令ID）、または二つの日（その間の変化）",
                "Provisions, the day of an amendment or the number (or id) of its law, or two days (what changed "
                "between them).",
            ),
        ),
    ] = None,
    what_if: Annotated[
        Path | None,
        typer.Option(
            "--what-if", metavar="FILE",
            help=text(
                "まだ公布されていない改正を書いた CSV（書き方は docs/amendments.md）",
                "A CSV file that states an amendment not yet enacted (see docs/amendments.md).",
            ),
        ),
    ] = None,
    upcoming: Annotated[
        bool,
        typer.Option(
            "--upcoming",
            help=text(
                "公布されたが施行されていない改正を、施行日ごとに示す",
                "What is enacted and not yet in force, by its day of effect.",
            ),
        ),
    ] = False,
    document: Annotated[
        str,
        typer.Option(
            "--document", "--body", metavar="WORDS", show_default=False,
            help=text(
                "題名・機関・公表日などにこの語がある評価書だけ。欄ごとの内容と案も示す",
                "Only evaluations with these words in title, body or date, with each passage and proposal.",
            ),
        ),
    ] = "",
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help=text(
                "すべての評価書の、欄ごとの内容と案（端末では、評価書が二つ以上なら、省くと評価書ごとの数だけ）",
                "Each passage and proposal of all evaluations (of several, the terminal else has the counts only).",
            ),
        ),
    ] = False,
    draft: Annotated[
        Path | None,
        typer.Option(
            "--draft", metavar="FILE.xlsx",
            help=text(
                "変更箇所の行の案を Excel に書く。採否を選んで konkyo revise --decisions に渡す",
                "Write proposed rows for 変更箇所 to an Excel file, to decide on for konkyo revise --decisions.",
            ),
        ),
    ] = None,
    reasons: Reasons = None,
    as_of: AsOf = "",
    home: Home = Path(HOME),
    format: AnswerFormat = "",
    out: Out = None,
) -> None:  # fmt: skip
    """Print what is touched, and write the draft if ``--draft`` is given."""
    from konkyo.cli.about_command import about_command
    from konkyo.cli.answers import passages_of, tell_partly_read, write_answer
    from konkyo.cli.impact_report import advise, print_counts, print_proposals, summarise, tell_days
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.evaluations import evaluations_named
    from konkyo.queries.impact.touches import NOT_MEANT
    from konkyo.queries.impact.touches import touched_by as ask
    from konkyo.queries.law_limits import limits_told
    from konkyo.queries.partly_read import partly_read

    format = checked_format(format, out)
    timeline = law_in_time()
    day = as_of_day(as_of)
    words = asked or []
    scopes = (_upcoming if upcoming else _scopes)(words, what_if, timeline, day)
    with open_store(home) as store:
        only = evaluations_named(store, document) if document else None
        answers = [_of(only, ask(store, scope, timeline)) for scope in scopes]
        touches = [touch for answer in answers for touch in answer.touches]
        rows = [_row(touch) for touch in touches]
        # A passage that was not read may cite the provision too, so every document counts.
        partly = partly_read(store, [])
        passages = passages_of(store, home, rows, format)
        if draft is not None:
            _write_draft(store, answers, draft, reasons)
    limits = list(limits_told(_limits(answers)))
    asked_for = " ".join(["konkyo impact", *words, *_what_if(what_if)])
    about = about_command(asked_for, _ASKED, home, len(rows), partly, limits, NOT_MEANT)
    in_terminal = format == "table" and out is None
    counts_only = in_terminal and not (everything or document) and _of_several(touches)
    if counts_only:
        print_counts(touches)
    else:
        columns = _TABLE if format in ("table", "md") else TOUCH_COLUMNS
        write_answer(columns, rows, format, out, passages, about=about)
    if in_terminal and not counts_only:
        print_proposals(answers)
    if draft is not None:
        tell(draft)
    summarise(touches, scopes)
    if upcoming:
        tell_days(answers, scopes)
    for limit in limits:
        tell(limit)
    tell_partly_read(partly)
    advise(touches, drafted=draft is not None, counts_only=counts_only)


def _of(evaluations: set[str] | None, answer: "Impact") -> "Impact":
    return answer if evaluations is None else answer.of(evaluations)


def _what_if(file: Path | None) -> list[str]:
    return [f"--what-if {file}"] if file else []


def _limits(answers: "list[Impact]") -> "list[TimeLimit]":
    """Return what is not known of the law, each once."""
    return list(dict.fromkeys(limit for answer in answers for limit in answer.limits))


def _of_several(touches: "list[Touch]") -> bool:
    return len({touch.evaluation for touch in touches}) > 1


def _write_draft(store: "Store", answers: "list[Impact]", draft: Path, own_reasons: Path | None) -> None:
    from konkyo.graph.atomic_write import atomic_write
    from konkyo.papers.decisions import check_replaceable
    from konkyo.papers.draft import write_draft
    from konkyo.papers.draft_places import draft_rows
    from konkyo.papers.submission import reason_table

    check_replaceable(draft)
    rows = draft_rows(store, answers, reason_table(own_reasons))
    with atomic_write(draft) as partial:
        write_draft(rows, partial)


def _scopes(asked: list[str], what_if: Path | None, timeline: "Timeline", day: date | None) -> "list[Scope]":
    from konkyo.queries.impact.amendment_file import stated
    from konkyo.queries.impact.scope import DAY, Scope, names_days, provisions, scopes

    if day is not None and (what_if is not None or names_days(asked)):
        raise UsageError(
            Words(ja="--as-of のほかにも日が示されています", en="there is a day beside that of --as-of"),
            cure=Words(
                ja="--as-of は各評価書の日からその日までの変化を問います。日付か --what-if を書くなら外してください",
                en="--as-of asks what changed since each document's date up to that day; leave it out beside days or "
                "--what-if",
            ),
        )
    if what_if is None:
        # A person who names no day asks about today, also past the last text held, and is told what is not known.
        return scopes(asked, timeline, day or (date.today() if asked else None))
    lines = stated(what_if, timeline)
    days = [line.on for line in lines]
    return [Scope(max(days), min(days) - DAY, provisions(asked), stated=lines)]


def _upcoming(asked: list[str], what_if: Path | None, timeline: "Timeline", day: date | None) -> "list[Scope]":
    from konkyo.queries.impact.scope import upcoming_scopes

    if what_if is not None:
        raise UsageError(
            Words(ja="--upcoming と --what-if は一緒に使えません", en="--upcoming and --what-if do not go together"),
            cure=Words(ja="どちらか一つにしてください", en="use one of them"),
        )
    return upcoming_scopes(timeline, day or date.today(), asked)


def _row(touch: "Touch") -> dict[str, Any]:
    row = {name: getattr(touch, name, None) for name in TOUCH_COLUMNS}
    return row | {
        "affected_flows": [str(flow["label"]) for flow in touch.affected_flows],
        "flow_keys": [str(flow["key"]) for flow in touch.affected_flows],
        "evidence": str(touch.evidence) if touch.evidence else None,
    }
