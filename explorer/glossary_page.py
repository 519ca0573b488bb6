"""docs/glossary.md and glossary.ja.md, made from glossary.csv: ``python -m konkyo.explorer.glossary_page [ja]``."""

import csv
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from konkyo.i18n import Words

_INTRODUCTION = Words(
    ja="""# 用語集

[English](glossary.md)

評価書と法令の用語、konkyo 自身の用語、グラフの型の名を、一つの意味に定めます。コード・文書・画面は
この意味で使います。`等幅` は、コードとグラフでの名です。グラフの属性は [schema.ja.md](schema.ja.md)、
様式の書き方は [formats.ja.md](formats.ja.md) にあります。

`explorer/glossary.csv` から作ります（`python -m konkyo.explorer.glossary_page ja > docs/glossary.ja.md`）。
手で直さないでください。
""",
    en="""# Glossary

[日本語](glossary.ja.md)

The terms of the field, konkyo's own terms, and the names in the graph, in Japanese and English. Each has one
meaning, and the code, the documents and the screens use it in that meaning. A name in `fixed width` is the name in the
code and in the graph. Properties of the graph are in [schema.md](schema.md), the forms in [formats.md](formats.md).

Made from `explorer/glossary.csv` (`python -m konkyo.explorer.glossary_page > docs/glossary.md`); do not edit by hand.
""",
)
_HEADS = Words(ja="| 日本語 | English | 意味 |", en="| 日本語 | English | meaning |")


@dataclass(frozen=True, slots=True)
class GlossaryRow:
    """A term, what it belongs to, and its meaning, as glossary.csv has them: names in the code in backticks."""

    group: Words
    term: Words
    meaning: Words


@cache
def glossary_rows() -> tuple[GlossaryRow, ...]:
    """Return the terms in their order."""
    text = files("konkyo.explorer").joinpath("glossary.csv").read_text(encoding="utf-8")
    return tuple(
        GlossaryRow(
            Words(ja=row["group_ja"], en=row["group_en"]),
            Words(ja=row["ja"], en=row["en"]),
            Words(ja=row["meaning_ja"], en=row["meaning_en"]),
        )
        for row in csv.DictReader(text.splitlines())
    )


def markdown(code: str) -> str:
    """Return the page in the language ``code``."""
    parts = [_INTRODUCTION.in_(code)]
    for group, rows in groupby(glossary_rows(), lambda row: row.group):
        lines = [f"| {row.term.ja} | {row.term.en} | {row.meaning.in_(code)} |" for row in rows]
        parts.append("\n".join((f"## {group.in_(code)}", "", _HEADS.in_(code), "| --- | --- | --- |", *lines)) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.stdout.write(markdown("ja" if "ja" in sys.argv[1:] else "en"))
