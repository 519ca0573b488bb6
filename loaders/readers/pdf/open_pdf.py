"""Opening a PDF file within limits, with an error that says what to do where it cannot be read."""

import io
import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

import pdfplumber
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from konkyo.i18n import KonkyoError
from konkyo.loaders import limits
from konkyo.loaders.readers.left_out import Run, left_out_notes
from konkyo.loaders.readers.pdf.displays import displays
from konkyo.loaders.readers.pdf.form_fields import field_chars
from konkyo.loaders.readers.pdf.glyphs import Shape
from konkyo.loaders.readers.pdf.left_out_chars import left_out
from konkyo.loaders.readers.pdf.sheet import PdfSheet, sheet
from konkyo.loaders.readers.pdf.sheet_sides import moved, pages_on
from konkyo.loaders.readers.sniff import damaged, encrypted
from konkyo.loaders.record import At, Note

_TAIL = 2048  # bytes at the end of a complete file that hold the place of its cross-reference table
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEAD = 512  # bytes before a stream that hold the names of its filters
_ASCII85, _HEXADECIMAL = (
    re.compile(rb"/(?:%b)\b(?:(?!endobj).)*$" % names, re.S)
    for names in (rb"ASCII85Decode|A85", rb"ASCIIHexDecode|AHx")
)
_MOST_LAYERS = 8  # of compression within compression
_CHUNK = 1 << 20
_KINDS = ("char", "line", "rect", "curve", "image")


def pdf_sheets(data: bytes) -> Iterator[PdfSheet]:
    """Yield the pages of a PDF one by one.

    Raises KonkyoError for a file that is locked, truncated, damaged or beyond the limits.
    """
    if b"startxref" not in data[-_TAIL:]:
        raise damaged("startxref")
    limits.EXPANDED.check(_expanded(data, limits.EXPANDED.value()))
    with _quiet():
        with _whole("PDF"):
            pdf = pdfplumber.open(io.BytesIO(data))
            pages = pdf.pages
        if not pages:
            raise damaged("0 pages")
        limits.PAGES.check(len(pages))
        for page in pages:
            with _whole(str(page.page_number)):
                objects, notes = _objects(page)
            for size, own in pages_on(objects, (float(page.width), float(page.height))):
                made = sheet(page.page_number, size, own)
                made.notes, notes = notes, []
                yield made
            page.close()


def _objects(page: Page) -> tuple[dict[str, list[Shape]], list[Note]]:
    """Return the objects of a page that show what it says, by kind, and notes on those that do not."""
    shown = displays(page)
    objects: dict[str, list[Shape]] = {kind: [*page.objects.get(kind, ())] for kind in _KINDS}
    objects["char"] = [
        {**char, "clip": display.clip, "off": display.is_off, "invisible": display.is_invisible}
        for char, display in zip(objects["char"], shown, strict=True)
    ]
    shapes = [shape for kind in ("line", "rect", "curve") for shape in objects[kind]]
    why = left_out(objects["char"], shapes, on_image=bool(objects["image"]))
    runs = [Run(char["text"], reason) for char, reason in zip(objects["char"], why, strict=True)]
    notes = list(left_out_notes(runs, At(line=1, start=0, end=0, page=page.page_number)))
    objects["char"] = [char for char, reason in zip(objects["char"], why, strict=True) if reason is None]
    objects["char"] += field_chars(page)
    return moved(objects, float(page.bbox[0]), float(page.bbox[1])), notes


def _expanded(data: bytes, most: int) -> int:
    """Return the unpacked size of the compressed streams of a PDF in bytes; counting stops just above ``most``.

    The library unpacks a stream at once, so its size is checked before.
    """
    total = 0
    for found in _STREAM.finditer(data):
        end = data.find(b"endstream", found.end())
        if end < 0:
            continue
        stream, head = data[found.end() : end], data[max(found.start() - _HEAD, 0) : found.start()]
        if _ASCII85.search(head):
            stream = ascii85decode(stream)
        elif _HEXADECIMAL.search(head):
            stream = asciihexdecode(stream)
        try:
            for chunk in _inflated(iter((stream,))):
                total += len(chunk)
                if total > most:
                    return total
        except zlib.error:
            continue
    return total


def _inflated(chunks: Iterator[bytes], layers: int = 0) -> Iterator[bytes]:
    """Yield the content of a zlib stream in small pieces; also where it is one of another, packed several times."""
    first = next(chunks, b"")
    # The first byte of a zlib stream ends in 8, and its first two are a multiple of 31.
    if first[:1] and first[0] & 0x0F == 0x08 and int.from_bytes(first[:2]) % 31 == 0 and layers < _MOST_LAYERS:
        yield from _inflated(_unpacked(chain((first,), chunks)), layers + 1)
    elif layers:
        yield from chain((first,), chunks)


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpack = zlib.decompressobj()
    for chunk in chunks:
        while chunk and not unpack.eof:
            yield unpack.decompress(chunk, _CHUNK)
            chunk = unpack.unconsumed_tail


@contextmanager
def _whole(where: str) -> Iterator[None]:
    """Turn errors of the library on a damaged file into a KonkyoError."""
    try:
        yield
    except (PdfminerException, PDFSyntaxError, RecursionError, OverflowError, MemoryError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise encrypted() from None
        raise damaged(f"{where}: {type(cause).__name__} {cause}".strip()) from None
    except KonkyoError:
        raise
    except Exception as error:  # pdfminer raises any kind of error on damaged objects
        raise damaged(f"{where}: {type(error).__name__} {error}") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep warnings of the library about fonts off the terminal: nobody can act on them."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
