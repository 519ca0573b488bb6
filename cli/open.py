"""konkyo open: look at the graph in the browser."""

import os
from pathlib import Path
from typing import Annotated

import typer

from konkyo.cli.app import HOME
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import Words


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "グラフをブラウザーで見る: 探す、原文と事実、条項の一生、改正の仕事（Ctrl-C で終わる）",
        "Look at the graph in the browser: search, sources beside facts, provisions, amendments (Ctrl-C ends it).",
    )
    more = text(
        "このコンピューターの中だけで動き、外には何も送らない。端末に表示されるアドレス（token を含む）から開く。",
        "It runs on this machine and sends nothing anywhere. Open it by the address that is printed, with its token.",
    )
    add_command(app, open_pages, about, name="open", more=more, examples=("konkyo open", "konkyo open konkyo-demo"))


def open_pages(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            envvar="KONKYO_HOME",
            help=text("konkyo build が作ったフォルダー（なければ作る）", "The folder of konkyo build; made if absent."),
        ),
    ] = Path(HOME),
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="N", help=text("ポート（0 なら空きを使う）", "Port (0: any free)."))
    ] = 0,
    browser: Annotated[
        bool, typer.Option(help=text("ブラウザーを開く", "Open the browser."))
    ] = True,
    read_only: Annotated[
        bool,
        typer.Option("--read-only", help=text("書き込み・取り込みをさせない", "Let nobody write or load anything.")),
    ] = False,
    host: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help=text(
                "待ち受けるアドレス。外から届くアドレスには --read-only と --public-url が要る（docs/explorer.md）",
                "Where to listen. An address that others reach needs --read-only and --public-url (docs/explorer.md).",
            ),
        ),
    ] = "127.0.0.1",
    public_url: Annotated[
        str,
        typer.Option(
            metavar="URL", show_default=False,
            help=text("手前のプロキシーのアドレス", "The address of the proxy before it."),
        ),
    ] = "",
) -> None:  # fmt: skip
    """Serve the pages until Ctrl-C."""
    from konkyo.cli.open_store import STORE_VARIABLE, asked_password
    from konkyo.cli.output import tell
    from konkyo.explorer.desk import GraphDesk
    from konkyo.explorer.serving import serve

    with GraphDesk(folder, os.environ.get(STORE_VARIABLE, ""), asked_password) as desk:
        tell(Words(ja="Ctrl-C で終わります", en="Ctrl-C ends it"))
        serve(desk, host=host, port=port, public=public_url, read_only=read_only, show=browser)
