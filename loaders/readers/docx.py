"""Word files (.docx, .docm): paragraphs become lines, tables become rows of cells, in the order of the text.

The XML is read directly, because the library for Word files leaves out content controls, text boxes and the marks of
form fields. Deleted and hidden text is not printed, so it is not read. Nothing outside the file is opened.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from konkyo.loaders import limits
from konkyo.loaders.pages import BoxMark, Page, Pages, Row
from konkyo.loaders.readers.archive import Archive
from konkyo.loaders.readers.grid import CellSequence, GridBox, whole_number
from konkyo.loaders.readers.left_out import LeftOut, Run, left_out_notes
from konkyo.loaders.readers.word_styles import strike_by_style
from konkyo.loaders.record import At, Note, Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT = "word/document.xml"
_STYLES = "word/styles.xml"
_WRAPPERS = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple")
)
_UNREAD = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "sdtPr", "rPr", "pPr", "tcPr", "rt")
) | {f"{_COMPATIBLE}Fallback"}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_SAYING = frozenset(("t", "txbxContent", "sym", "fldChar", *_SIGNS))
_WINGDINGS = {"FE": "☑", "FD": "☒", "A8": "☐", "6F": "☐", "72": "☐", "FC": "✔"}
_LINKED = frozenset(("image", "attachedTemplate", "oleObject", "subDocument", "frame", "package", "aFChunk"))


def read_docx(data: bytes) -> Pages:
    """Read the bytes of a Word file. Raises KonkyoError for one that is damaged or beyond the limits."""
    archive = Archive(data)
    body = archive.tree(_DOCUMENT).find(f"{_W}body")
    reader = _Reader()
    if body is not None:
        if _STYLES in archive.names:
            strike_by_style(body, archive.tree(_STYLES))
        reader.read(body)
    pages = (Page(1, tuple(reader.rows)),) if reader.rows else ()
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format="docx", characters=reader.sequence.characters)
    return Pages(pages, source, (*_notes(archive, body), *reader.notes))


class _Reader:
    def __init__(self) -> None:
        self.sequence = CellSequence()
        self.rows: list[Row] = []
        self.notes: list[Note] = []
        self.cells = 0

    def read(self, body: etree._Element) -> None:
        """Read the paragraphs and tables of ``body``."""
        for block in word_blocks(body):
            if block.element.tag == f"{_W}p":
                self.note_left_out(block.element, block.line)
                for number, line in enumerate(block.lines, start=block.line):
                    if line.strip():
                        cells = (self.sequence.cell(part.strip(), number) for part in line.split("\t"))
                        self.rows.append(Row(tuple(cells)))
            else:
                boxes = _boxes(block.element)
                self.cells += len(boxes) + len(block.rows)
                limits.CELLS.check(self.cells)
                self.rows += self.sequence.rows(boxes, first=block.line)
                for number, row in enumerate(block.rows, start=block.line):
                    self.note_left_out(row, number)

    def note_left_out(self, parent: etree._Element, line: int) -> None:
        """Note the words of ``parent``, on ``line``, that are struck through or white."""
        runs = (Run("".join(run.itertext(f"{_W}t")), _left_out(run)) for run in parent.iter(f"{_W}r"))
        self.notes += left_out_notes(runs, At(line=line, start=0, end=0))


@dataclass(frozen=True, slots=True)
class WordBlock:
    """A paragraph or table of the text. It begins on ``line``, 1-based.

    ``lines``: those of a paragraph, as text. ``rows``: those of a table; each takes a line.
    """

    element: etree._Element
    line: int
    lines: tuple[str, ...] = ()
    rows: tuple[etree._Element, ...] = ()


def word_blocks(body: etree._Element) -> Iterator[WordBlock]:
    """Yield the paragraphs and tables of a Word file in the order of the text, also those in wrapping elements."""
    line = 1
    for element in _blocks(body):
        if element.tag == f"{_W}p":
            block = WordBlock(element, line, lines=tuple(_text(element).splitlines()))
        else:
            block = WordBlock(element, line, rows=tuple(_rows(element)))
        yield block
        line += len(block.lines) + len(block.rows)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{_W}tbl" and (framed := _framed(child)):
            for cell in framed:
                yield from _blocks(cell)
        elif child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child)


def _framed(table: etree._Element) -> list[etree._Element]:
    """Return the cells of a table that is a mere frame around others: one cell a row. None where it is no frame."""
    rows = [list(row_cells(row)) for row in _rows(table)]
    holds = any(next(_within(cell, "tbl"), None) is not None for row in rows for cell in row)
    return [row[0] for row in rows] if holds and all(len(row) == 1 for row in rows) else []


def _boxes(table: etree._Element) -> list[GridBox]:
    """Return the cells of a table; vertically merged cells are one."""
    found: list[GridBox] = []
    reaching: dict[int, int] = {}
    for number, row in enumerate(_rows(table)):
        column = _value(row.find(f"{_W}trPr/{_W}gridBefore"), 0)
        for cell in row_cells(row):
            columns = _value(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue" and column in reaching
            if goes_on:
                above = reaching[column]
                found[above] = replace(found[above], rows=number - found[above].row + 1)
            else:
                reaching[column] = len(found)
                found.append(GridBox(number, column, cell_text(cell), 1, columns))
            column += columns
    return found


def row_cells(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row of a table, in order."""
    return _within(row, "tc")


def _rows(table: etree._Element) -> list[etree._Element]:
    return [row for row in _within(table, "tr") if row.find(f"{_W}trPr/{_W}hidden") is None]


