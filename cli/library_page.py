"""docs/library.md and library.ja.md, made from the public functions: ``python -m konkyo.cli.library_page [ja]``."""

import inspect
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

import konkyo
from konkyo.i18n import Words


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A public function, the command that does the same, what both do, and the details of its docstring in Japanese.

    The docstring has one line in Japanese, and all of it in English.
    """

    function: str
    command: str
    does: Words
    details: str


COUNTERPARTS = (
    Counterpart(
        "read",
        "konkyo read FILE --json",
        Words(ja="評価書を一つ読む", en="read one document"),
        "Excel・Word・PDF・HTML・テキストを読みます。何も収めません。\n\n"
        "評価書として読めないときは、ファイルとその箇所を示す KonkyoError になります。",
    ),
    Counterpart(
        "build",
        "konkyo build PATH… --into DIR",
        Words(ja="記録とグラフを作る", en="make the records and the graph"),
        "ファイルとフォルダーを読み、評価書ごとの記録をフォルダー `into` に書いて、グラフにします。\n\n"
        "`store`: グラフを `into` でなく Neo4j に置くときの場所（`open` を参照）。`jobs`: 同時に読む数。二つ"
        '以上ならプロセスを起こすので、スクリプトには `if __name__ == "__main__":` が要ります。'
        "`rebuild`: 記録からグラフの全部を作り直します。\n\n"
        "評価書一つの誤りは結果に入ります。グラフを作れないときは KonkyoError になります。",
    ),
    Counterpart(
        "open",
        "konkyo … --from DIR / --store ADDRESS",
        Words(ja="グラフを開く", en="open the graph"),
        "`build` が作ったフォルダーか、Neo4j の場所を開きます。\n\n"
        "`with` とともに使うか、閉じてください。いくつのノートブックやコマンドでも同時に開けます。問いと問い"
        "の間にほかの人が作り足せ、次の問いはそれを読みます。`writing`: `write` のためにも開きます。その間、"
        "ほかの人はそのフォルダーを使えません。\n\n"
        "Neo4j の利用者名・パスワード・データベースは、環境変数 NEO4J_USERNAME（なければ `neo4j`）・"
        "NEO4J_PASSWORD・NEO4J_DATABASE によります。\n\n"
        "グラフにないラベル・エッジの種類・属性を書いた Cypher には警告（`warnings`）が出ます。\n\n"
        "まだ何も作られていないとき、グラフを使えないときは KonkyoError になります。",
    ),
    Counterpart(
        "ask",
        "konkyo ask QUESTION -p NAME=VALUE",
        Words(ja="用意された問いに答える", en="answer a stored question"),
        "用意された問い（[問い](queries.ja.md)に、条件とともに並んでいます）か、自分の問いに答えます。\n\n"
        "答えには `rows`・`columns`・`to_pandas()`・`to_polars()`・`map()` があります（表にする二つには"
        " pandas・polars が要ります。konkyo は入れません: `pip install pandas`）。`print(answer)` ははじめの行を示し、"
        "ノートブックでは、"
        "`caveats`（何に基づくか、何が欠けているかもしれないか、何を意味しないか）を添えた表になります。"
        "`limit`: 多くてもこの行数で、そのぶん早く答えます。`after`: はじめのこの行数を除きます。続きがあるか"
        "は `answer.more` に出ます。いくつもの機関に共通の相手で止まったときは `answer.stops` がその名を挙げ、"
        "時間が切れたときは `answer.complete` が偽になります。\n\n"
        '値の並びを取る条件（"together" の `bodies`）には名のリストを渡します: `bodies=["呉市", "墨田区"]`。\n\n'
        "知らない問いや条件、並びを取らない条件への二つ以上の値、1 未満の `limit`、0 未満の `after` は UsageError、"
        "収めていない名は KonkyoError になります。",
    ),
    Counterpart(
        "impact",
        "konkyo impact WHAT…",
        Words(ja="改正が及ぶ欄と流れを示す", en="find what a change of the law touches"),
        "`what`: 条項。または、改正の日か改正法令の番号。または二つの日（その間のすべての変化）。日を含まない"
        "ときは、それぞれの評価書の日から `as_of`（省けば、分かっている最後の日）までに何が変わったかを調べま"
        "す。\n\n"
        "答えの `limits` は、調べた日々の一部について本文が手もとにない法令です。その間の変化は分かりません。\n\n"
        "`what` がこのどれでもないときは UsageError、知らない条項や法令のときは KonkyoError になります。",
    ),
    Counterpart(
        "find_citations",
        "konkyo law citations TEXT",
        Words(ja="文章が引く条項を示す", en="find the provisions that a text cites"),
        "日本語の文章が引く条項を、一つ残らず、文章の順に示します。\n\n"
        'それぞれに `confidence` があります。どの条項かを文章そのものが言うときは "sure"、そうでなければ `rule` による'
        '推定で "inferred" です。',
    ),
)

_HEAD = Words(
    ja="""# Python から使う

