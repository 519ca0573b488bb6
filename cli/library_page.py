"""docs/library.md, made from the public functions: ``python -m konkyo.cli.library_page > docs/library.md``."""

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass

import konkyo
from konkyo.i18n import Words


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A public function, the command that does the same, and what both do."""

    function: str
    command: str
    does: Words


COUNTERPARTS = (
    Counterpart("read", "konkyo read FILE --json", Words(ja="評価書を一つ読む", en="read one document")),
    Counterpart(
        "build", "konkyo build PATH… --into DIR", Words(ja="記録とグラフを作る", en="make the records and the graph")
    ),
    Counterpart("open", "konkyo … --from DIR / --store ADDRESS", Words(ja="グラフを開く", en="open the graph")),
    Counterpart(
        "ask", "konkyo ask QUESTION -p NAME=VALUE", Words(ja="用意された問いに答える", en="answer a stored question")
    ),
    Counterpart(
        "impact",
        "konkyo impact WHAT…",
        Words(ja="改正が及ぶ欄と流れを示す", en="find what a change of the law touches"),
    ),
    Counterpart(
        "find_citations",
        "konkyo law citations TEXT",
        Words(ja="文章が引く条項を示す", en="find the provisions that a text cites"),
    ),
)

_HEAD = """# Python から使う / konkyo from Python

`python -m konkyo.cli.library_page > docs/library.md` で作られています。手で直さないでください。
Made from the functions; do not edit by hand.

`import konkyo` で使える関数は、主なコマンドと同じことをします。人が直せる誤りは `konkyo.KonkyoError` です。
例はすべてテストで実行しています（最初の例が作る `graph` を、ほかの例も使います）。

The functions of `import konkyo` do the same as the main commands. An error that a person can correct is a
`konkyo.KonkyoError`. A test runs all examples here; the others use the folder `graph` that the first one makes.

| 関数 / function | コマンド / command | はたらき | what it does |
|---|---|---|---|"""


def markdown() -> str:
    """Return the whole page."""
    rows = (f"| `konkyo.{one.function}` | `{one.command}` | {one.does.ja} | {one.does.en} |" for one in COUNTERPARTS)
    first = f"```python\n{_examples(konkyo)}\n```"
    sections = (_section(one) for one in COUNTERPARTS)
    return "\n\n".join(["\n".join([_HEAD, *rows]), first, *sections]) + "\n"


def _section(one: Counterpart) -> str:
    function = getattr(konkyo, one.function)
    text = inspect.getdoc(function) or ""
    words = text.partition(">>>")[0].strip().replace(":func:", "").replace("``", "`")
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
    sys.stdout.write(markdown())
