"""The reader of dated Markdown texts, one file for each version, as legalize-jp makes them from e-Gov's API.

They lack the spans of table cells: a covered cell is left out, and the other cells of its line move to the left. The
title is the present title of the law in all versions.
"""

import re
from collections.abc import Iterator

from konkyo.law.fold import fold
from konkyo.law.law_error import LawError
from konkyo.law.numerals import numbers_between
from konkyo.law.statute_version import Version
from konkyo.law.statutes.revision import Revision, law_of_text, other_law
from konkyo.law.statutes.statute_text import Article, Item, Paragraph, StatuteLayout, StatuteTable
from konkyo.law.statutes.table_text import Grid, numbers

_FRONT = re.compile(r'^(?:  )?(?P<key>\w+): "(?P<value>.*)"$', re.M)
_ARTICLE = re.compile(r"\*\*(?P<number>第[^（*]+?)(?:（(?P<caption>.*)）)?\*\*\u3000?(?P<text>.*)")
_PARAGRAPH = re.compile(r"\*\*(?P<number>[０-９]+(?:の[０-９]+)*)\*\*\u3000?(?P<text>.*)")
_TABLE = re.compile(r"\*\*(?P<name>別表[^*]*)\*\*")
_ITEM = re.compile(r"- (?P<number>[^\u3000]+)\u3000(?P<text>.*)")
_SUBITEM = re.compile(r" +- (?P<text>.*)")
_RULE = re.compile(r"\|(?: -+ \|)+")
_ARTICLES = re.compile(
    r"第(?P<first>[\dの]+)条(?P<f>[\dの]*)(?:(?P<join>から|及び)第(?P<last>[\dの]+)条(?P<l>[\dの]*))?"
)


