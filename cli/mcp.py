"""konkyo mcp: tools for an assistant, over standard input and output."""

import os
from pathlib import Path

import typer

from konkyo.cli.app import HOME, Home
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import KonkyoError, Words


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "アシスタントのための道具（MCP、標準入出力）: 問い・検索・条項の一生・改正の影響",
        "Tools for an assistant (MCP, stdio): questions, search, provisions, impact of amendments.",
    )
    more = text(
        "アシスタントの設定に、このコマンドを書く。読むだけで、外には何も送らない。",
        "Name this command in the settings of the assistant. It only reads, and sends nothing anywhere.",
    )
    add_command(app, serve_assistant, about, name="mcp", more=more, examples=("konkyo mcp --from konkyo-demo",))


def serve_assistant(home: Home = Path(HOME)) -> None:
    """Answer the assistant until it ends."""
    from konkyo.cli.open_store import STORE_VARIABLE
    from konkyo.explorer.desk import GraphDesk

    try:
        from konkyo.explorer.assistant import assistant_server
    except ModuleNotFoundError as error:
        if error.name != "mcp":
            raise
        raise KonkyoError(
            Words(ja="MCP の部品が入っていません", en="the library for MCP is not installed"),
            cure=Words(
                ja="konkyo のリポジトリーで pip install '.[mcp]' を実行してください",
                en="run in the copy of the repository of konkyo: pip install '.[mcp]'",
            ),
        ) from None
    with GraphDesk(home, os.environ.get(STORE_VARIABLE, ""), make=False) as desk:
        assistant_server(desk).run("stdio")
