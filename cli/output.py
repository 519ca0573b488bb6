"""What is said to a person in a terminal: tables on stdout, talk on stderr, and no character that it would obey."""

import re
import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from konkyo.graph.store import Row
from konkyo.i18n import Words
from konkyo.queries.columns import heading, shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
"""Characters that a terminal obeys instead of showing them; only tabs and ends of lines are wanted."""

_UNESCAPED = re.compile(r"[\x7f-\x9f]")
"""Those of them that JSON does not escape by itself."""

_NARROWEST = 12
"""Terminal columns within which a name can still be read; a sentence needs three times as many."""

_TECHNICAL = ("flow", "passage", "evaluation", "start", "end")
"""Columns for programs: keys that say nothing to a person; likewise those that end in ``_KEYS``."""

_KEYS = ("_key", "_label")

_SOURCE = ("body", "document", "published")
"""Columns that name the document a row is from."""


def tell(*said: object) -> None:
    """Say something to the person, on stderr."""
    print(*(visible(str(each)) for each in said), file=sys.stderr)


def visible(text: str) -> str:
    """Return ``text`` with a sign in place of each character that a terminal would obey: what documents say may hold
    some, by accident or to deceive.
    """
    return _CONTROL.sub(lambda found: _sign(ord(found[0])), text)


def _sign(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "\ufffd"


def json_safe(text: str) -> str:
    """Return the JSON ``text`` with all characters escaped that a terminal would obey."""
    return _UNESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def technical(column: str) -> bool:
    """Return whether ``column`` is one for programs, which says nothing to a person."""
    return column in _TECHNICAL or column.endswith(_KEYS)


def console(file: IO[str] | None = None, width: int | None = None) -> "Console":
    """Return the console for tables on stdout, or in ``file``; it shows only what is ``visible``."""
    from rich.console import Console

    class Visible(Console):
        def render_str(self, text: str, **given: Any) -> "Text":
            return super().render_str(visible(text), **given)

    return Visible(file=file, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False)


def print_table(columns: Sequence[str], rows: Sequence[Row], to: "Console | None" = None) -> None:
    """Print ``rows`` for a person, without columns that are empty; what is the same in all rows stands above them.

    Where rows of one document follow one another, they stand under its name. Where the terminal is too narrow for
    the columns, each row is a block of lines.
    """
    to = to or console()
    told = [column for column in columns if not technical(column)]
    cells = {column: [shown(column, row.get(column)) for row in rows] for column in told}
    filled = {column: values for column, values in cells.items() if any(values)}
    common = [column for column, values in filled.items() if len(rows) > 1 and len(set(values)) == 1]
    for column in common:
        to.print(f"{heading(column)}: {filled[column][0]}")
    varying = {column: values for column, values in filled.items() if column not in common}
    source = [column for column in _SOURCE if column in varying]
    names = [" ".join(values) for values in zip(*(varying[column] for column in source), strict=True)] or [""] * len(
        rows
    )
    runs = [(name, len(list(run))) for name, run in groupby(names)]
    if len(runs) * 2 > len(rows):
        source, runs = [], [("", len(rows))]
    first = 0
    for name, count in runs:
        if name:
            to.rule(name, align="left")
        part = {column: values[first : first + count] for column, values in varying.items() if column not in source}
        _print_rows({column: values for column, values in part.items() if any(values)}, first, count, to)
        first += count


def _print_rows(cells: dict[str, list[str]], first: int, count: int, to: "Console") -> None:
    from rich.cells import cell_len

    if sum(_needed(heading(column), values, cell_len) for column, values in cells.items()) <= to.width:
        _print_grid(cells, to)
    else:
        _print_blocks(cells, first, count, to)


def _needed(head: str, values: list[str], width: Callable[[str], int]) -> int:
    longest = max(map(width, values))
    legible = _NARROWEST if longest <= 3 * _NARROWEST else 3 * _NARROWEST
    return max(width(head), min(longest, legible)) + 3


def _print_grid(cells: dict[str, list[str]], to: "Console") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column, values in cells.items():
        numbers = all(value.isdigit() for value in values if value)
        table.add_column(heading(column), overflow="fold", justify="right" if numbers else "left")
    for row in zip(*cells.values(), strict=True):
        table.add_row(*row)
    to.print(table)


def _print_blocks(cells: dict[str, list[str]], first: int, count: int, to: "Console") -> None:
    from rich.table import Table

    for number in range(count):
        to.print(f"[{first + number + 1}]")
        block = Table.grid(padding=(0, 2))
        block.add_column(no_wrap=True)
        block.add_column(overflow="fold")
        for column, values in cells.items():
            if values[number]:
                block.add_row(f"  {heading(column)}", values[number])
        to.print(block)


def rows_said(count: int) -> Words:
    """Return how many rows there are, in words."""
    return Words(ja=f"{count}行", en=f"{count} row" if count == 1 else f"{count} rows")
