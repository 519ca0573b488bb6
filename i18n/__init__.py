"""The texts that konkyo shows to people, in Japanese and English.

Each text is written once, where it is needed, as a pair: ``Words(ja="…", en="…")``. The language is chosen when the
text is shown, not when it is made, so that a record is the same on every machine.
"""

from konkyo.i18n.errors import KonkyoError, UsageError, own_fault
from konkyo.i18n.law_errors import law_error_told, law_errors_told
from konkyo.i18n.name_list import name_list
from konkyo.i18n.share_shown import share_shown
from konkyo.i18n.words import LANGUAGES, Words, language, reading_in

__all__ = [
    "LANGUAGES",
    "KonkyoError",
    "UsageError",
    "Words",
    "language",
    "law_error_told",
    "law_errors_told",
    "name_list",
    "own_fault",
    "reading_in",
    "share_shown",
]
