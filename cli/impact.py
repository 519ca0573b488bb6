"""konkyo impact: which passages and flows a change of the law touches, and what to write instead."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from konkyo.cli.app import HOME, AnswerFormat, AsOf, Home, Out, Reasons, as_of_day, checked_format
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import UsageError, Words

if TYPE_CHECKING:
    from konkyo.graph.store import Store
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

_NAMED = 5
"""How many passages with an unfaithful proposal are named."""


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
                "条項（いくつでも）、改正の施行日か改正法令の法令ID、または二つの日（その間の変化）",
                "Provisions, the day of an amendment or the id of its law, or two days (what changed between them).",
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
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.law.timeline import law_in_time
    from konkyo.queries.impact.touches import NOT_MEANT
    from konkyo.queries.impact.touches import touched_by as ask
    from konkyo.queries.law_limits import limits_told
    from konkyo.queries.partly_read import partly_read

    format = checked_format(format, out)
    timeline = law_in_time()
    day = as_of_day(as_of)
    if upcoming:
        scopes = _upcoming(asked or [], what_if, timeline, day or date.today())
    else:
        scopes = _scopes(asked or [], what_if, timeline, day)
    with open_store(home) as store:
        answers = [ask(store, scope, timeline) for scope in scopes]
        touches = [touch for answer in answers for touch in answer.touches]
        rows = [_row(touch) for touch in touches]
        # A passage that was not read may cite the provision too, so every document counts.
        partly = partly_read(store, [])
        passages = passages_of(store, home, rows, format)
        if draft is not None:
            _write_draft(store, answers, draft, reasons)
    limits = list(limits_told(list(dict.fromkeys(limit for answer in answers for limit in answer.limits))))
    asked_for = " ".join(["konkyo impact", *(asked or []), *([f"--what-if {what_if}"] if what_if else [])])
    about = about_command(asked_for, _ASKED, home, len(rows), partly, limits, NOT_MEANT)
    write_answer(_TABLE if format in ("table", "md") else TOUCH_COLUMNS, rows, format, out, passages, about=about)
    if format == "table" and out is None:
        _print_proposals(answers)
    if draft is not None:
        tell(draft)
    _summarise(touches, scopes)
    if upcoming:
        _tell_days(answers, scopes)
    for limit in limits:
        tell(limit)
    tell_partly_read(partly)
    _advise(touches, drafted=draft is not None)


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


def _upcoming(asked: list[str], what_if: Path | None, timeline: "Timeline", today: date) -> "list[Scope]":
    from konkyo.queries.impact.scope import upcoming_scopes

    if what_if is not None:
        raise UsageError(
            Words(ja="--upcoming と --what-if は一緒に使えません", en="--upcoming and --what-if do not go together"),
            cure=Words(ja="どちらか一つにしてください", en="use one of them"),
        )
    return upcoming_scopes(timeline, today, asked)


def _tell_days(answers: "list[Impact]", scopes: "list[Scope]") -> None:
    """Print for each day to come how many documents and passages it touches, days that are not fixed apart."""
    from konkyo.cli.output import tell
    from konkyo.law.statute_version import NOT_FIXED

    for answer, scope in zip(answers, scopes, strict=True):
        documents = len({touch.evaluation for touch in answer.touches})
        passages = len({touch.passage for touch in answer.touches})
        cited = len(answer.touches)
        day = Words(ja="施行日未定", en="day not fixed") if scope.last == NOT_FIXED else scope.last
        tell(Words(
            ja=f"{day}: 評価書 {documents}、欄 {passages}、引用 {cited}",
            en=f"{day}: documents {documents}, passages {passages}, citations {cited}",
        ))  # fmt: skip
    if not scopes:
        tell(Words(
            ja="公布されて施行前の改正は、手もとの法令にありません（konkyo law update で取り込めます）",
            en="The laws held have no amendment that is enacted and not yet in force (konkyo law update)",
        ))  # fmt: skip


def _row(touch: "Touch") -> dict[str, Any]:
    row = {name: getattr(touch, name, None) for name in TOUCH_COLUMNS}
    return row | {
        "affected_flows": [str(flow["label"]) for flow in touch.affected_flows],
        "flow_keys": [str(flow["key"]) for flow in touch.affected_flows],
        "evidence": str(touch.evidence) if touch.evidence else None,
    }


def _print_proposals(answers: "list[Impact]") -> None:
    from konkyo.cli.output import console

    to = console()
    for answer in answers:
        for one in answer.proposals:
            to.rule(" ".join(filter(None, (one.body, one.document, one.section, one.label))), align="left")
            to.print(text("今: ", "now: ") + one.before)
            to.print(text("案: ", "proposed: ") + one.after)
            for words in one.apart:
                to.print(str(words))


def _summarise(touches: "list[Touch]", scopes: "list[Scope]") -> None:
    from konkyo.cli.output import tell
    from konkyo.law.statute_version import NOT_FIXED
    from konkyo.queries.columns import COMMON
    from konkyo.queries.impact.touches import NOT_MEANT

    bodies = len({touch.body for touch in touches})
    documents = len({touch.evaluation for touch in touches})
    passages = len({touch.passage for touch in touches})
    flows = len({flow["key"] for touch in touches for flow in touch.affected_flows})
    for scope in scopes:
        if scope.last == NOT_FIXED:
            continue
        since = scope.first or text("各評価書の日", "each document's date")
        tell(Words(ja=f"{since} から {scope.last} までの変化", en=f"what changed from {since} to {scope.last}"))
    tell(Words(
        ja=f"機関 {bodies}、評価書 {documents}、欄 {passages}、流れ {flows}、引用 {len(touches)}",
        en=f"bodies {bodies}, documents {documents}, passages {passages}, flows {flows}, citations {len(touches)}",
    ))  # fmt: skip
    counted = Counter(touch.concern for touch in touches)
    tell(
        text("、", ", ").join(f"{COMMON.shown('concern', concern)} {count}" for concern, count in counted.most_common())
    )
    tell(NOT_MEANT)


def _advise(touches: "list[Touch]", *, drafted: bool) -> None:
    """Print which proposals have to be corrected by hand, and how to get the proposals as rows."""
    from konkyo.cli.output import tell

    wrong = list(dict.fromkeys(f"{one.body or ''} {one.section}".strip() for one in touches if one.faithful is False))
    if wrong:
        shown = ", ".join(wrong[:_NAMED]) + (" …" if wrong[_NAMED:] else "")
        tell(Words(
            ja=f"案を読み直すと意図どおりでない欄（手で直してください）: {shown}",
            en=f"Proposals that are not read back as meant (correct them by hand): {shown}",
        ))  # fmt: skip
    if any(one.proposed for one in touches) and not drafted:
        tell(Words(
            ja="案は、--draft ファイル.xlsx を付ければ変更箇所の行（一つの欄に一行）になります",
            en="With --draft FILE.xlsx the proposals become rows for 変更箇所, one for each passage",
        ))  # fmt: skip
