"""CSV tables that may be beside the texts of laws. They tell what happened between two texts.

Full texts are available for some days only. The tables cover every day for the most important parts: the list of all
amendments, the captions of articles, the rows of the tables of 番号法 and of its order, and two articles of 番号法.
Each table is optional, but it must be complete.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from konkyo.law.address import Address
from konkyo.law.dates import lies_in
from konkyo.law.law_error import LawError, unreadable_file
from konkyo.law.numerals import parts
from konkyo.law.statute_version import DELETED, ProvisionText, TableLine, Version
from konkyo.law.statutes.dated import DatedVersions
from konkyo.law.statutes.revision import Revision

AMENDMENTS = "revisions.csv"
CAPTIONS = "article_titles_history.csv"
FILLED = "orders_article_to_row.csv"
_ACT_ID = "425AC0000000027"
_TABLES = (
    ("beppyo1_and_beppyo_history.csv", _ACT_ID, None, ("user",)),
    ("beppyo2_history.csv", _ACT_ID, "別表第二", ("requester", "provider", "info")),
    ("meirei2_history.csv", "506M60004008009", "第2条の表", ("requester", "provider", "info")),
)
"""File, id of the law, name of the table (None: in the column ``table``), further columns."""
_ARTICLES = (("bango_art9_paragraphs.csv", "9", "paragraph"), ("bango_art19_items.csv", "19", "item"))
"""File, article of 番号法, and the column of its numbers."""
HISTORY_FILES = frozenset({AMENDMENTS, CAPTIONS, FILLED, *(file for file, *_ in (*_TABLES, *_ARTICLES))})
"""The names of all tables that may be beside the texts."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one day until another (None: no end)."""

    valid_from: date
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Return whether it contains the day ``on``."""
        return lies_in(on, self.valid_from, self.valid_to)


CaptionPeriods = dict[Address, list[tuple[Period, str]]]
"""Article → the periods in which it existed, each with its caption ("" for none)."""


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as a list tells it: by its caption or, in an order, by the rows of a table that it implements."""

    period: Period
    caption: str | None = None
    """"" for none; None if the list does not tell captions"""
    rows: tuple[Address, ...] = ()


ArticlePeriods = Mapping[Address, Sequence[ListedArticle]]
"""Article → the periods in which it existed unchanged, in order."""


