"""Lines of descent as a table: the file that is shipped, and what ``konkyo law descent`` prints."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from importlib.resources import files
from typing import IO

from konkyo.law.address import Address
from konkyo.law.descent.descent_line import Descent, DescentKind, Ground

FILE = "descent.csv"

_PARTS = tuple(one.name for one in fields(Address))
COLUMNS = (*_PARTS, "kind", *(f"to_{part}" for part in _PARTS), "on", "score")
"""What tells what became of what. The first address is empty where a provision is new, the second where it is gone."""
EVIDENCE = ("ground", "differs", "lost", "gained")
"""What bears it out (see :class:`konkyo.law.descent.Descent`): ``differs`` joined by a blank, the last two as JSON."""


def row(line: Descent) -> dict[str, str]:
    """Return ``line`` by the names of ``COLUMNS``; "" for what an address lacks."""
    ends = {"": line.address or Address(), "to_": line.to or Address()}
    address = {prefix + part: getattr(end, part) or "" for prefix, end in ends.items() for part in _PARTS}
    found = {**address, "kind": line.kind.value, "on": line.on.isoformat(), "score": f"{line.score:g}"}
    return {column: found[column] for column in COLUMNS}


def write(lines: Iterable[Descent], file: IO[str]) -> None:
    """Write ``lines`` with their evidence as CSV."""
    table = csv.DictWriter(file, (*COLUMNS, *EVIDENCE), lineterminator="\n")
    table.writeheader()
    for line in lines:
        permits = {name: getattr(line, name) for name in ("lost", "gained")}
        told = {name: json.dumps(pairs, ensure_ascii=False) if pairs else "" for name, pairs in permits.items()}
        table.writerow(row(line) | {"ground": line.ground.value, "differs": " ".join(line.differs)} | told)


def read(file: IO[str]) -> Iterator[Descent]:
    """Yield the lines that :func:`write` wrote."""
    size = len(_PARTS)
    table = csv.reader(file)
    next(table, None)
    for cells in table:
        old, (kind, *new), (on, score, ground, differs, lost, gained) = (
            cells[:size],
            cells[size : 2 * size + 1],
            cells[2 * size + 1 :],
        )
        yield Descent(
            _address(old),
            DescentKind(kind),
            _address(new),
            date.fromisoformat(on),
            float(score),
            Ground(ground),
            tuple(differs.split()),
            _permits(lost),
            _permits(gained),
        )


def _address(cells: list[str]) -> Address | None:
    return Address(*(cell or None for cell in cells)) if any(cells) else None


def _permits(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple((provider, kind) for provider, kind in json.loads(cell)) if cell else ()


@cache
def shipped() -> tuple[Descent, ...]:
    """Return the lines that come with this package, of every day of change; read once a process."""
    with (files("konkyo.law") / "data" / FILE).open(encoding="utf-8") as file:
        return tuple(read(file))
