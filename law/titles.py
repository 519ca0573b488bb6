"""The titles of laws on each day: a title is part of the law, and an amendment may change it.

``law/data/titles.csv`` has the laws that were renamed. ``basis`` says what shows it: ``text``, a title in a text of
that day; ``provisions``, the provisions of the day say so; ``documents``, what documents of that time call it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from konkyo.law.fold import fold
from konkyo.law.law_names import ACT_SPELLINGS


@dataclass(frozen=True, slots=True)
class DatedTitle:
    """The title of a law from a day on. It stands behind the name of the act that it belongs to, if there is one."""

    law: str
    since: date
    """``date.min`` if the law had it from the first text on"""
    between: tuple[date, date] | None
    """the first and the last possible day, if the day is not known"""
    title: str
    short: str
    basis: str


@dataclass(frozen=True, slots=True)
class Renaming:
    """The change of the title of a law on the day ``new.since``, from all that it was called before."""

    old: tuple[DatedTitle, ...]
    new: DatedTitle

    def written(self, printed: str) -> str | None:
        """Return the new name for a printed old one, in full or short as that is; None for what is no old title."""
        name = fold(printed).text
        act = next((act for act in ACT_SPELLINGS if name.startswith(fold(act).text)), "")
        rest = name.removeprefix(fold(act).text)
        if rest == fold(self.new.title).text or rest == fold(self.new.short).text:
            return None
        if rest in {fold(one.short).text for one in self.old}:
            return act + self.new.short
        # What follows the name of the act is its title, also where it is misprinted.
        return act + self.new.title if act else None


def titles(law: str) -> tuple[DatedTitle, ...]:
    """Return the titles of a law that was renamed, in order; () for all others."""
    return tuple(one for one in _titles() if one.law == law)


def renamed_laws() -> tuple[str, ...]:
    """Return the laws that were renamed."""
    return tuple(dict.fromkeys(one.law for one in _titles()))


def renaming(law: str, first: date, last: date) -> Renaming | None:
    """Return how a law was renamed after the day ``first``, up to and on ``last``; None if it kept its title."""
    before = tuple(one for one in titles(law) if one.since <= first)
    after = [one for one in titles(law) if first < one.since <= last]
    return Renaming((*before, *after[:-1]), after[-1]) if after else None


@cache
def _titles() -> tuple[DatedTitle, ...]:
    return tuple(_read())


def _read() -> Iterator[DatedTitle]:
    with (files("konkyo.law") / "data" / "titles.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            bounds = [date.fromisoformat(row[end]) for end in ("earliest", "latest") if row[end]]
            yield DatedTitle(
                row["law"],
                date.fromisoformat(row["since"]) if row["since"] else date.min,
                (bounds[0], bounds[1]) if bounds else None,
                row["title"],
                row["short"],
                row["basis"],
            )
