"""konkyo demo: show what konkyo does with the documents of a city that does not exist."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from konkyo import EXAMPLES
from konkyo.cli.command_help import add_command, text
from konkyo.cli.what_to_type import program, shell_path
from konkyo.i18n import Words, language

_INTO = "konkyo-demo"
_DOCUMENT = "灯坂市 個人住民税"
_NEXT = (
    "ask path_between -p origin=給与支払者 -p goal=後期高齢者医療広域連合",
    "check 個人住民税",
    "impact 番号法第19条第7号",
)
"""Commands to try on these documents. Each prints less than a screen or two."""


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    about = text(
        "架空の評価書6件を読み、流れの図を一枚描いて、次に試せるコマンドを示す",
        "Read six fictional evaluations, draw a map of one, and show what to try next.",
    )
    add_command(app, demo, about)


def demo(
    into: Annotated[
        Path,
        typer.Option(
            metavar="DIR",
            help=text("作る場所（ほかの記録とは別にする）", "The folder to make them in, separate from other records."),
        ),
    ] = Path(_INTO),
    show: Annotated[
        bool, typer.Option("--open", help=text("図をブラウザーで開く", "Open the map in the browser."))
    ] = False,
) -> None:
    """Build the graph of the examples and draw the map; its path is the last line."""
    from konkyo.cli.output import tell
    from konkyo.graph.atomic_write import atomic_write
    from konkyo.loaders.build.pipeline import build_store
    from konkyo.loaders.build.workers import find_files
    from konkyo.opening import opened, place
    from konkyo.queries.evaluations import find_evaluation as named
    from konkyo.viz.flow_picture import document_picture
    from konkyo.viz.map_page import map_page

    # Never into the store that --store names, because that may belong to a team.
    summary = build_store(find_files([EXAMPLES]), into, place=place(into))
    for outcome in summary.failed:
        tell(outcome.error)
    with opened(into) as store:
        picture = document_picture(store, named(store, _DOCUMENT))
    page = into / "map.html"
    with atomic_write(page) as partial:
        partial.write_text(map_page(picture, language()), encoding="utf-8", newline="\n")
    documents, nodes = summary.counts.nodes["Evaluation"], sum(summary.counts.nodes.values())
    edges = sum(summary.counts.edges.values())
    tell(Words(
        ja=f"架空の市の評価書 {documents} 件から、{into} にグラフを作りました"
        f"（ノード {nodes:,}、文書が述べるエッジ {edges:,}）。",
        en=f"Read {documents} documents of a fictional city into {into} "
        f"({nodes:,} nodes, {edges:,} edges that documents state).",
    ))  # fmt: skip
    tell(Words(ja="次は、たとえば（このまま貼り付けられます）:", en="Next, for example (paste any of these lines):"))
    typed, folder = program(), shell_path(into)
    for command in _NEXT:
        tell(f"  {typed} {command} --from {folder}")
    tell(f"  {typed} ask --list")
    tell(Words(ja="個人住民税の情報の流れの図（ブラウザーで開いてください）:", en="The map; open it in a browser:"))
    sys.stderr.flush()
    print(page.resolve())
    if show:
        import webbrowser

        webbrowser.open(page.resolve().as_uri())
