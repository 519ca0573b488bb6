"""What konkyo says to people, in Japanese and English.

Every text shown to a person is written once, where it is needed, as a pair: ``Words(ja="…", en="…")``.
The language is chosen when it is shown, never when it is made, so a record says the same on every machine.
"""

from konkyo.i18n.errors import KonkyoError, UsageError
from konkyo.i18n.words import LANGUAGES, Words, language

__all__ = [
    "LANGUAGES",
    "KonkyoError",
    "UsageError",
    "Words",
    "language",
]
