"""Characters that fonts and PDFs use for another that looks the same, 「⼀」 (a radical) for 「一」; old forms, 「條」.

Printed text keeps them. For comparison they are replaced one for one, so that positions do not change.
"""

import re
import unicodedata
from itertools import chain


def _variants() -> dict[int, str]:
    table: dict[int, str] = {}
    # For Kangxi radicals and compatibility ideographs Unicode gives the replacement.
    for code in chain(range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    # Radicals for which Unicode gives another form than the one printed in Japan.
    table |= {ord("⼾"): "戸", ord("⾭"): "青", ord("⿈"): "黄", ord("⿊"): "黒"}
    # For the supplement of radicals Unicode gives none; these occur as characters in Japanese.
    supplement = zip("⺁⺟⺠⺩⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲", "厂母民王虎西角長青食鬼麦黄斉歯竜亀", strict=True)
    table |= {ord(radical): plain for radical, plain in supplement}
    # Old forms of the words of a citation: 「第十九條第八號」.
    table |= {ord("條"): "条", ord("號"): "号"}
    return table


VARIANTS = _variants()
"""Code of a variant → its replacement."""

# The blocks that hold them: for so few ranges a pattern is fast.
_VARIANT = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f條號]")


def normalised(text: str) -> str:
    """Return what two spellings of one text have in common: NFKC, no variants, no white space, one case."""
    return "".join(unicodedata.normalize("NFKC", unified(text)).split()).casefold()


def unified(text: str) -> str:
    """Return ``text`` with its variants replaced; the length is the same."""
    # Few texts have any, and to look for them costs a fraction of translating.
    return text.translate(VARIANTS) if _VARIANT.search(text) else text