@dataclass(frozen=True)
class HistoryTables:
    """The tables in ``folder``, read for ``laws`` (e-Gov id → canonical name) only.

    All members raise :class:`LawError` for a table that cannot be read: ``unreadable``, ``other_columns``,
    ``no_date``, ``no_revision``, and ``no_amendments`` if the history of a part lacks its amendment in the list.
    """

    folder: Path
    laws: Mapping[str, str]

    def files(self, law_id: str) -> list[Path]:
        """Return the existing tables that may have facts of a law."""
        names = [AMENDMENTS, CAPTIONS, FILLED, *(file for file, of, *_ in _TABLES if of == law_id)]
        names += [file for file, *_ in _ARTICLES] if law_id == _ACT_ID else []
        return [path for name in names if (path := self.folder / name).exists()]

    @cached_property
    def amendments(self) -> dict[str, tuple[Revision, ...]]:
        """Law → all its versions that were in force, in order; without laws that are not in the list."""
        found: dict[str, dict[date, Revision]] = defaultdict(dict)
        for law, revision in self._revisions:
            known = found[law].get(revision.valid_from)
            if known is None or known.amended_by < revision.amended_by:
                found[law][revision.valid_from] = revision
        return {law: tuple(days[on] for on in sorted(days)) for law, days in found.items()}

    @cached_property
    def amending_laws(self) -> dict[str, dict[date, tuple[str, ...]]]:
        """Law → day → ids of the laws whose amendments took effect on that day.

        The last one made the version that came into force. The list does not tell which law changed what.
        """
        found: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
        for law, revision in self._revisions:
            found[law][revision.valid_from].add(revision.amended_by)
        return {law: {on: tuple(sorted(ids)) for on, ids in days.items()} for law, days in found.items()}

    @cached_property
    def captions(self) -> CaptionPeriods:
        """The periods of the articles of all laws."""
        found: CaptionPeriods = defaultdict(list)
        for where, row in history_rows(self.folder / CAPTIONS, ("law_id", "article", "title", *_PERIOD)):
            if law := self.laws.get(row["law_id"].upper()):
                found[Address(law, row["article"])].append((_period(row, where), row["title"]))
        return {address: sorted(spans, key=lambda one: one[0].valid_from) for address, spans in found.items()}

    @cached_property
    def articles(self) -> dict[str, ArticlePeriods]:
        """Law → its articles, of which all days are known on which they came, went or got another number."""
        found: dict[str, dict[Address, list[ListedArticle]]] = defaultdict(dict)
        for at, spans in self.captions.items():
            found[str(at.law)][at] = [ListedArticle(period, caption) for period, caption in spans]
        for law, filled in self._filled().items():
            found[law] = {at: list(_unbroken(spans)) for at, spans in filled.items()}
        return dict(found)

    def _filled(self) -> dict[str, dict[Address, list[tuple[Period, Address | None]]]]:
        """Return law → article of an order → the rows that it implements, each with its period.

        Without laws of which the list tells the texts that are held only.
        """
        found: dict[str, dict[Address, list[tuple[Period, Address | None]]]] = defaultdict(lambda: defaultdict(list))
        partly = set()
        for where, row in history_rows(self.folder / FILLED, ("law_id", "article", "table", "row", *_PERIOD)):
            law = self.laws.get(row["law_id"].upper())
            if law is None or row["valid_to_exclusive"].startswith("("):
                partly.add(law)
                continue
            of = law if row["table"].startswith("第") else self.laws.get(_ACT_ID)
            to = Address(of, table=row["table"], row=row["row"]) if row["row"] else None
            found[law][Address(law, row["article"])].append((_period(row, where), to))
        return {law: filled for law, filled in found.items() if law not in partly}

    @cached_property
    def dated_parts(self) -> list[DatedVersions]:
        """The parts of laws that are known for every day: 別表第一, 別表, 別表第二, 第2条の表, 第9条, 第19条.

        Each has versions that hold only that part; if the part ends, its last version is empty.
        """
        return [*self._tables(), *self._articles()]

    @cached_property
    def _revisions(self) -> list[tuple[str, Revision]]:
        rows = history_rows(self.folder / AMENDMENTS, ("revision_id",))
        named = ((where, Revision.parse(row["revision_id"], where)) for where, row in rows)
        return [(law, revision) for _, revision in named if (law := self.laws.get(revision.law_id))]

    def _tables(self) -> Iterator[DatedVersions]:
        for file, law_id, fixed, columns in _TABLES:
            if law_id not in self.laws:
                continue
            wanted = ("row", "work", *columns, *_PERIOD, *(() if fixed else ("table",)))
            tables: dict[str, list[tuple[Period, dict[str, str]]]] = defaultdict(list)
            for where, row in history_rows(self.folder / file, wanted):
                tables[fixed or row["table"]].append((_period(row, where), row))
            for table, spans in tables.items():
                yield self._table(Address(self.laws[law_id], table=table), spans, file)

    def _table(self, table: Address, spans: list[tuple[Period, dict[str, str]]], file: str) -> DatedVersions:
        days = {day for span, _ in spans for day in (span.valid_from, span.valid_to) if day}
        versions = []
        for on in sorted(days):
            lines: dict[str, list[dict[str, str]]] = defaultdict(list)
            for span, row in spans:
                if span.holds(on):
                    lines[row["row"]].append(row)
            head = [ProvisionText(table)] if lines else []
            numbered = [_row(replace(table, row=number), lines[number]) for number in sorted(lines, key=parts)]
            versions.append(self._version(str(table.law), on, [*head, *numbered], file))
        return DatedVersions.of(versions)

    def _articles(self) -> Iterator[DatedVersions]:
        law = self.laws.get(_ACT_ID)
        for file, article, part in _ARTICLES if law else ():
            days: dict[date, list[ProvisionText]] = defaultdict(list)
            for where, row in history_rows(self.folder / file, (part, "effective", "text")):
                address = replace(Address(law, article), **{part: row[part]})
                text = ProvisionText(address, None, _solid(row["text"]))
                days[_date(row["effective"], where)].append(text)
            if days:
                yield DatedVersions.of(self._version(str(law), on, provisions, file) for on, provisions in days.items())

    def _version(self, law: str, on: date, provisions: Iterable[ProvisionText], file: str) -> Version:
        revision = next((one for one in self.amendments.get(law, ()) if one.valid_from == on), None)
        if revision is None:
            raise LawError(
                "no_amendments",
                f"{AMENDMENTS} に {law} の {on} の改正が無い（{file} にはある）",
                f"{AMENDMENTS} has no amendment of {law} on {on}, but {file} has one",
                where=str(self.folder / AMENDMENTS),
                cure_ja=f"{AMENDMENTS} を置いて全改正を書くか、{file} を除いてください。",
                cure_en=f"Lay {AMENDMENTS} with all amendments beside the texts, or take {file} away.",
            )
        return Version(law, revision.law_id, law, on, revision.id, revision.amended_by, tuple(provisions))


