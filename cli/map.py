"""konkyo map: the flow map of one evaluation as a page."""

from pathlib import Path
from typing import Annotated

import typer

from cli.app import HOME, Command, Home, said
from i18n import language


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        cls=Command,
        name="map",
        help=said(
            "評価書一つの流れの図を、一枚の HTML（通信なし）に描く",
            "Draw the flow map of one evaluation as one HTML page that needs no network.",
        ),
    )(draw)


def draw(
    document: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="DOCUMENT",
            help=said(
                "評価書の題名・機関・公表日などの一部（一つしかなければ省ける）",
                "Parts of its title, body or date; not needed where only one is stored.",
            ),
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help=said("書き出すファイル", "The file to write."))
    ] = None,
    show: Annotated[bool, typer.Option("--open", help=said("ブラウザーで開く", "Open it in the browser."))] = False,
    home: Home = Path(HOME),
) -> None:
    """Write the page and print its path."""
    from cli.opening import opened
    from graph.whole import whole
    from loaders.library import file_name
    from queries.evaluations import find
    from viz.flow_map import render

    with opened(home) as store:
        key = find(store, " ".join(document or []))
        page = render(store, key, language())
    path = out or Path(file_name(key)).with_suffix(".html")
    with whole(path) as partial:
        partial.write_text(page, encoding="utf-8", newline="\n")
    print(path)
    if show:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
