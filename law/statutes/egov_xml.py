"""The reader of e-Gov's 法令標準XML."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Set
from typing import NoReturn
from xml.etree.ElementTree import Element

from konkyo.law.law_error import LawError
from konkyo.law.numerals import numbers_between
from konkyo.law.statute_version import NOT_FIXED, Version
from konkyo.law.statutes.revision import Revision, law_of_text, other_law
from konkyo.law.statutes.statute_text import Article, Item, Paragraph, StatuteLayout, StatuteTable
from konkyo.law.statutes.table_text import Grid

_DEEPEST = 64
_WIDEST = 64
_CHUNK = 1 << 16
# expat's codes for a text that ends too early: no element, unclosed token, partial character, unclosed CDATA.
_CUT = {3, 5, 6, 20}
_PARTS = {"Part", "Chapter", "Section", "Subsection", "Division"}
_HEADS = frozenset({"ParagraphCaption", "ParagraphNum", "ItemTitle"})
_KANA = re.compile("[ァ-ヴ]")
_APPENDED = {"AppdxTableTitle", "RelatedArticleNum", "TableStruct", "Item"}


def read_statute(data: bytes, revision: Revision, where: str = "") -> Version:
    """Read the bytes of one law, alone or in an answer of the API, as the version ``revision``.

    Raises :class:`LawError`: ``hostile`` (a document type, entities, too deep nesting), ``cut``,
    ``not_xml``, ``other_schema``, ``other_law`` and ``other_version`` (not the one of ``revision``), ``address_twice``,
    ``no_provisions``.
    """
    root = _parse(data, where)
    _check_answered(root, revision, where)
    law = root if root.tag == "Law" else root.find("law_full_text/Law")
    body = law.find("LawBody") if law is not None else None
    if law is None or body is None:
        raise _other_schema(root.tag, where)
    number, title = _text(_need(law, "LawNum", where)), _text(_need(body, "LawTitle", where))
    name = law_of_text(revision, title, number, where)
    provisions = _layout(body, where).provisions(name, where)
    if not provisions:
        raise _no_provisions(where)
    return Version(
        law=name,
        law_id=revision.law_id,
        number=number,
        title=title,
        valid_from=revision.valid_from,
        revision_id=revision.id,
        amended_by=revision.amended_by,
        provisions=provisions,
    )


def _check_answered(root: Element, revision: Revision, where: str) -> None:
    """Raise :class:`LawError` if an answer of the API says that its text is of another law or version."""
    said = root.findtext("revision_info/law_revision_id")
    answered = Revision.parse(said, where) if said else revision
    if answered.law_id != revision.law_id:
        raise other_law(answered.law_id, revision, where)
    # A version whose day is not fixed may have a supposed day at e-Gov.
    same_day = revision.valid_from in (NOT_FIXED, answered.valid_from)
    if not same_day or answered.amended_by != revision.amended_by:
        raise LawError(
            "other_version",
            f"本文は版 {answered.id} のものだが、{revision.id} を求めた",
            f"the text is of the version {answered.id}, but {revision.id} was asked for",
            where=where,
            cure_ja="しばらくしてからもう一度取ってください。",
            cure_en="Fetch it again later.",
        )


def _no_provisions(where: str) -> LawError:
    return LawError(
        "no_provisions",
        "法令の本文に条項が一つもない",
        "the text of the law has no provision at all",
        where=where,
        cure_ja="ファイルを e-Gov から取り直してください。",
        cure_en="Fetch the file from e-Gov again.",
    )


class _Builder(ET.TreeBuilder):
    """Builds the tree; refuses document types and nesting deeper than in any law."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where, self.depth = where, 0

    def doctype(self, *_: object) -> NoReturn:
        raise self._hostile("文書型宣言（DOCTYPE）", "a document type declaration")

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self._hostile(f"{_DEEPEST} 段を超える入れ子", f"elements nested more than {_DEEPEST} deep")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)

    def _hostile(self, ja: str, en: str) -> LawError:
        return LawError(
            "hostile",
            f"法令XMLにあるはずのないもの（{ja}）がある",
            f"it holds what no law's XML has: {en}",
            where=self.where,
            cure_ja="出所を確かめ、e-Gov から取り直してください。",
            cure_en="Check where the file comes from; fetch it from e-Gov again.",
        )


def _parse(data: bytes, where: str) -> Element:
    parser = ET.XMLParser(target=_Builder(where))
    try:
        # In chunks, so that a document type is refused before its entities are used.
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        root: Element = parser.close()
    except ET.ParseError as error:
        raise _no_xml(error.code in _CUT, str(error), f"{where}:{error.position[0]}" if where else "") from error
    except (LookupError, ValueError) as error:
        # An unknown encoding; e-Gov writes UTF-8.
        raise _no_xml(False, str(error), where) from error
    return root


def _no_xml(cut: bool, why: str, where: str) -> LawError:
    return LawError(
        "cut" if cut else "not_xml",
        "法令XMLが途中で切れている" if cut else f"XML として読めない（{why}）",
        "the XML ends too early" if cut else f"it cannot be read as XML ({why})",
        where=where,
        cure_ja="ファイルを e-Gov から取り直してください。",
        cure_en="Fetch the file from e-Gov again.",
    )