_PERIOD = ("valid_from", "valid_to_exclusive")


def history_rows(path: Path, columns: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (place, row) for each row of a table if it exists. Each row has at least ``columns``."""
    if not path.exists():
        return
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            lacking = [name for name in columns if name not in (table.fieldnames or ())]
            if lacking:
                raise _wrong(path, f"列が無い: {', '.join(lacking)}", f"columns are lacking: {', '.join(lacking)}")
            for row in table:
                where = f"{path}:{table.line_num}"
                if None in row.values():
                    raise _wrong(where, "行が途中で切れている", "the row ends too early")
                yield where, row
    except UnicodeDecodeError as error:
        raise _wrong(path, "UTF-8 の文字列ではない", "it is no UTF-8 text") from error
    except OSError as error:
        raise unreadable_file(path, error) from error


def amendment_rows(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the list of amendments in a folder; none where it has no list."""
    return [row for _, row in history_rows(folder / AMENDMENTS, ("revision_id",))]


def _wrong(where: Path | str, ja: str, en: str) -> LawError:
    return LawError(
        "other_columns",
        ja,
        en,
        where=str(where),
        cure_ja="表を作り直すか、本文だけのフォルダーを渡してください。",
        cure_en="Make the table again, or give a folder that holds texts alone.",
    )


def _date(written: str, where: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise LawError(
            "no_date",
            f"「{written}」は日付ではない",
            f"{written!r} is no date",
            where=where,
            cure_ja="2021-09-01 のように書いてください。",
            cure_en="Write it like 2021-09-01.",
        ) from error


def _period(row: Mapping[str, str], where: str) -> Period:
    begin, end = (row[column] for column in _PERIOD)
    return Period(_date(begin, where), _date(end, where) if end else None)


def _row(address: Address, lines: list[dict[str, str]]) -> ProvisionText:
    requesters = {_solid(line.get("requester") or line["user"]) for line in lines}
    if requesters == {DELETED}:
        return ProvisionText(address, None, DELETED)
    # The table does not keep the order of the text.
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


def _unbroken(spans: Sequence[tuple[Period, Address | None]]) -> Iterator[ListedArticle]:
    """Yield the periods in which an article implements the same rows."""
    days = sorted({day for span, _ in spans for day in (span.valid_from, span.valid_to) if day})
    for on, until in zip(days, [*days[1:], None], strict=True):
        holding = [row for span, row in spans if span.holds(on)]
        if holding:
            yield ListedArticle(Period(on, until), None, tuple(row for row in holding if row))


def _solid(text: str) -> str:
    return "".join(text.split())
