"""docs/cli.md and cli.ja.md, made from the command's help: ``python -m konkyo.cli.command_page [ja]``."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

from konkyo.cli.main import COMMANDS, main
from konkyo.i18n import Words
from konkyo.loaders.limits import LIMITS

_ALL = "--as-json"
"""The argument that makes this module print the help of every command as JSON, in the language of its process."""

_HEAD = Words(
    ja="""# konkyo コマンド

[English](cli.md)

`konkyo --help` から作られています（`python -m konkyo.cli.command_page ja > docs/cli.ja.md`）。手で直さないでください。

データは標準出力に、進み具合や注は標準エラー出力に出ます。""",
    en="""# The konkyo command

[日本語](cli.ja.md)

Made from `konkyo --help` (`python -m konkyo.cli.command_page > docs/cli.md`); do not edit by hand.

Data goes to standard output; progress and remarks go to standard error.""",
)
_CODES = (
    ("0", Words(ja="すべてできた", en="success")),
    ("1", Words(ja="できなかったものがあるが、ほかはできた", en="some inputs failed, the others were done")),
    ("2", Words(ja="使い方の誤り", en="wrong usage")),
    ("3", Words(ja="何もできなかった", en="nothing could be done")),
    ("70", Words(ja="konkyo の不具合", en="a fault of konkyo")),
    ("130", Words(ja="中断", en="interrupted")),
)
_VARIABLES = (
    ("KONKYO_LANG", Words(ja="表示の言語（`ja`・`en`）", en="language (`ja`, `en`)")),
    ("KONKYO_HOME", Words(ja="記録とグラフのフォルダー", en="folder of the records and the graph")),
    (
        "KONKYO_STORE",
        Words(
            ja="グラフを置く [Neo4j](neo4j.ja.md)（`--store` と同じ）",
            en="[Neo4j](neo4j.md) that holds the graph, like `--store`",
        ),
    ),
    (
        "KONKYO_QUESTIONS",
        Words(
            ja="[自分の問い](own-questions.ja.md)のフォルダー", en="folder of [your own questions](own-questions.md)"
        ),
    ),
    ("KONKYO_ALIASES", Words(ja="別名のファイル（`--aliases` と同じ）", en="file of other names, like `--aliases`")),
    (
        "KONKYO_LAW",
        Words(
            ja="加えた[法令](law-in-time.ja.md)のフォルダー（省けば利用者のデータのフォルダー、空なら使わない）",
            en="folder of [laws](law-in-time.md) that you added (default: your folder of data; empty: none)",
        ),
    ),
    ("KONKYO_LAW_API", Words(ja="法令API の場所（`--api` と同じ）", en="address of the law API, like `--api`")),
    ("NEO4J_USERNAME", Words(ja="その利用者名（省けば `neo4j`）", en="user name there (default: `neo4j`)")),
    ("NEO4J_PASSWORD", Words(ja="そのパスワード（なければ尋ねる）", en="password there (asked for if not set)")),
    (
        "NEO4J_DATABASE",
        Words(
            ja="そのデータベース（省けば利用者の既定）", en="database there (default: the home database of the user)"
        ),
    ),
    *(
        (
            limit.variable,
            Words(
                ja=f"{limit.what.ja}の上限（{limit.default:,}）",
                en=f"maximum number of {limit.what.en} ({limit.default:,})",
            ),
        )
        for limit in LIMITS
    ),
    ("KONKYO_HEAP", Words(ja="データベースのメモリーの上限（`512m` など）", en="memory limit of the database")),
    (
        "KONKYO_COMPILER",
        Words(
            ja="`quick` ならデータベースの起動が軽く、長く動かすと遅い（省けば `full`）",
            en="`quick`: the database starts with less CPU time and is slower in long runs (default: `full`)",
        ),
    ),
    (
        "KONKYO_CACHE",
        Words(
            ja="データベースを速く起動する準備の置き場（空なら無し）",
            en="folder for what starts the database faster (empty: none)",
        ),
    ),
    (
        "KONKYO_TIMEOUT",
        Words(ja="問い一つの時間の上限（秒。省けば60）", en="seconds that a question may take (default: 60)"),
    ),
    ("KONKYO_DEBUG", Words(ja="空でなければ `--debug` と同じ", en="if not empty, the same as `--debug`")),
)


def markdown(code: str = "en") -> str:
    """Return the whole page in the language ``code``."""
    sections = (
        f"## {' '.join(('konkyo', *command))}\n\n```text\n{said}\n```"
        for command, said in zip(_commands(), _helps(code), strict=True)
    )
    codes = _table(Words(ja="終了コード", en="exit code"), _CODES, code)
    variables = _table(Words(ja="環境変数", en="variable"), [(f"`{name}`", said) for name, said in _VARIABLES], code)
    return "\n\n".join([_HEAD.in_(code), codes, variables, *sections]) + "\n"


def _table(of: Words, rows: Iterable[tuple[str, Words]], code: str) -> str:
    head = f"| {of.in_(code)} | {Words(ja='意味', en='meaning').in_(code)} |\n|---|---|"
    return "\n".join([head, *(f"| {name} | {said.in_(code)} |" for name, said in rows)])


def _commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, first of konkyo itself; a group is followed by its subcommands."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        yield from ((name, under) for under in getattr(import_module(f"konkyo.cli.{name}"), "SUBCOMMANDS", ()))


def _helps(language: str) -> list[str]:
    """Return the help of each command, from one process: the language of the help is fixed on import."""
    environment = {**os.environ, "KONKYO_LANG": language, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    environment.pop("KONKYO_HOME", None)
    ran = subprocess.run(
        [sys.executable, "-m", "konkyo.cli.command_page", _ALL],
        env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return list(json.loads(ran.stdout))


def _help(*command: str) -> str:
    with redirect_stdout(StringIO()) as printed:
        main([*command, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())


if __name__ == "__main__":
    if sys.argv[1:] == [_ALL]:
        json.dump([_help(*command) for command in _commands()], sys.stdout)
    else:
        sys.stdout.write(markdown(*sys.argv[1:]))
