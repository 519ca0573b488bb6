"""The output formats of an answer: a table for the terminal, the others for files and programs.

All formats are made from the same rows; docs/answers.md describes them.
"""

import csv
import html
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from konkyo.cli.output import console, json_safe, print_table, visible
from konkyo.graph.flat_values import safe_cell
from konkyo.graph.store import ResultRow
from konkyo.i18n import UsageError, Words
from konkyo.queries.caveats import Entry
from konkyo.queries.columns import COMMON, ColumnWords, technical

ANSWER_SUFFIXES = {
    "table": (".txt",),
    "csv": (".csv",),
    "json": (".json",),
    "xlsx": (".xlsx",),
    "md": (".md", ".markdown"),
}
"""Format → suffixes of its files."""

FOR_PEOPLE = ("table", "xlsx", "md")
"""Formats with headings and values in the reader's language. The others have the names and values of the query."""

_MARKUP = re.compile(r"[\\`*_\[\]|~#$]")


def chosen_format(format: str, out: Path | None) -> str:
    """Return the format to write: ``format`` if it is not "", else that of the suffix of ``out``, else "table".

    Raises UsageError for a format that does not exist, that contradicts ``out``, or that needs a file and has none.
    """
    by_suffix = next(
        (name for name, suffixes in ANSWER_SUFFIXES.items() if out and out.suffix.lower() in suffixes), None
    )
    if format and format not in ANSWER_SUFFIXES:
        what = Words(
            ja=f"--format「{format}」は {'・'.join(ANSWER_SUFFIXES)} のどれでもありません",
            en=f"--format “{format}” is none of {', '.join(ANSWER_SUFFIXES)}",
        )
    elif format and by_suffix and format != by_suffix and out:
        what = Words(
            ja=f"--format「{format}」と「{out.name}」の拡張子が合いません",
            en=f"--format “{format}” contradicts the suffix of “{out.name}”",
        )
    elif out and out.suffix and not format and not by_suffix:
        what = Words(
            ja=f"「{out.name}」の拡張子からは形式が分かりません", en=f"the suffix of “{out.name}” is that of no format"
        )
    elif format == "xlsx" and out is None:
        what = Words(ja="xlsx は画面には出せません", en="xlsx cannot be shown in a terminal")
    else:
        return format or by_suffix or "table"
    suffixes = [suffix for several in ANSWER_SUFFIXES.values() for suffix in several]
    raise UsageError(
        what,
        cure=Words(
            ja=f"--out の名の終わりを {'・'.join(suffixes)} のどれかにしてください",
            en=f"give --out a name that ends in one of {', '.join(suffixes)}",
        ),
    )


def text_of(
    format: str,
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    *,
    for_file: bool,
    words: ColumnWords = COMMON,
    about: Sequence[Entry] = (),
) -> str:
    """Return ``rows`` as text in ``format``, which may be any but xlsx.

    ``for_file``: cells of CSV are made safe for spreadsheets. ``words``: the headings and the words of fixed values.
    ``about``: what is to be read with them; CSV has no place for it (``about_text``).
    """
    if format == "csv":
        return _csv(columns, rows, safe_cell if for_file else str)
    if format == "json":
        return _json(columns, rows, about)
    if format == "md":
        return "\n".join(filter(None, [_markdown(columns, rows, words), about_text(about)]))
    page = io.StringIO()
    print_table(columns, rows, console(page, width=160), words=words)
    return page.getvalue() + "".join(
        f"{entry.heading}: {visible(str(said))}\n" for entry in about for said in entry.said
    )


def about_text(about: Sequence[Entry]) -> str:
    """Return what is to be read with an answer, in Markdown; empty where there is nothing."""
    lines = []
    for entry in about:
        texts = [_markdown_cell(str(said)) for said in entry.said]
        lines += [f"- {entry.heading}: {texts[0]}"] if len(texts) == 1 else [f"- {entry.heading}:"]
        lines += [f"  - {text}" for text in texts] if len(texts) > 1 else []
    return "".join(f"{line}\n" for line in lines)


def _csv(columns: Sequence[str], rows: Sequence[ResultRow], safe: Any) -> str:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow([safe(visible(column)) for column in columns])
    table.writerows([safe(_cell(row.get(column))) for column in columns] for row in rows)
    return text.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict, bool)) else str(value)
    return visible(text)


def _json(columns: Sequence[str], rows: Sequence[ResultRow], about: Sequence[Entry]) -> str:
    ordered = [{column: row.get(column) for column in columns} for row in rows]
    told = {entry.name: [str(said) for said in entry.said] for entry in about}
    return (
        json_safe(json.dumps({"about": told, "rows": ordered} if about else ordered, ensure_ascii=False, indent=1))
        + "\n"
    )


def _markdown(columns: Sequence[str], rows: Sequence[ResultRow], words: ColumnWords) -> str:
    for_people = [column for column in columns if not technical(column)]
    cells = {column: [_markdown_cell(words.shown(column, row.get(column))) for row in rows] for column in for_people}
    filled = [column for column in for_people if any(cells[column])]
    lines = [[_markdown_cell(str(words.heading(column))) for column in filled], ["---"] * len(filled)]
    lines += [[cells[column][number] for column in filled] for number in range(len(rows))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) if filled else ""


def _markdown_cell(text: str) -> str:
    """Return ``text`` escaped: nothing in it is markup or HTML, or ends the cell or the row."""
    plain = html.escape(visible(text), quote=False)
    return re.sub(r"\r?\n", "<br>", _MARKUP.sub(r"\\\g<0>", plain)).replace("\t", " ")
