"""Rows of an answer as a table of a page: what is for people only, each cell with the page it leads to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from konkyo.explorer.links import page_link
from konkyo.graph.store import ResultRow
from konkyo.queries.columns import COMMON, ColumnWords, technical

_SHORT, _LONG = 10, 40
"""Characters of a day, and of a text that needs a wide column."""
_MANY = 7
"""A table of more columns is set smaller, so that it stays within its frame."""
_PROVISIONS = frozenset({"provision", "legal_basis", "address", "to", "provisions"})
_NAMES = {
    "sender": "", "receiver": "", "file": "File", "system": "System", "systems": "System", "department": "Department",
    "information": "Information", "counterparty": "Party", "connections": "System", "connected": "System",
    "recipient": "", "requester": "", "giver": "", "contractor": "Party",
}  # fmt: skip
"""Column of names → the label of what they name, "" where the row tells it."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell shows: texts, each with the address it leads to or ""."""

    parts: tuple[tuple[str, str], ...]
    number: bool = False

    @property
    def short(self) -> bool:
        """Whether it is one short text, such as a day, which reads better in one line."""
        return len(self.parts) == 1 and len(self.parts[0][0]) <= _SHORT

    @property
    def long(self) -> bool:
        """Whether its words would make a tall narrow pile in a narrow column."""
        return sum(len(text) for text, _ in self.parts) > _LONG


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Headings, each with whether it stands over numbers, and rows of cells. Columns without any value are left out."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[TableCell, ...], ...]

    @property
    def many(self) -> bool:
        """Whether it has many columns."""
        return len(self.headings) > _MANY


def shown_table(columns: Sequence[str], rows: Sequence[ResultRow], words: ColumnWords = COMMON) -> ShownTable:
    """Return the table of ``rows`` in the reader's language."""
    filled = [
        name for name in columns if not technical(name) and any(row.get(name) not in (None, "", []) for row in rows)
    ]
    cells = tuple(tuple(_cell(name, row.get(name), row, words) for name in filled) for row in rows)
    numbers = [all(row[at].number or not row[at].parts for row in cells) for at in range(len(filled))]
    headings = tuple((str(words.heading(name)), number) for name, number in zip(filled, numbers, strict=True))
    return ShownTable(headings, cells)


def _cell(column: str, value: object, row: Mapping[str, object], words: ColumnWords) -> TableCell:
    single = isinstance(value, (int, float)) and not isinstance(value, bool)
    values = value if isinstance(value, list) else [value]
    parts = tuple((words.shown(column, one), _address(column, one, row)) for one in values if one is not None)
    return TableCell(parts, single)


def _address(column: str, value: object, row: Mapping[str, object]) -> str:
    """Return the page about ``value``; "" where there is none."""
    if not isinstance(value, str):
        return ""
    if column in _PROVISIONS:
        return page_link("/provision", of=value)
    evaluation = row.get("evaluation") or (row.get("key") if column == "document" else None)
    if column in ("document", "section") and evaluation:
        return page_link("/document", key=evaluation, section=row.get("section"))
    if column == "document":
        return page_link("/document", title=value, body=row.get("body"), published=row.get("published"))
    if column == "section" and row.get("document"):
        return page_link("/document", title=row.get("document"), body=row.get("body"), published=row.get("published"),
                    section=value)  # fmt: skip
    # What stands for an end that has no name (「別紙が文書にない」) is no thing: its key is null.
    if column in _NAMES and row.get(f"{column}_key", "") is not None:
        label = _NAMES[column] or str(row.get(f"{column}_label") or "")
        return page_link("/thing", label=label, key=row.get(f"{column}_key"), name=value)
    return ""
