"""Histories of single parts of a law, as CSV: its tables, and two articles of 番号法, over every amendment.

Full texts are held for some days only; these files say for the parts that matter most what held on every day between.
A part is given as the versions of a law that holds nothing else.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from konkyo.law.address import Address
from konkyo.law.law_names import ACT
from konkyo.law.numerals import parts
from konkyo.law.statute_version import DELETED, ProvisionText, TableLine, Version
from konkyo.law.statutes.dated import Dated
from konkyo.law.statutes.revision import Revision, name_of

ORDER = "利用特定個人情報提供命令"
_ACT_ID = "425AC0000000027"
_TABLES = (
    ("beppyo1_and_beppyo_history.csv", _ACT_ID, None),
    ("beppyo2_history.csv", _ACT_ID, "別表第二"),
    ("meirei2_history.csv", "506M60004008009", "第2条の表"),
)
_ARTICLES = (("bango_art9_paragraphs.csv", "9", "paragraph"), ("bango_art19_items.csv", "19", "item"))


@dataclass(frozen=True, slots=True)
class Span:
    """Something that held from one day until another (None: it still does)."""

    valid_from: date
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Tell whether ``on`` lies in it."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


def amendments(folder: Path) -> dict[str, tuple[Revision, ...]]:
    """Return all versions of each law that were ever in force, in order, by canonical name (``revisions.csv``)."""
    found: dict[str, dict[date, Revision]] = defaultdict(dict)
    for row in _rows(folder / "revisions.csv"):
        revision = Revision.parse(row["revision_id"], str(folder / "revisions.csv"))
        known = found[name_of(revision.law_id)].get(revision.valid_from)
        if known is None or known.amended_by < revision.amended_by:
            found[name_of(revision.law_id)][revision.valid_from] = revision
    return {law: tuple(days[on] for on in sorted(days)) for law, days in found.items()}


def amending_laws(folder: Path) -> dict[str, dict[date, tuple[str, ...]]]:
    """Return the ids of all laws whose amendments of a law took effect on a day, by law and day (``revisions.csv``).

    The last made the version that came into force; which of several did what, the list does not tell.
    """
    found: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in _rows(folder / "revisions.csv"):
        revision = Revision.parse(row["revision_id"], str(folder / "revisions.csv"))
        found[name_of(revision.law_id)][revision.valid_from].add(revision.amended_by)
    return {law: {on: tuple(sorted(ids)) for on, ids in days.items()} for law, days in found.items()}


def articles(folder: Path) -> dict[Address, list[tuple[Span, str]]]:
    """Return when each article stood in its law, with its caption ("" for none): ``article_titles_history.csv``."""
    found: dict[Address, list[tuple[Span, str]]] = defaultdict(list)
    for row in _rows(folder / "article_titles_history.csv"):
        found[Address(name_of(row["law_id"]), row["article"])].append((_span(row), row["title"]))
    return {address: sorted(spans, key=lambda one: one[0].valid_from) for address, spans in found.items()}


def dated_parts(folder: Path) -> list[Dated]:
    """Return the parts whose every day is known: 別表第一, 別表, 別表第二, 第2条の表, 第9条, 第19条.

    Each is a :class:`Dated` of versions that hold that part alone; where it ends, its last version holds nothing.
    """
    made = amendments(folder)
    found = [
        _table(name_of(law_id), table, rows, made)
        for file, law_id, fixed in _TABLES
        for table, rows in _by_table(_rows(folder / file), fixed)
    ]
    return found + [_article(folder / file, article, part, made[ACT]) for file, article, part in _ARTICLES]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _span(row: dict[str, str]) -> Span:
    end = row["valid_to_exclusive"]
    return Span(date.fromisoformat(row["valid_from"]), date.fromisoformat(end) if end else None)


def _by_table(rows: Iterable[dict[str, str]], fixed: str | None) -> Iterator[tuple[str, list[dict[str, str]]]]:
    tables: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        tables[fixed or row["table"]].append(row)
    yield from tables.items()


def _table(law: str, table: str, rows: list[dict[str, str]], made: dict[str, tuple[Revision, ...]]) -> Dated:
    spans = [(_span(row), row) for row in rows]
    days = {day for span, _ in spans for day in (span.valid_from, span.valid_to) if day}
    versions = []
    for on in sorted(days):
        lines: dict[str, list[dict[str, str]]] = defaultdict(list)
        for span, row in spans:
            if span.holds(on):
                lines[row["row"]].append(row)
        head = [ProvisionText(Address(law, table=table))] if lines else []
        numbered = [_row(Address(law, table=table, row=number), lines[number]) for number in sorted(lines, key=parts)]
        versions.append(_version(made[law], on, [*head, *numbered]))
    return Dated.of(versions)


def _row(address: Address, lines: list[dict[str, str]]) -> ProvisionText:
    requesters = {_solid(line.get("requester") or line["user"]) for line in lines}
    if requesters == {DELETED}:
        return ProvisionText(address, None, DELETED)
    # The history keeps its lines in no order of the text, so they are given one.
    links = sorted(
        (
            TableLine(
                _solid(line.get("requester") or line["user"]),
                _solid(line["work"]),
                _solid(line["provider"]) if "provider" in line else None,
                _solid(line["info"]) if "info" in line else None,
            )
            for line in lines
        ),
        key=lambda link: (link.provider or "", link.information or ""),
    )
    cells = [links[0].requester, links[0].work, *(cell for one in links for cell in (one.provider, one.information))]
    return ProvisionText(address, None, "|".join(cell for cell in cells if cell), tuple(links))


def _article(path: Path, article: str, part: str, made: tuple[Revision, ...]) -> Dated:
    days: dict[date, list[ProvisionText]] = defaultdict(list)
    for row in _rows(path):
        address = replace(Address(ACT, article), **{part: row[part]})
        days[date.fromisoformat(row["effective"])].append(ProvisionText(address, None, _solid(row["text"])))
    return Dated.of(_version(made, on, provisions) for on, provisions in days.items())


def _version(made: tuple[Revision, ...], on: date, provisions: list[ProvisionText]) -> Version:
    revision = next(one for one in made if one.valid_from == on)
    law = name_of(revision.law_id)
    return Version(law, revision.law_id, law, on, revision.id, revision.amended_by, tuple(provisions))


def _solid(text: str) -> str:
    return "".join(text.split())
