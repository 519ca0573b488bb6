"""The command line application: its help, the global options, and the options that several commands share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from konkyo import HOME as HOME
from konkyo.cli.command_help import Group, text
from konkyo.i18n import UsageError, Words

QUESTIONS = "KONKYO_QUESTIONS"
"""The variable that holds the folder of a person's own questions."""


app = typer.Typer(
    cls=Group,
    # Plain help: the framed one imports so much that it takes three times as long to appear.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help=text(
        "特定個人情報保護評価書を読み、個人情報がどこから来て、どこへ、どの条項に基づいて渡るかを答えます。\n\n"
        "まず `konkyo build 評価書のフォルダー`、次に `konkyo ask --list`。",
        "Reads 特定個人情報保護評価書 and answers where personal information comes from, where it goes, "
        "and on which provision.\n\nStart with `konkyo build FOLDER`, then `konkyo ask --list`.",
    ),
    epilog=text(
        "終了コード: 0 すべてできた、1 できなかったものがある、2 使い方の誤り、3 何もできなかった、"
        "70 konkyo の不具合、130 中断。",
        "Exit codes: 0 success, 1 some inputs failed and the others were done, 2 wrong usage, "
        "3 nothing could be done, 70 a fault of konkyo, 130 interrupted.",
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"konkyo {version('konkyo')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=text("版を表示する", "Show the version.")),
    ] = False,
    lang: Annotated[
        str,
        typer.Option(
            metavar="ja|en",
            show_default=False,
            help=text(
                "表示の言語。どのコマンドの後ろにも書ける。省けば KONKYO_LANG、次にロケールによる",
                "The language; can be given after any command. Default: KONKYO_LANG, then the locale.",
            ),
        ),
    ] = "",
    aliases: Annotated[
        str,
        typer.Option(
            metavar="FILE.csv",
            show_default=False,
            help=text(
                "別名のファイル（name,other の列）。どのコマンドの後ろにも書ける。省けば KONKYO_ALIASES",
                "A file of other names (columns name,other); can be given after any command. Default: KONKYO_ALIASES.",
            ),
        ),
    ] = "",
    store: Annotated[
        str,
        typer.Option(
            metavar="neo4j://HOST:7687",
            show_default=False,
            help=text(
                "グラフを置く Neo4j。どのコマンドの後ろにも書ける。省けば KONKYO_STORE、なければ記録の隣。"
                "利用者名とパスワードは NEO4J_USERNAME・NEO4J_PASSWORD（なければ尋ねる）",
                "The Neo4j that holds the graph; can be given after any command. Default: KONKYO_STORE, then a folder "
                "beside the records. User and password: NEO4J_USERNAME, NEO4J_PASSWORD (asked for if not set).",
            ),
        ),
    ] = "",
    debug: Annotated[
        bool,
        typer.Option(
            "--debug",
            help=text(
                "エラーの詳しい経路も示す。どのコマンドの後ろにも書ける",
                "Show tracebacks; can be given after any command.",
            ),
        ),
    ] = False,
) -> None:
    """Declare the global options for the help. ``konkyo.cli.global_options`` takes them out before they get here."""


Home = Annotated[
    Path,
    typer.Option(
        "--from",
        envvar="KONKYO_HOME",
        metavar="DIR",
        help=text("konkyo build が作ったフォルダー", "The folder that konkyo build made."),
    ),
]
"""The folder of the records and the store."""

Questions = Annotated[
    Path | None,
    typer.Option(
        "--questions",
        envvar=QUESTIONS,
        metavar="DIR",
        show_default=False,
        help=text("自分の問い（.cypher）のフォルダー", "A folder of your own questions (.cypher files)."),
    ),
]
"""The folder of a person's own questions."""

AnswerFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="table|csv|json|xlsx|md",
        show_default=False,
        help=text(
            "表・CSV・JSON・Excel・Markdown のどれで出すか（省けば --out の拡張子による。それもなければ表）",
            "The output format. Default: that of the suffix of --out, or a table.",
        ),
    ),
]

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", "-o", metavar="FILE",
        help=text(
            "ファイルに書く（.csv・.json・.xlsx・.md・.txt。数式と取られる値は文字にし、xlsx には根拠の欄も入る）",
            "Write to a file (.csv, .json, .xlsx, .md, .txt). No value becomes a formula; .xlsx has the passages too.",
        ),
    ),
]  # fmt: skip

