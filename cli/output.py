"""Output for the terminal: tables on stdout, messages on stderr, and no control characters of documents."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from konkyo.graph.store import ResultRow
from konkyo.i18n import Words
from konkyo.i18n.visible_text import visible
from konkyo.queries.columns import COMMON, ColumnWords, technical

if TYPE_CHECKING:
    from rich.console import Console

_NARROWEST = 12
"""The least width, in terminal columns, for a column of names; a column of sentences needs three times as much."""

SOURCE = ("body", "document", "published")
"""Columns that name the document of a row."""


def tell(*messages: object) -> None:
    """Print a message for the person to stderr."""
    print(*(visible(str(message)) for message in messages), file=sys.stderr)


def console(file: IO[str] | None = None, width: int | None = None) -> "Console":
    """Return a console for tables on stdout, or in ``file``.

    It replaces control characters as ``visible`` does, and breaks lines, also in cells, as ``line_breaks`` says.
    """
    from rich.console import Console
    from rich.text import Text

    from konkyo.cli.line_breaks import line_ends

    class Visible(Console):
        def render_str(self, text: str, **options: Any) -> Text:
            return super().render_str(visible(text), **options)

        def render(self, renderable: Any, options: Any = None) -> Any:
            options = options or self.options
            if isinstance(renderable, str):
                renderable = self.render_str(renderable)
            if isinstance(renderable, Text) and not (options.no_wrap or renderable.no_wrap):
                renderable = broken(renderable, options.max_width)
            return super().render(renderable, options)

    def broken(text: Text, width: int) -> Text:
        paragraphs = text.split(allow_blank=True)
        lines = [line for each in paragraphs for line in each.divide(line_ends(each.plain, width))]
        whole = text.blank_copy()
        for number, line in enumerate(lines):
            whole.append("\n" if number else "").append_text(line)
        return whole

    return Visible(file=file, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_table(
    columns: Sequence[str], rows: Sequence[ResultRow], to: "Console | None" = None, *, words: ColumnWords = COMMON
) -> None:
    """Print ``rows`` for a person. What all rows share is printed once, above them; empty columns are named below.

    Consecutive rows of one document are printed under its name. Where the terminal is too narrow for the columns,
    each row is a block of lines.
    """
    to = to or console()
    cells = filled_cells(columns, rows, words)
    empty = empty_columns(columns, rows, words)
    for column in [column for column, values in cells.items() if len(rows) > 1 and len(set(values)) == 1]:
        to.print(f"{words.heading(column)}: {cells.pop(column)[0]}")
    for group in groups_of_rows(cells, len(rows), words):
        if group.name:
            to.rule(group.name, align="left")
        _print_group(group, to)
    if empty:
        to.print(str(said_empty(empty)))


@dataclass(frozen=True, slots=True)
class RowGroup:
    """``count`` consecutive rows with the same name, ``first`` rows after the beginning; ``cells`` are by heading."""

    name: str
    first: int
    count: int
    cells: dict[str, list[str]]


def filled_cells(
    columns: Sequence[str], rows: Sequence[ResultRow], words: ColumnWords, *, every: bool = False
) -> dict[str, list[str]]:
    """Return the cells of each column that is not empty and meant for people; with ``every`` those of all."""
    people = [column for column in columns if every or not technical(column)]
    cells = {column: [words.shown(column, row.get(column)) for row in rows] for column in people}
    return {column: values for column, values in cells.items() if every or any(values)}


def empty_columns(columns: Sequence[str], rows: Sequence[ResultRow], words: ColumnWords) -> tuple[str, ...]:
    """Return the headings of the columns meant for people that are empty in all ``rows``; none for no rows."""
    filled = filled_cells(columns, rows, words)
    empty = (column for column in columns if rows and column not in filled and not technical(column))
    return tuple(dict.fromkeys(str(words.heading(column)) for column in empty))


def said_empty(empty: Sequence[str]) -> Words:
    """Return what tells a person of the columns with these headings, which a table leaves out."""
    return Words(ja=f"どの行も空の列: {'、'.join(empty)}", en=f"empty in every row: {', '.join(empty)}")


def groups_of_rows(cells: dict[str, list[str]], count: int, words: ColumnWords) -> Iterator[RowGroup]:
    """Yield the ``count`` rows by document; in one group without a name where most documents would have one row, or
    the rows of one stand apart."""
    source = [column for column in SOURCE if column in cells]
    names = [" ".join(filter(None, (cells[column][number] for column in source))) for number in range(count)]
    runs = [(name, len(list(run))) for name, run in groupby(names)]
    if len(runs) * 2 > count or len(runs) > len(set(names)):
        source, runs = [], [("", count)]
    first = 0
    for name, length in runs:
        part = {column: values[first : first + length] for column, values in cells.items() if column not in source}
        filled = {str(words.heading(column)): values for column, values in part.items() if any(values)}
        yield RowGroup(name, first, length, filled)
        first += length


def _print_group(group: RowGroup, to: "Console") -> None:
    from rich.cells import cell_len

    if sum(_needed(heading, values, cell_len) for heading, values in group.cells.items()) <= to.width:
        _print_grid(group.cells, to)
    else:
        _print_blocks(group, to)


def _needed(head: str, values: list[str], width: Callable[[str], int]) -> int:
    longest = max(map(width, values))
    legible = _NARROWEST if longest <= 3 * _NARROWEST else 3 * _NARROWEST
    return max(width(head), min(longest, legible)) + 3


def _print_grid(cells: dict[str, list[str]], to: "Console") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, values in cells.items():
        numbers = all(value.isdigit() for value in values if value)
        table.add_column(heading, overflow="fold", justify="right" if numbers else "left")
    for row in zip(*cells.values(), strict=True):
        table.add_row(*row)
    to.print(table)


def _print_blocks(group: RowGroup, to: "Console") -> None:
    from rich.table import Table

    for number in range(group.count):
        to.print(f"[{group.first + number + 1}]")
        block = Table.grid(padding=(0, 2))
        block.add_column(no_wrap=True)
        block.add_column(overflow="fold")
        for heading, values in group.cells.items():
            if values[number]:
                block.add_row(f"  {heading}", values[number])
        to.print(block)


def row_count(count: int, flows: int | None = None) -> Words:
    """Return the text that says how many rows there are, and of how many ``flows`` where there are more rows."""
    of = Words(ja="", en="") if flows in (None, count) else Words(ja=f"（流れ {flows}件）", en=f" (flows: {flows})")
    return Words(ja=f"{count}行{of.ja}", en=(f"{count} row" if count == 1 else f"{count} rows") + of.en)
