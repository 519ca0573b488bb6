"""konkyo revise: a copy of a body's own document with the changes that an officer accepted."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME, Home, Reasons
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import KonkyoError, UsageError, Words

if TYPE_CHECKING:
    from konkyo.loaders.record import Record
    from konkyo.papers.follow_ups import FollowUp
    from konkyo.papers.own_document import OwnDocument
    from konkyo.papers.revised_document import AcceptedChange, LeftChange, RevisedDocument
    from konkyo.papers.run_edits import ChangeMark

_NAMED = 20


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "評価書そのもの（Excel・Word）の写しに、改正に伴う変更と変更箇所の行を書き込む",
        "Write the changes an amendment makes necessary, and the rows of 変更箇所, into a copy of the document itself.",
    )
    more = text(
        "--decisions がなければ、番号だけが変わり、読み直しても意図どおりの案だけを書く。元のファイルは変えない。"
        "終了コード: 0 すべて書いた、1 手で直すものが残った。",
        "Without --decisions only proposals are written in which nothing but numbers change and that are read again as "
        "meant. The file itself is never changed. Exit code: 0 all is written, 1 something is left to do by hand.",
    )
    examples = (
        text("konkyo revise 評価書.xlsx --on 2024-05-27 --out 新評価書.xlsx",
             "konkyo revise form.xlsx --on 2024-05-27 --out new.xlsx"),
        text("konkyo revise 評価書.xlsx --decisions 案.xlsx --out 新評価書.xlsx",
             "konkyo revise form.xlsx --decisions draft.xlsx --out new.xlsx"),
    )  # fmt: skip
    add_command(app, revise, about, more=more, examples=examples)


def revise(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=text("評価書のファイル", "File of an evaluation."))],
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", metavar="NEW",
            help=text("書き出す先（元のファイルと同じ拡張子）", "Where to write, with the suffix of FILE."),
        ),
    ],
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help=text("この日の法令に合わせる", "Follow the law of this day."))
    ] = "",
    decided: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="DRAFT.xlsx",
            help=text("採否を書き込んだ konkyo impact --draft の案", "A draft of konkyo impact --draft, decided on."),
        ),
    ] = None,
    mark: Annotated[
        str,
        typer.Option(
            "--mark", metavar="red|strike|none",
            help=text(
                "変えた語の印: red 赤字、strike 見え消し、none なし",
                "How changed words are marked: red; strike, with the old words struck through; none.",
            ),
        ),
    ] = "red",
    published: Annotated[
        str,
        typer.Option(
            "--published", metavar="DAY",
            help=text("公表日と変更日に書く日", "The day to write as 公表日 and 変更日."),
        ),
    ] = "",
    reasons: Reasons = None,
    replace_out: Annotated[
        bool,
        typer.Option(
            "--replace", help=text("--out のファイルとその横の _変更箇所.xlsx があれば置き換える",
                                    "Replace the file --out, and NEW_変更箇所.xlsx, if they are there.")
        ),
    ] = False,
    home: Home = Path(HOME),
) -> int:  # fmt: skip
    """Write the revised document. The exit code is 1 where something is left to do by hand."""
    from konkyo.papers.own_document import check_not_open, check_not_there, check_suffix, check_target, own_document
    from konkyo.papers.revised_document import revised
    from konkyo.papers.side_paper import hand_in, side_of
    from konkyo.queries.impact.scope import required_day

    if bool(on) == bool(decided):
        raise UsageError(
            Words(ja="--on か --decisions のどちらか一つを指定します", en="give either --on or --decisions"),
            cure=Words(ja="例: --on 2024-05-27", en="for example: --on 2024-05-27"),
        )
    if decided and reasons:
        raise UsageError(
            Words(ja="--reasons と --decisions は一緒に使えません", en="--reasons and --decisions do not go together"),
            why=Words(ja="説明の文は、案の列に書かれたものが入ります", en="the sentences are those that the draft has"),
            cure=Words(
                ja="konkyo impact --draft に --reasons を付けて案を作ってください",
                en="make the draft with: konkyo impact --draft, and --reasons there",
            ),
        )
    chosen, day = _mark(mark), required_day(published) if published else None
    check_target(file, out, *filter(None, [decided]))
    if not replace_out:
        check_not_there(out, side_of(out))
    check_not_open(out, side_of(out))
    own = own_document(file)
    check_suffix(own, out)
    changes, left, open_fields = (
        _decided(own, decided) if decided else _settled(file, own.record, required_day(on), reasons)
    )
    try:
        revision = revised(own, changes, mark=chosen, published=day)
    except KonkyoError as error:
        raise error.at(str(file)) from None
    revision = replace(revision, left=(*left, *revision.left))
    _tell(own, revision, hand_in(revision, out, own))
    _tell_follow_ups(own, revision, home, open_fields)
    return 1 if revision.left or revision.log_left else 0


def _mark(written: str) -> "ChangeMark":
    from konkyo.papers.run_edits import ChangeMark

    if written not in [*ChangeMark]:
        raise UsageError(
            Words(ja=f"--mark {written} は選べません", en=f"there is no mark “{written}”"),
            cure=Words(ja=f"{'・'.join(ChangeMark)} のどれかです", en=f"one of {', '.join(ChangeMark)}"),
        )
    return ChangeMark(written)


_Settled = tuple["list[AcceptedChange]", "list[LeftChange]", "list[FollowUp]"]
"""What is written, what is left to a hand, and fields to look at."""


def _decided(own: "OwnDocument", draft: Path) -> _Settled:
    """Return the accepted changes; what was decided otherwise is told, and is not left to be done."""
    from konkyo.cli.output import tell
    from konkyo.papers.decisions import decisions
    from konkyo.papers.own_document import is_open

    found = decisions(draft, own.sha256)
    if is_open(draft):
        tell(Words(
            ja=f"{draft}: ほかのソフトで開かれているらしい。そこで保存していない採否は使っていません",
            en=f"{draft}: another program seems to have it open; decisions that are not saved there were not taken",
        ))  # fmt: skip
    declined, undecided = len(found.declined), len(found.undecided)
    tell(Words(ja=f"見送り {declined}、未定 {undecided}", en=f"declined {declined}, undecided {undecided}"))
    if undecided:
        few = ", ".join(found.undecided[:_NAMED]) + (" …" if undecided > _NAMED else "")
        tell(Words(ja=f"採否のない欄は書き込みません: {few}", en=f"not decided, so not written: {few}"))
    return [*found.accepted], [], []


def _settled(file: Path, record: "Record", on: date, own_reasons: Path | None) -> _Settled:
    """Return the changes of numbers that the law of ``on`` makes necessary, and what a person must decide on."""
    from konkyo.cli.one_document import store_of
    from konkyo.cli.output import tell
    from konkyo.law.timeline import law_in_time
    from konkyo.papers.follow_ups import perhaps_touched, touched_without_proposal
    from konkyo.papers.settled_changes import settled_changes
    from konkyo.papers.submission import reason_table
    from konkyo.queries.evaluations import written_on
    from konkyo.queries.impact.scope import DAY, Scope
    from konkyo.queries.impact.touches import touched_by
    from konkyo.queries.law_limits import limits_told

    own = reason_table(own_reasons)
    with store_of(file) as store:
        answer = touched_by(store, Scope(on), law_in_time())
        written = next(iter(written_on(store).values())) or on - DAY
    for warning in limits_told(list(answer.limits)):
        tell(warning)
    open_fields = [*touched_without_proposal(record, answer), *perhaps_touched(record, written, on, law_in_time())]
    return *settled_changes(record, answer, own), open_fields


def _tell(own: "OwnDocument", revision: "RevisedDocument", written: list[Path]) -> None:
    """Tell what was written where, what is left, and what else may follow."""
    from konkyo.cli.output import console, tell
    from konkyo.papers.submission import what_to_judge

    to = console()
    for one in revision.written:
        to.print(" ".join(one.item), style="bold")
        if one.where:
            to.print(text("場所: ", "where: ") + "、".join(one.where))
        to.print(text("前: ", "before: ") + one.change.before)
        to.print(text("後: ", "after: ") + one.change.after)
    _tell_left(own, revision)
    for path in written:
        print(path)
    if not written:
        tell(
            Words(
                ja="書くものがないので、ファイルは作っていません", en="nothing was to be written, so no file was made"
            )
        )
    for note in own.notes:
        tell(note)
    done, undone = len(revision.written), len(revision.left)
    tell(Words(ja=f"書いた欄 {done}、手で直す欄 {undone}", en=f"fields written {done}, left to do by hand {undone}"))
    if revision.data is not None and done:
        tell(Words(
            ja="読み直して確かめた: 採用した変更のほかは元のまま",
            en="read again: it says what the file said, with just these changes",
        ))  # fmt: skip
    if revision.log_left:
        tell(Words(
            ja=f"変更箇所の行は文書に入れず、別の Excel に書いた（{revision.log_left.ja}）",
            en=f"the rows of 変更箇所 are in a workbook of their own ({revision.log_left.en})",
        ))  # fmt: skip
    if revision.not_logged:
        lacking = "、".join(revision.not_logged)
        tell(Words(
            ja=f"変更箇所の表に「{lacking}」の列がないので、それは書いていません",
            en=f"the table 変更箇所 has no column {lacking}, so that is not written",
        ))  # fmt: skip
    if not any(one.row is None for one in revision.written):
        tell(Words(ja="公表日は書き換えていません", en="公表日 is left as it is"))
    tell(what_to_judge(own.record, [one.passage for one in revision.written if one.row]))


def _tell_left(own: "OwnDocument", revision: "RevisedDocument") -> None:
    """Print each field that was not written: where it is, the proposal, why not, and what a person does next."""
    from konkyo.cli.output import console
    from konkyo.papers.document_places import DocumentPlaces

    if not revision.left:
        return
    to, places = console(), DocumentPlaces(own)
    to.rule(text("書き込まなかった欄", "Fields that were not written"), align="left")
    for left in revision.left:
        change = left.change
        to.print(places.item(change.section) or change.section, style="bold")
        if where := places.where(change.section, change.before):
            to.print(text("場所: ", "where: ") + where)
        to.print(text("前: ", "before: ") + change.before)
        to.print(text("後の案: ", "proposed: ") + change.after)
        to.print(text("理由: ", "why: ") + str(left.why))
        to.print(text("次に: ", "next: ") + str(left.cure))


def _tell_follow_ups(own: "OwnDocument", revision: "RevisedDocument", home: Path, found: "list[FollowUp]") -> None:
    """Print one by one the fields to look at next: ``found``, counts, other documents at hand."""
    from konkyo.cli.open_store import graph_at_hand
    from konkyo.cli.output import console, tell
    from konkyo.papers.follow_ups import citing_elsewhere, counts_to_check
    from konkyo.papers.passage_words import edited

    changed = [(one.passage, one.passage.text, edited(one.passage.text, one.sentences))
               for one in revision.written if one.row]  # fmt: skip
    found = [*found, *counts_to_check(own.record, changed)]
    store = graph_at_hand(home) if changed else None
    if store is not None:
        with store:
            found += citing_elsewhere(store, own.record, own.sha256, changed)
    to = console()
    if found:
        to.rule(text("続けて確かめる所", "To look at next"), align="left")
    for one in found:
        to.print(f"{one.document} {one.place}".strip() + f": 「{one.words}」（{one.why}）")
    if not changed:
        return
    if store is None:
        tell(Words(
            ja="この機関のほかの評価書は調べていません"
            "（konkyo build したフォルダーを --from で指定すると、同じ条項を引く欄を挙げます）",
            en="Other evaluations of the body were not looked at (with --from, the folder of konkyo build, the fields "
            "that cite the same provisions are listed)",
        ))  # fmt: skip
    tell(Words(
        ja="計画管理書にも同じ変更が要らないか確かめてください",
        en="Check whether the 計画管理書 needs the same change",
    ))  # fmt: skip
