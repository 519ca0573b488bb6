"""A PDF file, opened within bounds: what cannot be read as text is told so, with its cure."""

import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import PdfminerException

from konkyo.i18n import KonkyoError
from konkyo.loaders import limits
from konkyo.loaders.readers.pdf.clip import clips
from konkyo.loaders.readers.pdf.glyphs import Shape
from konkyo.loaders.readers.pdf.sheet import PdfSheet, sheet
from konkyo.loaders.readers.sniff import damaged, encrypted

_TAIL = 2048  # bytes, in which a whole file says where its table of contents stands
_STREAM = re.compile(rb"stream\r?\n")
_CHUNK = 1 << 20
_KINDS = ("char", "line", "rect", "curve", "image")


def sheets(data: bytes) -> Iterator[PdfSheet]:
    """Yield the pages of a PDF one by one.

    Raises KonkyoError for a file that is locked, cut off or broken, and for one beyond the limits.
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
                clipped = clips(page)
                objects: dict[str, list[Shape]] = {kind: [*page.objects.get(kind, ())] for kind in _KINDS}
                objects["char"] = [{**char, "clip": clip} for char, clip in zip(objects["char"], clipped, strict=True)]
            yield sheet(page.page_number, (float(page.width), float(page.height)), objects)
            page.close()


def _expanded(data: bytes, most: int) -> int:
    """Return how many bytes the compressed streams of a PDF unpack to, counted no further than just over ``most``.

    The library unpacks a stream whole, so this is asked of the bytes before it may.
    """
    total = 0
    for start in (found.end() for found in _STREAM.finditer(data)):
        end = data.find(b"endstream", start)
        # The low half of the first byte of what zlib packed says so; a stream that is not packed says nothing.
        if end < 0 or data[start] & 0x0F != 0x08:
            continue
        unpack, rest = zlib.decompressobj(), data[start:end]
        try:
            while rest and not unpack.eof and total <= most:
                total += len(unpack.decompress(rest, _CHUNK))
                rest = unpack.unconsumed_tail
        except zlib.error:
            continue
    return total


@contextmanager
def _whole(where: str) -> Iterator[None]:
    """Turn what the library raises on a broken file into an error that a person can act on."""
    try:
        yield
    except (PdfminerException, PDFSyntaxError, RecursionError, OverflowError, MemoryError) as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise encrypted() from None
        raise damaged(f"{where}: {type(cause).__name__} {cause}".strip()) from None
    except KonkyoError:
        raise
    except Exception as error:  # pdfminer meets broken objects with whatever they break
        raise damaged(f"{where}: {type(error).__name__} {error}") from None


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings about fonts off the terminal: they tell nobody what to do."""
    logger = logging.getLogger("pdfminer")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
