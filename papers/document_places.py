"""Where in his own document an officer finds a field that he is told of: 項目 in the form's words, and the cell."""

from konkyo.i18n import Words
from konkyo.papers.editable_document import EditableDocument
from konkyo.papers.editable_word_file import EditableWordFile
from konkyo.papers.editable_workbook import EditableWorkbook
from konkyo.papers.item_words import edition_of, item_words
from konkyo.papers.ooxml_package import OoxmlPackage
from konkyo.papers.own_document import OwnDocument


class DocumentPlaces:
    """The places of one document. Only a workbook or Word file has ``cells``."""

    def __init__(self, own: OwnDocument) -> None:
        self._passages = {passage.id: passage for passage in own.record.passages}
        self._edition = edition_of(own.record.document.form, own.record.passages)
        self._document: EditableDocument | None = None
        if own.editable:
            package = OoxmlPackage(own.data, to_write=False)
            kind = EditableWorkbook if own.pages.source.format == "xlsx" else EditableWordFile
            self._document = kind(package, own.pages)

    def item(self, section: str | None) -> str:
        """Return 項目 of a passage as the form words it; "" where there is none."""
        passage = self._passages.get(section or "")
        return " ".join(item_words(passage, self._edition)) if passage else ""

    def cells(self, section: str | None, quote: str | None) -> list[str]:
        """Return the cells (「様式3」!K24) or paragraphs of a passage that hold ``quote``, else all of them."""
        passage = self._passages.get(section or "")
        return self._document.places(passage, quote or "") if passage and self._document else []

    def where(self, section: str, quote: str) -> str:
        """Return the cells or paragraphs of a passage that hold ``quote``; of a text its line; "" if unknown."""
        passage, cells = self._passages.get(section), self.cells(section, quote)
        if cells or passage is None:
            return "、".join(cells)
        return str(Words(ja=f"{passage.at.line}行", en=f"line {passage.at.line}"))
