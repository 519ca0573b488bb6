"""How much a single document may hold: declared once, each raised by a variable of the environment."""

import os
from dataclasses import dataclass

from konkyo.i18n import KonkyoError, Words

_MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound on what is read of one document; ``variable`` of the environment raises or lowers it."""

    variable: str
    default: int
    what: Words

    def value(self) -> int:
        """Return the bound in force. Raises KonkyoError where the variable holds no positive whole number."""
        said = os.environ.get(self.variable, "").strip()
        if not said:
            return self.default
        if not said.isdecimal() or not int(said):
            raise KonkyoError(
                Words("正の整数ではありません", "this is no positive whole number"),
                where=f"{self.variable}={said}",
                cure=Words("数字だけで書いてください", "write it in digits only"),
            )
        return int(said)

    def check(self, found: int, where: str = "") -> None:
        """Raise KonkyoError, saying ``where``, if ``found`` is beyond the bound."""
        limit = self.value()
        if found <= limit:
            return
        raise KonkyoError(
            Words(f"{self.what.ja}が多すぎます（{found:,}）", f"too much to read: {self.what.en} ({found:,})"),
            where=where,
            why=Words(f"上限は {limit:,} です", f"the limit is {limit:,}"),
            cure=Words(
                "評価書だけを含むファイルか確かめ（表計算では、表の下や右の空の行・列を削除して保存し直し）、"
                f"そうなら環境変数 {self.variable} で上限を上げてください",
                "check that it holds one evaluation only (of a workbook, delete the empty rows and columns below and "
                f"beside it, and save it again); if so, raise the limit with the variable {self.variable}",
            ),
        )


BYTES = Limit("KONKYO_MAX_BYTES", 64 * _MEBI, Words("ファイルのバイト数", "bytes of the file"))
EXPANDED = Limit(
    "KONKYO_MAX_EXPANDED",
    256 * _MEBI,
    Words("圧縮を解いた Excel・Word・PDF のバイト数", "bytes that the workbook, Word file or PDF unpacks to"),
)
CELLS = Limit("KONKYO_MAX_CELLS", 500_000, Words("表のセルと行の数", "cells and rows of the tables"))
PAGES = Limit("KONKYO_MAX_PAGES", 2_000, Words("ページやシートの数", "pages or sheets"))

CITATIONS = Limit("KONKYO_MAX_CITATIONS", 100_000, Words("条項の引用", "citations of provisions"))
SECONDS = Limit("KONKYO_MAX_SECONDS", 300, Words("1文書を読む計算時間（秒）", "seconds of CPU time to read a document"))
MEGABYTES = Limit("KONKYO_MAX_MEGABYTES", 2_048, Words("1文書を読むメモリー（MB）", "MB of memory to read a document"))

LIMITS = (BYTES, EXPANDED, CELLS, PAGES, CITATIONS, SECONDS, MEGABYTES)
"""All bounds, as the documentation lists them."""
