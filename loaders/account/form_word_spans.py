"""The words of a form in a text that no passage holds: its labels and its options, wherever they stand free.

A label may be broken over lines, and a row of options may be left over from a torn group of boxes. The same words
within a sentence are no label: white space, a sign or a digit must stand on both sides.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from konkyo.loaders.account.folded_source import folded_text
from konkyo.loaders.account.kinds import CharacterKind
from konkyo.loaders.forms.editions import FormEdition
from konkyo.loaders.forms.filled import CHANGE_COLUMNS
from konkyo.loaders.forms.label_table import BLOCKS

_FREE_BEFORE = r"(?:(?<=[\W\d_①-⑳])|^)"
_FREE_AFTER = r"(?![\u3099\u309a])(?=[\W\d_①-⑳]|$)"
_NUMERAL = r"(?:[①-⑳]|[(]?\d{1,2}[).,:、]?|[IVX]{1,4}[.,]?|[(]?別添\d?[)]?) ?"
_DECORATION = r"(?: ?※)?(?: ?[(](?:委託|情報提供ネットワ|\d|[IVX])[^()]{0,60}[)]| ?【(?:任意|行政機関等のみ)】)*"
_LIST_HEAD = r"[<〈] ?選 ?択 ?肢 ?[>〉]"
_BLOCK = rf"(?:{'|'.join(map(folded_text, BLOCKS.values()))}) ?\d{{1,3}}(?: ?[~-] ?\d{{1,3}})?"
_WORDS = re.compile(r"[^\W\d_]")
_SIGNS = re.compile(r"[\W\d_①-⑳]*")


def form_words(text: str, edition: FormEdition) -> Iterator[tuple[int, int, CharacterKind]]:
    """Yield the places in ``text``, which is folded but for single spaces, that are words of the form, in order."""
    for found in _pattern(edition).finditer(text):
        yield *found.span(), CharacterKind[(found.lastgroup or "").upper()]


def is_signs(text: str) -> bool:
    """Tell whether ``text`` holds no letter: signs, marks, digits."""
    return bool(_SIGNS.fullmatch(text))


@lru_cache(maxsize=16)
def _pattern(edition: FormEdition) -> re.Pattern[str]:
    options = {name for field in edition.option_lists.values() for option in field for name in option.spellings}
    label = f"(?:{_NUMERAL}){{0,3}}+(?:{_spaced(edition.by_label)}|{_spaced(CHANGE_COLUMNS.values())}){_DECORATION}"
    printed = f"{_LIST_HEAD}|{_spaced(options)}|件"
    return re.compile(f"{_FREE_BEFORE}(?:(?P<label>{label}|{_BLOCK})|(?P<print>{printed})){_FREE_AFTER}", re.I)


def _spaced(words: Iterable[str]) -> str:
    """Return a pattern for any of ``words``, the longest first, whatever spaces stand in them."""
    folded = sorted(
        {form for word in words if _WORDS.search(form := folded_text(word))}, key=lambda form: (-len(form), form)
    )
    return "|".join(" ?".join(map(re.escape, form)).replace("取 ?扱", "取 ?(?:り ?)?扱 ?い?") for form in folded)
