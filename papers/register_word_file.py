"""The register of a body as a Word file: a table of contents with the pages, then a heading for each chapter.

A new Word file takes few parts, so they are written here; what fills the pages in (PAGEREF) is Word itself.
"""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from konkyo.i18n import Words
from konkyo.papers.editable_word_file import WORD
from konkyo.papers.register_cells import RegisterTable
from konkyo.papers.register_content import Register
from konkyo.viz.excel_cells import allowed

_NAMESPACE = WORD.strip("{}")
_W = ElementMaker(namespace=_NAMESPACE, nsmap={"w": _NAMESPACE})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PAGE = (16838, 11906)
"""A4 landscape, in twentieths of a point."""
_MARGIN = 850
_NARROW, _WIDE, _FIELDS = 7, 60, 24
"""Limits of the longest text of a column by which its width is shared out, in characters; of the fields that say it."""
_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/footer1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" '
    'Target="footer1.xml"/></Relationships>',
}
_FOOTER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day of each part, so that the same register is the same bytes."""


def write_register_word_file(register: Register, path: Path) -> None:
    """Write the Word file to ``path``."""
    written = {
        "word/document.xml": _document(register),
        "word/styles.xml": _styles(),
        "word/footer1.xml": _W.ftr(_paragraph(*_field("PAGE"), style="Footer")),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in _PARTS.items():
            _put(file, name, text.encode())
        for name, tree in written.items():
            _put(file, name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _put(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    part = zipfile.ZipInfo(name, _EARLIEST)
    part.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(part, content)


def _document(register: Register) -> etree._Element:
    body = _W.body(_paragraph(_run(register.title), style="Title"))
    body.append(_paragraph(_run(register.notice)))
    body.append(_paragraph(_run(str(Words(ja="目次", en="Contents"))), style="Contents"))
    for number, chapter in enumerate(register.chapters):
        link = _W.hyperlink(_run(chapter.title), _W.r(_W.tab()), *_field(f"PAGEREF {_mark(number)} \\h"))
        link.set(f"{WORD}anchor", _mark(number))
        body.append(_paragraph(link, style=f"TOC{chapter.level}"))
    for number, chapter in enumerate(register.chapters):
        marked = {f"{WORD}id": str(number), f"{WORD}name": _mark(number)}
        start, end = _W.bookmarkStart(marked), _W.bookmarkEnd({f"{WORD}id": str(number)})
        body.append(_paragraph(start, _run(chapter.title), end, style=f"Heading{chapter.level}"))
        for table in chapter.tables:
            body.append(_paragraph(_run(table.title), style="Heading3"))
            body.append(_table(table) if table.rows else _paragraph(_run(str(Words(ja="（なし）", en="(none)")))))
    margins = {f"{WORD}{side}": str(_MARGIN) for side in ("top", "right", "bottom", "left", "header", "footer")}
    size = {f"{WORD}w": str(_PAGE[0]), f"{WORD}h": str(_PAGE[1]), f"{WORD}orient": "landscape"}
    footer = _W.footerReference({f"{WORD}type": "default", _FOOTER: "rId2"})
    body.append(_W.sectPr(footer, _W.pgSz(size), _W.pgMar(margins | {f"{WORD}gutter": "0"})))
    return _W.document(body)


def _mark(number: int) -> str:
    return f"_Toc{number + 1}"


def _paragraph(*content: etree._Element, style: str = "Normal") -> etree._Element:
    return _W.p(_W.pPr(_W.pStyle({f"{WORD}val": style})), *content)


def _run(text: str) -> etree._Element:
    run = _W.r()
    for number, line in enumerate(allowed(text).split("\n")):
        if number:
            run.append(_W.br())
        run.append(_W.t(line, {_SPACE: "preserve"}))
    return run


def _field(instruction: str) -> Iterator[etree._Element]:
    """Yield the runs of a field that Word fills in when the file is opened."""
    yield _W.r(_W.fldChar({f"{WORD}fldCharType": "begin", f"{WORD}dirty": "true"}))
    yield _W.r(_W.instrText(f" {instruction} ", {_SPACE: "preserve"}))
    yield _W.r(_W.fldChar({f"{WORD}fldCharType": "separate"}))
    yield _W.r(_W.t(""))
    yield _W.r(_W.fldChar({f"{WORD}fldCharType": "end"}))


def _table(table: RegisterTable) -> etree._Element:
    widths = _widths([table.heads, *table.rows])
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = [_W(side, {f"{WORD}val": "single", f"{WORD}sz": "4", f"{WORD}color": "808080"}) for side in sides]
    looks = _W.tblPr(_W.tblW({f"{WORD}w": str(sum(widths)), f"{WORD}type": "dxa"}), _W.tblBorders(*rules),
                     _W.tblLayout({f"{WORD}type": "fixed"}))  # fmt: skip
    found = _W.tbl(looks, _W.tblGrid(*(_W.gridCol({f"{WORD}w": str(width)}) for width in widths)))
    for number, texts in enumerate([table.heads, *table.rows]):
        row = _W.tr(_W.trPr(_W.cantSplit(), *([_W.tblHeader()] if number == 0 else [])))
        for text, width in zip(texts, widths, strict=True):
            looks = _W.tcPr(_W.tcW({f"{WORD}w": str(width), f"{WORD}type": "dxa"}))
            if number == 0:
                looks.append(_W.shd({f"{WORD}val": "clear", f"{WORD}color": "auto", f"{WORD}fill": "E7E6E6"}))
            row.append(_W.tc(looks, _paragraph(_run(text), style="Head" if number == 0 else "Cell")))
        found.append(row)
    return found


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Share the width of the page out by the longest line of each column, within limits."""
    longest = [max(len(line) for row in rows for line in row[column].split("\n")) for column in range(len(rows[0]))]
    wanted = [min(max(each, _NARROW), _WIDE) for each in longest[:-1]]
    wanted.append(min(max(longest[-1], _NARROW), _FIELDS))
    room = _PAGE[0] - 2 * _MARGIN
    return [room * each // sum(wanted) for each in wanted]


def _styles() -> etree._Element:
    fonts = {f"{WORD}{name}": "游ゴシック" for name in ("ascii", "hAnsi", "eastAsia")}
    usual = _W.docDefaults(_W.rPrDefault(_W.rPr(_W.rFonts(fonts), _size(18))))
    tabs = _W.tabs(_W.tab({f"{WORD}val": "right", f"{WORD}leader": "dot", f"{WORD}pos": str(_PAGE[0] - 2 * _MARGIN)}))
    return _W.styles(
        usual,
        _style("Normal", "Normal"),
        _style("Title", "Title", _spaced(0, 240), bold=32),
        _style("Contents", "Contents", _spaced(120, 120), bold=24),
        _style("TOC1", "toc 1", tabs),
        _style("TOC2", "toc 2", _tabs_copy(tabs), _W.ind({f"{WORD}left": "420"})),
        _style("Heading1", "heading 1", _W.pageBreakBefore(), _spaced(0, 120), _level(0), bold=28),
        _style("Heading2", "heading 2", _W.keepNext(), _spaced(300, 120), _level(1), bold=24),
        _style("Heading3", "heading 3", _W.keepNext(), _spaced(200, 60), _level(2), bold=20),
        _style("Cell", "Cell", _spaced(20, 20)),
        _style("Head", "Head", _W.keepNext(), _spaced(20, 20), bold=18),
        _style("Footer", "footer", _W.jc({f"{WORD}val": "center"})),
    )


def _tabs_copy(tabs: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(tabs))


def _style(name: str, said: str, *paragraph: etree._Element, bold: int = 0) -> etree._Element:
    """Return a style of paragraphs; ``bold`` is the size of bold text in half points, 0 for plain text."""
    looks = [_W.rPr(_W.b(), _size(bold))] if bold else []
    style = _W.style(_W.name({f"{WORD}val": said}), _W.pPr(*paragraph), *looks)
    style.set(f"{WORD}type", "paragraph")
    style.set(f"{WORD}styleId", name)
    if name == "Normal":
        style.set(f"{WORD}default", "1")
    return style


def _size(half_points: int) -> etree._Element:
    return _W.sz({f"{WORD}val": str(half_points)})


def _spaced(before: int, after: int) -> etree._Element:
    return _W.spacing({f"{WORD}before": str(before), f"{WORD}after": str(after)})


def _level(number: int) -> etree._Element:
    return _W.outlineLvl({f"{WORD}val": str(number)})
