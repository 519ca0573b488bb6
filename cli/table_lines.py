"""An answer in a terminal: one line a flow, with the columns for which there is room."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.rule import Rule

from konkyo.cli.chosen_columns import chosen_columns
from konkyo.cli.output import SOURCE, RowGroup, console, empty_columns, filled_cells, groups_of_rows
from konkyo.graph.store import ResultRow
from konkyo.i18n.visible_text import visible
from konkyo.queries.columns import ColumnWords

if TYPE_CHECKING:
    from rich.console import Console

_JOINED = ("provision", "status", "section", "line", "quote", "inferred", "medium")
"""Columns in which the rows of one flow may differ and yet be one line."""

_FIRST_LEFT_OUT = (
    *("quote", "legal_basis_text", "purpose", "methods_illegible", "published", "other_methods"),
    *(
        "first",
        "last",
        "valid_from",
        "valid_to",
        "article",
        "paragraph",
        "item",
        "table_name",
        "row_number",
        "block",
        "annex_fields",
        "annex_row",
    ),
    *("file", "matter", "counterparty", "page", "frequency", "places", "work", "ordinal", "option", "label", "status"),
)
"""What is left out first where there is no room; then what stands farthest to the right."""
_LAST_LEFT_OUT = (
    *("kind", "information", "body", "requester", "sender", "receiver", "provision", "legal_basis"),
    *("connected", "connections_illegible"),
)
"""What is left out only when all else is: what most people ask for, and what could not be read."""

_MARKED = "inferred"
"""A column that is never left out in silence: where there is no room for the reason, a mark says that there is one."""
_MARK = "*"
_NUMBERED = ("provision", "legal_basis", "text", "said")
"""Columns that are worth nothing without their ends, 番号法別表第二の3の項, or without some words of theirs."""
_KEPT = 2
"""How many of the first columns are never left out, of those that are not the first to go."""
_NARROWEST, _NAME, _WIDEST = 8, 14, 44
"""Limits of the width of a column, in half-width characters, and how much of a name is to be seen; with ``wide`` there
are none."""
_BETWEEN = 2
_RULE = 120
"""The most that the line with the name of a document is wide, where lines have no end."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a person wants of the table: ``columns`` by name or heading, all if none; ``wide``: all, however long the
    lines. ``kept``: the columns that are left out last, those worth most at the end."""

    columns: tuple[str, ...] = ()
    wide: bool = False
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """A table as text, of ``count`` lines of rows, and by their headings the columns ``left_out`` and those ``empty``.

    ``marked``: a mark stands for the reason why something is inferred, for which there is no room.
    """

    text: str
    count: int
    left_out: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    marked: bool = False


def table_lines(
    columns: Sequence[str],
    rows: Sequence[ResultRow],
    shape: TableShape,
    words: ColumnWords,
    to: "Console | None" = None,
) -> Lines:
    """Return ``rows`` as lines for the console ``to``, by default that of stdout.

    What all rows share stands once, above them; rows of one document stand under its name, unless columns were chosen.
    Raises UsageError for a column that the answer does not have.
    """
    to = to or console()
    chosen = chosen_columns(shape.columns, columns, words)
    # A column asked for by name is shown, even one for programs.
    cells = filled_cells(chosen or columns, one_a_flow(columns, rows), words, every=bool(chosen))
    count = len(next(iter(cells.values()), []))
    above = [] if chosen else [f"{words.heading(each)}: {cells.pop(each)[0]}" for each in _shared(cells, count)]
    groups = [RowGroup("", 0, count, {})] if chosen else list(groups_of_rows(cells, count, words))
    if any(group.name for group in groups):
        # The name above the rows says it.
        cells = {column: said for column, said in cells.items() if column not in SOURCE}
    if shape.wide:
        widths = {column: _longest(words, column, cells[column]) for column in cells}
        # Lines longer than the terminal are for a pager that does not wrap them.
        to = console(width=max(to.width, sum(widths.values()) + _BETWEEN * len(widths)))
    else:
        widths = _fitting(cells, words, to.width, shape.kept, fixed=bool(chosen))
    marked = _MARKED in cells and _MARKED not in widths
    left_out = tuple(str(words.heading(column)) for column in cells if column not in (*widths, _MARKED))
    if marked:
        cells[_MARKED] = [_MARK if said else "" for said in cells[_MARKED]]
        widths[_MARKED] = len(_MARK)
    with to.capture() as captured:
        _print_groups(above, groups, cells, widths, words, to)
    # A table fills its lines with blanks, of which long lines would have many.
    text = "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
    return Lines(text, count, left_out, empty_columns(chosen or columns, rows, words), marked)


def _print_groups(
    above: Sequence[str],
    groups: Sequence[RowGroup],
    cells: dict[str, list[str]],
    widths: dict[str, int],
    words: ColumnWords,
    to: "Console",
) -> None:
    for line in above:
        to.print(line)
    for group in groups:
        if group.name:
            to.print(Rule(group.name, align="left"), width=min(to.width, _RULE))
        _print(cells, widths, words, range(group.first, group.first + group.count), to)


def _shared(cells: dict[str, list[str]], count: int) -> list[str]:
    """Return the columns in which all of several rows say the same."""
    return [column for column, said in cells.items() if count > 1 and len(set(said)) == 1]


def one_a_flow(columns: Sequence[str], rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Return ``rows`` with those of one flow joined that differ only in provision, method or place."""
    if "flow" not in columns:
        return list(rows)
    joined: dict[object, ResultRow] = {}
    for number, row in enumerate(rows):
        same = str([row[column] for column in columns if column not in _JOINED]) if row["flow"] else number
        if same not in joined:
            joined[same] = {column: [row[column]] if column in _JOINED else row[column] for column in columns}
            continue
        for column in _JOINED:
            if column in columns and row[column] not in joined[same][column]:
                joined[same][column].append(row[column])
    return [{column: _one(value, column) for column, value in row.items()} for row in joined.values()]