[English](library.md)

`python -m konkyo.cli.library_page ja > docs/library.ja.md` で作られています。手で直さないでください。

`import konkyo` で使える関数は、主なコマンドと同じことをします。人が直せる誤りは `konkyo.KonkyoError` です。
例はすべてテストで実行しています（最初の例が作る `graph` を、ほかの例も使います）。

| 関数 | コマンド | はたらき |
|---|---|---|""",
    en="""# konkyo from Python

[日本語](library.ja.md)

Made from the functions (`python -m konkyo.cli.library_page > docs/library.md`); do not edit by hand.

The functions of `import konkyo` do the same as the main commands. An error that a person can correct is a
`konkyo.KonkyoError`. A test runs all examples here; the others use the folder `graph` that the first one makes.

| function | command | what it does |
|---|---|---|""",
)
_JAPANESE = re.compile("[ぁ-ん]")


def markdown(code: str = "en") -> str:
    """Return the whole page in the language ``code``."""
    rows = (f"| `konkyo.{one.function}` | `{one.command}` | {one.does.in_(code)} |" for one in COUNTERPARTS)
    first = f"```python\n{_examples(konkyo)}\n```"
    sections = (_section(one, code) for one in COUNTERPARTS)
    return "\n\n".join(["\n".join([_HEAD.in_(code), *rows]), first, *sections]) + "\n"


def _section(one: Counterpart, code: str) -> str:
    function = getattr(konkyo, one.function)
    text = inspect.getdoc(function) or ""
    described = text.partition(">>>")[0].strip().replace(":func:", "").replace("``", "`")
    of_language = [part for part in described.split("\n\n") if bool(_JAPANESE.search(part)) is (code == "ja")]
    words = "\n\n".join([*of_language, *([one.details] if code == "ja" else [])])
    head = f"## konkyo.{one.function}\n\n```python\nkonkyo.{one.function}{_signature(function)}\n```"
    return f"{head}\n\n{words}\n\n```python\n{_examples(function)}\n```"


class _Bare(str):
    """The annotation of a type that is not imported, without the quotes that the source needs."""

    def __repr__(self) -> str:
        return str(self)


def _signature(function: Callable[..., object]) -> str:
    found = inspect.signature(function)

    def bare(annotation: object) -> object:
        return _Bare(annotation) if isinstance(annotation, str) else annotation

    taken = [one.replace(annotation=bare(one.annotation)) for one in found.parameters.values()]
    shown = found.replace(parameters=taken, return_annotation=bare(found.return_annotation))
    return str(shown).replace("pathlib.", "")


def _examples(described: object) -> str:
    """Return the examples of a docstring. They are in one block."""
    text = inspect.getdoc(described) or ""
    begin = text.index(">>>")
    return text[begin:].partition("\n\n")[0]


if __name__ == "__main__":
    sys.stdout.write(markdown(*sys.argv[1:]))
