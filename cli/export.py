"""konkyo export: the whole graph as a file."""

from pathlib import Path
from typing import Annotated

import typer

from cli.app import HOME, Command, Home, said
from i18n import UsageError, Words

_FORMATS = ("json", "graphml", "csv")
_BY_SUFFIX = {".json": "json", ".graphml": "graphml"}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    app.command(
        cls=Command,
        help=said(
            "グラフ全体を書き出す。例: `konkyo export graph.json`、`konkyo export graph.graphml`、"
            "`konkyo export tables --format csv`（tables はフォルダーで、nodes.csv と edges.csv ができる）",
            "Write out the whole graph. For example: `konkyo export graph.json`, `konkyo export graph.graphml`, "
            "`konkyo export tables --format csv` (a folder, with nodes.csv and edges.csv in it).",
        ),
    )(export)


def export(
    path: Annotated[Path, typer.Argument(metavar="PATH", help=said("書き出す先", "Where to write."))],
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="json|graphml|csv", show_default=False,
            help=said("形式（省けば PATH の拡張子による）", "The format; unless told, the one that PATH ends in."),
        ),
    ] = "",
    home: Home = Path(HOME),
) -> None:  # fmt: skip
    """Write the graph and print the path."""
    format = _format(path, format)
    from cli.opening import opened
    from cli.output import tell
    from graph import export as exports
    from graph.network import network

    with opened(home) as store:
        graph = network(store)
    writer = {"json": exports.write_json, "graphml": exports.write_graphml, "csv": exports.write_csv}[format]
    writer(graph, path)
    print(path)
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    tell(Words(ja=f"ノード {nodes:,}、エッジ {edges:,}", en=f"{nodes:,} nodes, {edges:,} edges"))


def _format(path: Path, given: str) -> str:
    """Return the format that is ``given`` or that ``path`` ends in. Raises UsageError for none, or for two of them."""
    named = _BY_SUFFIX.get(path.suffix.lower())
    if given and given not in _FORMATS:
        what = Words(
            ja=f"--format「{given}」は json・graphml・csv のどれでもありません",
            en=f"--format “{given}” is none of json, graphml, csv",
        )
    elif given == "csv" and path.suffix.lower() in (*_BY_SUFFIX, ".csv"):
        what = Words(
            ja=f"csv は表を二つ作るので、PATH はフォルダーです。「{path.name}」はファイルの名です",
            en=f"csv makes two tables, so PATH is a folder; “{path.name}” is the name of a file",
        )
    elif given and named and given != named:
        what = Words(
            ja=f"--format「{given}」と「{path.name}」の拡張子が合いません",
            en=f"--format “{given}” contradicts the end of “{path.name}”",
        )
    elif not (given or named):
        what = Words(ja=f"「{path.name}」からは形式が分かりません", en=f"“{path.name}” does not tell the format")
    else:
        return given or str(named)
    raise UsageError(
        what,
        cure=Words(
            ja="PATH を .json か .graphml で終わらせるか、フォルダーの名に --format csv を付けてください",
            en="let PATH end in .json or .graphml, or give the name of a folder and --format csv",
        ),
    )
