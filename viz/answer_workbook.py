"""An answer as a workbook: what to know of it, its rows, and the passages that they rest on."""

import os
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from konkyo.graph.store import ResultRow
from konkyo.i18n import Words
from konkyo.i18n.visible_text import visible
from konkyo.queries.caveats import Entry
from konkyo.queries.columns import COMMON, ColumnWords, technical
from konkyo.viz.excel_tables import CellPlace, ExcelSheet, ExcelValue, write_workbook

_PASSAGE = ("body", "document", "published", "section", "label", "text", "line", "page", "source")
_PASSAGES = Words(ja="原文の欄", en="Passages")
"""The name of the sheet of passages."""
_ABOUT = Words(ja="この答えについて", en="About this answer")
"""The name of the sheet of what is to be read with an answer."""
_WHOLE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS = ("published", "written", "on", "valid_from", "valid_to", "date", "day")
"""Columns whose cells are dates in a workbook, where the day is known."""
_LINKED = ("quote", "section", "line")
"""Columns whose cells link to the passage."""


def write_answer_workbook(
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    path: Path,
    *,
    words: ColumnWords = COMMON,
    passages: Sequence[ResultRow | None] = (),
    about: Sequence[Entry] = (),
    folder: Path | None = None,
) -> int:
    """Write the workbook to ``path``, and return how many cells were cut, for Excel holds only 32,767 characters.

    ``passages`` are those of the rows; where one names the file that it was read from, its ``source``, and the workbook
    is to lie in ``folder``, it links there. ``about`` is what is to be read with the rows.
    """
    answer = _answer_sheet(columns, rows, words, _passage_links(columns, passages))
    distinct = _distinct(passages)
    sheets = [*([_about_sheet(about)] if about else []), answer]
    sheets += [_passage_sheet(list(distinct.values()), folder)] if distinct else []
    return write_workbook(sheets, path)


def _distinct(passages: Sequence[ResultRow | None]) -> dict[str, ResultRow]:
    """Return ``passages`` by their keys, each once, in the order of their sheet."""
    return {passage["passage"]: passage for passage in passages if passage}


def _passage_links(
    columns: Sequence[str], passages: Sequence[ResultRow | None]
) -> dict[CellPlace, tuple[str, int | None]]:
    """Return the links from cells of the answer to the rows of the sheet of passages."""
    places = {key: number for number, key in enumerate(_distinct(passages))}
    linked = [number for number, column in enumerate(columns) if column in _LINKED]
    return {
        (row, column): (str(_PASSAGES), places[passage["passage"]])
        for row, passage in enumerate(passages)
        if passage
        for column in linked
    }


def _answer_sheet(
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    words: ColumnWords,
    links: dict[CellPlace, tuple[str, int | None]],
) -> ExcelSheet:
    return ExcelSheet(
        str(Words(ja="答え", en="Answer")),
        [visible(str(words.heading(column))) for column in columns],
        [[_cell(column, row.get(column), words) for column in columns] for row in rows],
        frozenset(number for number, column in enumerate(columns) if technical(column)),
        links,
    )


def _about_sheet(about: Sequence[Entry]) -> ExcelSheet:
    headings = [str(Words(ja="項目", en="What")), str(Words(ja="内容", en="In words"))]
    lines: list[list[ExcelValue]] = [
        [str(entry.heading) if at == 0 else "", visible(str(said))]
        for entry in about
        for at, said in enumerate(entry.said)
    ]
    return ExcelSheet(str(_ABOUT), headings, lines)


def _passage_sheet(passages: Sequence[ResultRow], folder: Path | None) -> ExcelSheet:
    """Return the sheet of ``passages``, with a link to each source file that exists."""
    at = _PASSAGE.index("source")
    return ExcelSheet(
        str(_PASSAGES),
        [str(COMMON.heading(column)) for column in _PASSAGE],
        [[_cell(column, passage.get(column), COMMON) for column in _PASSAGE] for passage in passages],
        links={
            (number, at): (_address(passage["source"], folder), None)
            for number, passage in enumerate(passages)
            if folder and passage.get("source") and Path(passage["source"]).is_file()
        },
    )


def _cell(column: str, value: Any, words: ColumnWords) -> ExcelValue:
    if column in _DAYS and isinstance(value, str) and _WHOLE_DAY.fullmatch(value):
        return date.fromisoformat(value)
    # Excel keeps 15 digits of a number, so a longer one is written as text.
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 10**15:
        return value
    return visible(words.shown(column, value))


def _address(source: str, folder: Path) -> str:
    """Return the link to ``source`` from a workbook in ``folder``. It is relative if possible, so that both may be
    moved together."""
    path = Path(source).absolute()
    try:
        return quote(Path(os.path.relpath(path, folder.absolute())).as_posix())
    except ValueError:
        return path.as_uri()
