"""konkyo build: documents → records → store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME
from konkyo.cli.command_help import add_command, text
from konkyo.cli.what_to_type import option
from konkyo.i18n import KonkyoError, Words, share_shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from konkyo.graph.store import StorePlace
    from konkyo.loaders.build.duplicates import Copy
    from konkyo.loaders.build.summary import Summary
    from konkyo.loaders.build.workers import Outcome

_SHOWN = 10
"""How many names of a list are printed."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "評価書のファイルやフォルダーを読み、記録（フォルダーの records）とグラフ（同じく store）を作る",
        "Read files and folders of evaluations; make records (DIR/records) and the graph (DIR/store).",
    )
    add_command(app, build, about)


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH",
            help=text(
                "評価書のファイルかフォルダー（省けば、グラフを記録と法令に合わせるだけ）",
                "Files or folders of evaluations. Without any, the graph is only brought in line with the law.",
            ),
        ),
    ] = None,
    into: Annotated[
        Path, typer.Option(envvar="KONKYO_HOME", metavar="DIR", help=text("作る場所", "The folder to make them in."))
    ] = Path(HOME),
    jobs: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help=text("同時に読む数（省けばコアの数）", "How many to read at once (default: the number of cores)."),
        ),
    ] = None,
    rebuild: Annotated[
        bool,
        typer.Option("--rebuild", help=text("グラフを記録から作り直す", "Make the graph again from the records.")),
    ] = False,
) -> int:
    """Read the documents, write records and graph, and print a summary."""
    from konkyo.cli.main import ALL_RIGHT, NOTHING_DONE, SOME_FAILED
    from konkyo.cli.open_store import store_place
    from konkyo.loaders.build.pipeline import build_store as build_all
    from konkyo.loaders.build.record_store import RecordStore
    from konkyo.loaders.build.workers import find_files

    found = find_files(paths or ())
    if not found.files and (not RecordStore(into).names() or (paths and not rebuild)):
        raise _nothing_to_read(paths or [], len(found.passed_over))
    # Before the progress bar, because it may ask for a password.
    where = store_place(into)
    with _progress(len(found.files)) as tell:
        summary = build_all(found, into, place=where, jobs=jobs, rebuild=rebuild, tell=tell)
    _print_summary(summary, into)
    _quicken(where)
    if summary.failed and not (summary.read or summary.unchanged):
        return NOTHING_DONE
    return SOME_FAILED if summary.failed or summary.unreadable else ALL_RIGHT


def _quicken(where: "StorePlace") -> None:
    """Make the archive with which the embedded engine starts in half the time, once on a machine."""
    if where.shared:
        return
    from konkyo.cli.output import tell
    from konkyo.graph.class_archive import archive_missing, make_archive
    from konkyo.graph.jvm import OPTIONS

    if archive_missing(OPTIONS):
        tell(Words(
            ja="次からデータベースが速く起動するよう準備しています（一度だけ）",
            en="preparing the database to start faster from now on (once)",
        ))  # fmt: skip
        make_archive(OPTIONS)


@contextmanager
def _progress(total: int) -> "Iterator[Callable[[Outcome], None]]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal or not total:
        yield lambda outcome: None
        return
    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as progress:
        task = progress.add_task(text("読んでいます", "reading"), total=total)

        def tell(outcome: "Outcome") -> None:
            progress.update(task, advance=1, description=outcome.path.name)

        yield tell