def _other_schema(tag: str, where: str) -> LawError:
    return LawError(
        "other_schema",
        f"法令標準XMLではない（要素 {tag}）",
        f"this is not e-Gov's law XML (element {tag})",
        where=where,
        cure_ja="e-Gov の法令XMLを渡してください。",
        cure_en="Give the law's XML as e-Gov publishes it.",
    )


def _need(parent: Element, tag: str, where: str) -> Element:
    child = parent.find(tag)
    if child is None:
        raise _other_schema(f"{parent.tag}/{tag}", where)
    return child


def _layout(body: Element, where: str) -> StatuteLayout:
    layout = StatuteLayout(main=list(_articles(_need(body, "MainProvision", where), where)))
    for supplement in body.findall("SupplProvision"):
        # The 附則 of an amending law belongs to that law.
        if "AmendLawNum" not in supplement.attrib:
            layout.supplement += _articles(supplement, where)
    layout.tables = [_table(table, where) for table in body.findall("AppdxTable")]
    return layout


def _articles(part: Element, where: str) -> Iterator[Article]:
    bare = Article([])
    for child in part:
        if child.tag in _PARTS:
            yield from _articles(child, where)
        elif child.tag == "Article":
            caption = child.find("ArticleCaption")
            paragraphs = [_paragraph(one, where) for one in child.findall("Paragraph")]
            yield Article(_numbers(child, where), _caption(caption), paragraphs)
        elif child.tag == "Paragraph":
            bare.paragraphs.append(_paragraph(child, where))
    if bare.paragraphs:
        yield bare


def _paragraph(element: Element, where: str) -> Paragraph:
    grids = element.findall("TableStruct")
    return Paragraph(
        _numbers(element, where)[0],
        _caption(element.find("ParagraphCaption")),
        _text(element, {"Item", "TableStruct"}) + "".join(_text(grid, {"Table"}) for grid in grids),
        _items(element, where),
        [_grid(table, where) for grid in grids for table in grid.findall("Table")],
    )


def _items(parent: Element, where: str) -> list[Item]:
    items: list[Item] = []
    for element in parent.findall("Item"):
        if items and _KANA.fullmatch(element.get("Num", "")):
            # The source has this subitem one level too high; it belongs to the item before it.
            items[-1].text += _text(element, heads=frozenset())
        else:
            items.append(Item(_numbers(element, where), _text(element)))
    return items


def _table(element: Element, where: str) -> StatuteTable:
    title = _text(_need(element, "AppdxTableTitle", where))
    grids = element.findall("TableStruct")
    return StatuteTable(
        title.partition("（")[0],
        _text(element, _APPENDED) + "".join(_text(grid, {"Table"}) for grid in grids),
        _items(element, where),
        [_grid(table, where) for grid in grids for table in grid.findall("Table")],
    )


def _caption(element: Element | None) -> str | None:
    return _text(element).removeprefix("（").removesuffix("）") if element is not None else None


def _numbers(element: Element, where: str) -> list[str]:
    """Return the numbers of an element: Num 30_2 is 30の2, and 10:16 is a range deleted at once."""
    first, _, last = element.get("Num", "").replace("_", "の").partition(":")
    if not first.replace("の", "").isdecimal() or (last and not last.replace("の", "").isdecimal()):
        raise _other_schema(f'{element.tag} Num="{element.get("Num", "")}"', where)
    if not last:
        return [first]
    return [first, *(numbers_between(first, last) or []), last]


def _grid(table: Element, where: str) -> Grid:
    """Return the cells of a table by column; cells covered by a rowspan or colspan are None."""
    grid: Grid = []
    open_rows: dict[int, int] = {}
    for line in table:
        cells: dict[int, str | None] = {}
        covered = {column for column, left in open_rows.items() if left > 0}
        open_rows = {column: left - 1 for column, left in open_rows.items() if left > 1}
        place = 0
        for cell in line:
            while place in covered:
                place += 1
            rows, columns = _span(cell, "rowspan", where), _span(cell, "colspan", where)
            for column in range(place, place + columns):
                cells[column] = None if column > place else _text(cell, keep_space=True)
                if rows > 1:
                    open_rows[column] = rows - 1
            place += columns
        width = max([*cells, *covered], default=-1) + 1
        grid.append([cells.get(column) for column in range(width)])
    return grid


def _span(cell: Element, name: str, where: str) -> int:
    value = cell.get(name, "1")
    if not value.isdecimal() or int(value) < 1 or (name == "colspan" and int(value) > _WIDEST):
        raise _other_schema(f'{cell.tag} {name}="{value}"', where)
    return int(value)


def _text(element: Element, skip: Set[str] = frozenset(), *, heads: Set[str] = _HEADS, keep_space: bool = False) -> str:
    """Return the text of an element without number, caption, ruby readings, and the children ``skip``."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag not in skip and child.tag not in heads and child.tag != "Rt":
            pieces.append(_text(child, heads=heads, keep_space=keep_space))
        pieces.append(child.tail or "")
    text = "".join(pieces)
    return text.strip("\t\r\n ") if keep_space else "".join(text.split())
