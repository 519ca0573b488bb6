"""The format of a file, told by its content, because a suffix may be wrong."""

import io
import re
import zipfile

import olefile

from konkyo.i18n import KonkyoError, Words

_HTML = re.compile(rb"(?:<\?xml[^>]*>|<!--(?:(?!-->).)*+-->|\s)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_BOM = b"\xef\xbb\xbf"
_IMAGES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"GIF8": "GIF", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_ZIP = (("xl/workbook.xml", "xlsx"), ("word/document.xml", "docx"))
_OTHER_IN_ZIP = (
    ("xl/workbook.bin", "Excel (.xlsb)", ".xlsx"),
    ("ppt/presentation.xml", "PowerPoint", "PDF"),
    ("content.xml", "OpenDocument", ".xlsx / .docx"),
)


def format_of(data: bytes) -> str | None:
    """Return "pdf", "xlsx", "xls", "docx" or "html"; None for a file that may be text.

    Raises KonkyoError for known formats that cannot be read: images, encrypted and truncated files, other formats.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    for magic, name in _IMAGES.items():
        if data.startswith(magic):
            raise _foreign(f"{name}", Words("文字認識（OCR）にかけた PDF", "a PDF made by character recognition (OCR)"))
    return "html" if _HTML.match(data.removeprefix(_BOM)[:4096]) else None


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        raise damaged() from None
    for part, name in _IN_ZIP:
        if part in names:
            return name
    for part, name, other in _OTHER_IN_ZIP:
        if part in names:
            raise _foreign(name, Words(other, other))
    raise _foreign("ZIP", Words("中の評価書のファイル", "the file of the evaluation inside it"))


def _compound(data: bytes) -> str:
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            names = {"/".join(path).lower() for path in compound.listdir()}
    except Exception:  # olefile passes on any error of its parts for a truncated file
        raise damaged() from None
    if "encryptedpackage" in names:
        raise encrypted()
    if names & {"workbook", "book"}:
        return "xls"
    if "worddocument" in names:
        raise _foreign("Word 97–2003 (.doc)", Words(".docx", ".docx"))
    raise _foreign("OLE", Words("Excel・Word・PDF", "Excel, Word or PDF"))


def encrypted() -> KonkyoError:
    """Return the error for a file locked with a password."""
    return KonkyoError(
        Words("パスワードで保護されています", "the file is locked with a password"),
        cure=Words("パスワードを解いて保存し直してください", "remove the password and save it again"),
    )


def damaged(why: str = "") -> KonkyoError:
    """Return the error for a file that is truncated or damaged; ``why`` is the message of the library."""
    return KonkyoError(
        Words("ファイルが途中で切れているか、壊れています", "the file is cut off or damaged"),
        why=Words(why, why) if why else None,
        cure=Words(
            "元のファイルを入手し直すか、作ったソフトで開いて保存し直してください",
            "get it again from its source, or open it in the program that made it and save it again",
        ),
    )


def _foreign(name: str, wanted: Words) -> KonkyoError:
    return KonkyoError(
        Words(f"この形式は読めません：{name}", f"this format cannot be read: {name}"),
        cure=Words(f"{wanted.ja} にして指定してください", f"give {wanted.en} instead"),
    )
