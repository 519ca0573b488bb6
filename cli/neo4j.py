"""konkyo neo4j: a Neo4j server on this machine, without Docker."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME
from konkyo.cli.command_help import Group, add_command, text
from konkyo.i18n import Words

if TYPE_CHECKING:
    from konkyo.graph.neo4j_server import Server
    from konkyo.graph.neo4j_server.artifacts import Told

SUBCOMMANDS = ("start", "stop", "status", "browser-files")
"""The subcommands, in the order of the help."""

_HEAP = "512m"


class LineOption(StrEnum):
    """The lines of Neo4j's versions, as in ``graph.neo4j_server.SERVER_LINES``, whose import takes long."""

    LONG_TERM = "5.26"
    NEWEST = "2026"


def register(app: typer.Typer) -> None:
    """Add the commands to ``app``."""
    group = text(
        "このコンピューターで Neo4j を動かす（Docker は要らず、Java 17 以降が要る）",
        "Run Neo4j here without Docker (needs Java 17 or later).",
    )
    servers = typer.Typer(cls=Group, rich_markup_mode=None, help=group, short_help=group)
    for run, about in (
        (
            start,
            text(
                "Neo4j を背後で動かし、答えるようになるまで待つ。初めての時は約 140 MB を取り寄せる",
                "Start Neo4j in the background and wait until it answers. The first time it downloads about 140 MB.",
            ),
        ),
        (stop, text("Neo4j を止める。データは残る", "Stop Neo4j; its data are kept.")),
        (status, text("Neo4j が動いているか、どこでかを示す", "Show whether Neo4j is running, and where.")),
        (
            browser_files,
            text(
                "Neo4j Browser に取り込む見た目（.grass）と、保存しておく問い合わせを書き出す",
                "Write a style (.grass) and saved queries for Neo4j Browser to import.",
            ),
        ),
    ):
        add_command(servers, run, about)
    app.add_typer(servers, name="neo4j")


Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR",
        help=text(
            f"Neo4j のデータのフォルダー（省けば KONKYO_HOME か {HOME} の下の neo4j）",
            f"The folder of Neo4j's data (default: neo4j in KONKYO_HOME or {HOME}).",
        ),
    ),
]


def start(
    folder: Folder = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help=text("Bolt のポート", "The Bolt port."))] = 7687,
    browser: Annotated[
        bool, typer.Option("--browser", help=text("Neo4j Browser も使えるようにする", "Serve the Neo4j Browser too."))
    ] = False,
    http_port: Annotated[
        int, typer.Option(min=1, max=65535, help=text("Browser のポート", "The port of the Neo4j Browser."))
    ] = 7474,
    heap: Annotated[
        str,
        typer.Option(envvar="KONKYO_HEAP", metavar="SIZE", help=text("メモリーの上限", "The memory limit (heap).")),
    ] = _HEAP,
    line: Annotated[
        LineOption,
        typer.Option(
            help=text(
                "Neo4j の版の系統（2026 には Java 21 以降が要る）",
                "The line of versions (2026 needs Java 21 or later).",
            )
        ),
    ] = LineOption.LONG_TERM,
) -> None:
    """Start the server, and print how to use it."""
    from konkyo.cli.output import tell
    from konkyo.graph import neo4j_server

    folder, password = _folder(folder), os.environ.get("NEO4J_PASSWORD")
    if running := neo4j_server.running_server(folder, password):
        tell(Words(ja="既に動いています", en="it is running already"))
    with _waiting() as progress:
        server = running or neo4j_server.start(
            folder,
            port=port,
            http=http_port if browser else None,
            password=password,
            heap=heap,
            line=neo4j_server.SERVER_LINES[line.value],
            told=progress,
        )
    _show(server)
    if browser and not server.http:
        tell(Words(
            ja="Browser なしで動いています。使うには konkyo neo4j stop の後にもう一度",
            en="it is running without the Neo4j Browser; to use that, run konkyo neo4j stop and start again",
        ))  # fmt: skip
    tell(Words(
        ja=f"使い方: NEO4J_PASSWORD をこのパスワードにして konkyo build 評価書のフォルダー --store {server.uri}",
        en=f"to use it: set NEO4J_PASSWORD to this password, then konkyo build FOLDER --store {server.uri}",
    ))  # fmt: skip


def stop(folder: Folder = None) -> None:
    """Stop the server, if one is running."""
    from konkyo.cli.output import tell
    from konkyo.graph import neo4j_server

    stopped = neo4j_server.stop(_folder(folder))
    tell(Words(ja="止めました", en="stopped") if stopped else _none(_folder(folder)))


def status(folder: Folder = None) -> int:
    """Print where the server is running. The exit code is that of failure where none is."""
    from konkyo.cli.main import ALL_RIGHT, NOTHING_DONE
    from konkyo.cli.output import tell
    from konkyo.graph import neo4j_server

    server = neo4j_server.running_server(_folder(folder), os.environ.get("NEO4J_PASSWORD"))
    if server is None:
        tell(_none(_folder(folder)))
        return NOTHING_DONE
    _show(server)
    return ALL_RIGHT


def browser_files(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=text("書き出すフォルダー", "The folder to write to."))
    ] = Path("neo4j-browser"),
) -> None:
    """Write the style and the saved queries, and print where they are."""
    from konkyo.cli.output import tell
    from konkyo.graph.atomic_write import folder_made
    from konkyo.queries.saved_queries import saved_queries
    from konkyo.viz.neo4j_style import style_sheet

    files = {"konkyo.grass": style_sheet(), **{f"{one.name}.cypher": one.text() for one in saved_queries()}}
    folder_made(folder)
    for name, words in files.items():
        (folder / name).write_text(words, encoding="utf-8", newline="\n")
    print(folder)
    tell(
        Words(
            ja="konkyo.grass と .cypher を Neo4j Browser の画面に置いてください（docs/neo4j.ja.md）",
            en="drop konkyo.grass and the .cypher files into Neo4j Browser (docs/neo4j.md)",
        )
    )


def _folder(folder: Path | None) -> Path:
    return folder or Path(os.environ.get("KONKYO_HOME") or HOME) / "neo4j"


def _none(folder: Path) -> Words:
    return Words(ja=f"{folder}: Neo4j は動いていません", en=f"{folder}: no Neo4j is running")


def _show(server: "Server") -> None:
    from konkyo.graph.neo4j_server import USER

    where = str(server.password_file or "NEO4J_PASSWORD")
    print(f"{text('URI', 'URI')}\t{server.uri}")
    if server.http:
        print(f"{text('Browser', 'browser')}\t{server.http}")
    print(f"{text('利用者', 'user')}\t{USER}")
    print(f"{text('パスワード', 'password')}\t{where}")
    print(f"{text('版', 'version')}\t{server.version}")
    print(f"{text('プロセス', 'process')}\t{server.pid}")
    print(f"{text('データ', 'data')}\t{server.folder}")


@contextmanager
def _waiting() -> "Iterator[Told]":
    """Show progress while Neo4j is downloaded and started."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda done, of: None
        return
    with console.status(text("Neo4j を待っています", "waiting for Neo4j")) as shown:
        yield lambda done, of: shown.update(text(f"取り寄せています {done}/{of}", f"fetching {done}/{of}"))
