"""The forms that the rows of an answer are put out in: one for the terminal, the others for files and programs.

docs/answers.md says what each holds. All are made from the same rows.
"""

import csv
import html
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from konkyo.cli.output import console, json_safe, print_table, technical, visible
from konkyo.graph.graph_files import safe_cell
from konkyo.graph.store import Row
from konkyo.i18n import UsageError, Words
from konkyo.queries.columns import heading, shown

SUFFIXES = {
    "table": (".txt",),
    "csv": (".csv",),
    "json": (".json",),
    "xlsx": (".xlsx",),
    "md": (".md", ".markdown"),
}
"""Form → how the names of its files end."""

FOR_PEOPLE = ("table", "xlsx", "md")
"""Forms with headings and values in the reader's language. The others have names and values as the questions have."""

_MARKUP = re.compile(r"[\\`*_\[\]|~#$]")


def chosen(given: str, out: Path | None) -> str:
    """Return the form that is ``given``, or that ``out`` ends in, or the table.

    Raises UsageError for a form that does not exist, that contradicts ``out``, or that needs a file and has none.
    """
    named = next((form for form, ends in SUFFIXES.items() if out and out.suffix.lower() in ends), None)
    if given and given not in SUFFIXES:
        what = Words(
            ja=f"--format「{given}」は {'・'.join(SUFFIXES)} のどれでもありません",
            en=f"--format “{given}” is none of {', '.join(SUFFIXES)}",
        )
    elif given and named and given != named and out:
        what = Words(
            ja=f"--format「{given}」と「{out.name}」の拡張子が合いません",
            en=f"--format “{given}” contradicts the end of “{out.name}”",
        )
    elif out and out.suffix and not given and not named:
        what = Words(ja=f"「{out.name}」からは形式が分かりません", en=f"“{out.name}” does not tell the format")
    elif given == "xlsx" and out is None:
        what = Words(ja="xlsx は画面には出せません", en="xlsx cannot be shown in a terminal")
    else:
        return given or named or "table"
    ends = [end for each in SUFFIXES.values() for end in each]
    raise UsageError(
        what,
        cure=Words(
            ja=f"--out の名を {'・'.join(ends)} のどれかで終わらせてください",
            en=f"let --out end in one of {', '.join(ends)}",
        ),
    )


def text_of(form: str, columns: Sequence[str], rows: Sequence[Row], *, for_file: bool) -> str:
    """Return ``rows`` as text in ``form``, any but xlsx. In a file a spreadsheet may open it, or a wide screen."""
    if form == "csv":
        return _csv(columns, rows, safe_cell if for_file else str)
    if form == "json":
        return _json(columns, rows)
    if form == "md":
        return _markdown(columns, rows)
    page = io.StringIO()
    print_table(columns, rows, console(page, width=160))
    return page.getvalue()


def _csv(columns: Sequence[str], rows: Sequence[Row], safe: Any) -> str:
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


def _json(columns: Sequence[str], rows: Sequence[Row]) -> str:
    ordered = [{column: row.get(column) for column in columns} for row in rows]
    return json_safe(json.dumps(ordered, ensure_ascii=False, indent=1)) + "\n"


def _markdown(columns: Sequence[str], rows: Sequence[Row]) -> str:
    told = [column for column in columns if not technical(column)]
    cells = {column: [_marked_down(shown(column, row.get(column))) for row in rows] for column in told}
    filled = [column for column in told if any(cells[column])]
    lines = [[_marked_down(heading(column)) for column in filled], ["---"] * len(filled)]
    lines += [[cells[column][number] for column in filled] for number in range(len(rows))]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) if filled else ""


def _marked_down(text: str) -> str:
    """Return ``text`` so that it is read as it is printed: no markup, no HTML, no end of the cell or of the row."""
    plain = html.escape(visible(text), quote=False)
    return re.sub(r"\r?\n", "<br>", _MARKUP.sub(r"\\\g<0>", plain)).replace("\t", " ")
