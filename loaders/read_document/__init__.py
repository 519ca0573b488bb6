"""One document file → its evaluation record: bytes → pages → filled form → record."""

from konkyo.loaders.read_document.document_reader import read_file, read_pages, source
from konkyo.loaders.read_document.file_formats import FORMATS, SUFFIXES, pages_of

__all__ = ["FORMATS", "SUFFIXES", "pages_of", "read_file", "read_pages", "source"]
