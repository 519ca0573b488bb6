"""Web pages: tables become rows of cells, other blocks become lines. Nothing is fetched."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree
from lxml import html as lxml_html

from konkyo.loaders import limits
from konkyo.loaders.pages import Page, Pages, Row
from konkyo.loaders.readers.decode import decode
from konkyo.loaders.readers.grid import CellSequence, GridBox, whole_number
from konkyo.loaders.readers.left_out import LeftOut, left_out_note
from konkyo.loaders.readers.markup import BREAKS, INLINE, plain
from konkyo.loaders.readers.sniff import damaged
from konkyo.loaders.readers.text_tables import is_bar_rule, pieces
from konkyo.loaders.record import At, Note, Source

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_OTHER_ENCODINGS = {b"euc-jp": "euc_jp", b"x-euc-jp": "euc_jp", b"iso-2022-jp": "iso2022_jp"}
_UNREAD = ("head", "script", "style", "noscript", "template", "object", "iframe", "svg", "nav", "rt", "rp", "rtc")
_STRUCK = frozenset(("del", "s", "strike"))
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "header",
        "main",
        "pre",
        "section",
    )
)
_BUTTONS = frozenset(("hidden", "submit", "button", "reset", "image", "file", "password"))
_STRUCK_STYLE = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def read_html(data: bytes) -> Pages:
    """Read the bytes of a web page. Raises KonkyoError for bytes that are not text."""
    text, encoding, notes = _decoded(data)
    # The parser refuses decoded text that declares an encoding.
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text)
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False)
    try:
        root = lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise damaged(str(error)) from None
    struck = list(_struck(root))
    hidden = _prepare(root)
    reader = _Reader()
    body = root.find("body")
    reader.walk(body if body is not None else root)
    reader.flush()
    pages = (Page(1, tuple(reader.rows)),) if reader.rows else ()
    source = Source(
        sha256=hashlib.sha256(data).hexdigest(), format="html", encoding=encoding, characters=reader.sequence.characters
    )
    return Pages(pages, source, (*notes, *struck, *_hidden(hidden)))


def _decoded(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    declared = _CHARSET.search(data[:2048])
    encoding = _OTHER_ENCODINGS.get(declared[1].lower()) if declared else None
    if encoding:
        try:
            return data.decode(encoding), encoding, ()
        except UnicodeDecodeError:
            pass  # The page declares an encoding that it does not have.
    return decode(data)


def _struck(root: lxml_html.HtmlElement) -> Iterator[Note]:
    """Take the words that are struck through out of the page, and yield a note on each."""
    etree.strip_elements(root, etree.Comment, *_UNREAD, with_tail=False)
    for element in list(root.iter("*")):
        if not _is_struck(element) or any(map(_is_struck, element.iterancestors())):
            continue
        words = element.text_content()
        # A cell or page that is struck stays: its place does.
        if element.getparent() is None or element.tag in ("td", "th", "body"):
            for child in list(element):
                child.drop_tree()
            element.text = ""
        else:
            element.drop_tree()
        if words.strip():
            yield left_out_note(LeftOut.STRUCK, words, At(line=element.sourceline or 1, start=0, end=0))


def _is_struck(element: lxml_html.HtmlElement) -> bool:
    return element.tag in _STRUCK or bool(_STRUCK_STYLE.search(element.get("style") or ""))


def _prepare(root: lxml_html.HtmlElement) -> int:
    """Remove hidden elements and replace form fields by their values; return how many hidden texts there were."""
    hidden = 0
    for element in list(root.iter("*")):
        if element.get("hidden") is not None or _NOT_SHOWN.search(element.get("style") or ""):
            if element.getparent() is not None:
                hidden += bool(element.text_content().strip())
                element.drop_tree()
        elif element.tag == "input" and (element.get("type") or "text").lower() not in ("checkbox", "radio"):
            kind = (element.get("type") or "text").lower()
            _put(element, "" if kind in _BUTTONS else element.get("value") or "")
        elif element.tag == "select":
            chosen = [option.text_content() for option in element.iter("option") if option.get("selected") is not None]
            _put(element, "、".join(chosen))
        elif element.tag in _BLOCKS:
            element.tag = "div"
        elif element.tag not in BREAKS | INLINE | {"html", "body"}:
            element.drop_tag()
    return hidden


def _put(element: lxml_html.HtmlElement, text: str) -> None:
    """Replace a form field by ``text``."""
    element.tail = text + (element.tail or "")
    element.drop_tree()


class _Reader:
    def __init__(self) -> None:
        self.sequence = CellSequence()
        self.rows: list[Row] = []
        self.pending: list[str] = []
        self.line = 1
        self.cells = 0

    def walk(self, parent: lxml_html.HtmlElement) -> None:
        """Read the children of ``parent``: tables, and the lines between them."""
        self.pending.append(_escaped(parent.text))
        for child in parent:
            if child.tag == "table":
                self.flush()
                self.table(child)
            elif child.tag in BREAKS or child.find(".//table") is not None:
                self.flush()
                self.walk(child)
                self.flush()
            else:
                self.pending.append(lxml_html.tostring(child, encoding="unicode", with_tail=False))
            self.pending.append(_escaped(child.tail))

    def flush(self) -> None:
        """Store the collected text as lines."""
        lines, self.pending = plain("".join(self.pending)).splitlines(), []
        for line in filter(None, map(str.strip, lines)):
            if is_bar_rule(line):
                continue
            cells = (self.sequence.cell(part.strip(), self.line) for part in pieces(line))
            self.rows.append(Row(tuple(cells)))
            self.line += 1

    def table(self, table: lxml_html.HtmlElement) -> None:
        """Read a table. A row whose only cell holds another table is layout: that table is read in its place."""
        boxes, columns = list[GridBox](), dict[int, int]()
        rows = list(_own_rows(table))
        for number, row in enumerate(rows):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if len(cells) == 1 and cells[0].find(".//table") is not None:
                self._rule(boxes)
                boxes, columns = [], {}
                self.walk(cells[0])
                self.flush()
                continue
            column = 0
            for cell in cells:
                before = column
                while columns.get(column, 0) > number:
                    column += 1
                height, width = _span(cell, "rowspan", len(rows) - number), _span(cell, "colspan", 1000)
                columns.update(dict.fromkeys(range(column, column + width), number + height))
                boxes.append(GridBox(number, column, _cell_text(cell), height, width))
                column += width
                # A cell counts as often as it is wide, with the columns that cells of rows above reach into.
                self.cells += column - before
                limits.CELLS.check(self.cells)
        self._rule(boxes)

    def _rule(self, boxes: list[GridBox]) -> None:
        if boxes:
            first = boxes[0].row
            self.rows += self.sequence.rows([replace(box, row=box.row - first) for box in boxes], first=self.line)
            self.line += boxes[-1].row - first + 1


def _own_rows(table: lxml_html.HtmlElement) -> Iterator[lxml_html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _span(cell: lxml_html.HtmlElement, name: str, most: int) -> int:
    wanted = whole_number(cell.get(name), 1)
    # rowspan="0" covers all rows down to the end of the table.
    return most if wanted == 0 and name == "rowspan" else max(1, min(wanted, most))


def _cell_text(cell: lxml_html.HtmlElement) -> str:
    inner = _escaped(cell.text) + "".join(lxml_html.tostring(child, encoding="unicode") for child in cell)
    return "\n".join(filter(None, map(str.strip, plain(inner).splitlines())))


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _hidden(count: int) -> Iterator[Note]:
    if count:
        yield Note(
            code="hidden",
            ja=f"表示されない部分 {count} か所は読んでいない",
            en=f"{count} parts that the page does not show were not read",
        )
