"""A text in both languages, and which of the two a person reads."""

import locale
import os
from dataclasses import dataclass

LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Japanese and in English; ``str()`` of it is the one this person reads."""

    ja: str
    en: str

    def in_(self, code: str) -> str:
        """Return the text in the language ``code`` ("ja" or "en")."""
        return self.ja if code == "ja" else self.en

    def __str__(self) -> str:
        return self.in_(language())


def language() -> str:
    """Return "ja" or "en": KONKYO_LANG if it names one of them, else the locale's language, else English."""
    for value in (os.environ.get("KONKYO_LANG"), *_locale_names()):
        code = (value or "").strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


def _locale_names() -> list[str | None]:
    """Names the environment gives the locale, strongest first, in POSIX's own order."""
    named = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    # Windows sets none of these; there Python asks the system.
    return named if any(named) else [locale.getlocale()[0]]
