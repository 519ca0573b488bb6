"""The tables of a register, and how their cells show what a record says, lacks or could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from konkyo.i18n import Words
from konkyo.loaders.record import ILLEGIBLE, ChosenOption, Part

UNREAD = Words(ja="（読み取れない）", en="(unread)")
_NOT_FOUND = Words(ja="（見つからない）", en="(not found)")
"""Where no value was read: blank, or in text that was not read, so neither is asserted."""
WHERE = Words(ja="欄", en="Field")


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """One table: ``heads`` are the headings, the last one that of the fields that say it."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def register_table(
    title: Words, heads: Sequence[Words], rows: Iterator[tuple[str, ...]] | Sequence[tuple[str, ...]]
) -> RegisterTable:
    """Return a table in the language of the moment."""
    return RegisterTable(str(title), tuple(map(str, heads)), tuple(rows))


def said_in(part: Part, *others: str) -> str:
    """Return the fields that say ``part``, in the order in which it names them, and ``others``."""
    pieces = [one.passage for ones in part.pieces.values() for one in ones]
    return "、".join(dict.fromkeys([*(one.passage for one in part.evidence.values()), *pieces, *others]))


def as_stated(value: object) -> str:
    """Return a value of a record as a cell shows it."""
    match value:
        case None | "" | ():
            return str(_NOT_FOUND)
        case str() if value == ILLEGIBLE:
            return str(UNREAD)
        case tuple():
            return "、".join(one.printed if isinstance(one, ChosenOption) else str(one) for one in value)
        case _:
            return str(value)