def read_statute(data: bytes, revision: Revision, where: str = "") -> Version:
    """Read the bytes of one version. Raises :class:`LawError`: ``not_text``, ``other_schema``, ``cut`` (a text
    without any provision), ``other_law``, ``address_twice``.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _wrong("not_text", "UTF-8 の文字列ではない", "it is no UTF-8 text", where) from error
    opening, front, body = (*text.split("---\n", 2), "", "")[:3]
    facts = {found["key"]: found["value"] for found in _FRONT.finditer(front)}
    if opening or "identifier" not in facts or "title" not in facts:
        raise _wrong(
            "other_schema",
            "冒頭に法令の identifier と title が無い",
            "it does not open with identifier and title",
            where,
        )
    if facts["identifier"].upper() != revision.law_id:
        raise other_law(facts["identifier"], revision, where)
    name = law_of_text(revision, facts["title"], facts.get("law_num"), where)
    provisions = _layout(body).provisions(name, where)
    if not provisions:
        raise _wrong("cut", "条文が無い", "it holds no provision", where)
    return Version(
        law=name,
        law_id=revision.law_id,
        number=facts.get("law_num"),
        title=facts["title"],
        valid_from=revision.valid_from,
        revision_id=revision.id,
        amended_by=revision.amended_by,
        provisions=provisions,
    )


def _wrong(code: str, ja: str, en: str, where: str) -> LawError:
    return LawError(
        code,
        ja,
        en,
        where=where,
        cure_ja="ファイルを取り直してください。",
        cure_en="Fetch the file again.",
    )


class _Walk:
    """The current position in a text that is read line by line."""

    def __init__(self) -> None:
        self.layout = StatuteLayout()
        self.articles: list[Article] | None = self.layout.main
        self.article: Article | None = None
        self.table: StatuteTable | None = None
        self.supplements = 0

    @property
    def paragraph(self) -> Paragraph | None:
        return self.article.paragraphs[-1] if self.article else None

    def supplement(self) -> None:
        """Begin the next 附則. The first one belongs to the law, the following ones to amending laws."""
        self.supplements += 1
        self.articles = self.layout.supplement if self.supplements == 1 else None
        self.article = None

    def open_article(self, numbers: list[str], caption: str | None, text: str) -> None:
        if self.articles is not None:
            self.article = Article(numbers, caption, [Paragraph("1", None, text)])
            self.articles.append(self.article)

    def open_paragraph(self, number: str, text: str) -> None:
        if self.article is not None:
            self.article.paragraphs.append(Paragraph(number, None, text))
        else:
            self.open_article([], None, text)

    def open_table(self, name: str) -> None:
        self.articles = self.article = None
        self.table = StatuteTable(name)
        self.layout.tables.append(self.table)

    def item(self, numbers: list[str], text: str) -> None:
        owner = self.table if self.table else self.paragraph
        if owner is not None:
            owner.items.append(Item(numbers, text))

    def more(self, text: str) -> None:
        """Add a line to the last paragraph or item: a subitem, or the text after a formula."""
        owner = self.table if self.table else self.paragraph
        if owner is None:
            self.open_article([], None, text)
        elif owner.items:
            owner.items[-1].text += text
        else:
            owner.text += text

    def grid(self, grid: Grid) -> None:
        if self.table is not None:
            self.table.grids.append(_aligned(grid))
        elif self.paragraph is not None:
            # The text before a table repeats all cells of the table.
            flat = "".join("".join((cell or "").split()) for line in grid for cell in line)
            self.paragraph.text = self.paragraph.text.removesuffix(flat)
            self.paragraph.tables.append(_aligned(grid))


def _layout(body: str) -> StatuteLayout:
    walk = _Walk()
    for line in _lines(body):
        if isinstance(line, list):
            walk.grid(line)
        elif line.startswith("## 附則"):
            walk.supplement()
        elif line.startswith("#"):
            pass
        elif found := _TABLE.fullmatch(line):
            walk.open_table(found["name"].partition("（")[0])
        elif line.startswith("**別記"):
            # 様式 and the like have no addresses.
            walk.articles = walk.article = walk.table = None
        elif found := _PARAGRAPH.fullmatch(line):
            walk.open_paragraph(fold(found["number"]).text, _solid(found["text"]))
        elif (found := _ARTICLE.fullmatch(line)) and (named := _articles(found["number"])):
            walk.open_article(named, found["caption"], _solid(found["text"]))
        elif (found := _ITEM.fullmatch(line)) and (items := list(numbers(found["number"]))):
            walk.item(items, _solid(found["text"]))
        elif found := _SUBITEM.fullmatch(line):
            walk.more(_solid(found["text"]))
        else:
            walk.more(_solid(line))
    return walk.layout


def _lines(body: str) -> Iterator[str | Grid]:
    """Yield the lines that are not empty, and each table as one grid."""
    grid: Grid = []
    for line in body.splitlines():
        if line.startswith("|"):
            if not _RULE.fullmatch(line):
                grid.append([cell.strip(" ") or None for cell in line.strip(" ")[1:-1].split("|")])
            continue
        if grid:
            yield grid
            grid = []
        if line.strip():
            yield line
    if grid:
        yield grid


def _aligned(grid: Grid) -> Grid:
    """Move the cells of lines that continue a numbered row back to the right, into their columns."""
    if not any(line[0] and numbers(line[0]) for line in grid):
        return grid
    return [line if line[0] and numbers(line[0]) else _right(line) for line in grid]


def _right(line: list[str | None]) -> list[str | None]:
    cells = [cell for cell in line if cell]
    return [*[None] * (len(line) - len(cells)), *cells]


def _articles(title: str) -> list[str]:
    """Return the numbers of 第三十条の二, of 第五条及び第六条, and of 第十条から第十六条まで."""
    found = _ARTICLES.match(fold(title).text)
    if found is None:
        return []
    first = found["first"] + found["f"]
    if found["last"] is None:
        return [first]
    last = found["last"] + found["l"]
    return [first, *((numbers_between(first, last) or []) if found["join"] == "から" else []), last]


def _solid(text: str) -> str:
    return "".join(text.split())
