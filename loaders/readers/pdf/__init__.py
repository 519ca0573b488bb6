"""PDF files: the printed characters with their positions, put into the ruled cells they stand in."""

import hashlib

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.pages import Pages
from konkyo.loaders.readers.pdf.joined_pages import rows
from konkyo.loaders.readers.pdf.open_pdf import pdf_sheets
from konkyo.loaders.readers.pdf.sheet import PdfSheet
from konkyo.loaders.record import At, Note, Source

__all__ = ["read_pdf"]

_UNREADABLE = 0.2  # of the characters: if more of them are unknown, the others make no reliable words
_BLANK = 10  # characters at most of a page with nothing but a picture and a page number


def read_pdf(data: bytes) -> Pages:
    """Read the text layer of a PDF: cells by their ruled lines, running text by its position.

    Raises KonkyoError for a file that is locked, truncated, damaged, beyond the limits, or without readable text.
    """
    found = list(pdf_sheets(data))
    pictures = [one for one in found if one.has_image and one.characters < _BLANK]
    if not any(one.characters >= _BLANK for one in found):
        raise _no_text(bool(pictures))
    characters, unread = sum(one.characters for one in found), sum(one.unread for one in found)
    if unread > _UNREADABLE * characters:
        raise _no_unicode(unread, characters)
    notes = [
        *(note for one in found for note in one.notes),
        *map(_picture, pictures),
        *([_some_unread(unread)] if unread else []),
    ]
    pages, length = rows(found)
    source = Source(sha256=hashlib.sha256(data).hexdigest(), format="pdf", characters=length)
    return Pages(pages, source, tuple(notes))


def _no_text(pictures: bool) -> KonkyoError:
    return KonkyoError(
        Words("PDF に文字の情報がありません", "the PDF has no text layer"),
        why=Words(
            "どのページも画像だけです（紙を読み取った PDF など）", "all its pages are pictures, as of scanned paper"
        )
        if pictures
        else Words("どのページにも文字がありません", "there is no text on any page"),
        cure=Words(
            "文字認識（OCR）にかけて透明な文字を付けるか、元の Excel・Word を使ってください",
            "run character recognition (OCR) on it first, or use the Excel or Word file it was made from",
        ),
    )


def _no_unicode(unread: int, characters: int) -> KonkyoError:
    return KonkyoError(
        Words("PDF の文字が何の字か分かりません", "the PDF does not say which characters it shows"),
        why=Words(
            f"{characters:,} 字のうち {unread:,} 字は、フォントに文字コードとの対応がありません",
            f"for {unread:,} of its {characters:,} characters the font has no table of character codes",
        ),
        cure=Words(
            "元の Excel・Word から PDF を作り直すか、文字認識（OCR）にかけてください",
            "make the PDF anew from its Excel or Word file, or run character recognition (OCR) on it",
        ),
    )


def _picture(page: PdfSheet) -> Note:
    return Note(
        code="picture-page",
        ja=f"{page.number} ページは画像だけで、読んでいない（読むには文字認識（OCR）が要る）",
        en=f"page {page.number} is a picture and was not read (that takes character recognition, OCR)",
        at=At(line=1, start=0, end=0, page=page.number),
    )


def _some_unread(unread: int) -> Note:
    return Note(
        code="unread-characters",
        ja=f"{unread} 字は PDF に文字コードがなく、「〓」とした",
        en=f"the PDF has no character code for {unread} characters; they are shown as 〓",
    )
