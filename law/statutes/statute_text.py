"""The common structure of a law's text in every format, and the provisions made from it.

The readers split a text into articles, paragraphs, items and tables. Addresses are assigned here, so that two formats
of one version cannot differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from konkyo.law.address import Address, ArticleNumber
from konkyo.law.law_error import LawError
from konkyo.law.statute_version import ProvisionText
from konkyo.law.statutes.table_text import Grid, TableRow, numbered_rows


@dataclass(slots=True)
class Item:
    """号: its numbers (several if a range was deleted at once) and its text with its subitems."""

    numbers: list[str]
    text: str = ""


@dataclass(slots=True)
class Paragraph:
    """項. ``text`` does not include items and tables."""

    number: str
    caption: str | None = None
    text: str = ""
    items: list[Item] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class Article:
    """条; ``numbers`` is empty for paragraphs of a law (or its 附則) that are in no article."""

    numbers: list[str]
    caption: str | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class StatuteTable:
    """別表: its name (別表第一), and its items or grids."""

    name: str
    text: str = ""
    items: list[Item] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class StatuteLayout:
    """The parts of a law that have addresses; the 附則 of amending laws have none."""

    main: list[Article] = field(default_factory=list)
    supplement: list[Article] = field(default_factory=list)
    tables: list[StatuteTable] = field(default_factory=list)

    def provisions(self, law: str, where: str) -> tuple[ProvisionText, ...]:
        """Return the provisions in the order of the text. Raises :class:`LawError` if an address occurs twice."""
        made: dict[Address, ProvisionText] = {}
        for one in self._all(law):
            if one.address in made:
                raise LawError(
                    "address_twice",
                    f"同じ条番号等が二度現れる: {one.address}",
                    f"one address holds two provisions: {one.address}",
                    where=where,
                    cure_ja="法令の本文を e-Gov から取り直してください。",
                    cure_en="Fetch the text of the law from e-Gov again.",
                )
            made[one.address] = one
        return tuple(made.values())

    def _all(self, law: str) -> Iterator[ProvisionText]:
        for article in self.main:
            yield from _article(Address(law), article, article.numbers)
        for article in self.supplement:
            numbers = [str(ArticleNumber(number, in_supplement=True)) for number in article.numbers or [""]]
            yield from _article(Address(law), article, numbers)
        for table in self.tables:
            yield from _table(law, table)


def _article(law: Address, article: Article, numbers: list[str]) -> Iterator[ProvisionText]:
    anywhere: list[str | None] = [*numbers] or [None]
    for number in anywhere:
        at = replace(law, article=number)
        grids = [grid for paragraph in article.paragraphs for grid in paragraph.tables]
        ruled = [found for grid in grids if (found := numbered_rows(grid))]
        # A table has a name (第2条の表) only if it is the only table of numbered rows in its article.
        named = ruled[0] if len(ruled) == 1 else []
        single = len(article.paragraphs) == 1
        if not single:
            yield ProvisionText(at, article.caption)
        for paragraph in article.paragraphs:
            here = at if single else replace(at, paragraph=paragraph.number)
            caption = paragraph.caption or (article.caption if single else None)
            flat = "".join(_flat(grid) for grid in paragraph.tables if not named or numbered_rows(grid) != named)
            yield ProvisionText(here, caption, paragraph.text + flat)
            for item in paragraph.items:
                for name in item.numbers:
                    yield ProvisionText(replace(here, item=name), None, item.text)
        if named:
            name = f"{ArticleNumber.of(number).cited}の表" if number else "表"
            yield ProvisionText(Address(at.law, table=name))
            yield from _rows(at.law, name, named)


def _table(law: str, table: StatuteTable) -> Iterator[ProvisionText]:
    ruled = [numbered_rows(grid) for grid in table.grids]
    flat = "".join(_flat(grid) for grid, found in zip(table.grids, ruled, strict=True) if not found)
    yield ProvisionText(Address(law, table=table.name), None, table.text + flat)
    for item in table.items:
        for number in item.numbers:
            yield ProvisionText(Address(law, table=table.name, item=number), None, item.text)
    yield from _rows(law, table.name, [row for found in ruled for row in found])


def _rows(law: str | None, table: str, found: list[TableRow]) -> Iterator[ProvisionText]:
    for row in found:
        for number in row.numbers:
            yield ProvisionText(Address(law, table=table, row=number), None, row.text, row.links)


def _flat(grid: Grid) -> str:
    return "".join("".join((cell or "").split()) for line in grid for cell in line)
