"""Tables in running text: drawn with lines (│ ─), with bars (Markdown), or saved as CSV."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import pairwise

from konkyo.loaders.characters import printable

_RULE = re.compile(r"\s*[─━┄┅┈┉┌-╿]{3,}[─-╿\s]*|\s*\+(?:[-=]{2,}\+)+\s*")  # 「├───┼───┤」「+----+----+」
_BAR_RULE = re.compile(r"[\s|:ー―—–-]+")
_BAR = re.compile(r"[│┃┆┇┊┋║]")
_RUN_IN = re.compile(r"[─━]{5,}[┐┘┤┬┴┼╮╯]")
_BOX = re.compile(r"[─-╿]")
_COMMA = re.compile(r"(?<!\d),|,(?!\d)")
_FEWEST_LINES = 8
_CSV_SHARE = 0.5

LinePiece = tuple[str, int, int]
"""A cell's text, with its start and end in the line or text that it was cut out of."""


def is_rule(line: str) -> bool:
    """Tell whether a line is a drawn rule of a table."""
    return bool(_RULE.fullmatch(printable(line)))


def without_rules(line: str) -> str:
    """Return a line of text into which a table's rules have run with blanks for them; other lines as they are."""
    if not _RUN_IN.search(line) or is_rule(line):
        return line
    return _BOX.sub(" ", line)


def is_drawn(line: str) -> bool:
    """Tell whether a line shows cells of a drawn table: 「│評価書番号│21│」."""
    return len(_BAR.findall(line)) > 1 or (line.lstrip().startswith("|") and line.rstrip().endswith("|"))


def is_bar_rule(line: str) -> bool:
    """Tell whether a line is the rule below the head of a Markdown table: 「|---|---|」."""
    return "---" in line and bool(_BAR_RULE.fullmatch(printable(line)))


def pieces(line: str) -> list[str]:
    """Split a line at its tabs, or at the bars of a row of a Markdown table: 「| a | b |」.

    The first bar opens the row. Offsets stay right, because each piece ends at one bar.
    """
    stripped = line.strip()
    if "\t" not in line and stripped.startswith("|") and stripped.endswith("|") and stripped.count("|") > 1:
        return line.split("|")[:-1]
    return line.split("\t")


def drawn_cells(line: str) -> list[LinePiece]:
    """Return the cells of a line of a drawn table."""
    bars = [match.start() for match in (_BAR if _BAR.search(line) else re.compile(r"\|")).finditer(line)]
    edges = [(left + 1, right) for left, right in pairwise(bars)]
    return [(line[start:end].strip(), start, end) for start, end in edges]


def joined(lines: list[list[LinePiece]]) -> list[LinePiece]:
    """Return the cells of one row of a drawn table, whose ``lines`` are printed below each other, column by column.

    The places of the pieces must be those in the whole text.
    """
    columns = max(map(len, lines))
    cells: list[LinePiece] = []
    for column in range(columns):
        parts = [line[column] for line in lines if column < len(line)]
        filled = [part for part in parts if part[0]] or parts[:1]
        cells.append(("\n".join(text for text, _, _ in filled if text), filled[0][1], filled[-1][2]))
    return cells


def is_csv(text: str) -> bool:
    """Tell whether ``text`` is a worksheet saved as CSV: most lines hold commas that part no digits, none a tab."""
    lines = [line for line in text.splitlines() if line.strip()]
    if "\t" in text or len(lines) < _FEWEST_LINES:
        return False
    return sum(bool(_COMMA.search(line)) for line in lines) >= _CSV_SHARE * len(lines)


def csv_rows(text: str) -> Iterator[tuple[int, int, int, list[str]]]:
    """Yield line, start, end and cells of each record of a CSV text.

    Raises csv.Error for a quote that does not close within the limit of the csv module.
    """
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    reader = csv.reader(io.StringIO(text, newline=""))
    before = 0
    for cells in reader:
        end = min(reader.line_num, len(starts) - 1)
        yield before + 1, starts[min(before, end)], starts[end], cells
        before = reader.line_num
