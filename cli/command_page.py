"""docs/cli.md, made from the command's help: ``python -m konkyo.cli.command_page > docs/cli.md``."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from io import StringIO

from konkyo.cli.main import COMMANDS, main
from konkyo.loaders.limits import LIMITS

_ALL = "--as-json"
"""The argument that makes this module print the help of every command as JSON, in the language of its process."""

_HEAD = """# konkyo コマンド / The konkyo command

`konkyo --help` から作られています（`python -m konkyo.cli.command_page > docs/cli.md`）。手で直さないでください。
Made from `konkyo --help`; do not edit by hand.

データは標準出力に、進み具合や注は標準エラー出力に出ます。
Data goes to standard output; progress and remarks go to standard error.

| 終了コード / exit code | 意味 | meaning |
|---|---|---|
| 0 | すべてできた | success |
| 1 | できなかったものがあるが、ほかはできた | some inputs failed, the others were done |
| 2 | 使い方の誤り | wrong usage |
| 3 | 何もできなかった | nothing could be done |
| 70 | konkyo の不具合 | a fault of konkyo |
| 130 | 中断 | interrupted |

| 環境変数 / variable | 意味 | meaning |
|---|---|---|
| `KONKYO_LANG` | 表示の言語（`ja`・`en`） | language |
| `KONKYO_HOME` | 記録とグラフのフォルダー | folder of the records and the graph |
| `KONKYO_STORE` | グラフを置く [Neo4j](neo4j.md)（`--store` と同じ） | Neo4j that holds the graph, like `--store` |
| `KONKYO_QUESTIONS` | [自分の問い](own-questions.md)のフォルダー | folder of [your own questions](own-questions.md) |
| `KONKYO_ALIASES` | 別名のファイル（`--aliases` と同じ） | file of other names, like `--aliases` |
| `KONKYO_LAW` | 加えた[法令](law-in-time.md)のフォルダー（省けば利用者のデータのフォルダー、空なら使わない） \
| folder of [laws](law-in-time.md) that you added (default: your folder of data; empty: none) |
| `KONKYO_LAW_API` | 法令API の場所（`--api` と同じ） | address of the law API, like `--api` |
| `NEO4J_USERNAME` | その利用者名（省けば `neo4j`） | user name there (default: `neo4j`) |
| `NEO4J_PASSWORD` | そのパスワード（なければ尋ねる） | password there (asked for if not set) |
| `NEO4J_DATABASE` | そのデータベース（省けば利用者の既定） | database there (default: the home database of the user) |
{limits}
| `KONKYO_HEAP` | データベースのメモリーの上限（`512m` など） | memory limit of the database |
| `KONKYO_CACHE` | データベースを速く起動する準備の置き場（空なら無し） | folder for what starts the database faster |
| `KONKYO_TIMEOUT` | 問い一つの時間の上限（秒。省けば60） | seconds that a question may take (default: 60) |
| `KONKYO_DEBUG` | 空でなければ `--debug` と同じ | if not empty, the same as `--debug` |"""


def markdown() -> str:
    """Return the whole page."""
    limits = (
        f"| `{limit.variable}` | {limit.what.ja}の上限（{limit.default:,}） "
        f"| maximum number of {limit.what.en} ({limit.default:,}) |"
        for limit in LIMITS
    )
    ja, en = _helps("ja"), _helps("en")
    sections = (
        f"## {' '.join(('konkyo', *command))}\n\n```text\n{in_ja}\n```\n\n```text\n{in_en}\n```"
        for command, in_ja, in_en in zip(_commands(), ja, en, strict=True)
    )
    return "\n\n".join([_HEAD.format(limits="\n".join(limits)), *sections]) + "\n"


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
        sys.stdout.write(markdown())
