"""The table of names that mean the same in every document: ``known.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from konkyo.i18n import Words
from konkyo.loaders.names.standard_spelling import standard_key

KnownKind = Literal["party", "system", "medium"]


@dataclass(frozen=True, slots=True)
class Known:
    """One row: the name, its other spellings, and why they are one."""

    name: str
    kind: KnownKind
    aliases: tuple[str, ...]
    why: Words


@cache
def known_names() -> tuple[Known, ...]:
    """Return every row of ``known.toml`` in its order."""
    rows = tomllib.loads((Path(__file__).parent / "known.toml").read_text(encoding="utf-8"))
    single = [_row(row, row["name"], row["aliases"]) for row in rows["name"]]
    lists = [_row(row, name, ()) for row in rows["names"] for name in row["list"]]
    return (*single, *lists)


@cache
def _by_spelling() -> dict[str, Known]:
    return {_spelling(name): row for row in known_names() for name in (row.name, *row.aliases)}


def known_name(name: str, kind: KnownKind) -> Known | None:
    """Return the row of ``kind`` that has ``name`` as its name or another spelling of it."""
    row = _by_spelling().get(_spelling(name))
    return row if row and row.kind == kind else None


def aliases(name: str, kind: KnownKind) -> list[str] | None:
    """Return the other spellings of the known ``name``; None where it has none or is not known."""
    row = known_name(name, kind)
    return list(row.aliases) or None if row and row.name == name else None


def _row(row: dict[str, Any], name: str, aliases: tuple[str, ...] | list[str]) -> Known:
    return Known(name, row["kind"], tuple(aliases), Words(ja=row["ja"], en=row["en"]))


def _spelling(name: str) -> str:
    # eLTAX, ELTAX and ＥＬＴＡＸ are one name.
    return standard_key(name).casefold()
