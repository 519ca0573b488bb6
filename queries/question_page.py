"""docs/queries.md, made from the catalogue: ``python -m konkyo.queries.question_page > docs/queries.md``."""

import sys

from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import GROUPS, Question

_HEAD = """# 問い / Questions

`queries/*.cypher` から作られています（`python -m konkyo.queries.question_page >
docs/queries.md`）。手で直さないでください。 Made from `queries/*.cypher`; do not edit by hand.

どの問いも `konkyo ask 名 --param 条件=値` で答えが出ます。名（`name:…`）は全角・半角や空白を問わず、一つに決まる
一部分でも構いません。`?` の付いた条件は省けます。条件に書ける値は `konkyo ask 名 --values 条件`、行数は `--count`。
Each is answered by `konkyo ask NAME --param PARAMETER=VALUE`. A name (`name:…`) may be written in full or half width,
and a part that fits only one thing will do. A parameter with `?` may be left out. `konkyo ask NAME --values PARAMETER`
lists what it may be, and `--count` counts the rows."""


def markdown() -> str:
    """Return the whole page."""
    parts = [_HEAD]
    for group, about in GROUPS.items():
        of_group = [question for question in catalogue().values() if question.group == group]
        if not of_group:
            continue
        parts += [f"## {about.ja} / {about.en}", "\n".join(map(_listed, of_group)), *map(_section, of_group)]
    return "\n\n".join(parts) + "\n"


def _listed(question: Question) -> str:
    return f"- [`{question.id}`](#{question.id}): {question.ask.ja} / {question.ask.en}"


def _section(question: Question) -> str:
    parts = [f"### {question.id}", f"{question.ask.ja}<br>\n{question.ask.en}"]
    if question.parameters:
        rows = [
            f"| `{parameter.name}` | `{parameter.type_in_full}{'?' if parameter.optional else ''}` "
            f"| {parameter.words.ja} / {parameter.words.en} | `{parameter.example.replace('|', chr(92) + '|')}` |"
            for parameter in question.parameters
        ]
        parts.append(
            "\n".join(["| 条件 / parameter | 型 / type | 意味 / meaning | 例 / example |", "|---|---|---|---|", *rows])
        )
    columns = ", ".join(_column(question, name) for name in question.columns)
    if question.pictures:
        drawn = ", ".join(f"`{each.sender}` → `{each.receiver}`" for each in question.pictures)
        parts.append(f"**図 / picture**: {drawn}")
    if question.postprocess:
        parts.append(
            f"Cypher の行を `queries/postprocess/{question.postprocess}.py` がさらに扱う。 / "
            f"`queries/postprocess/{question.postprocess}.py` works on the rows of the Cypher."
        )
    parts += [
        f"**列 / columns**: {columns}",
        f"**この答えが意味しないこと / What it does not mean**: {question.not_meant.ja}<br>\n{question.not_meant.en}",
        f"<details><summary>Cypher</summary>\n\n```cypher\n{question.cypher}\n```\n\n</details>",
    ]
    return "\n\n".join(parts)


def _column(question: Question, name: str) -> str:
    heading = question.column_words.heading(name).ja
    # Of a column without a heading the name says it all.
    return f"`{name}`" if heading == name.replace("_", " ") else f"`{name}` {heading}"


if __name__ == "__main__":
    sys.stdout.write(markdown())