def _within(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children called ``name``, also those inside a content control."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, name)


def _value(element: etree._Element | None, default: int) -> int:
    return whole_number(element.get(f"{_W}val") if element is not None else None, default)


def cell_text(parent: etree._Element) -> str:
    """Return the text of a cell; each row of a table inside it is a line."""
    lines = []
    for child in parent:
        if child.tag == f"{_W}p":
            lines.append(_text(child))
        elif child.tag == f"{_W}tbl":
            lines += [" ".join(cell_text(cell) for cell in row_cells(row)) for row in _within(child, "tr")]
        elif child.tag in _WRAPPERS:
            lines.append(cell_text(child))
    return "\n".join(filter(None, (" ".join(line.split("\t")).strip() for line in lines)))


def _text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, and after it that of the text boxes anchored in it, a paragraph a line."""
    floating: list[str] = []
    inline = "".join(_pieces(paragraph, floating))
    return "\n".join(filter(None, (inline.strip("\n"), *floating)))


def _pieces(parent: etree._Element, floating: list[str]) -> Iterator[str]:
    for element in living_elements(parent):
        name = element.tag.removeprefix(_W)
        if name == "t":
            yield element.text or ""
        elif name == "txbxContent":
            floating.append(cell_text(element))
        elif name == "sym":
            yield _WINGDINGS.get(element.get(f"{_W}char", "")[-2:].upper(), "")
        elif name == "fldChar":
            yield _form_field(element)
        else:
            yield _SIGNS[name]


def living_elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements below ``parent`` that say something and are read: pieces of text, signs, fields, text boxes.

    What stands in a text box is not looked into.
    """
    for child in parent:
        tag = child.tag
        if not isinstance(tag, str) or tag in _UNREAD or _vanishes(child) or _left_out(child):
            continue
        if tag.startswith(_W) and tag.removeprefix(_W) in _SAYING:
            yield child
        else:
            yield from living_elements(child)


def _vanishes(run: etree._Element) -> bool:
    return _is_set(run, "vanish")


def _is_set(run: etree._Element, name: str) -> bool:
    said = run.find(f"{_W}rPr/{_W}{name}")
    return said is not None and said.get(f"{_W}val", "1") not in ("0", "false")


def _left_out(run: etree._Element) -> LeftOut | None:
    """Return why the words of a run are not read; None where they are, and for what is no run."""
    if run.tag != f"{_W}r":
        return None
    if _is_set(run, "strike") or _is_set(run, "dstrike"):
        return LeftOut.STRUCK
    color = run.find(f"{_W}rPr/{_W}color")
    white = color is not None and color.get(f"{_W}val", "").upper() == "FFFFFF"
    return LeftOut.WHITE if white and not _is_on_colour(run) else None


def _is_on_colour(run: etree._Element) -> bool:
    """Tell whether the ground of a run may be coloured: by its own shading, or by the style of its table."""
    if run.find(f"{_W}rPr/{_W}highlight") is not None:
        return True
    around = [run, *run.iterancestors(f"{_W}p", f"{_W}tc", f"{_W}tbl")]
    shades = [
        shade for one in around for kind in ("rPr", "pPr", "tcPr") for shade in one.iterfind(f"{_W}{kind}/{_W}shd")
    ]
    styled = any(one.find(f"{_W}tblPr/{_W}tblStyle") is not None for one in around)
    return styled or any(shade.get(f"{_W}fill", "auto").upper() not in ("AUTO", "FFFFFF") for shade in shades)


def _form_field(field: etree._Element) -> str:
    """Return the mark of a checkbox that is a legacy form field, or the chosen entry of a drop-down list."""
    box = field.find(f"{_W}ffData/{_W}checkBox")
    if box is not None:
        states = [state for name in ("checked", "default") if (state := box.find(f"{_W}{name}")) is not None]
        on = bool(states) and states[0].get(f"{_W}val", "1") not in ("0", "false")
        return BoxMark.BOX_ON if on else BoxMark.BOX
    entries = field.findall(f"{_W}ffData/{_W}ddList/{_W}listEntry")
    chosen = _value(field.find(f"{_W}ffData/{_W}ddList/{_W}result"), 0)
    return entries[chosen].get(f"{_W}val", "") if chosen < len(entries) else ""


def _notes(archive: Archive, body: etree._Element | None) -> Iterable[Note]:
    linked = [target for _, kind, target, external in archive.related(_DOCUMENT) if external and kind in _LINKED]
    settings = archive.related("word/settings.xml")
    linked += [target for _, kind, target, external in settings if external and kind in _LINKED]
    if linked:
        yield Note(
            code="external-links",
            ja=f"文書の外への参照 {len(linked)} 件は開いていない",
            en=f"{len(linked)} references to what lies outside the file were not opened",
        )
    if any(name.endswith("vbaProject.bin") for name in archive.names):
        yield Note(
            code="macros",
            ja="マクロを含む文書だが、実行していない",
            en="the document holds macros, which were not run",
        )
    if any(kind == "aFChunk" for _, kind, _, _ in archive.related(_DOCUMENT)):
        yield Note(
            code="embedded",
            ja="別の形式で埋め込まれた部分は読んでいない",
            en="parts embedded in another format were not read",
        )
    changed = [] if body is None else [*body.iter(f"{_W}del", f"{_W}ins", f"{_W}moveFrom")]
    if changed:
        yield Note(
            code="tracked-changes",
            ja=f"変更履歴 {len(changed)} 件は、反映した後の文として読んだ",
            en=f"{len(changed)} tracked changes are read as accepted",
        )
    hidden = [] if body is None else [*body.iter(f"{_W}vanish"), *body.iterfind(f".//{_W}trPr/{_W}hidden")]
    if hidden:
        yield Note(
            code="hidden",
            ja=f"隠し文字や非表示の行 {len(hidden)} か所は、印刷されないので読んでいない",
            en=f"{len(hidden)} pieces of hidden text or rows are not printed and were not read",
        )
