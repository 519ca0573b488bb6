"""The paragraphs and table cells of a Word file, to be changed where they stand."""

from collections.abc import Iterator

from lxml import etree

from konkyo.i18n import Words
from konkyo.loaders.pages import Cell, Pages
from konkyo.loaders.readers.docx import cell_text, living_elements, row_cells, word_blocks
from konkyo.papers.editable_document import EditableDocument, EditableText
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.passage_words import NotWrittenError, spaceless
from konkyo.papers.run_edits import Letter, RunDialect, add_text

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_BEFORE_STRIKE = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps")
_BEFORE_COLOR = (
    *(*_BEFORE_STRIKE, "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid"),
    *("vanish", "webHidden"),
)
_NO_CELL = Words(
    ja="その欄の文を持つ段落やセルを一つに決められない（図形の文字かもしれない）",
    en="no single paragraph or cell holds the words of the field (they may stand in a shape)",
)


class _WordRuns(RunDialect):
    namespace = WORD

    def base_properties(self) -> etree._Element:
        return etree.Element(f"{WORD}rPr")

    def redden(self, properties: etree._Element) -> None:
        for color in properties.findall(f"{WORD}color"):
            properties.remove(color)
        _put(properties, "color", _BEFORE_COLOR).set(f"{WORD}val", "FF0000")

    def strike(self, properties: etree._Element) -> None:
        for old in properties.findall(f"{WORD}strike"):
            properties.remove(old)
        _put(properties, "strike", _BEFORE_STRIKE)

    def say(self, run: etree._Element, text: str) -> None:
        for number, line in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, f"{WORD}br")
            add_text(run, WORD, line)


def _put(properties: etree._Element, name: str, after: tuple[str, ...]) -> etree._Element:
    """Add the property ``name`` to a run, behind those that stand before it in a Word file."""
    new = etree.Element(f"{WORD}{name}")
    place = sum(child.tag.removeprefix(WORD) in after for child in properties)
    properties.insert(place, new)
    return new


class EditableWordFile(EditableDocument):
    """A Word file. ``pages`` are those that its bytes were read as."""

    def __init__(self, package: OoxmlPackage, pages: Pages) -> None:
        super().__init__(pages)
        self.package = package
        body = package.tree(_DOCUMENT).find(f"{WORD}body")
        self._lines: dict[int, etree._Element] = {}
        for block in word_blocks(body) if body is not None else ():
            for number in range(len(block.lines) + len(block.rows)):
                self._lines[block.line + number] = block.rows[number] if block.rows else block.element
        self._found: dict[etree._Element, EditableText] = {}

    def element(self, line: int) -> etree._Element:
        """Return what is read as ``line``: a paragraph, or a row of a table."""
        return self._lines[line]

    def text_of(self, cell: Cell) -> EditableText:
        """Return the text that was read as ``cell``. Raises NotWrittenError where it cannot be told or edited."""
        element, wanted = self._lines[cell.at.line], spaceless(cell.text)[0]
        if element.tag == f"{WORD}p":
            same = [element]
        else:
            same = [one for one in row_cells(element) if spaceless(cell_text(one))[0] == wanted]
        if len(same) != 1:
            raise NotWrittenError(_NO_CELL)
        if same[0] not in self._found:
            where = " ".join(cell.text.split())[:20]
            self._found[same[0]] = EditableText(tuple(_letters(same[0])), _WordRuns(), f"「{where}…」")
        return self._found[same[0]]

    def data(self) -> bytes:
        """Return the bytes of the file as it is now."""
        return self.package.data()


def _letters(parent: etree._Element) -> Iterator[Letter]:
    paragraphs = [parent] if parent.tag == f"{WORD}p" else parent.iter(f"{WORD}p")
    for paragraph in paragraphs:
        if next(paragraph.iterancestors(f"{WORD}txbxContent"), None) is not None:
            continue
        for piece in living_elements(paragraph):
            if piece.tag == f"{WORD}t" and piece.getparent().tag == f"{WORD}r":
                yield from (Letter(character, piece, at) for at, character in enumerate(piece.text or ""))
