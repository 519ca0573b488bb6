"""The option that an officer chose in a field, and those that the form offers."""

import re
import unicodedata

_CHOSEN = re.compile(r"[\[［]\s*([^\[\]［］]*?)\s*[\]］]")
_OPTION = re.compile(r"\d\)\s*(.+?)\s*(?=\d\)|[(（]|[\[［]|$)", re.S)
"""「1) 実施する 2) 実施しない」."""


def bracketed_option(text: str) -> tuple[str, int, int] | None:
    """Return the words in the brackets of a list of options, and where they stand; None where there are no brackets.

    「[ 実施する ] ＜選択肢＞ 1) 実施する 2) 実施しない」 → 実施する.
    """
    found = _CHOSEN.search(text)
    return (found[1], found.start(1), found.end(1)) if found else None


def options_printed(text: str) -> set[str]:
    """Return the options that the form prints for a choice; empty where it prints none."""
    return {"".join(found[1].split()) for found in _OPTION.finditer(unicodedata.normalize("NFKC", text))}
