"""docs/cli.md, made from the command's help: ``python -m konkyo.cli.command_page > docs/cli.md``."""

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

from konkyo.cli.main import COMMANDS
from konkyo.loaders.limits import LIMITS

_HEAD = """# konkyo コマンド / The konkyo command

`konkyo --help` から作られています（`python -m konkyo.cli.command_page > docs/cli.md`）。手で直さないでください。
Made from `konkyo --help`; do not edit by hand.

データは標準出力に、進み具合や注は標準エラー出力に出ます。
Data goes to standard output; progress and remarks go to standard error.

| 終了コード / exit code | 意味 | meaning |
|---|---|---|
| 0 | すべてできた | all right |
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
| `NEO4J_USERNAME` | その利用者名（省けば `neo4j`） | user name there (`neo4j` unless told) |
| `NEO4J_PASSWORD` | そのパスワード（なければ尋ねる） | password there (asked for if not set) |
| `NEO4J_DATABASE` | そのデータベース（省けば利用者の既定） | database there (the user's home unless told) |
{limits}
| `KONKYO_HEAP` | データベースのメモリーの上限（`512m` など） | most memory of the database |
| `KONKYO_DEBUG` | 何か入れると `--debug` と同じ | anything in it is like `--debug` |"""


def markdown() -> str:
    """Return the whole page."""
    limits = (
        f"| `{one.variable}` | {one.what.ja}の上限（{one.default:,}） | most {one.what.en} ({one.default:,}) |"
        for one in LIMITS
    )
    head = _HEAD.format(limits="\n".join(limits))
    return (
        "\n\n".join([head, _section("konkyo"), *(_section(f"konkyo {' '.join(one)}", *one) for one in _commands())])
        + "\n"
    )


def _commands() -> Iterator[tuple[str, ...]]:
    """Yield the words of every command; those of a group follow it."""
    for name in COMMANDS:
        yield (name,)
        yield from ((name, under) for under in getattr(import_module(f"konkyo.cli.{name}"), "SUBCOMMANDS", ()))


def _section(title: str, *command: str) -> str:
    return "\n\n".join([f"## {title}", *(f"```text\n{_help(language, *command)}\n```" for language in ("ja", "en"))])


def _help(language: str, *command: str) -> str:
    # Help is put into words once a process.
    environment = {**os.environ, "KONKYO_LANG": language, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"}
    environment.pop("KONKYO_HOME", None)
    ran = subprocess.run(
        [sys.executable, "-m", "konkyo.cli.main", *command, "--help"],
        env=environment, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return "\n".join(line.rstrip() for line in ran.stdout.strip().splitlines())


if __name__ == "__main__":
    sys.stdout.write(markdown())
