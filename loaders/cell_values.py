"""Printed values → the values of the record: cleaned text, counts."""

import re
import unicodedata

from konkyo.loaders.pages import BoxMark

_MARKS = re.compile(f"[{''.join(BoxMark)}]")
# White space is layout except between two Latin words: 「Japan Inc」.
_LAYOUT = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_NOTHING = re.compile(r"^[・○•◦\-ー－—―‐–]*$")
_NONE = re.compile(r"(?:特に|該当)?(?:なし|無し|無)[。.]?|該当(?:せず|しない)[。.]?")
_COUNT = re.compile(r"\(\s*([\d,]*)\s*\)\s*件|(\d[\d,]*)\s*件")  # 「（ 58 ）件」「( 1,008 )件」「3件」
SHOWN_MARKS = {BoxMark.BOX: "☐", BoxMark.BOX_ON: "☑", BoxMark.RADIO: "◯", BoxMark.RADIO_ON: "◉", BoxMark.LOST: "◌"}


def shown(text: str) -> str:
    """Return ``text`` with its marks as characters a person can see; every offset stays what it was."""
    return "".join(SHOWN_MARKS.get(c, c) for c in text)  # type: ignore[call-overload]


def clean(text: str | None) -> str | None:
    """Return a value as the record keeps it: no marks, no layout white space; None where nothing is left."""
    if text is None:
        return None
    bare = _MARKS.sub("", text).strip()
    value = _LAYOUT.sub("", bare)
    return value if value and not _NOTHING.match(value) else None


def says_none(text: str) -> bool:
    """Tell whether a cell is blank or says that there is nothing: 「－」, 「なし」, 「該当なし」."""
    value = clean(text)
    return value is None or bool(_NONE.fullmatch(value))


def counts(text: str) -> list[int | None]:
    """Return the numbers of all 「（ ）件」 of ``text`` in order, None where the brackets are empty."""
    found = _COUNT.findall(unicodedata.normalize("NFKC", text))
    numbers = [(bracketed or bare).replace(",", "") for bracketed, bare in found]
    return [int(number) if number else None for number in numbers]
