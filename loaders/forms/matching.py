"""Normalised copies of printed text, for comparing it with labels and options. Values keep the printed text."""

import re
import unicodedata
from functools import lru_cache

from konkyo.law.variants import unified

_ALIKE = dict.fromkeys(map(ord, "･•‧·∙"), "・") | dict.fromkeys(map(ord, "～〜∼∿˜"), "~")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−ー－─━"), "-")  # ー is typed for them: 「サーバ－」
_SPACES = re.compile(r"\s+")
_NUMERAL = re.compile(
    r"^(?:[ivx]+(?=[^a-z]|$)[.,:、．]?|[①-⑳]|\(?\d{1,2}\)(?!\s*件)|\d{1,2}[.,、．:](?!\d)|\d{1,2}(?=[^\d.,人万件年月日)]))+",
    re.I,
)
_DECORATION = re.compile(r"(?:※(?:\(.*\))?|【(?:任意|行政機関等のみ)】|\(委託に伴うものを除く[。.]?\))+")
_ENUMERATED = re.compile(r"^[(（]\s*[\d０-９]{1,2}\s*[)）]")
_NEXT_NAME = re.compile(r"[\s　、，,]+(?=[(（]?[\d０-９①-⑳])")
_ANNEX_MARK = re.compile(r"^[(（]?別添\d?[)）]?")
# The folded 「ー」 is a dash.
_QUALIFIER = re.compile(r"\((?:委託|情報提供ネットワ-クシステム)[^()]*\)")


@lru_cache(maxsize=65536)
def fold_label(text: str) -> str:
    """Return ``text`` without white space, with one width and one kind of dash, middle dot and tilde.

    Variants that PDFs use for a character of the same look are replaced by it: 「⼀」 by 「一」.
    """
    # NFKC would turn circled numerals into digits.
    kept = re.sub(r"[①-⑳]", lambda m: chr(0xE100 + ord(m[0])), unified(text))
    flat = unicodedata.normalize("NFKC", kept).translate(_DASHES).translate(_ALIKE)
    flat = "".join(chr(ord(c) - 0xE100) if 0xE100 + 0x2460 <= ord(c) <= 0xE100 + 0x2473 else c for c in flat)
    return _SPACES.sub("", flat)


@lru_cache(maxsize=65536)
def label_key(text: str) -> str:
    """Return the key of a label: folded, without its numeral (「①」「5.」「II」「(1)」) and decoration (※)."""
    key = _DECORATION.sub("", fold_label(text))
    key = _ANNEX_MARK.sub("", _QUALIFIER.sub("", key))
    key = _NUMERAL.sub("", key)
    # A circled numeral that an encoding does not have becomes 「?」.
    return key.strip("?・:.、,*#()【】「」").replace("取り扱", "取扱").replace("取扱い", "取扱")


@lru_cache(maxsize=65536)
def numeral(text: str) -> str:
    """Return the numeral before a label: "①", "5", "IV", or "". Of several (「1.①」) the last one."""
    found = re.match(r"^(?:\(?([ivx]+|\d{1,2})[.,、．:)]*)?([①-⑳])?", fold_label(text), re.I)
    return (found[2] or found[1] or "") if found else ""


def name_key(name: str) -> str:
    """Return the key by which the name of a file is compared: its label key, without 「(1)」 before it."""
    return label_key(_ENUMERATED.sub("", name.strip()))


def name_keys(text: str) -> list[str]:
    """Return the keys of all names in a cell: one a line, or 「(1)住民基本台帳ファイル (2)本人確認情報ファイル」."""
    return [name_key(part) for line in text.splitlines() for part in _NEXT_NAME.split(line) if part.strip()]