def _print_summary(summary: "Summary", folder: Path) -> None:
    from konkyo.cli.main import debugging
    from konkyo.cli.output import tell

    for outcome in summary.failed:
        tell(outcome.error)
        if debugging():
            tell(outcome.trace)
    for error in summary.unreadable:
        tell(error)
    for copy in summary.copies:
        tell(_copy_text(copy))
    for path, others in summary.replaced:
        names = ", ".join(others)
        tell(Words(
            ja=f"{path}: 同じ評価書の前の記録（{names} から読んだもの）と内容が違うので、置き換えました",
            en=f"{path}: its record replaces a different one of the same evaluation, read from {names}",
        ))  # fmt: skip
    _print_names(
        Words(ja="読める形式でないので読まなかったもの", en="skipped, because konkyo does not read their format"),
        [str(path) for path in summary.passed_over],
    )
    _print_names(
        Words(
            ja="元の文書が今は別の評価書として読まれる記録（不要なら消して --rebuild）",
            en="records whose documents are now read as another evaluation (to remove, delete them and --rebuild)",
        ),
        [str(folder / "records" / name) for name in summary.orphans],
    )
    for note in summary.notes:
        tell(note)
    _print_names(
        Words(
            ja="データベースにあって、ここに記録のない評価書（下の数に入れていません）",
            en="evaluations in the database without a record here (not counted below)",
        ),
        summary.others,
    )
    nodes, edges = sum(summary.counts.nodes.values()), sum(summary.counts.edges.values())
    stored, gaps = summary.counts.nodes.get("Evaluation", 0), sum(one.gaps for one in summary.shortfalls.values())
    done, same, failed = len(summary.read), len(summary.unchanged), len(summary.failed)
    print(Words(
        ja=f"評価書: 新規・変更 {done}、変更なし {same}、失敗 {failed}",
        en=f"evaluations: {done} new or changed, {same} unchanged, {failed} failed",
    ))  # fmt: skip
    if not stored:
        return
    print(Words(
        ja=f"グラフ: 評価書 {stored}、ノード {nodes:,}、文書が述べるエッジ {edges:,}（記録と一致）",
        en=f"graph: {stored} evaluations, {nodes:,} nodes, {edges:,} edges that documents state (as in the records)",
    ))  # fmt: skip
    there = option("--from", folder)
    if summary.shortfalls:
        # Only of what was read now: made again from records, it is not counted anew.
        print(Words(
            ja=f"原文に欠ける所・重なる所: {gaps}（konkyo ask unread{there}）",
            en=f"missing or doubled in the sources: {gaps} (konkyo ask unread{there})",
        ))  # fmt: skip
    _print_shares(summary)
    if done or same or not failed:
        # Each line can be typed as it is.
        tell(
            Words(
                ja="次は、収めた評価書の一覧と、問いの一覧:",
                en="next, the documents stored and the questions there are:",
            )
        )
        tell(f"  konkyo documents{there}\n  konkyo ask --list")


def _print_shares(summary: "Summary") -> None:
    """Print which documents have characters that were not read, the one with most of them first."""
    known = sorted((-one.unread, key, one.in_part) for key, one in summary.shortfalls.items() if one.unread is not None)
    part = Words(ja="、一部しか読めていない", en=", read in part")
    _print_names(
        Words(
            ja="読めなかった文字のある評価書（割合）", en="evaluations with characters that were not read (their share)"
        ),
        [f"{key}: {share_shown(-share)}{part if in_part else ''}" for share, key, in_part in known if share or in_part],
    )


def _print_names(what: Words, names: list[str]) -> None:
    from konkyo.cli.output import tell

    if names:
        more = "" if len(names) <= _SHOWN else " …"
        tell(f"{what}: {len(names)}")
        tell("\n".join(f"  {name}" for name in names[:_SHOWN]) + more)


def _nothing_to_read(paths: list[Path], passed_over: int) -> KonkyoError:
    from konkyo.loaders.read_document import SUFFIXES

    known = " ".join(sorted(SUFFIXES))
    return KonkyoError(
        Words(ja="読める文書がありません", en="there is no document to read"),
        where=", ".join(map(str, paths)),
        why=Words(ja=f"形式の違うファイルが {passed_over} あります", en=f"{passed_over} files have another format")
        if passed_over
        else None,
        cure=Words(
            ja=f"評価書（{known}）のファイルかフォルダーを指定してください",
            en=f"name files or folders of evaluations ({known})",
        ),
    )


def _copy_text(copy: "Copy") -> Words:
    if not copy.differs:
        return Words(
            ja=f"{copy.path}: {copy.of} の写しなので、一度だけ収めました",
            en=f"{copy.path}: a copy of {copy.of}, stored once",
        )
    count, first = len(copy.differs), copy.differs[0]
    return Words(
        ja=f"{copy.path}: {copy.of} と同じ評価書ですが、この形式からは {count} か所が違って読めました。"
        f"{copy.of} の方を収めました（最初の違い {first}）",
        en=f"{copy.path}: the same evaluation as {copy.of}, but {count} facts were read differently from this format; "
        f"those of {copy.of} are stored (the first difference: {first})",
    )