Columns = Annotated[
    str,
    typer.Option(
        "--columns",
        metavar="NAME,…",
        show_default=False,
        help=text(
            "表に出す列（コンマ区切り。見出しの言葉でも列の名でも）",
            "Columns of the table, parted by commas: their headings or their names.",
        ),
    ),
]

Wide = Annotated[
    bool, typer.Option("--wide", help=text("幅にかかわらず全列を出す", "Show all columns, however long the lines."))
]

Reasons = Annotated[
    Path | None,
    typer.Option(
        "--reasons", metavar="FILE.csv", show_default=False,
        help=text(
            "提出時期に係る説明の文を自分の表で置き換える（書き方は docs/papers.md）",
            "Your own sentences for 提出時期に係る説明 (see docs/papers.md).",
        ),
    ),
]  # fmt: skip
"""A person's own table of reasons, in the format of papers/reasons.csv."""


AsOf = Annotated[
    str,
    typer.Option(
        "--as-of",
        metavar="today|DAY",
        show_default=False,
        help=text(
            "その日の法令に照らす（today・今日、または 2024-05-27・令和6年5月27日など）",
            "Judge by the law of this day (today, 2024-05-27, R6.5.27).",
        ),
    ),
]


def as_of_day(said: str) -> date | None:
    """Return the day that ``--as-of`` names; None where it is not given. Raises UsageError for what is no day."""
    from konkyo.law.dates import asked_day

    if not said:
        return None
    if (found := asked_day(said)) is None:
        raise UsageError(
            Words(ja=f"「{said}」という日はありません", en=f"“{said}” is no day"),
            cure=Words(
                ja="--as-of today か --as-of 2024-05-27 のように", en="write --as-of today or --as-of 2024-05-27"
            ),
        )
    return found


def param_option(completed: Callable[..., list[str]] | None = None) -> Any:
    """Return the option for the parameters of a question; ``completed`` is its shell completion."""
    return typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        autocompletion=completed,
        help=text(
            "条件。条件ごとに -p を書く。同じ名を二度書けるのは、値の並びを取る条件だけ（A、B とも書ける）。"
            "名:=値 と書けば、値は JSON",
            "A parameter; write one -p for each. The same name again adds a value to a list (also A,B) "
            "and is an error where the parameter is no list. With NAME:=VALUE the value is JSON.",
        ),
    )


Params = Annotated[list[str] | None, param_option()]


def parted_parameter(argument: str) -> tuple[str, str, str]:
    """Return the name, the sign and the value of NAME=VALUE, also with a full-width sign."""
    return argument.partition("=" if "=" in argument else "＝")


def parameters(arguments: list[str] | None) -> dict[str, Any]:
    """Return a dict of arguments NAME=VALUE, or NAME:=VALUE with a value in JSON; of a name given again, the list.

    Raises UsageError for any other argument.
    """
    import json

    found: dict[str, Any] = {}
    for argument in arguments or ():
        name, equals, value = parted_parameter(argument)
        said = None
        try:
            said = json.loads(value) if name.endswith(":") else value
        except ValueError:
            equals = ""
        if not equals or not name.strip(":"):
            raise UsageError(
                Words(ja=f"条件「{argument}」を読めません", en=f"the parameter “{argument}” cannot be read"),
                cure=Words(
                    ja="--param 名=値（JSON なら 名:=値）と書いてください", en="write --param NAME=VALUE, or NAME:=JSON"
                ),
            )
        name = name.removesuffix(":")
        found[name] = [*_listed(found[name]), *_listed(said)] if name in found else said
    return found


def _listed(said: Any) -> list[Any]:
    return said if isinstance(said, list) else [said]


def checked_format(format: str, out: Path | None) -> str:
    """Return the output format. Raises UsageError where ``format`` and ``out`` do not name one."""
    from konkyo.cli.answer_formats import chosen_format

    return chosen_format(format, out)
