"""konkyo export: the whole graph as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from konkyo.cli.app import HOME, Home
from konkyo.cli.command_help import add_command, text
from konkyo.i18n import UsageError, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from networkx import MultiDiGraph

    from konkyo.graph.identity import NodeId

_FORMATS = ("json", "graphml", "csv", "cypher", "turtle", "jsonld")
_IMPORTER = "neo4j-admin"
_BY_SUFFIX = {".json": "json", ".graphml": "graphml", ".cypher": "cypher", ".ttl": "turtle", ".jsonld": "jsonld"}


def register(app: typer.Typer) -> None:
    """Add the command to ``app``."""
    examples = (
        "konkyo export graph.json",
        "konkyo export graph.graphml",
        f"konkyo export graph.cypher             # {text('Neo4j 用のスクリプト', 'a script for Neo4j')}",
        "konkyo export graph.ttl                # RDF",
        f"konkyo export tables --format csv      # {text('表二つのフォルダー', 'a folder of two tables')}",
        f"konkyo export tables --for neo4j-admin # {text('Neo4j の一括取り込み用の表', 'tables of the bulk import')}",
    )
    add_command(app, export, text("グラフ全体を書き出す", "Write out the whole graph."), examples=examples)


def export(
    path: Annotated[Path, typer.Argument(metavar="PATH", help=text("書き出す先", "The file or folder to write."))],
    format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="|".join(_FORMATS), show_default=False,
            help=text("形式（省けば書き出す先の拡張子による）", "The format. Default: that of the suffix of PATH."),
        ),
    ] = "",
    reader: Annotated[
        str,
        typer.Option(
            "--for", metavar="neo4j-admin", show_default=False,
            help=text("読み込むもの。書き出す先はフォルダー", "The program that will read it; PATH is a folder."),
        ),
    ] = "",
    home: Home = Path(HOME),
) -> None:  # fmt: skip
    """Write the graph and print the path."""
    if reader:
        _export_tables(reader, path, format, home)
        return
    format = _format(path, format)
    from konkyo.cli.open_store import open_store
    from konkyo.cli.output import tell
    from konkyo.graph.networkx_graph import networkx_graph
    from konkyo.graph.schema import EDGE_TYPES
    from konkyo.queries.unnamed_ends import caption_unnamed_ends

    with open_store(home) as store:
        graph = networkx_graph(store)
    caption_unnamed_ends(graph)
    _writer(format)(graph, path)
    print(path)
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    derived = sum(EDGE_TYPES[kind].derived for _, _, kind in graph.edges(data="type"))
    tell(
        Words(
            ja=f"ノード {nodes:,}、エッジ {edges:,}"
            f"（文書が述べる {edges - derived:,}、法令と版から導いた {derived:,}）",
            en=f"{nodes:,} nodes, {edges:,} edges "
            f"({edges - derived:,} that documents state, {derived:,} derived from the law and from versions)",
        )
    )


def _export_tables(reader: str, path: Path, format: str, home: Path) -> None:
    """Write the tables of Neo4j's bulk import from the records, and print what to do next."""
    if reader != _IMPORTER or format:
        raise UsageError(
            Words(ja=f"--for は {_IMPORTER} だけで、--format と一緒には使えません",
                  en=f"--for takes {_IMPORTER} only, and cannot be combined with --format"),
            cure=Words(ja=f"konkyo export フォルダー --for {_IMPORTER}", en=f"konkyo export FOLDER --for {_IMPORTER}"),
        )  # fmt: skip
    from konkyo.cli.output import tell
    from konkyo.graph import neo4j_import
    from konkyo.loaders.build.rebuild import facts_of_folder
    from konkyo.loaders.build.record_store import RecordError

    broken: list[RecordError] = []
    nodes, edges = neo4j_import.write(facts_of_folder(home, broken), path)
    for error in broken:
        tell(error)
    print(path)
    tell(Words(ja=f"ノード {nodes:,}、エッジ {edges:,}", en=f"{nodes:,} nodes, {edges:,} edges"))
    tell(Words(
        ja=f"次は、Neo4j を止めて {path} で（データベース neo4j の中身は置き換わる）: {neo4j_import.COMMAND}\n"
        "起動したら konkyo build --store で索引を作り、照合する",
        en=f"next, stop Neo4j and run in {path} (this replaces the database neo4j): {neo4j_import.COMMAND}\n"
        "then start Neo4j and run konkyo build --store, which makes the indexes and checks the counts",
    ))  # fmt: skip


def _writer(format: str) -> "Callable[[MultiDiGraph[NodeId], Path], None]":
    # Imported on demand: the RDF library takes as long to load as everything else together.
    if format in ("turtle", "jsonld"):
        from konkyo.graph import rdf

        return rdf.write_turtle if format == "turtle" else rdf.write_json_ld
    from konkyo.graph import cypher_script, graph_files

    writers = {
        "json": graph_files.write_json,
        "graphml": graph_files.write_graphml,
        "csv": graph_files.write_csv,
        "cypher": cypher_script.write_cypher,
    }
    return writers[format]


def _format(path: Path, format: str) -> str:
    """Return ``format`` if it is not "", else that of the suffix of ``path``. Raises UsageError where they conflict or
    name none."""
    by_suffix = _BY_SUFFIX.get(path.suffix.lower())
    if format and format not in _FORMATS:
        what = Words(
            ja=f"--format「{format}」は {'・'.join(_FORMATS)} のどれでもありません",
            en=f"--format “{format}” is none of {', '.join(_FORMATS)}",
        )
    elif format == "csv" and path.suffix.lower() in (*_BY_SUFFIX, ".csv"):
        what = Words(
            ja=f"csv は表を二つ作るので、書き出す先はフォルダーです。「{path.name}」はファイルの名です",
            en=f"csv makes two tables, so PATH is a folder; “{path.name}” is the name of a file",
        )
    elif format and by_suffix and format != by_suffix:
        what = Words(
            ja=f"--format「{format}」と「{path.name}」の拡張子が合いません",
            en=f"--format “{format}” contradicts the suffix of “{path.name}”",
        )
    elif not (format or by_suffix):
        what = Words(
            ja=f"「{path.name}」の拡張子からは形式が分かりません",
            en=f"the suffix of “{path.name}” is that of no format",
        )
    else:
        return format or str(by_suffix)
    raise UsageError(
        what,
        cure=Words(
            ja=f"PATH を {'・'.join(_BY_SUFFIX)} で終わる名にするか、フォルダーの名に --format csv を付けてください",
            en=f"let PATH end in one of {', '.join(_BY_SUFFIX)}, or give the name of a folder and --format csv",
        ),
    )
