"""Headings of numbered blocks: システムN, 委託事項N, 提供先N, 移転先N."""

import re

from konkyo.loaders.forms.label_table import BLOCKS
from konkyo.loaders.forms.matching import fold_label

_HEADINGS = "|".join(BLOCKS.values())
_BLOCK = re.compile(rf"^({_HEADINGS})\s*(\d{{1,3}})(?:[\s:：]+(.*))?$", re.S)
_BLOCK_ALONE = re.compile(rf"\(?({_HEADINGS})(\d{{1,3}})\)?:?()")
_BLOCK_RANGE = re.compile(rf"^({_HEADINGS})\s*\d{{1,3}}\s*[～~∼\-－ー]\s*\d{{1,3}}$")
_KINDS = {heading: kind for kind, heading in BLOCKS.items()}
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


def block_heading(text: str) -> tuple[str, int, str] | None:
    """Return (kind, number, what follows) for 「提供先3」 and 「移転先４０ 教育委員会」; None for any other text."""
    # 「（提供先1）」「提 供 先 1：」 alone are read folded; with a name behind it the text stays as printed.
    match = _BLOCK_ALONE.fullmatch(fold_label(text)) or _BLOCK.match(text.strip().translate(_DIGITS))
    if not match or is_block_range(text):
        return None
    return _KINDS[match[1]], int(match[2]), (match[3] or "").strip()


def is_block_range(text: str) -> bool:
    """Tell whether ``text`` is a printed heading that names a range of blocks and opens none: 「提供先16～20」."""
    return bool(_BLOCK_RANGE.match(fold_label(text).translate(_DIGITS)))