def _one(value: object, column: str) -> object:
    """Return the values of a joined column: without what is absent, and alone where there is one."""
    if column not in _JOINED or not isinstance(value, list):
        return value
    there = [one for one in value if one is not None]
    return there[0] if len(there) == 1 else there or None


def _longest(words: ColumnWords, column: str, said: Sequence[str]) -> int:
    return max(map(cell_len, (str(words.heading(column)), *map(_flat, said))))


def _fitting(
    cells: dict[str, list[str]], words: ColumnWords, room: int, last: Sequence[str], *, fixed: bool
) -> dict[str, int]:
    """Return the columns for which there is ``room``, in their order, each with its width; all where ``fixed``."""
    needed = {column: min(_longest(words, column, said), _WIDEST) for column, said in cells.items()}
    # Room for the mark that says that a column is left out.
    room -= len(_MARK) + _BETWEEN if _MARKED in needed else 0
    kept = list(needed) if fixed else _kept(needed, room, last or _LAST_LEFT_OUT)
    fits = _taken(kept, needed) <= room
    widths = {column: _readable(column, needed[column]) if fits else min(needed[column], _NARROWEST) for column in kept}
    free = room - sum(width + _BETWEEN for width in widths.values())
    while free > 0 and (short := [column for column in kept if widths[column] < needed[column]]):
        for column in short[:free]:
            widths[column] += 1
        free -= len(short)
    return widths


def _kept(needed: dict[str, int], room: int, last: Sequence[str]) -> list[str]:
    """Return the columns that can be read in ``room``, in their order; the first few always."""
    kept = list(needed)
    first = [column for column in (_MARKED, *_FIRST_LEFT_OUT) if column not in last]
    always = [column for column in kept if column not in first][:_KEPT]
    rest = [column for column in kept if column not in always]
    others = [column for column in reversed(rest) if column not in (*first, *last)]
    going = [column for column in (*first, *others, *last) if column in rest]
    for column in going:
        if _taken(kept, needed) <= room:
            break
        kept.remove(column)
    return kept


def _taken(columns: Sequence[str], needed: dict[str, int]) -> int:
    return sum(_readable(column, needed[column]) + _BETWEEN for column in columns)


def _readable(column: str, needed: int) -> int:
    """Return how much of a column is to be seen for it to be worth its place."""
    return min(needed, 3 * _NARROWEST if column in _NUMBERED else _NAME)


def _flat(text: str) -> str:
    return " ".join(visible(text).split())


def _print(
    cells: dict[str, list[str]],
    widths: dict[str, int],
    words: ColumnWords,
    lines: range,
    to: "Console",
) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, _BETWEEN, 0, 0), header_style="bold")
    for column, width in widths.items():
        numbers = all(said.isdigit() for said in cells[column] if said)
        heading = _MARK if column == _MARKED and width == len(_MARK) else str(words.heading(column))
        table.add_column(
            heading, no_wrap=True, overflow="ellipsis", width=width, justify="right" if numbers else "left"
        )
    for number in lines:
        table.add_row(*(_flat(cells[column][number]) for column in widths))
    to.print(table)
