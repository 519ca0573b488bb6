"""Decode text in the encodings that Japanese offices use."""

import codecs

from konkyo.i18n import KonkyoError, Words
from konkyo.loaders.record import Note

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JIS = (b"\x1b$B", b"\x1b$@")  # how Japanese begins in ISO-2022-JP, which is ASCII else
_LONGEST_CHARACTER = 4  # bytes, in UTF-8 and UTF-16


class NoTextError(KonkyoError):
    """Bytes that are no text in any encoding known here."""


def decode(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Return (text, name of the encoding, notes): UTF-8 with or without BOM, UTF-16, ISO-2022-JP or CP932.

    A file that ends in the middle of a character is read up to there, with a note. Raises KonkyoError for an empty file
    and NoTextError for bytes in none of these encodings.
    """
    text, encoding, notes = _decoded(data)
    if not text.strip():
        raise KonkyoError(
            Words("ファイルが空です", "the file is empty"),
            cure=Words("元の文書から書き出し直してください", "export it again from the original document"),
        )
    return text, encoding, notes


def _decoded(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _whole(data, encoding)
    if b"\x00" in data[:4096]:
        return _whole(data, _unmarked_utf16(data))
    if any(sign in data for sign in _JIS):
        return _whole(data, "iso2022_jp")
    if _is_utf8(data):
        return _whole(data, "utf-8")
    return _whole(data, "cp932")


def _is_utf8(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-8, even if a little of it is damaged. Decoded as CP932 it would make no words."""
    damage = data.decode("utf-8", "replace").count("\ufffd")
    return damage * 20 < len(data) // 3 or damage <= 1


def _unmarked_utf16(data: bytes) -> str:
    """Return which UTF-16 ``data`` is, without BOM: its ASCII characters have zero bytes on one side."""
    return "utf-16-be" if data[0:4096:2].count(0) > data[1:4096:2].count(0) else "utf-16-le"


def _whole(data: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    name = encoding.removesuffix("-sig")
    try:
        return data.decode(encoding), name, ()
    except UnicodeDecodeError as error:
        if error.start < len(data) - _LONGEST_CHARACTER or not error.start:
            raise _undecodable(error) from None
        note = Note(
            code="cut-character",
            ja="ファイルが文字の途中で終わっている（最後の文字は読めない）",
            en="the file ends in the middle of a character (the last one cannot be read)",
        )
        return data[: error.start].decode(encoding), name, (note,)


def _undecodable(error: UnicodeDecodeError) -> NoTextError:
    line = error.object[: error.start].count(b"\n") + 1
    return NoTextError(
        Words("文字として読めません", "the bytes cannot be read as characters"),
        where=f"{line}:{error.start}",
        why=Words(
            "UTF-8・UTF-16・CP932（Shift_JIS）・ISO-2022-JP のどれでもありません",
            "they are neither UTF-8, UTF-16, CP932 (Shift_JIS) nor ISO-2022-JP",
        ),
        cure=Words("UTF-8 で保存し直してください", "save the file again as UTF-8"),
    )
