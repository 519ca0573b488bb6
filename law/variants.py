"""Characters that fonts and PDFs put for another one that looks the same: 「⼀」 (a radical's number) for 「一」.

Printed text keeps them; only what is compared is made alike, character for character, so that every place stays.
"""

import unicodedata
from itertools import chain


def _variants() -> dict[int, str]:
    table: dict[int, str] = {}
    # Kangxi radicals and compatibility ideographs name the character they stand for.
    for code in chain(range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = plain
    # Those of which Unicode names another form than the one printed in Japan.
    table |= {ord("⼾"): "戸", ord("⾭"): "青", ord("⿈"): "黄", ord("⿊"): "黒"}
    # Of the radicals' supplement Unicode does not say so; these stand alone as characters in Japanese.
    supplement = zip("⺁⺟⺠⺩⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲", "厂母民王虎西角長青食鬼麦黄斉歯竜亀", strict=True)
    table |= {ord(radical): plain for radical, plain in supplement}
    return table


VARIANTS = _variants()
"""Code of a variant → the character it stands for; one for one."""


def unified(text: str) -> str:
    """Return ``text`` with the characters that its variants stand for; as long as ``text``."""
    return text.translate(VARIANTS)
