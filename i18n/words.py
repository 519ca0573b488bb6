"""A text in both languages, and the choice between them."""

import locale
import os
from dataclasses import dataclass

LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Japanese and in English. ``str()`` returns it in the reader's language, see ``language``."""

    ja: str
    en: str

    def in_(self, code: str) -> str:
        """Return the text in the language ``code`` ("ja" or "en")."""
        return self.ja if code == "ja" else self.en

    def __str__(self) -> str:
        return self.in_(language())


def language() -> str:
    """Return the reader's language, "ja" or "en": that of KONKYO_LANG, else of the locale, else English."""
    for value in (os.environ.get("KONKYO_LANG"), *_locale_names()):
        code = (value or "").strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


def _locale_names() -> list[str | None]:
    """Return the names of the locale in the environment, in the order of POSIX."""
    names = [os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG")]
    # Windows sets none of these variables; there Python asks the system.
    return names if any(names) else [locale.getlocale()[0]]
