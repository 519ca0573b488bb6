"""docs/queries.md and queries.ja.md, made from the catalogue: ``python -m konkyo.queries.question_page [ja]``."""

import sys

from konkyo.i18n import Words
from konkyo.queries.catalogue import catalogue
from konkyo.queries.question import GROUPS, Question

_HEAD = Words(
    ja="""# 問い（{number}）

[English](queries.md)

`queries/*.cypher` から作られています（`python -m konkyo.queries.question_page ja > docs/queries.ja.md`）。
手で直さないでください。

どの問いも `konkyo ask 名 --param 条件=値` で答えが出ます。名（`name:…`）は全角・半角や空白を問わず、一つに決まる
一部分でも構いません。`?` の付いた条件は省けます。条件に書ける値は `konkyo ask 名 --values 条件`、行数は `--count`。""",
    en="""# Questions ({number})

[日本語](queries.ja.md)

Made from `queries/*.cypher` (`python -m konkyo.queries.question_page > docs/queries.md`); do not edit by hand.

Each is answered by `konkyo ask NAME --param PARAMETER=VALUE`. A name (`name:…`) may be written in full or half width,
and a part that fits only one thing will do. A parameter with `?` may be left out. `konkyo ask NAME --values PARAMETER`
lists what it may be, and `--count` counts the rows.""",
)
_PARAMETERS = Words(ja="| 条件 | 型 | 意味 | 例 |", en="| parameter | type | meaning | example |")
_PICTURE = Words(ja="図", en="Picture")
_COLUMNS = Words(ja="列", en="Columns")
_NOT_MEANT = Words(ja="この答えが意味しないこと", en="What it does not mean")


def markdown(code: str = "en") -> str:
    """Return the whole page in the language ``code``."""
    parts = [_HEAD.in_(code).format(number=len(catalogue()))]
    for group, about in GROUPS.items():
        of_group = [question for question in catalogue().values() if question.group == group]
        if of_group:
            listed = "\n".join(f"- [`{one.id}`](#{one.id}): {one.ask.in_(code)}" for one in of_group)
            parts += [f"## {about.in_(code)}", listed, *(_section(one, code) for one in of_group)]
    return "\n\n".join(parts) + "\n"


def _section(question: Question, code: str) -> str:
    parts = [f"### {question.id}", question.ask.in_(code)]
    if question.parameters:
        rows = [
            f"| `{parameter.name}` | `{parameter.type_in_full}{'?' if parameter.optional else ''}` "
            f"| {parameter.words.in_(code)} | `{parameter.example.replace('|', chr(92) + '|')}` |"
            for parameter in question.parameters
        ]
        parts.append("\n".join([_PARAMETERS.in_(code), "|---|---|---|---|", *rows]))
    if question.pictures:
        drawn = ", ".join(f"`{each.sender}` → `{each.receiver}`" for each in question.pictures)
        parts.append(f"**{_PICTURE.in_(code)}**: {drawn}")
    if question.postprocess:
        file = f"`queries/postprocess/{question.postprocess}.py`"
        further = Words(ja=f"Cypher の行を {file} がさらに扱う。", en=f"{file} works on the rows of the Cypher.")
        parts.append(further.in_(code))
    columns = ", ".join(_column(question, name, code) for name in question.columns)
    parts += [
        f"**{_COLUMNS.in_(code)}**: {columns}",
        f"**{_NOT_MEANT.in_(code)}**: {question.not_meant.in_(code)}",
        f"<details><summary>Cypher</summary>\n\n```cypher\n{question.cypher}\n```\n\n</details>",
    ]
    return "\n\n".join(parts)


def _column(question: Question, name: str, code: str) -> str:
    heading = question.column_words.heading(name).in_(code)
    # Of a column without a heading, and of many in English, the name says it all.
    return f"`{name}`" if heading.lower() == name.replace("_", " ") else f"`{name}` {heading}"


if __name__ == "__main__":
    sys.stdout.write(markdown(*sys.argv[1:]))
